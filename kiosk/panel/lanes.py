"""The lanes of a day, painted: what plays in each section from when to when, and the instant that is asked about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.panel import schedule_wording
from kiosk.panel.day_plan import HOUR_US, Block, BlockKind, DayPlan, Lane
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Colours
from kiosk.qtkit.fonts import FAMILY
from kiosk.services.times import hall_time

STEP_US = 15 * 60_000_000
"""So far an arrow key moves the instant."""
_FINE_US = 5 * 60_000_000
_HEAD, _SCALE, _ROW, _TALLEST, _EDGE = 190, 26, 36, 64, 12
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Lanes(QWidget):
    """Paints a day; moving over it, or the arrow keys while it has the focus, ask about an instant."""

    pointed = Signal(object)
    """An instant, in µs."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lanes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._colours = colours
        self._desk = Desk()
        self._plan: DayPlan | None = None
        self._at_us = 0
        self._scale = 1.0

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._take_room()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def render_plan(self, desk: Desk, plan: DayPlan | None, at_us: int) -> None:
        self._desk, self._plan, self._at_us = desk, plan, at_us
        self._take_room()
        self.update()

    def _take_room(self) -> None:
        lanes = len(self._plan.lanes) if self._plan else 0
        self.setMinimumHeight(round((_SCALE + max(1, lanes) * _ROW) * self._scale))

    def sizeHint(self) -> QSize:
        return QSize(round(600 * self._scale), self.minimumHeight())

    def place_of(self, t: int) -> float:
        """Where an instant stands, from the left."""
        plan = self._plan
        if plan is None:
            return 0.0
        return self._left + (t - plan.begin_us) / (plan.end_us - plan.begin_us) * self._wide

    @property
    def _left(self) -> float:
        return _HEAD * self._scale

    @property
    def _wide(self) -> float:
        return max(1.0, self.width() - self._left - _EDGE * self._scale)

    def area_of(self, place: int) -> QRectF:
        """The room of a lane, right of its name."""
        top, lanes = _SCALE * self._scale, len(self._plan.lanes) if self._plan else 1
        tall = min(_TALLEST * self._scale, (self.height() - top) / max(1, lanes))
        return QRectF(self._left, top + place * tall, self._wide, tall)

    def _point(self, t: int) -> None:
        plan = self._plan
        if plan is not None:
            self.pointed.emit(min(max(t, plan.begin_us), plan.end_us - _FINE_US))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().x())

    def _point_at(self, x: float) -> None:
        plan = self._plan
        if plan is not None and x >= self._left:
            t = plan.begin_us + (x - self._left) / self._wide * (plan.end_us - plan.begin_us)
            self._point(round(t / _FINE_US) * _FINE_US)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _KEYS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._point((self._at_us // STEP_US + by) * STEP_US)

    def event(self, event: QEvent) -> bool:
        """With the focus here the arrow keys are about the instant, not about the day."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._colours.palette.bg))
        plan = self._plan
        if plan is None:
            return
        self._paint_hours(painter, plan)
        for place, lane in enumerate(plan.lanes):
            self._paint_lane(painter, lane, self.area_of(place))
        self._paint_instants(painter, plan)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.palette.focus), 2 * self._scale))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY, weight=QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(round(size * self._scale))
        return font

    def _paint_hours(self, painter: QPainter, plan: DayPlan) -> None:
        """The scale of hours, as many as there is room for."""
        palette, hours = self._colours.palette, round((plan.end_us - plan.begin_us) / HOUR_US)
        every = next((each for each in (1, 2, 3, 4) if self._wide / hours * each > 52 * self._scale), 6)
        bottom = self.area_of(max(0, len(plan.lanes) - 1)).bottom()
        painter.setFont(self._font(12))
        for hour in range(0, hours + 1, every):
            t = plan.begin_us + hour * HOUR_US
            x = self.place_of(t)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(QPointF(x, _SCALE * self._scale - 4), QPointF(x, bottom))
            if hour < hours:
                painter.setPen(QColor(palette.text2))
                painter.drawText(QPointF(x + 3 * self._scale, 17 * self._scale), f"{hall_time(t, plan.zone):%H:%M}")

    def _paint_lane(self, painter: QPainter, lane: Lane, area: QRectF) -> None:
        palette, scale = self._colours.palette, self._scale
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.drawLine(QPointF(0, area.bottom()), QPointF(self.width(), area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.theme.hue(lane.hue)))
        painter.drawRoundedRect(QRectF(6 * scale, area.top() + 5 * scale, 5 * scale, area.height() - 10 * scale), 2, 2)
        self._name(painter, lane, QRectF(18 * scale, area.top(), area.left() - 22 * scale, area.height()))
        painter.save()
        painter.setClipRect(area)
        for block in lane.blocks:
            begin, end = self.place_of(block.from_us), self.place_of(block.to_us)
            if end > area.left() and begin < area.right():
                left, right = max(begin, area.left()), min(end, area.right())
                self._paint_block(painter, block, QRectF(left, area.top() + 3 * scale, right - left, area.height() - 6 * scale))
        painter.restore()

    def _name(self, painter: QPainter, lane: Lane, room: QRectF) -> None:
        """The section, and below it which of its screens these are if they differ from the others."""
        lines = [(self._font(13, bold=True), self._colours.palette.text, self._desk.say(lane.name))]
        if lane.screens is not None:
            lines.append((self._font(12), self._colours.palette.text2, self._desk.say(lane.screens)))
        tall = [QFontMetricsF(font).ascent() + QFontMetricsF(font).descent() for font, _, _ in lines]
        top = room.center().y() - sum(tall) / 2
        for (font, ink, words), height in zip(lines, tall, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            line = QRectF(room.left(), top, room.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, shown)
            top += height

    def _paint_block(self, painter: QPainter, block: Block, area: QRectF) -> None:
        """Fillers are quiet, daily life has an edge, events are filled, being closed is hatched: no colour tells it alone."""
        palette, scale = self._colours.palette, self._scale
        inside = area.adjusted(1, 0, -1, 0)
        ground, ink, edge = {
            BlockKind.DAILY: (palette.raised, palette.text, palette.outline),
            BlockKind.EVENT: (palette.action.fill, palette.action.text, palette.action.fill),
            BlockKind.HELD: (palette.attention.fill, palette.attention.text, palette.attention.fill),
            BlockKind.EMERGENCY: (palette.fault.fill, palette.fault.text, palette.fault.fill),
        }.get(block.kind, (palette.surface, palette.text2, None))
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1.5 * scale) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(inside, 5 * scale, 5 * scale)
        if block.kind is BlockKind.CLOSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(palette.hairline), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(inside)
        if block.must:
            painter.setPen(QPen(QColor(ink), 2.5 * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(2, 2, -2, -2), 4 * scale, 4 * scale)
        self._write(painter, block, inside, QColor(ink), QColor(ground))

    def _write(self, painter: QPainter, block: Block, area: QRectF, ink: QColor, ground: QColor) -> None:
        """The kind and the title, as far as there is room; a mark stands before what has any kind but filler."""
        scale, say = self._scale, self._desk.say
        room = area.adjusted(9 * scale, 0, -6 * scale, 0)
        font = self._font(13, bold=block.kind is not BlockKind.FILLER)
        kind = say(schedule_wording.KINDS[block.kind.value])
        kind = f"★ {say(schedule_wording.MUST)} {kind}" if block.must else kind
        words = f"{kind} · {say(block.title)}" if block.title is not None else kind
        metrics = QFontMetricsF(font)
        if room.width() < metrics.horizontalAdvance("国…"):
            if block.kind is BlockKind.EVENT or block.must:
                self._mark(painter, area, ink)
            return
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if block.kind is BlockKind.CLOSED:
            tall = metrics.height()
            plate = QRectF(room.left() - 3, room.center().y() - tall / 2, metrics.horizontalAdvance(shown) + 6, tall)
            painter.fillRect(plate, ground)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, where, shown)

    def _mark(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """A diamond, where a word has no room."""
        middle, half = area.center(), min(area.width() / 2, 4 * self._scale)
        corners = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))

    def _paint_instants(self, painter: QPainter, plan: DayPlan) -> None:
        """Now, with a head; and the instant that is asked about, dashed."""
        palette, scale = self._colours.palette, self._scale
        bottom, now_us = self.area_of(max(0, len(plan.lanes) - 1)).bottom(), self._desk.hall.now_us
        if plan.begin_us <= now_us < plan.end_us:
            x = self.place_of(now_us)
            painter.setPen(QPen(QColor(palette.fault.fill), 2 * scale))
            painter.drawLine(QPointF(x, 18 * scale), QPointF(x, bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.fault.fill))
            top, half = 18 * scale, 5 * scale
            painter.drawPolygon(QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 2 * half)]))
        x = self.place_of(self._at_us)
        painter.setPen(QPen(QColor(palette.focus), 2 * scale, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 4 * scale), QPointF(x, bottom))
