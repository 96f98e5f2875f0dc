"""The inspector: what the selected screens show beside what GO would put there, or why they show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.panel import live_wording, wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.changing import ChangePart
from kiosk.panel.clamped import ClampedLabel
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.panel.pane import Pane
from kiosk.panel.preview import Asked
from kiosk.panel.view import Tile, TileState
from kiosk.panel.why import WhyPart

WIDTH = 358


class Inspector(QFrame):
    """Renders the selection of a desk and emits the desk that somebody's hand asks for, or what is to be done."""

    changed = Signal(object)
    """A Desk."""
    asked = Signal(object)
    """A CueKind."""
    went = Signal()
    """GO was pressed."""
    preview_wanted = Signal(object)
    """An Asked."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._desk = Desk()
        self._palette = palette
        self._thumbnails: dict[str, QImage] = {}
        self._selection = ClampedLabel(self, "heading", 2)
        self._several = Key(self, "V", beside=True)
        self._on_now = Pane(palette, self)
        self._why = Key(self, "Y", beside=True)
        self._sentence = ClampedLabel(self, "small", 2)
        self._hint = label(self, "small", wrap=True)
        self._change = ChangePart(palette, self)
        self._reasons = WhyPart(self)
        self._lay_out()
        self._connect()

    @property
    def go(self) -> Key:
        return self._change.go

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._selection, stretch=1)
        head.addWidget(self._several, alignment=Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(head)
        self._lines.addWidget(self._on_now)
        reason = QHBoxLayout()
        reason.addWidget(self._sentence, stretch=1)
        reason.addWidget(self._why)
        self._lines.addLayout(reason)
        self._lines.addWidget(self._hint)
        self._lines.addWidget(self._change, stretch=1)
        self._lines.addWidget(self._reasons, stretch=1)

    def _connect(self) -> None:
        self._several.clicked.connect(self._several_clicked)
        self._why.clicked.connect(self._turn_over)
        self._change.changed.connect(self.changed)
        self._change.preview_wanted.connect(self.preview_wanted)
        self._change.go.clicked.connect(self.went)
        self._reasons.closed.connect(self._turn_over)
        self._reasons.asked.connect(self.asked)

    def fit(self, scale: float, window_width: int) -> None:
        """Grows with the window, and takes a little more of a wide one."""
        side, edge = round(14 * scale), round(6 * scale)
        self.setFixedWidth(max(round(WIDTH * scale), round(0.28 * window_width)))
        self._lines.setContentsMargins(side, edge, side, edge)
        self._lines.setSpacing(round(4 * scale))
        for part in (self._on_now, self._change, self._reasons):
            part.fit(scale)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._on_now.glass.set_palette(palette)
        self._change.set_palette(palette)
        self.render_desk(self._desk)

    def set_thumbnails(self, thumbnails: Mapping[str, QImage]) -> None:
        self._thumbnails |= thumbnails
        self._render_sight(self._desk)

    def show_preview(self, asked: Asked, image: QImage | None) -> None:
        self._change.show_preview(asked, image)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        tiles = desk.tiles
        self._several.wear(Look.CHOSEN if desk.several else Look.PLAIN)
        self._several.say(desk.say(wording.SEVERAL))
        self._selection.setText(desk.say(live_wording.heading(desk)))
        self._render_sight(desk)
        opened = desk.why and bool(tiles)
        self._change.setVisible(not opened)
        self._reasons.setVisible(opened)
        self._change.render_desk(desk)
        if opened:
            self._reasons.render_desk(desk, tiles[0])

    def _render_sight(self, desk: Desk) -> None:
        """What the first of the screens shows; its number is named where the others show something else."""
        tiles = desk.tiles
        self._hint.setText(desk.say(live_wording.HOW_TO_SELECT))
        self._hint.setVisible(not tiles)
        for part in (self._sentence, self._why):
            part.setVisible(bool(tiles))
        self._why.say(desk.say(live_wording.WHY))
        self._why.wear(Look.CHOSEN if desk.why and tiles else Look.PLAIN)
        if not tiles:
            self._on_now.glass.put(QImage(), desk.say(live_wording.NOTHING_SHOWN))
            self._on_now.glass.hatch(None)
            self._on_now.tell(desk.say(live_wording.ON_NOW), "", "", "calm")
            return
        first = tiles[0]
        self._put_thumbnail(desk, first)
        self._on_now.glass.hatch(self._palette.attention.fill if desk.taking else None)
        heading = live_wording.ON_NOW if live_wording.is_on(first) else wording.DUE
        tone = "attention" if desk.taking else "on"
        heading = live_wording.TAKING if desk.taking else heading
        title = first.now.title if first.now.title is not None else wording.STATES[first.now.state]
        self._on_now.tell(desk.say(heading), desk.say(title), desk.say(live_wording.beside(desk.hall, first)), tone)
        alike = all((tile.now, tile.why) == (first.now, first.why) for tile in tiles)
        whose = "" if alike else desk.say(live_wording.example(first.number))
        self._sentence.setText(whose + desk.say(first.why))

    def _put_thumbnail(self, desk: Desk, tile: Tile) -> None:
        image = self._thumbnails.get(tile.screen, QImage())
        black = tile.state is TileState.BLACK
        self._on_now.glass.put(image, "" if black or not image.isNull() else desk.say(live_wording.NO_THUMBNAIL), black=black)
        lost = tile.state in (TileState.EMERGENCY, TileState.OFFLINE) and desk.hall.player_runs
        self._on_now.glass.frame_in(self._palette.fault.fill if lost else self._palette.outline, 3 if lost else 2)

    def _several_clicked(self) -> None:
        self.changed.emit(replace(self._desk, several=not self._desk.several))

    def _turn_over(self) -> None:
        self.changed.emit(self._desk.ask_why())
