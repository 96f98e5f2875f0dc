"""The lower part of the inspector: what to put on the selected screens, until when, over whom, and GO."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.text import Language
from kiosk.panel import live_wording, wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk, HoldFor, Over
from kiosk.panel.palette import Palette
from kiosk.panel.pane import Pane
from kiosk.panel.preview import Asked

LANGUAGE_KEYS = {Language.ZH: "C", Language.EN: "E"}
_ID = Qt.ItemDataRole.UserRole
_NONE = QImage()


class Choices(QListWidget):
    """The playlists; the chosen one stays in sight however little room there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys count wherever the focus is
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = label(self, "small", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(self._empty)

    def tell_why_empty(self, words: str) -> None:
        """What stands there as long as there is nothing to choose."""
        self._empty.setText(words)
        self._empty.setVisible(self.count() == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())


class ChangePart(QWidget):
    """Renders what a desk has chosen, with the picture of what it leads to, and emits other choices."""

    changed = Signal(object)
    """A Desk."""
    preview_wanted = Signal(object)
    """An Asked: the picture of what GO would do has to be drawn."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._palette = palette
        self._asked: Asked | None = None
        self._drawn: tuple[Asked, QImage | None] | None = None
        self._pane = Pane(palette, self)
        self._caption = label(self, "caption", wrap=True)
        self._choices = Choices(self)
        self._languages = {language: Key(self, key, beside=True) for language, key in LANGUAGE_KEYS.items()}
        self._until_caption = label(self, "caption", wrap=True)
        self._holds = {hold: Key(self, " ") for hold in HoldFor}
        self._in_use = label(self, "asked", wrap=True)
        self._overs = {over: Key(self) for over in Over}
        self._outcome = label(self, "plain", wrap=True)
        self.go = Key(self, "Space", beside=True)
        self.go.wear(Look.GO)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._rows: list[QLayout] = []
        self._lines.addWidget(self._pane)
        self._row(self._caption, *self._languages.values())
        self._lines.addWidget(self._choices, stretch=1)
        self._row(self._until_caption, *self._holds.values())
        self._lines.addWidget(self._in_use)
        self._row(*self._overs.values())
        self._lines.addWidget(self._outcome)
        self._lines.addWidget(self.go)

    def _row(self, *parts: QWidget) -> None:
        row = QHBoxLayout()
        for part in parts:
            row.addWidget(part, stretch=1 if isinstance(part, Key) else 0)
        self._lines.addLayout(row)
        self._rows.append(row)

    def _connect(self) -> None:
        self._choices.itemPressed.connect(self._choice_pressed)
        for language, button in self._languages.items():
            button.clicked.connect(partial(self._language_clicked, language))
        for hold, button in self._holds.items():
            button.clicked.connect(partial(self._hold_clicked, hold))
        for over, button in self._overs.items():
            button.clicked.connect(partial(self._over_clicked, over))

    @property
    def box(self) -> tuple[int, int]:
        """How many pixels the picture of what GO would do can have."""
        return self._pane.box

    def fit(self, scale: float) -> None:
        gap = round(4 * scale)
        self._lines.setSpacing(gap)
        for row in self._rows:
            row.setSpacing(gap)
        self._pane.fit(scale)
        for caption in (self._caption, self._until_caption):
            caption.setFixedWidth(round(66 * scale))
        for key in self._holds.values():
            key.fit(scale, side=3)
            key.setFixedHeight(round(48 * scale))
        self._choices.setMinimumHeight(round(52 * scale))
        self._outcome.setMinimumHeight(round(38 * scale))
        self.go.fit(scale, side=4)
        self.go.setFixedHeight(round(52 * scale))

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._pane.glass.set_palette(palette)
        self._render_pane(self._desk)

    def show_preview(self, asked: Asked, image: QImage | None) -> None:
        """The picture that was asked for, None if there is none; one that is asked for no more is not shown."""
        if asked == self._asked:
            self._drawn = asked, image
            self._render_pane(self._desk)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._render_choices(desk)
        self._render_buttons(desk)
        self._render_take(desk)
        self._render_pane(desk)
        asked = desk.preview(self.box)
        if asked != self._asked:
            self._asked = asked
            self._render_pane(desk)
            if asked is not None:
                self.preview_wanted.emit(asked)

    def _render_pane(self, desk: Desk) -> None:
        """What GO would put on the first of its screens; while that is drawn, in words."""
        armed = desk.go() is not None
        image = self._drawn[1] if self._drawn is not None and self._drawn[0] == self._asked else None
        known = self._drawn is not None and self._drawn[0] == self._asked
        words = live_wording.CHOOSE if not armed else live_wording.NO_PICTURE if known else live_wording.DRAWING
        self._pane.glass.put(image or _NONE, "" if image else desk.say(words))
        self._pane.glass.hatch(self._palette.attention.fill if desk.taking and armed else None)
        self._pane.glass.frame_in(self._palette.go.fill if armed else self._palette.hairline, 3 if armed else 1)
        title = desk.say(live_wording.armed(desk)) if armed else ""
        more = desk.say(live_wording.first_of(desk)) if armed else ""
        self._pane.tell(desk.say(live_wording.WOULD_BE), title, more, "go" if armed else "calm")

    def _render_choices(self, desk: Desk) -> None:
        self._caption.setText(desk.say(live_wording.CHANGE_TO))
        names = [desk.say(wording.choice(choice)) for choice in desk.hall.choices]
        if [self._choices.item(row).text() for row in range(self._choices.count())] != names:
            self._choices.clear()
            for choice, name in zip(desk.hall.choices, names, strict=True):
                item = QListWidgetItem(name, self._choices)
                item.setData(_ID, choice.playlist)
        self._choices.tell_why_empty(desk.say(live_wording.NO_PLAYLISTS))
        chosen = [choice.playlist == desk.chosen for choice in desk.hall.choices]
        self._choices.setCurrentRow(chosen.index(True) if True in chosen else -1)

    def _render_buttons(self, desk: Desk) -> None:
        self._until_caption.setText(desk.say(live_wording.HOLD_FOR))
        for language, key in self._languages.items():
            key.say(desk.say(live_wording.LANGUAGES[language]))
            key.wear(Look.CHOSEN if language is desk.speak else Look.PLAIN)
            key.setVisible(not desk.visited)  # the question needs the room
        self._caption.setVisible(not desk.visited)
        for hold, key in self._holds.items():
            key.say(desk.say(hold.value))
            key.note(desk.say(live_wording.held_until(desk.hall, hold)))
            key.wear(Look.CHOSEN if hold is desk.hold else Look.PLAIN)

    def _render_take(self, desk: Desk) -> None:
        visited = desk.visited
        self._in_use.setVisible(bool(visited))
        self._in_use.setText(desk.say(live_wording.in_use(visited)) if visited else "")
        for over, key in self._overs.items():
            key.setVisible(bool(visited))
            key.say(desk.say(over.value))
            key.wear(Look.CHOSEN if over is desk.over else Look.PLAIN)
        self._outcome.setText(desk.say(live_wording.outcome(desk)))
        self.go.say(desk.say(live_wording.go(desk)))
        self.go.setEnabled(desk.go() is not None)

    def _choice_pressed(self, item: QListWidgetItem) -> None:
        self.changed.emit(self._desk.choose(item.data(_ID)))

    def _language_clicked(self, language: Language) -> None:
        self.changed.emit(self._desk.choose_language(language))

    def _hold_clicked(self, hold: HoldFor) -> None:
        self.changed.emit(replace(self._desk, hold=hold))

    def _over_clicked(self, over: Over) -> None:
        self.changed.emit(replace(self._desk, over=over))
