"""The page 现场: the wall as it is now, what is selected on it, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Language
from kiosk.panel.actions import Actions
from kiosk.panel.button import label
from kiosk.panel.changing import LANGUAGE_KEYS
from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.inspector import Inspector
from kiosk.panel.numbers import Numbers
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.preview import Asked
from kiosk.panel.wall import Picked, WallArea
from kiosk.services.conductor import Request
from kiosk.services.cue_errands import Give


class LivePage(PageView):
    """The wall with its inspector and its bar of actions. Its keys count while it is in sight."""

    preview_wanted = Signal(object)
    """An Asked: the picture of what GO would do has to be drawn."""

    def __init__(self, colours: Colours, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wall = WallArea(colours.palette, colours.theme, self)
        self._actions = Actions(self)
        self._inspector = Inspector(colours.palette, self)
        self._numbers = Numbers(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._wall, stretch=1)
        left.addWidget(self._empty, stretch=1)
        left.addWidget(self._actions)
        middle = QHBoxLayout(self)
        middle.addLayout(left, stretch=1)
        middle.addWidget(self._inspector)
        for layout in (left, middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._wall.picked.connect(self._picked)
        self._inspector.changed.connect(self._choose)
        self._inspector.asked.connect(self._ask)
        self._inspector.went.connect(self._go)
        self._inspector.preview_wanted.connect(self.preview_wanted)
        self._actions.asked.connect(self._ask)
        self._actions.numbered.connect(self._go_to)
        self._actions.changed.connect(self._choose)
        self._numbers.section.connect(partial(self._select_section, add=False))
        self._numbers.another.connect(partial(self._select_section, add=True))
        self._numbers.screen.connect(self._select_screen)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._numbers.forget)
            shortcut.activated.connect(pressed)

    def _keys(self) -> dict[str, Callable[[], None]]:
        """What each key does wherever the focus is; Space and Enter belong to the button with the focus, else they take."""
        kinds = {"Left": CueKind.PREVIOUS, "PgUp": CueKind.PREVIOUS, "Right": CueKind.NEXT, "PgDown": CueKind.NEXT}
        kinds |= {"F": CueKind.FREEZE, "B": CueKind.BLACK, "R": CueKind.CLEAR, "I": CueKind.IDENTIFY}
        kinds |= {"Home": CueKind.GOTO, "M": CueKind.MUTE}
        keys: dict[str, Callable[[], None]] = {key: partial(self._ask, kind) for key, kind in kinds.items()}
        keys |= {key: partial(self._choose_language, language) for language, key in LANGUAGE_KEYS.items()}
        return keys | {
            "A": self._select_all,
            "V": self._toggle_several,
            "Up": partial(self._step, -1),
            "Down": partial(self._step, 1),
            "P": partial(self._step, 1),
            "T": self._next_hold,
            "Y": self._ask_why,
            "K": self._actions.turn_plan,
            "G": self._actions.page_number.open,
        }

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for part in (self._wall, self._actions, self._inspector):
            part.render_desk(desk)
        self._wall.setVisible(bool(desk.hall.rows))
        self._empty.setVisible(not desk.hall.rows)

    def tell_why_empty(self, words: str) -> None:
        """What stands in the place of a wall that has nothing on it."""
        self._empty.setText(words)

    def set_thumbnails(self, thumbnails: Mapping[str, QImage]) -> None:
        self._wall.set_thumbnails(thumbnails)
        self._inspector.set_thumbnails(thumbnails)

    def show_preview(self, asked: Asked, image: QImage | None) -> None:
        """The picture of what GO would do, None where it cannot be drawn."""
        self._inspector.show_preview(asked, image)

    def set_colours(self, colours: Colours) -> None:
        self._wall.set_palette(colours.palette, colours.theme)
        self._inspector.set_palette(colours.palette)

    def fit(self, scale: float, window_width: int) -> None:
        self._actions.fit(scale)
        self._wall.fit(scale)
        self._inspector.fit(scale, window_width)

    def take(self) -> None:
        """What Space and Enter do where no button has the focus."""
        if self._inspector.go.isVisible():
            self._inspector.go.click()

    def escape(self) -> None:
        """Steps back: out of the field, else by one thing on the desk."""
        self._numbers.forget()
        if not self._actions.page_number.let_go():
            self._choose(self._desk.back())

    def _choose(self, desk: Desk) -> None:
        """A new selection or choice: from here on Space means to take it, whatever had the focus before."""
        self._numbers.forget()
        self.changed.emit(desk)
        focused = self.window().focusWidget()
        if self._inspector.go.isEnabled() and self._inspector.go.isVisible():
            self._inspector.go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused is not None:
            focused.clearFocus()

    def _picked(self, picked: Picked) -> None:
        self._choose(self._desk.select(picked.screens, add=picked.add))

    def _select_section(self, number: int, *, add: bool) -> None:
        if number <= len(self._desk.hall.rows):
            self._choose(self._desk.select(screens_of(self._desk.hall.rows[number - 1]), add=add))

    def _select_screen(self, number: int) -> None:
        """Instead of the section that its digits have selected on the way."""
        named = frozenset(tile.screen for tile in self._desk.hall.tiles if tile.number == number)
        if named:
            self._choose(replace(self._desk, selected=named))

    def _select_all(self) -> None:
        self._choose(self._desk.everywhere())

    def _toggle_several(self) -> None:
        self._choose(replace(self._desk, several=not self._desk.several))

    def _step(self, by: int) -> None:
        self._choose(self._desk.step(by))

    def _choose_language(self, language: Language) -> None:
        self._choose(self._desk.choose_language(language))

    def _next_hold(self) -> None:
        self._choose(self._desk.next_hold())

    def _ask_why(self) -> None:
        self._choose(self._desk.ask_why())

    def _ask(self, kind: CueKind) -> None:
        match kind:
            case CueKind.MUTE:
                self._give(self._desk.mute())
            case CueKind.GOTO:
                self._go_to(1)
            case _:
                self._give(self._desk.wish(kind))

    def _go_to(self, number: int) -> None:
        self._give(self._desk.wish(CueKind.GOTO, number))

    def _go(self) -> None:
        request = self._desk.go()
        self.changed.emit(replace(self._desk, gone_us=self._desk.hall.now_us))
        self._give(request)

    def _give(self, request: Request | None) -> None:
        if request is not None:
            self.errand.emit(Give(request=request))
