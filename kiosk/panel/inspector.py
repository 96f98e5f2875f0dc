"""The inspector: what the selected screens show and why, what comes next, and what to put there instead, until when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.cue import CueKind
from kiosk.panel import wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk, HoldFor
from kiosk.panel.view import Tile, TileState

WIDTH = 358

_ID = Qt.ItemDataRole.UserRole


class Inspector(QFrame):
    """Renders the selection of a desk and emits the desk that somebody's hand asks for, or that the choice is to be taken."""

    changed = Signal(object)
    """A Desk."""
    asked = Signal(object)
    """A CueKind: take."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._desk = Desk()
        self._selection = label(self, "heading", wrap=True)
        self._several = Key(self, "M", beside=True)
        self._hint = label(self, "small", wrap=True)
        self._now_caption = label(self, "caption")
        self._now = label(self, "strong", wrap=True)
        self._why = label(self, "small", wrap=True)
        self._next_caption = label(self, "caption")
        self._next = label(self, "plain", wrap=True)
        self._take_caption = label(self, "caption")
        self._choices = QListWidget(self)
        self._until_caption = label(self, "caption")
        self._holds = {hold: Key(self) for hold in HoldFor}
        self._outcome = label(self, "plain", wrap=True)
        self.go = Key(self, "Space", beside=True)
        self.go.wear(Look.GO)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys, up and down, count wherever the focus is
        self._choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self._selection, stretch=1)
        head.addWidget(self._several, alignment=Qt.AlignmentFlag.AlignTop)
        holds = QHBoxLayout()
        for button in self._holds.values():
            holds.addWidget(button, stretch=1)
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(head)
        for part in (self._hint, self._now_caption, self._now, self._why, self._next_caption, self._next, self._take_caption):
            self._lines.addWidget(part)
        self._lines.addWidget(self._choices, stretch=1)
        self._lines.addWidget(self._until_caption)
        self._lines.addLayout(holds)
        self._lines.addWidget(self._outcome)
        self._lines.addWidget(self.go)

    def _connect(self) -> None:
        self._several.clicked.connect(self._several_clicked)
        self._choices.itemPressed.connect(self._choice_pressed)
        self.go.clicked.connect(self._go_clicked)
        for hold, button in self._holds.items():
            button.clicked.connect(partial(self._hold_clicked, hold))

    def fit(self, scale: float, window_width: int) -> None:
        """Grows with the window, and takes a little more of a wide one."""
        edge = round(14 * scale)
        self.setFixedWidth(max(round(WIDTH * scale), round(0.28 * window_width)))
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._lines.setSpacing(round(5 * scale))
        self.go.setFixedHeight(round(64 * scale))
        self._outcome.setMinimumHeight(round(58 * scale))

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._several.wear(Look.CHOSEN if desk.several else Look.PLAIN)
        self._several.say(desk.say(wording.SEVERAL))
        tiles = desk.tiles
        self._selection.setText(desk.say(wording.selection(desk.hall, tiles) if tiles else wording.NOTHING_SELECTED))
        self._hint.setText(desk.say(wording.HOW_TO_SELECT))
        self._hint.setVisible(not tiles)
        for part in (self._now_caption, self._now, self._why, self._next_caption, self._next):
            part.setVisible(bool(tiles))
        if tiles:
            self._render_sight(desk, tiles)
        self._render_choices(desk)
        self._render_take(desk, tiles)

    def _render_sight(self, desk: Desk, tiles: tuple[Tile, ...]) -> None:
        """What the first of the screens shows; its number is named where the others show something else."""
        first = tiles[0]
        alike = all((tile.now, tile.next, tile.why) == (first.now, first.next, first.why) for tile in tiles)
        whose = "" if alike else desk.say(wording.for_example(first.number))
        heading = wording.NOW if first.state is not TileState.OFFLINE else wording.DUE
        self._now_caption.setText(desk.say(heading) + whose)
        self._now.setText(desk.say(wording.seen(first.now)))
        self._why.setText(desk.say(wording.why(first)))
        self._next_caption.setText(desk.say(wording.NEXT))
        self._next.setText(desk.say(wording.coming(desk.hall, first)))

    def _render_choices(self, desk: Desk) -> None:
        names = [desk.say(wording.choice(choice)) for choice in desk.hall.choices]
        if [self._choices.item(row).text() for row in range(self._choices.count())] != names:
            self._choices.clear()
            for choice, name in zip(desk.hall.choices, names, strict=True):
                item = QListWidgetItem(name, self._choices)
                item.setData(_ID, choice.playlist)
        chosen = [choice.playlist == desk.chosen for choice in desk.hall.choices]
        self._choices.setCurrentRow(chosen.index(True) if True in chosen else -1)

    def _render_take(self, desk: Desk, tiles: tuple[Tile, ...]) -> None:
        self._take_caption.setText(desk.say(wording.TAKE))
        self._until_caption.setText(desk.say(wording.UNTIL))
        for hold, button in self._holds.items():
            button.say(desk.say(hold.value))
            button.wear(Look.CHOSEN if hold is desk.hold else Look.PLAIN)
        self.go.say(desk.say(wording.go(len(tiles))))
        ready = desk.wish(CueKind.TAKE) is not None
        self.go.setEnabled(ready)
        if ready and desk.chosen is not None:
            outcome = wording.replacing(desk.hall, tiles, desk.chosen, desk.hold.until_us(desk.hall))
            self._outcome.setText(desk.say(outcome))
        else:
            self._outcome.setText(desk.say(wording.CHOOSE_PLAYLIST) if tiles else "")

    def _several_clicked(self) -> None:
        self.changed.emit(replace(self._desk, several=not self._desk.several))

    def _choice_pressed(self, item: QListWidgetItem) -> None:
        self.changed.emit(replace(self._desk, playlist=item.data(_ID)))

    def _hold_clicked(self, hold: HoldFor) -> None:
        self.changed.emit(replace(self._desk, hold=hold))

    def _go_clicked(self) -> None:
        self.asked.emit(CueKind.TAKE)
