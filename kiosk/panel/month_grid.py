"""A month, painted: weeks as rows, with what each day has, holidays and make-up days by name, closed days hatched."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.domain.calendar import DayKind
from kiosk.panel import schedule_wording as words
from kiosk.panel.desk import Desk
from kiosk.panel.month_plan import Happening, MonthDay, MonthPlan
from kiosk.panel.palette import Colours
from kiosk.qtkit.fonts import FAMILY
from kiosk.services.times import hall_time

_HEAD, _LINE, _EDGE, _LEAST = 26, 18, 6, 84
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MonthGrid(QWidget):
    """Shows a month; a click on a day, or Enter on the one the arrow keys have reached, opens it."""

    opened = Signal(object)
    """A date."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._colours = colours
        self._desk = Desk()
        self._plan: MonthPlan | None = None
        self._at: date | None = None
        self._scale = 1.0

    def fit(self, scale: float) -> None:
        self._scale = scale
        self.setMinimumHeight(round((_HEAD + 6 * _LEAST) * scale))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def render_month(self, desk: Desk, plan: MonthPlan | None) -> None:
        self._desk, self._plan = desk, plan
        if self._at is not None and self._at not in self._days():
            self._at = None
        self.setAccessibleName(desk.say(words.month_heading(plan.month, plan.unknown)) if plan else "")
        self.update()

    def _days(self) -> list[date]:
        return [each.day for week in self._plan.weeks for each in week] if self._plan else []

    def rect_of(self, day: date) -> QRectF:
        """The room of a day."""
        place = self._days().index(day)
        top, rows = _HEAD * self._scale, len(self._days()) // 7
        wide, tall = self.width() / 7, (self.height() - top) / rows
        return QRectF(place % 7 * wide, top + place // 7 * tall, wide, tall)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = next((day for day in self._days() if self.rect_of(day).contains(event.position())), None)
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days, key = self._days(), Qt.Key(event.key())
        if key in _STEPS and days:
            start = self._at or (self._desk.day or self._desk.today)
            there = (start if start in days else days[0]) + timedelta(days=_STEPS[key])
            self._at = min(max(there, days[0]), days[-1])
            self.update()
        elif key in _ENTER and self._at is not None:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """With the focus here the arrow keys go from day to day, not from month to month."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._colours.palette.bg))
        if self._plan is None:
            return
        for place, each in enumerate(self._plan.weeks[0]):
            head = QRectF(place * self.width() / 7, 0, self.width() / 7, _HEAD * self._scale)
            self._say(painter, head.adjusted(_EDGE * self._scale, 0, 0, 0), self._desk.say(words.weekday(each.day)), bold=True)
        for week in self._plan.weeks:
            for each in week:
                self._paint_day(painter, each, self.rect_of(each.day))

    def _paint_day(self, painter: QPainter, each: MonthDay, room: QRectF) -> None:
        palette, scale, today = self._colours.palette, self._scale, self._desk.today
        self._paint_ground(painter, each, room)
        inside = room.adjusted(_EDGE * scale, 3 * scale, -_EDGE * scale, -2 * scale)
        number = QRectF(inside.left(), inside.top(), 26 * scale, 20 * scale)
        if each.day == today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.action.fill))
            painter.drawRoundedRect(number, 5 * scale, 5 * scale)
        ink = palette.action.text if each.day == today else palette.text if self._is_here(each) else palette.text2
        self._say(painter, number, f"{each.day.day}", ink, bold=True, middle=True)
        beside = QRectF(number.right() + 5 * scale, number.top(), inside.right() - number.right() - 5 * scale, number.height())
        told = each.named or each.closed or each.hours
        self._say(painter, beside, self._desk.say(told), palette.text if each.named else palette.text2, size=12)
        top = number.bottom() + 3 * scale
        if each.named is not None and each.closed is not None:
            self._say(painter, QRectF(inside.left(), top, inside.width(), _LINE * scale), self._desk.say(each.closed), size=12)
            top += _LINE * scale
        self._paint_happenings(painter, each.happenings, QRectF(inside.left(), top, inside.width(), inside.bottom() - top))

    def _paint_ground(self, painter: QPainter, each: MonthDay, room: QRectF) -> None:
        """Holidays are lighter, days on which nobody can come hatched; words say both too."""
        palette = self._colours.palette
        holiday = each.kind is DayKind.HOLIDAY
        painter.fillRect(room, QColor(palette.raised if holiday else palette.surface if self._is_here(each) else palette.bg))
        if each.closed is not None:
            painter.fillRect(room, QBrush(QColor(palette.hairline), Qt.BrushStyle.BDiagPattern))
            plate = QRectF(room.left() + 1, room.top() + 1, room.width() - 2, 24 * self._scale)
            painter.fillRect(plate, QColor(palette.raised if holiday else palette.surface))
        if each.kind is DayKind.MAKEUP:
            painter.fillRect(QRectF(room.left(), room.top(), 4 * self._scale, room.height()), QColor(palette.attention.fill))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.drawRect(room)
        if each.day == self._at and self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 3 * self._scale))
            painter.drawRect(room.adjusted(2, 2, -2, -2))

    def _paint_happenings(self, painter: QPainter, found: tuple[Happening, ...], room: QRectF) -> None:
        """As many as there is room for, and how many more there are."""
        palette, scale = self._colours.palette, self._scale
        fit = max(0, int(room.height() / (_LINE * scale)))
        shown = found if len(found) <= fit else found[: max(0, fit - 1)]
        for place, each in enumerate(shown):
            line = QRectF(room.left(), room.top() + place * _LINE * scale, room.width(), _LINE * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            hues = each.hues[:5]
            for at, hue in enumerate(hues):
                painter.setBrush(QColor(self._colours.theme.hue(hue)))
                tall = (line.height() - 4 * scale) / len(hues)
                painter.drawRect(QRectF(line.left(), line.top() + 2 * scale + at * tall, 4 * scale, tall))
            clock = f"{hall_time(each.start_us, self._plan.zone):%H:%M}" if self._plan else ""
            text = f"{'★ ' if each.must else ''}{clock} {self._desk.say(each.title)}"
            self._say(painter, line.adjusted(8 * scale, 0, 0, 0), text, palette.text, size=12, bold=not each.recurring)
        if len(shown) < len(found) and fit:
            line = QRectF(room.left(), room.top() + len(shown) * _LINE * scale, room.width(), _LINE * scale)
            more = self._desk.say(words.more_happenings(len(found) - len(shown), bool(shown)))
            self._say(painter, line.adjusted(8 * scale, 0, 0, 0), more, size=12)

    def _is_here(self, each: MonthDay) -> bool:
        return self._plan is not None and (each.day.year, each.day.month) == (self._plan.month.year, self._plan.month.month)

    def _say(
        self, painter: QPainter, room: QRectF, text: str, ink: str | None = None, *,
        size: int = 13, bold: bool = False, middle: bool = False,
    ) -> None:  # fmt: skip
        font = QFont(FAMILY, weight=QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(round(size * self._scale))
        painter.setFont(font)
        painter.setPen(QColor(ink or self._colours.palette.text2))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | across | Qt.TextFlag.TextDontClip, shown)
