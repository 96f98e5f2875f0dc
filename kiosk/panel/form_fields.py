"""The fields of the forms of the schedule: a list to choose from, times of day and days, and what is wrong with them."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from kiosk.domain.text import Text

_CLOCK = re.compile(r"(\d{1,2})(?:[:：.点时]?(\d{2}))?分?[点时]?", re.ASCII)
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


class NotRead(ValueError):
    """What was typed means nothing; `text` says what would."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.zh)
        self.text = text


def read_clock(typed: str) -> time:
    """A time of day: 9, 930, 9:30, 09:30, 24:00 for the midnight after. Raises NotRead."""
    found = _CLOCK.fullmatch(typed.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if (hour, minute) == (24, 0):
        return time()
    if hour > 23 or minute > 59:
        raise NotRead(
            Text(zh=f"“{typed.strip()}”不是钟点：写成 9:30", en=f'"{typed.strip()}" is not a time of day: write it like 9:30')
        )
    return time(hour, minute)


def read_day(typed: str, not_before: date) -> date:
    """A day: 2027-06-30, 6-30, 6月30日; without a year the next one that comes. Raises NotRead."""
    found = _DAY.fullmatch(typed.strip())
    try:
        if found is None:
            raise ValueError
        month, day = int(found[2]), int(found[3])
        if found[1]:
            read = date(int(found[1]), month, day)
        else:
            read = date(not_before.year, month, day)
            read = read if read >= not_before else date(not_before.year + 1, month, day)
        if not 1970 <= read.year < 2200:
            raise ValueError
    except ValueError:
        words = typed.strip()
        raise NotRead(
            Text(
                zh=f"“{words}”不是日期：写成 2027-06-30 或 6-30", en=f'"{words}" is not a day: write it like 2027-06-30 or 6-30'
            )
        ) from None
    return read


class Choice(QComboBox):
    """A list that opens; its mark is drawn here, for a stylesheet that gives it a border takes the style's own away."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls past it changes nothing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.height() / 9
        middle = QPointF(self.width() - 3 * half, self.height() / 2 + half / 3)
        painter.setPen(QPen(self.palette().buttonText(), self.height() / 22))
        painter.drawPolyline([middle + QPointF(-half, -half), middle, middle + QPointF(half, -half)])
