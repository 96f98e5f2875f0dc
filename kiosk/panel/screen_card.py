"""One screen closer to: its last frame, what is wrong with it, why it plays this; and how punctual all of them are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.domain.events import Commit
from kiosk.panel import screens_wording, wording
from kiosk.panel.button import Key, Look, dress, label
from kiosk.panel.desk import Desk
from kiosk.panel.glass import Glass
from kiosk.panel.palette import Palette
from kiosk.panel.view import Tile, TileState
from kiosk.panel.wording import Tone

if TYPE_CHECKING:
    from kiosk.panel.lateness import LatenessChart

WIDTH = 328


class ScreenCard(QFrame):
    """Renders one tile of a desk; without one it says how to get there."""

    asked = Signal(object)
    """A CueKind."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._palette = palette
        self._scale = 1.0
        self._heading = label(self, "heading", wrap=True)
        self._frame = Glass(palette, self)
        self._state = label(self, "pill")
        self._now = label(self, "strong", wrap=True)
        self._faults = label(self, "fault", wrap=True)
        self._caption = label(self, "caption")
        self._why = label(self, "plain", wrap=True)
        self._ranking = label(self, "small", wrap=True)
        self.identify = Key(self)
        self.test_card = Key(self)
        self._chart: LatenessChart | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._inside = QWidget(self)
        self._inside.setObjectName("card")
        self._words = QVBoxLayout(self._inside)
        first = QHBoxLayout()
        first.addWidget(self._state)
        first.addStretch()
        self._words.addWidget(self._frame)
        self._words.addLayout(first)
        for part in (self._now, self._faults, self._caption, self._why, self._ranking):
            self._words.addWidget(part)
        self._words.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("card")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        keys = QHBoxLayout()
        for key in (self.identify, self.test_card):
            keys.addWidget(key, stretch=1)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._heading)
        self._lines.addWidget(self._scroll, stretch=1)
        self._lines.addLayout(keys)

    def _connect(self) -> None:
        self.identify.clicked.connect(self._identify)
        self.test_card.clicked.connect(self._test_card)

    def fit(self, scale: float, window_width: int) -> None:
        self._scale = scale
        edge = round(14 * scale)
        width = max(round(WIDTH * scale), round(0.256 * window_width))
        self.setFixedWidth(width)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(round(8 * scale))
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(round(5 * scale))
        self._frame.setFixedHeight((width - 2 * edge) * 9 // 16)
        for key in (self.identify, self.test_card):
            key.setFixedHeight(round(48 * scale))
        if self._chart is not None:
            self._chart.fit(scale)

    def render_desk(self, desk: Desk, tile: Tile | None, image: QImage) -> None:
        """Shows a screen with its last frame."""
        for part in (self._frame, self._state, self._now, self._caption, self._why, self._ranking):
            part.setVisible(tile is not None)
        self._faults.setVisible(False)
        self.test_card.setEnabled(tile is not None)
        self.identify.setEnabled(bool(desk.hall.tiles))
        self.identify.say(desk.say(screens_wording.IDENTIFY_ALL if tile is None else screens_wording.IDENTIFY_ONE))
        tested = tile is not None and tile.held_by is CueKind.TEST_CARD
        self.test_card.say(desk.say(screens_wording.END_TEST_CARD if tested else screens_wording.TEST_CARD))
        self.test_card.wear(Look.STANDING if tested else Look.PLAIN)
        if tile is None:
            self._heading.setText(desk.say(screens_wording.CHOOSE))
        else:
            self._render_tile(desk, tile, image)
        if self._chart is not None:
            self._chart.render_desk(desk)

    def _render_tile(self, desk: Desk, tile: Tile, image: QImage) -> None:
        self._heading.setText(desk.say(screens_wording.heading(screens_wording.row_of(desk.hall, tile), tile)))
        self._frame.put(image, black=tile.state is TileState.BLACK)
        self._state.setText(desk.say(wording.STATES[tile.state]))
        dress(self._state, "tone", wording.TONES[tile.state].value)
        self._now.setText(desk.say(wording.seen(tile.now)))
        faults = [
            desk.say(wording.fault_sentence(desk.hall, fault)) for fault in desk.hall.faults if fault.where == tile.screen
        ]
        self._faults.setText("\n".join(faults))
        dress(self._faults, "tone", Tone.FAULT.value)
        self._faults.setVisible(bool(faults))
        self._caption.setText(desk.say(screens_wording.WHY))
        self._why.setText("\n".join(desk.say(line) for line in screens_wording.candidates(tile)))
        self._ranking.setText(desk.say(screens_wording.RANKING))

    def put_lateness(self, commits: tuple[Commit, ...]) -> None:
        """The turns of the last hour; what draws them is loaded when there are some for the first time."""
        if self._chart is None:
            from kiosk.panel.lateness import LatenessChart

            self._chart = LatenessChart(self._palette, self)
            self._chart.fit(self._scale)
            self._lines.insertWidget(2, self._chart)
        self._chart.put(commits)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._frame.set_palette(palette)
        if self._chart is not None:
            self._chart.set_palette(palette)

    def _identify(self) -> None:
        self.asked.emit(CueKind.IDENTIFY)

    def _test_card(self) -> None:
        self.asked.emit(CueKind.TEST_CARD)
