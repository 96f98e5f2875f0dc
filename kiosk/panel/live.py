"""The page 现场: the wall as it is now, what is selected on it, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.panel.actions import Actions
from kiosk.panel.button import label
from kiosk.panel.desk import Desk, screens_of
from kiosk.panel.inspector import Inspector
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours
from kiosk.panel.wall import Picked, WallArea
from kiosk.services.cue_errands import Give


class LivePage(PageView):
    """The wall with its inspector and its bar of actions. Its keys count while it is in sight."""

    changed = Signal(object)
    """A Desk."""
    errand = Signal(object)
    """An Errand: to give a cue."""

    def __init__(self, colours: Colours, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wall = WallArea(colours.palette, colours.theme, self)
        self._actions = Actions(self)
        self._inspector = Inspector(self)
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
        self._inspector.changed.connect(self.changed)
        self._inspector.asked.connect(self._ask)
        self._actions.asked.connect(self._ask)
        for key, pressed in self._keys().items():
            shortcut = QShortcut(QKeySequence(key), self)  # silent while this page is hidden
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

    def set_colours(self, colours: Colours) -> None:
        self._wall.set_palette(colours.palette, colours.theme)

    def fit(self, scale: float, window_width: int) -> None:
        self._actions.fit(scale)
        self._wall.fit(scale)
        self._inspector.fit(scale, window_width)

    def take(self) -> None:
        """What Space and Enter do where no button has the focus."""
        self._inspector.go.click()

    def escape(self) -> None:
        """Lets go of the selection."""
        self._choose(replace(self._desk, selected=frozenset()))

    def _choose(self, desk: Desk) -> None:
        """A new selection or choice: from here on Space means to take it, whatever had the focus before."""
        self.changed.emit(desk)
        focused = self.window().focusWidget()
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
        self.changed.emit(replace(self._desk, several=not self._desk.several))

    def _step(self, by: int) -> None:
        self._choose(self._desk.step(by))

    def _next_hold(self) -> None:
        self.changed.emit(self._desk.next_hold())

    def _ask(self, kind: CueKind) -> None:
        request = self._desk.wish(kind)
        if request is not None:
            self.errand.emit(Give(request=request))
