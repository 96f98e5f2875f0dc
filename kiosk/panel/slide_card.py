"""The card of a slide: how it looks, its words to be edited, where it plays, what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiatives
from kiosk.domain.text import Text
from kiosk.panel import card_wording as words
from kiosk.panel.button import Key, dress, label
from kiosk.panel.chooser import Choice, Chooser
from kiosk.panel.content_wording import KINDS, LEAVE, beside
from kiosk.panel.desk import Desk, Opened
from kiosk.panel.palette import Palette
from kiosk.panel.sheet import Changes
from kiosk.panel.slide_form import SlideForm
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.panel.slide_preview import SlidePreview
from kiosk.panel.wording import Tone
from kiosk.services.recycling_errands import Discard, Replace
from kiosk.services.shelf import News, Shelf
from kiosk.services.slide_account import Account
from kiosk.services.slide_editing import untranslated

_MOST_CHOICES = 200
"""So many slides are offered to take the place of another."""


class SlideCard(QFrame):
    """Shows the slide that is open, and emits what staff want done with it."""

    errand = Signal(object)
    """An Errand."""
    wanted = Signal()
    """Its picture is still to be drawn."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._slide: Slide | None = None
        self._account: Account | None = None
        self._changes: Changes | None = None
        self._opened: Opened | None = None
        self._heading = label(self, "heading", wrap=True)
        self._about = label(self, "small", wrap=True)
        self.preview = SlidePreview(palette, self)
        self._affects = label(self, "strong", wrap=True)
        self._publishing = label(self, "small", wrap=True)
        self.form = SlideForm(self)
        self._more = {role: label(self, role, wrap=True) for role in ("caption", "plain", "small")}
        self._missing = label(self, "plain", wrap=True)
        self._how = label(self, "small", wrap=True)
        self.chooser = Chooser(self)
        self.chooser.hide()
        self.discard = Key(self, "Ctrl+Del", beside=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._inside = QWidget(self)
        self._inside.setObjectName("card")
        self._words = QVBoxLayout(self._inside)
        for part in (self._affects, self._publishing, self._missing, self._how, self.form, *self._more.values()):
            self._words.addWidget(part)
        self._words.addStretch()
        self.room = QScrollArea(self)
        self.room.setObjectName("card")
        self.room.setWidgetResizable(True)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self._inside)
        self._lines = QVBoxLayout(self)
        for part in (self._heading, self._about, self.preview):
            self._lines.addWidget(part)
        self._lines.addWidget(self.room, stretch=1)
        self._lines.addWidget(self.chooser, stretch=1)
        self._lines.addWidget(self.discard)
        self._lines.addStretch()

    def _connect(self) -> None:
        self.preview.wanted.connect(self.wanted)
        self.form.errand.connect(self.errand)
        self.form.focused.connect(self._bring_into_sight)
        self.discard.clicked.connect(self._discard)
        self.chooser.picked.connect(self._replace)
        self.chooser.left.connect(self._let_go)
        shortcut = QShortcut(QKeySequence("Ctrl+Del"), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.discard.click)

    def put(self, shelf: Shelf, opened: Opened | None, account: Account | None, changes: Changes | None) -> None:
        """Shows the slide that was opened, as the shelf has it now; the focus goes to what was looked for, once."""
        slide = shelf.slides.get(opened.slide) if opened is not None else None
        if slide is None or self._slide is None or slide.id != self._slide.id:
            self._let_go()
        self._shelf, self._slide, self._changes = shelf, slide, changes
        self._account = account if account is not None and slide is not None and account.slide == slide.id else None
        if slide is not None:
            self.preview.put(shelf, slide)
            self.form.put(shelf, slide)
        new, self._opened = opened is not self._opened, opened
        self._render()
        if new and slide is not None and opened is not None and opened.words is not None:
            self.form.seek(opened.words)

    def take_picture(self, order: PictureOrder, image: QImage | None) -> bool:
        """A picture that was wanted; answers whether it was for here."""
        return self.preview.take_picture(order, image)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for part in (self.preview, self.form, self.chooser):
            part.render_desk(desk)
        self._render()

    def fit(self, scale: float, width: int) -> None:
        edge = round(12 * scale)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(round(6 * scale))
        self._words.setContentsMargins(0, 0, round(6 * scale), 0)
        self._words.setSpacing(round(6 * scale))
        self.preview.fit(scale, width - 2 * edge)
        for part in (self.form, self.chooser):
            part.fit(scale)
        self.discard.setFixedHeight(round(46 * scale))

    def set_palette(self, palette: Palette) -> None:
        self.preview.set_palette(palette)

    def escape(self) -> bool:
        """Steps back: out of the question what takes its place, else out of what was typed; answers whether it did."""
        if self.chooser.isVisible():
            self._let_go()
            return True
        return self.form.put_back()

    def _render(self) -> None:
        say, slide, shelf = self._desk.say, self._slide, self._shelf
        there = slide is not None and shelf is not None
        told: tuple[QWidget, ...] = (self._about, self.preview)
        for part in told:
            part.setVisible(there)
        self.room.setVisible(there and self.chooser.isHidden())
        self.discard.setVisible(there and self.chooser.isHidden())
        if slide is None or shelf is None:
            self._heading.setText(say(words.NONE_CHOSEN))
            return
        self._heading.setText(say(slide.title))
        self._about.setText(say(beside(KINDS[slide.kind], shelf.homes[slide.id].title, _news(shelf, slide))))
        lacking = untranslated(slide)
        self._missing.setText(say(words.missing(lacking)))
        self._missing.setProperty("role", "plain")
        dress(self._missing, "tone", (Tone.ATTENTION if lacking else Tone.CALM).value)
        self._how.setText(say(words.HOW_TO_SAVE))
        self.discard.say(say(words.DISCARD))
        self._render_account(shelf, slide)

    def _render_account(self, shelf: Shelf, slide: Slide) -> None:
        account, say = self._account, self._desk.say
        for part in (self._affects, self._publishing):
            part.setVisible(account is not None)
        if account is not None:
            self._affects.setText(say(words.affects(account)))
            self._publishing.setText(say(words.publishing(self._changes)))
        found = account.findings if account is not None else ()
        lines = [words.finding(each) for each in found] or [words.IS_FINE]
        self._more["caption"].setText(say(words.CHECKED))
        self._more["plain"].setText("\n".join(say(line) for line in lines))
        used = [words.stands_in([playlist.title for playlist in shelf.playlists if slide.id in shelf.flat[playlist.id]])]
        if account is not None and account.imported is not None:
            used.append(words.came_from(account.imported.file))
        self._more["small"].setText("\n".join(say(line) for line in used))

    def _bring_into_sight(self, row: QWidget) -> None:
        self._words.activate()
        self.room.ensureWidgetVisible(row, 0, round(row.height()))

    def _discard(self) -> None:
        """Into the bin; where others use it, it is asked first what takes its place."""
        slide, shelf = self._slide, self._shelf
        if slide is None or shelf is None:
            return
        places = tuple(_places(shelf, slide))
        if not places:
            self.errand.emit(Discard(thing=Thing.SLIDE, name=slide.id))
            return
        self.room.hide()
        self.discard.hide()
        choices = [Choice(text=each.title, value=each.id) for each in _others(shelf, slide)]
        self.chooser.ask(words.used(places), choices, LEAVE)

    def _replace(self, new: object) -> None:
        if self._slide is not None:
            self.errand.emit(Replace(thing=Thing.SLIDE, old=self._slide.id, new=str(new)))
        self._let_go()

    def _let_go(self) -> None:
        if not self.chooser.isHidden():
            self.chooser.hide()
            self._render()


