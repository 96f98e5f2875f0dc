"""The panel's window: puts its parts together, hears the keys, and says what staff ask for."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.panel import wording
from kiosk.panel.actions import Actions
from kiosk.panel.button import Key, dress, label
from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.inspector import Inspector
from kiosk.panel.leaving import LeavingCard
from kiosk.panel.palette import Palette, stylesheet
from kiosk.panel.reader import Glance
from kiosk.panel.topbar import TopBar
from kiosk.panel.wall import Picked, WallArea
from kiosk.panel.wording import Tone
from kiosk.qtkit.theme import Theme

SMALLEST = QSize(1280, 800)
USUAL = QSize(1440, 900)
FRAME = QSize(16, 40)
"""Room left for what the desktop puts around the window: borders and a title bar."""
REFRACTORY_S = 0.8
"""A second press so soon was a slip of the finger, or a key held down; pages may be turned faster."""
SAID_S = 8.0
"""How long the notice tells of what was just given or refused."""

_REPEATABLE = {CueKind.NEXT, CueKind.PREVIOUS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The panel's own colours, and the theme for the hues of the sections."""

    palette: Palette
    theme: Theme


class PanelWindow(QWidget):
    """One page, the wall as it is now. Its whole state is a Desk; every change makes a new one and renders it."""

    wished = Signal(object)
    """A Request."""
    left = Signal()
    """Staff have quit."""

    def __init__(self, colours: Mapping[ThemeName, Colours], desk: Desk, *, attached: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that no button has the focus before somebody gives it one
        self._colours = colours
        self._desk = desk
        self._scale = 0.0
        self._said: tuple[float, Text, Tone] | None = None
        self._asked_s: dict[CueKind, float] = {}
        now = colours[desk.theme]
        self._topbar = TopBar(self)
        self._notice = label(self, "notice", wrap=True)
        self._notice.setObjectName("notice")
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wall = WallArea(now.palette, now.theme, self)
        self._actions = Actions(self)
        self._inspector = Inspector(self)
        self._leaving = LeavingCard(now.palette, self, attached=attached)
        self._lay_out()
        self._connect()
        self._render()

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
        left = QVBoxLayout()
        left.addWidget(self._wall, stretch=1)
        left.addWidget(self._empty, stretch=1)
        left.addWidget(self._actions)
        middle = QHBoxLayout()
        middle.addLayout(left, stretch=1)
        middle.addWidget(self._inspector)
        lines = QVBoxLayout(self)
        for part in (self._topbar, self._notice):
            lines.addWidget(part)
        lines.addLayout(middle, stretch=1)
        for layout in (left, middle, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._wall.picked.connect(self._picked)
        self._inspector.changed.connect(self._change)
        self._inspector.asked.connect(self._ask)
        self._actions.asked.connect(self._ask)
        self._topbar.language.clicked.connect(self._other_language)
        self._topbar.colours.clicked.connect(self._other_colours)
        self._topbar.leave.clicked.connect(self._leaving.open)
        self._leaving.stay.clicked.connect(self._leaving.close_again)
        self._leaving.hold.held.connect(self.left)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(pressed)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does wherever the focus is; Space and Enter belong to the button with the focus, else they take."""
        kinds = {"Left": CueKind.PREVIOUS, "PgUp": CueKind.PREVIOUS, "Right": CueKind.NEXT, "PgDown": CueKind.NEXT}
        kinds |= {"F": CueKind.FREEZE, "B": CueKind.BLACK, "R": CueKind.CLEAR, "I": CueKind.IDENTIFY}
        keys: dict[str, Callable[[], None]] = {key: partial(self._ask, kind) for key, kind in kinds.items()}
        for number in range(1, 10):
            keys[f"{number}"] = partial(self._select_section, number - 1, False)
            keys[f"Shift+{number}"] = partial(self._select_section, number - 1, True)
        return keys | {
            "A": self._select_all,
            "M": self._toggle_several,
            "Up": partial(self._step, -1),
            "Down": partial(self._step, 1),
            "T": self._next_hold,
            "Esc": self._escape,
            "Ctrl+L": self._other_language,
            "Ctrl+D": self._other_colours,
            "Ctrl+Q": self._leaving.open,
        }

    def see(self, glance: Glance) -> None:
        """Shows the hall as it was found; selected screens that are gone are selected no longer."""
        here = {tile.screen for tile in glance.hall.tiles}
        self._desk = replace(self._desk, hall=glance.hall, selected=self._desk.selected & here)
        self._render()
        self._wall.set_thumbnails(glance.thumbnails)

    def say(self, text: Text, tone: Tone = Tone.CALM) -> None:
        """Tells staff something for a few seconds, in the place of the notice."""
        self._said = (time.monotonic() + SAID_S, text, tone)
        self._render()

    def take_down(self) -> None:
        self._leaving.close_again()
        self.hide()
        self.deleteLater()

    def _render(self) -> None:
        desk = self._desk
        self.setWindowTitle(desk.say(wording.WINDOW_TITLE))
        for part in (self._topbar, self._wall, self._actions, self._inspector, self._leaving):
            part.render_desk(desk)
        text, tone = self._notice_now()
        self._notice.setText(desk.say(text))
        dress(self._notice, "tone", tone.value)
        self._notice.setVisible(bool(desk.hall.rows))
        self._wall.setVisible(bool(desk.hall.rows))
        self._empty.setVisible(not desk.hall.rows)
        self._empty.setText(desk.say(text))

    def _notice_now(self) -> tuple[Text, Tone]:
        """What was just said, unless it would hide that the screens do not follow."""
        hall = self._desk.hall
        follows = hall.player_runs and hall.trouble is None
        if self._said is not None and time.monotonic() < self._said[0] and (follows or self._said[2] is not Tone.CALM):
            return self._said[1], self._said[2]
        return wording.notice(hall)

    def _change(self, desk: Desk) -> None:
        self._desk = desk
        self._render()

    def _choose(self, desk: Desk) -> None:
        """A new selection or choice: from here on Space means to take it, whatever had the focus before."""
        self._change(desk)
        focused = self.focusWidget()
        if self._inspector.go.isEnabled():
            self._inspector.go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused is not None:
            focused.clearFocus()

    def _picked(self, picked: Picked) -> None:
        self._choose(self._desk.select(picked.screens, add=picked.add))

    def _select_section(self, place: int, add: bool) -> None:
        if place < len(self._desk.hall.rows):
            self._choose(self._desk.select(screens_of(self._desk.hall.rows[place]), add=add))

    def _select_all(self) -> None:
        self._choose(replace(self._desk, selected=frozenset(tile.screen for tile in self._desk.hall.tiles)))

    def _toggle_several(self) -> None:
        self._change(replace(self._desk, several=not self._desk.several))

    def _step(self, by: int) -> None:
        self._choose(self._desk.step(by))

    def _next_hold(self) -> None:
        self._change(self._desk.next_hold())

    def _escape(self) -> None:
        """Steps back: out of the way out, else out of the selection."""
        if self._leaving.isVisible():
            self._leaving.close_again()
        else:
            self._choose(replace(self._desk, selected=frozenset()))

    def _ask(self, kind: CueKind) -> None:
        request = self._desk.wish(kind)
        last_s, now_s = self._asked_s.get(kind), time.monotonic()
        slip = last_s is not None and now_s - last_s < REFRACTORY_S and kind not in _REPEATABLE
        if request is None:
            return
        self._asked_s[kind] = now_s
        if not slip:
            self.wished.emit(request)

    def _other_language(self) -> None:
        self._change(replace(self._desk, language=self._desk.language.other))

    def _other_colours(self) -> None:
        theme = ThemeName.LIGHT if self._desk.theme is ThemeName.DARK else ThemeName.DARK
        self._desk = replace(self._desk, theme=theme)
        now = self._colours[theme]
        self.setStyleSheet(stylesheet(now.palette, self._scale))
        self._wall.set_palette(now.palette, now.theme)
        self._leaving.set_palette(now.palette)
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
            for part in (self._topbar, self._actions, self._wall):
                part.fit(scale)
            self._notice.setMinimumHeight(round(28 * scale))
        self._inspector.fit(scale, self.width())
        self._leaving.fit(scale, self.width() - round(12 * scale), round(60 * scale))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING and not event.isAutoRepeat():
            self._inspector.go.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window would quit: it asks in the same way."""
        event.ignore()
        self._leaving.open()


_LEAST_SCALE = 0.85
_TAKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
