"""What is told of the instant that is asked about: the hall in small pictures, and a sentence for each lane."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.panel import schedule_wording as words
from kiosk.panel.button import label
from kiosk.panel.day_plan import DayPlan
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Colours
from kiosk.panel.sheet import Sheet
from kiosk.panel.sights import SightOrder, Sights
from kiosk.services.times import hall_time

_MINUTE_US = 60_000_000


class Told(QFrame):
    """Says at once what plays, and wants pictures of it."""

    wanted = Signal(object)
    """A SightOrder: earlier wishes count no more."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._order: SightOrder | None = None
        self._at = label(self, "caption")
        self._sights = Sights(colours, self)
        self._said = label(self, "plain", wrap=True)
        self._said.setObjectName("quiet")
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._room = QScrollArea(self)
        self._room.setObjectName("quiet")
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self._said)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._at)
        self._rows.addWidget(self._sights)
        self._rows.addWidget(self._room, stretch=1)

    def fit(self, scale: float, window_width: int) -> None:
        edge = round(8 * scale)
        self._rows.setContentsMargins(edge, edge, edge, edge)
        self._rows.setSpacing(edge)
        width = max(round(380 * scale), round(0.3 * window_width))
        self.setFixedWidth(width)
        self._sights.fit(scale, width - 2 * edge)

    def set_colours(self, colours: Colours) -> None:
        self._sights.set_colours(colours)

    @property
    def words(self) -> str:
        return f"{self._at.text()}\n{self._said.text()}"

    def render_instant(self, desk: Desk, sheet: Sheet, plan: DayPlan, at_us: int) -> None:
        self._at.setText(desk.say(words.at(hall_time(at_us, plan.zone))))
        self._said.setText("\n".join(desk.say(text) for text in plan.said_at(at_us)))
        if sheet.programme is None or not self.isVisible():
            return
        # To the minute: now goes on, and what is seen is not drawn anew for each second.
        order = SightOrder(programme=sheet.programme, cues=sheet.cues, at_us=at_us // _MINUTE_US * _MINUTE_US)
        if not order.is_same(self._order):
            self._order = order
            self._sights.await_(order)
            self.wanted.emit(order)

    def take_sight(self, order: SightOrder, frames: Mapping[str, QImage]) -> None:
        self._sights.put(order, frames)