def _news(shelf: Shelf, slide: Slide) -> Text:
    news = shelf.slide_news.get(slide.id)
    if news is None:
        return words.IS_PUBLISHED
    return words.NOT_PUBLISHED if news is News.NEW else words.CHANGED


def _places(shelf: Shelf, slide: Slide) -> Iterator[Text]:
    """Where a slide is used besides the playlist of its own deck."""
    for playlist in _using(shelf, slide):
        yield words.in_playlist(playlist.title)
    for other in shelf.slides.values():
        fields = other.fields
        if isinstance(fields, Initiatives) and other.id != slide.id and slide.id in {item.opens for item in fields.items}:
            yield words.opened_by(other.title)


def _using(shelf: Shelf, slide: Slide) -> Iterator[Playlist]:
    home = shelf.homes[slide.id].id
    return (playlist for playlist in shelf.playlists if playlist.id != home and slide.id in playlist.slides)


def _others(shelf: Shelf, slide: Slide) -> list[Slide]:
    """The slides that may take its place: those of its deck first, then of its section."""
    home = shelf.homes[slide.id]

    def near(other: Slide) -> int:
        deck = shelf.homes[other.id]
        return 0 if deck.id == home.id else 1 if deck.section == home.section else 2

    return sorted((each for each in shelf.slides.values() if each.id != slide.id), key=near)[:_MOST_CHOICES]
