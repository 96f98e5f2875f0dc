"""How the lanes look: blocks, who wants the same time, the hours or the days, now, and what is being dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from kiosk.domain.text import Text
from kiosk.panel import schedule_wording
from kiosk.panel.board import Board
from kiosk.panel.day_plan import HOUR_US, Block, BlockKind, Clash, Column, Lane
from kiosk.panel.desk import Desk
from kiosk.panel.dragging import Drag
from kiosk.panel.palette import Colours
from kiosk.qtkit.fonts import FAMILY
from kiosk.services.times import hall_time

_NAMED = 16
"""So high is what has a name."""


class LanesPainter:
    """Paints a board once."""

    def __init__(self, painter: QPainter, board: Board, colours: Colours, desk: Desk) -> None:
        self._painter = painter
        self._board = board
        self._colours = colours
        self._desk = desk
        self._scale = board.scale

    def paint(self, at_us: int, chosen: tuple[int, int] | None, drag: Drag | None) -> None:
        """All of it; `chosen` is the entry that is selected and where that occurrence begins."""
        painter, board = self._painter, self._board
        if board.upright:
            self._paint_days(painter)
        else:
            self._paint_hours(painter)
        for place, lane in enumerate(board.plan.lanes):
            self._paint_lane(painter, place, lane, chosen)
        if drag is not None:
            self._paint_drag(painter, drag)
        self._paint_instants(painter, at_us)

    def _paint_days(self, painter: QPainter) -> None:
        """The days of the columns, today marked, those on which nobody comes shaded."""
        palette, scale, desk = self._colours.palette, self._scale, self._desk
        for place, column in enumerate(self._board.plan.columns):
            room = self._board.column(place)
            head = QRectF(room.left(), 0, room.width(), self._board.top)
            if column.off:
                painter.fillRect(room, QColor(palette.surface))
            if column.day == desk.today:
                painter.fillRect(head.adjusted(1, 1, -1, -1), QColor(palette.action.fill))
            ink, ink2 = (palette.action.text,) * 2 if column.day == desk.today else (palette.text, palette.text2)
            self._line(
                painter,
                head.adjusted(6 * scale, 3 * scale, -4, -head.height() / 2),
                schedule_wording.day_short(column.day),
                ink,
                bold=True,
            )
            self._line(painter, head.adjusted(6 * scale, head.height() / 2, -4, -3 * scale), _about(column), ink2)
            painter.setPen(QPen(QColor(palette.outline), 1))
            painter.drawLine(QPointF(room.left(), 0), QPointF(room.left(), room.bottom()))

    def _line(self, painter: QPainter, room: QRectF, text: Text, ink: str, *, bold: bool = False) -> None:
        font = self._font(13 if bold else 12, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetricsF(font).elidedText(self._desk.say(text), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY, weight=QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(round(size * self._scale))
        return font

    def _paint_hours(self, painter: QPainter) -> None:
        """The scale of hours, as many as there is room for."""
        board, plan = self._board, self._board.plan
        palette, hours = self._colours.palette, round((plan.end_us - plan.begin_us) / HOUR_US)
        every = next((each for each in (1, 2, 3, 4) if board.wide / hours * each > 52 * self._scale), 6)
        bottom = board.column(0).bottom()
        painter.setFont(self._font(12))
        for hour in range(0, hours + 1, every):
            t = plan.begin_us + hour * HOUR_US
            x = board.place_of(t)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(QPointF(x, board.top - 4), QPointF(x, bottom))
            if hour < hours:
                painter.setPen(QColor(palette.text2))
                painter.drawText(QPointF(x + 3 * self._scale, 17 * self._scale), f"{hall_time(t, plan.zone):%H:%M}")

    def _paint_lane(self, painter: QPainter, place: int, lane: Lane, chosen: tuple[int, int] | None) -> None:
        palette, scale, board = self._colours.palette, self._scale, self._board
        area = board.lane(place)
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.drawLine(QPointF(0, area.bottom()), QPointF(board.width, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.theme.hue(lane.hue)))
        painter.drawRoundedRect(QRectF(6 * scale, area.top() + 5 * scale, 5 * scale, area.height() - 10 * scale), 2, 2)
        self._name(painter, lane, QRectF(18 * scale, area.top(), area.left() - 22 * scale, area.height()))
        above = 0 if board.upright else 3 * scale
        for block in sorted(lane.blocks, key=lambda block: block.own is not None):  # entries lie over what surrounds them
            for piece in board.rects(place, block.from_us, block.to_us):
                self._paint_block(painter, block, self._tall_enough(block, piece).adjusted(0, above, 0, -above))
        for clash in lane.clashes:
            for piece in board.rects(place, clash.from_us, clash.to_us):
                self._paint_clash(painter, clash, piece.adjusted(0, above, 0, -above))
        for block in lane.blocks:
            if block.own is not None and (block.own.entry.id, block.own.start_us) == chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.focus), 3 * scale))
                for piece in board.rects(place, block.from_us, block.to_us):
                    painter.drawRoundedRect(piece.adjusted(2, above + 1, -2, -above - 1), 5 * scale, 5 * scale)

    def _tall_enough(self, block: Block, piece: QRectF) -> QRectF:
        """Of a week even what is short has room for its name, over what comes after it."""
        if self._board.upright and block.own is not None:
            piece.setHeight(max(piece.height(), _NAMED * self._scale))
        return piece

    def _paint_clash(self, painter: QPainter, clash: Clash, area: QRectF) -> None:
        """The part of who loses, hatched below the one that plays; hatching of another colour than that of closed doors."""
        strip = 9 * self._scale
        part = (
            QRectF(area.right() - strip, area.top(), strip, area.height())
            if self._board.upright
            else QRectF(area.left(), area.bottom() - strip, area.width(), strip)
        )
        part = part.adjusted(2, 1, -2, -1)
        painter.setPen(QPen(QColor(self._colours.palette.attention.fill), 1))
        painter.setBrush(QColor(self._colours.palette.bg))
        painter.drawRect(part)
        painter.setBrush(QBrush(QColor(self._colours.palette.attention.fill), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(part)

    def _paint_drag(self, painter: QPainter, drag: Drag) -> None:
        """Where it would stand, with its times."""
        palette, scale, zone = self._colours.palette, self._scale, self._board.plan.zone
        begin, end = hall_time(drag.start_us, zone), hall_time(drag.end_us, zone)
        words = f"{begin:%H:%M}–{end:%H:%M}"
        font = self._font(14, bold=True)
        metrics = QFontMetricsF(font)
        lanes = enumerate(self._board.plan.lanes)
        wanted = [at for at, lane in lanes if drag.own and any(block.own == drag.own for block in lane.blocks)]
        for lane, piece in (
            (at, each) for at in wanted or [drag.lane] for each in self._board.rects(at, drag.start_us, drag.end_us)
        ):  # fmt: skip
            ghost = QColor(palette.focus)
            ghost.setAlpha(90)
            painter.setBrush(ghost)
            painter.setPen(QPen(QColor(palette.focus), 2 * scale, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(piece.adjusted(1, 2, -1, -2), 5 * scale, 5 * scale)
            if lane != drag.lane:
                continue
            wide, tall = metrics.horizontalAdvance(words) + 12 * scale, metrics.height() + 4 * scale
            left = min(max(piece.center().x() - wide / 2, self._board.left), self._board.width - wide)
            plate = QRectF(left, piece.center().y() - tall / 2, wide, tall)
            painter.setPen(QPen(QColor(palette.focus), 1.5 * scale))
            painter.setBrush(QColor(palette.bg))
            painter.drawRoundedRect(plate, 4 * scale, 4 * scale)
            painter.setFont(font)
            painter.setPen(QColor(palette.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

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
        if block.must and inside.height() > 24 * scale:  # a lower one has its star
            painter.setPen(QPen(QColor(ink), 2.5 * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(2, 2, -2, -2), 4 * scale, 4 * scale)
        self._write(painter, block, inside, QColor(ink), QColor(ground))

    def _write(self, painter: QPainter, block: Block, area: QRectF, ink: QColor, ground: QColor) -> None:
        """The kind and the title, as far as there is room; a diamond where there is none. Of a week fillers say nothing."""
        scale, say, upright = self._scale, self._desk.say, self._board.upright
        if upright and block.kind in (BlockKind.FILLER, BlockKind.CLOSED):
            return
        room = area.adjusted(6 * scale, 0, -4 * scale, 0) if upright else area.adjusted(9 * scale, 0, -6 * scale, 0)
        font = self._font(12 if upright else 13, bold=block.kind is not BlockKind.FILLER)
        kind = say(schedule_wording.KINDS[block.kind.value])
        kind = f"★ {say(schedule_wording.MUST)} {kind}" if block.must else kind
        words = f"{kind} · {say(block.title)}" if block.title is not None else kind
        if upright and block.title is not None:
            words = f"{'★ ' if block.must else ''}{hall_time(block.from_us, self._board.plan.zone):%H:%M} {say(block.title)}"
        metrics = QFontMetricsF(font)
        if room.width() < metrics.horizontalAdvance("国…") or (upright and room.height() < metrics.capHeight() + 2):
            if block.kind is BlockKind.EVENT or block.must:
                self._mark(painter, area, ink)
            return
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
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

    def _paint_instants(self, painter: QPainter, at_us: int) -> None:
        """Now, with a head; and the instant that is asked about, dashed."""
        palette, scale, board = self._colours.palette, self._scale, self._board
        now_us, bottom = self._desk.hall.now_us, board.column(0).bottom()
        if board.upright:
            self._paint_now_across(painter, now_us)
            return
        if board.plan.begin_us <= now_us < board.plan.end_us:
            x = board.place_of(now_us)
            painter.setPen(QPen(QColor(palette.fault.fill), 2 * scale))
            painter.drawLine(QPointF(x, 18 * scale), QPointF(x, bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.fault.fill))
            top, half = 18 * scale, 5 * scale
            painter.drawPolygon(QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 2 * half)]))
        x = board.place_of(at_us)
        painter.setPen(QPen(QColor(palette.focus), 2 * scale, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 4 * scale), QPointF(x, bottom))

    def _paint_now_across(self, painter: QPainter, now_us: int) -> None:
        """Of several days now is a line in each lane of today."""
        painter.setPen(QPen(QColor(self._colours.palette.fault.fill), 2 * self._scale))
        for place in range(len(self._board.plan.lanes)):
            for piece in self._board.rects(place, now_us, now_us + 60_000_000):
                painter.drawLine(piece.topLeft(), piece.topRight())


def _about(column: Column) -> Text:
    return column.named if column.named is not None and column.off else column.hours
