"""The panel's window: the bar above, the rail, and one page at a time; what staff ask for on a page goes through here."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.panel import emergency_wording, rail, wording
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk, Opened, Page
from kiosk.panel.finding import Aim, ChoosePlaylist, OpenPage, OpenSlide, PressKey, SelectScreens
from kiosk.panel.import_jobs import Jobs
from kiosk.panel.notice import NoticeBar
from kiosk.panel.over import OverThePage
from kiosk.panel.page import PageView
from kiosk.panel.pages import make
from kiosk.panel.palette import Colours, stylesheet
from kiosk.panel.rail import Rail
from kiosk.panel.reader import Glance, Wanted
from kiosk.panel.topbar import TopBar
from kiosk.panel.undoing import Commission, Way
from kiosk.panel.wording import Tone
from kiosk.services.cue_errands import Give
from kiosk.services.errand import Done, Errand

if TYPE_CHECKING:
    from kiosk.panel.content_page import ContentPage
    from kiosk.panel.finder import Finder
    from kiosk.panel.live import LivePage
    from kiosk.panel.log_page import LogPage
    from kiosk.panel.schedule_page import SchedulePage

SMALLEST = QSize(1280, 800)
USUAL = QSize(1440, 900)
FRAME = QSize(16, 40)
"""Room left for what the desktop puts around the window: borders and a title bar."""
REFRACTORY_S = 0.6
"""A second press so soon was a slip of the finger, or a key held down; pages may be turned faster."""
DONE_S = 20.0
"""How long it tells of what was done and can be taken back."""
SAID_S = 8.0
"""How long the notice tells of what was just given or refused."""

_REPEATABLE = {CueKind.NEXT, CueKind.PREVIOUS}


class PanelWindow(QWidget):
    """Its whole state is a Desk; every change makes a new one, and the open page renders it."""

    commissioned = Signal(object)
    """A Commission: an errand is to be seen to."""
    alerted = Signal(object)
    """An Alert: an emergency is to be given, made longer or ended, at once."""
    turned = Signal()
    """Another page is open, or one wants to show more: what it shows has to be read."""
    left = Signal()
    """Staff have quit."""
    furnished = Signal(object)
    """A Page that has been made: whoever serves it connects to it."""

    def __init__(self, colours: Mapping[ThemeName, Colours], desk: Desk, *, attached: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that no button has the focus before somebody gives it one
        self._colours = colours
        self._desk = desk
        self._scale = 0.0
        self._said: tuple[float, Text, Tone] | None = None
        self._given_s: dict[CueKind, float] = {}
        self._thumbnails: dict[str, QImage] = {}
        now = colours[desk.theme]
        self._topbar = TopBar(now.palette, self)
        self._notice = NoticeBar(self)
        self._rail = Rail(now.palette, self)
        self._stack = QStackedWidget(self)
        self._pages: dict[Page, PageView] = {}
        self._over = OverThePage(now, self, attached=attached)
        self._lay_out()
        self._connect()
        self.furnish(Page.LIVE)
        self._render()

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def live(self) -> LivePage:
        return cast("LivePage", self.furnish(Page.LIVE))

    @property
    def content(self) -> ContentPage:
        return cast("ContentPage", self.furnish(Page.CONTENT))

    @property
    def schedule(self) -> SchedulePage:
        return cast("SchedulePage", self.furnish(Page.SCHEDULE))

    @property
    def log(self) -> LogPage:
        return cast("LogPage", self.furnish(Page.LOG))

    @property
    def finder(self) -> Finder:
        return self._over.finder

    def furnish(self, page: Page) -> PageView:
        """A page, made now if it was not there yet."""
        if page not in self._pages:
            made = make(page, self._colours[self._desk.theme], self._desk, self._stack)
            self._pages[page] = made
            self._stack.addWidget(made)
            made.see(Glance(hall=self._desk.hall, thumbnails=self._thumbnails))  # those it has missed will not come again
            made.errand.connect(self._commission)
            made.changed.connect(self._change if page is Page.LIVE else self._look_elsewhere)
            if page is Page.LOG:
                self.log.more_wanted.connect(self.turned)
            if self._scale:
                for key in made.findChildren(Key):
                    key.fit(self._scale)
                made.fit(self._scale, self.width())
            self.furnished.emit(page)
        return self._pages[page]

    @property
    def wanted(self) -> Wanted:
        """What the open page needs to be read for it."""
        browsing = self._desk.browsing
        return Wanted(
            page=self._desk.page,
            lines=self.log.lines if self._desk.page is Page.LOG else 0,
            day=self._desk.day,
            words=browsing.words,
            planning=self._desk.planning,
            slide=browsing.opened.slide if browsing.opened is not None else None,
        )

    def stand_beside(self) -> None:
        """Takes the lower right corner of the last monitor, at its smallest: there it covers the least of the hall window."""
        room = self.screen().virtualSiblings()[-1].availableGeometry().adjusted(0, 0, -FRAME.width(), -FRAME.height())
        place = QRect(QPoint(), SMALLEST.boundedTo(room.size()))
        place.moveBottomRight(room.bottomRight())
        self.resize(place.size())
        self.move(place.topLeft())

    def _lay_out(self) -> None:
        available = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(available))
        self.resize(USUAL.expandedTo(available * 0.8).boundedTo(available))
        middle = QHBoxLayout()
        middle.addWidget(self._rail)
        middle.addWidget(self._stack, stretch=1)
        lines = QVBoxLayout(self)
        for part in (self._topbar, self._notice):
            lines.addWidget(part)
        lines.addLayout(middle, stretch=1)
        for layout in (middle, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._rail.picked.connect(self._open)
        self._topbar.search.clicked.connect(self._over.search)
        self._topbar.keys.clicked.connect(self._show_keys)
        self._topbar.lock.clicked.connect(self._lock)
        self._over.lock.hold.held.connect(self._unlock)
        self._over.finder.picked.connect(self._go_to)
        self._topbar.language.clicked.connect(self._other_language)
        self._topbar.colours.clicked.connect(self._other_colours)
        self._topbar.leave.clicked.connect(self._over.leaving.open)
        self._notice.undo.clicked.connect(partial(self._step, Way.BACK))
        self._notice.redo.clicked.connect(partial(self._step, Way.FORTH))
        self._topbar.emergencies.connect(self._over.emergency.open)
        self._topbar.all_clear.held.connect(self._over.emergency.end_all)
        self._over.emergency.alert.connect(self.alerted)
        self._over.leaving.stay.clicked.connect(self._over.leaving.close_again)
        self._over.leaving.hold.held.connect(self.left)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._pressed, pressed))

    def _pressed(self, action: Callable[[], None]) -> None:
        """While it is locked only the card of emergencies answers."""
        card = self._over.emergency
        if not self._desk.locked or action == card.open or (action == self._escape and card.isVisible()):
            action()

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does on every page; a page has keys of its own besides."""
        pages: dict[str, Callable[[], None]] = {key: partial(self._open, page) for page, key in rail.KEYS.items()}
        return pages | {
            "Esc": self._escape,
            "Ctrl+L": self._other_language,
            "Ctrl+D": self._other_colours,
            "Ctrl+Q": self._over.leaving.open,
            "Ctrl+E": self._over.emergency.open,
            "Ctrl+K": self._over.search,
            "?": self._show_keys,
            "L": self._lock_on_live,
            "Ctrl+Z": partial(self._step, Way.BACK),
            "Ctrl+Y": partial(self._step, Way.FORTH),
        }

    def see(self, glance: Glance) -> None:
        """Shows the hall as it was found; selected screens that are gone are selected no longer."""
        here = {tile.screen for tile in glance.hall.tiles}
        self._desk = replace(self._desk, hall=glance.hall, selected=self._desk.selected & here)
        self._thumbnails |= glance.thumbnails
        for page in self._pages.values():
            page.see(glance)
        self._render()
        self.live.set_thumbnails(glance.thumbnails)

    def say(self, text: Text, tone: Tone = Tone.CALM, for_s: float | None = None) -> None:
        """Tells staff something for a while, in the place of the notice."""
        self._said = (time.monotonic() + (SAID_S if for_s is None else for_s), text, tone)
        self._render()

    def did(self, commission: Commission, done: Done) -> None:
        """Says what was done, and keeps the way back."""
        now_us = self._desk.hall.now_us
        self._desk = replace(self._desk, undoing=self._desk.undoing.after(commission, done, now_us))
        step = commission.step
        text = done.text if step is None else wording.undone(commission.way, step.text)
        self.say(text, for_s=DONE_S if done.undo is not None else None)

    def show_imports(self, jobs: Jobs) -> None:
        """How the files fare that are being imported. This comes often: where they are shown nothing else is painted anew."""
        desk = replace(self._desk, imports=jobs)
        if desk.page is not Page.CONTENT:
            self._change(desk)
            return
        self._desk = desk
        self.content.render_imports(desk)
        self._over.leaving.render_desk(desk)

    def take_down(self) -> None:
        self._over.close_all()
        self.hide()
        self.deleteLater()

    def _render(self) -> None:
        desk = self._desk
        self.setWindowTitle(desk.say(wording.WINDOW_TITLE))
        for part in (self._topbar, self._notice, self._rail, self._pages[desk.page], self._over):
            part.render_desk(desk)
        for shut in (self._stack, self._rail, self._notice):
            shut.setEnabled(not desk.locked)
        text, tone = self._notice_now()
        self._notice.say(desk.say(text), tone)
        self._notice.setVisible(bool(desk.hall.rows) or desk.page is not Page.LIVE)
        self.live.tell_why_empty(desk.say(text))

    def _notice_now(self) -> tuple[Text, Tone]:
        """What was just said, unless it would hide that the screens do not follow, or that there is an emergency."""
        hall = self._desk.hall
        follows = hall.player_runs and hall.trouble is None and not hall.alarms
        if self._said is not None and time.monotonic() < self._said[0] and (follows or self._said[2] is not Tone.CALM):
            return self._said[1], self._said[2]
        return (emergency_wording.standing(hall), Tone.FAULT) if hall.alarms else wording.notice(hall)

    def _change(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def _look_elsewhere(self, desk: Desk) -> None:
        """Another day or other words: what is to be shown has to be read first."""
        self._change(desk)
        self.turned.emit()

    def _open(self, page: Page) -> None:
        """Turns to a page, which renders what is known until its own readings are there."""
        if page is self._desk.page:
            return
        self._stack.setCurrentWidget(self.furnish(page))
        self._change(replace(self._desk, page=page))
        self._pages[page].take_focus()
        self.turned.emit()

    def _escape(self) -> None:
        """Steps back: out of what lies over the page, else on the page."""
        if not self._over.close_one():
            self._pages[self._desk.page].escape()

    def _show_keys(self) -> None:
        self._over.tell_keys(self._desk)

    def _go_to(self, aim: Aim) -> None:
        """Does what was chosen in the search."""
        match aim:
            case OpenPage():
                self._open(aim.page)
            case SelectScreens():
                self._open(Page.LIVE)
                self._change(self._desk.select(aim.screens))
            case ChoosePlaylist():
                self._open(Page.LIVE)
                self._change(self._desk.choose(aim.playlist))
            case PressKey():
                self._over.press(aim.word)
            case OpenSlide(slide=slide, words=words):
                opened = Opened(slide=slide, words=words)
                self._open(Page.CONTENT)
                self._look_elsewhere(replace(self._desk, browsing=replace(self._desk.browsing, opened=opened)))

    def _lock_on_live(self) -> None:
        if self._desk.page is Page.LIVE:
            self._lock()

    def _lock(self) -> None:
        self._over.close_all()
        self._change(replace(self._desk, locked=True))
        self._over.lock.come_up()

    def _unlock(self) -> None:
        self._change(replace(self._desk, locked=False))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commission(self, errand: Errand) -> None:
        """Has an errand seen to, unless it is a cue that was given a moment ago."""
        if isinstance(errand, Give) and self._is_slip(errand.request.kind):
            return
        self.commissioned.emit(Commission(errand=errand))

    def _is_slip(self, kind: CueKind) -> bool:
        last_s, now_s = self._given_s.get(kind), time.monotonic()
        self._given_s[kind] = now_s
        return last_s is not None and now_s - last_s < REFRACTORY_S and kind not in _REPEATABLE

    def _step(self, way: Way) -> None:
        """Takes back what was done last, or does again what was taken back last; the step is off the list at once."""
        undoing = self._desk.undoing
        step = undoing.next(way, self._desk.hall.now_us)
        if step is not None:
            self._change(replace(self._desk, undoing=undoing.without(step)))
            self.commissioned.emit(Commission(errand=step.errand, way=way, step=step))

    def _other_language(self) -> None:
        self._change(replace(self._desk, language=self._desk.language.other))

    def _other_colours(self) -> None:
        theme = ThemeName.LIGHT if self._desk.theme is ThemeName.DARK else ThemeName.DARK
        self._desk = replace(self._desk, theme=theme)
        now = self._colours[theme]
        self.setStyleSheet(stylesheet(now.palette, self._scale))
        for page in self._pages.values():
            page.set_colours(now)
        for part in (self._topbar, self._rail):
            part.set_palette(now.palette)
        self._over.set_colours(now)
        self._render()

    def _fit(self) -> None:
        """Lets everything grow with the window, so that it can be read on any monitor."""
        scale = max(_LEAST_SCALE, min(self.width() / SMALLEST.width(), self.height() / SMALLEST.height()))
        scale = round(scale * 16) / 16
        if scale != self._scale:
            self._scale = scale
            self.setStyleSheet(stylesheet(self._colours[self._desk.theme].palette, scale))
            for key in self.findChildren(Key):
                key.fit(scale)
            for part in (self._topbar, self._notice, self._rail):
                part.fit(scale)
        for page in self._pages.values():
            page.fit(scale, self.width())
        self._over.fit(scale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._desk.page is Page.LIVE and event.key() in _TAKING and not event.isAutoRepeat():
            self.live.take()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window would quit: it asks in the same way."""
        event.ignore()
        self._pressed(self._over.leaving.open)


_LEAST_SCALE = 0.85
_TAKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
