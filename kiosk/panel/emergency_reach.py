"""Where an emergency is to be shown, and for how long."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kiosk.domain.ids import HALL
from kiosk.panel import emergency_wording
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.view import Row, Tile

MINUTES = (10, 30, 60)
"""For how long; there is always an end, so that none is forgotten."""
_COLUMNS = 4


class Chip(Key):
    """A choice whose word is cut where there is no room for it; the whole of it is in the tool tip."""

    def say(self, word: str) -> None:
        super().say(word)
        self.setToolTip(word)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _cut(self) -> None:
        room = self.width() - 2 * self._inside.contentsMargins().left()
        metrics = self._word.fontMetrics()
        self._word.setText(metrics.elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, max(0, room)))


class Reach(QWidget):
    """Chips: the whole hall, sections of it, or the screens that are selected on the wall; and three lengths."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.targets: tuple[str, ...] = (HALL,)
        self.minutes = MINUTES[0]
        self._desk = Desk()
        self._where = label(self, "caption")
        self._how_long = label(self, "caption")
        self.hall = Chip(self)
        self.selected = Chip(self)
        self.sections: dict[str, Chip] = {}
        self.lengths = {minutes: Chip(self) for minutes in MINUTES}
        self._places = QGridLayout()
        self._spans = QHBoxLayout()
        for chip in self.lengths.values():
            self._spans.addWidget(chip)
        self._scale = 1.0
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for line, (name, chips) in enumerate(((self._where, self._places), (self._how_long, self._spans))):
            self._lines.addWidget(name, line, 0)
            self._lines.addLayout(chips, line, 1)
        self._lines.setColumnStretch(1, 1)
        self._connect()

    def _connect(self) -> None:
        self.hall.clicked.connect(partial(self._choose, (HALL,)))
        self.selected.clicked.connect(self._choose_selected)
        for minutes, chip in self.lengths.items():
            chip.clicked.connect(partial(self._last, minutes))

    def reset(self) -> None:
        """The whole hall for ten minutes."""
        self.targets, self.minutes = (HALL,), MINUTES[0]

    def tiles(self, desk: Desk) -> list[Tile]:
        """The screens that would be reached."""
        return [tile for tile in desk.hall.tiles if {HALL, tile.section, tile.screen} & set(self.targets)]

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._hang(desk.hall.rows)
        self._where.setText(desk.say(emergency_wording.WHERE))
        self._how_long.setText(desk.say(emergency_wording.HOW_LONG))
        self.hall.say(desk.say(emergency_wording.WHOLE_HALL))
        self.hall.wear(_look(self.targets == (HALL,)))
        self.selected.say(desk.say(emergency_wording.selected(len(desk.tiles))))
        self.selected.setEnabled(bool(desk.tiles))
        self.selected.wear(_look(bool(desk.tiles) and self.targets == desk.targets and self.targets != (HALL,)))
        for row in desk.hall.rows:
            chip = self.sections[row.section]
            chip.say(desk.say(row.name))
            chip.wear(_look(row.section in self.targets))
        for minutes, chip in self.lengths.items():
            chip.say(desk.say(emergency_wording.minutes(minutes)))
            chip.wear(_look(minutes == self.minutes))

    def fit(self, scale: float) -> None:
        self._scale = scale
        gap = round(6 * scale)
        for layout in (self._lines, self._places, self._spans):
            layout.setSpacing(gap)
        for chip in (self.hall, self.selected, *self.sections.values(), *self.lengths.values()):
            chip.setFixedHeight(round(44 * scale))
        for name in (self._where, self._how_long):
            name.setFixedWidth(round(64 * scale))

    def _hang(self, rows: tuple[Row, ...]) -> None:
        """A chip for each section, in the order of the wall."""
        if [*self.sections] == [row.section for row in rows]:
            return
        for chip in self.sections.values():
            chip.hide()
            chip.deleteLater()
        self.sections = {row.section: Chip(self) for row in rows}
        for place, chip in enumerate((self.hall, self.selected, *self.sections.values())):
            chip.setFixedHeight(round(44 * self._scale))
            self._places.addWidget(chip, place // _COLUMNS, place % _COLUMNS)
        for section, chip in self.sections.items():
            chip.clicked.connect(partial(self._toggle, section))

    def _choose(self, targets: tuple[str, ...]) -> None:
        self.targets = targets
        self.changed.emit()

    def _choose_selected(self) -> None:
        self._choose(self._desk.targets)

    def _toggle(self, section: str) -> None:
        """One section more, or one less; without any it is the whole hall again."""
        chosen = {target for target in self.targets if target in self.sections} ^ {section}
        self._choose(tuple(name for name in self.sections if name in chosen) or (HALL,))

    def _last(self, minutes: int) -> None:
        self.minutes = minutes
        self.changed.emit()


def _look(chosen: bool) -> Look:
    return Look.CHOSEN if chosen else Look.PLAIN
