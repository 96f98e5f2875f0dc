"""The lanes of a day or of a week: what plays in each section from when to when; blocks are selected, dragged and drawn here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.schedule import Occurrence
from kiosk.panel.board import Board
from kiosk.panel.day_plan import Block, DayPlan, Lane
from kiosk.panel.desk import Desk
from kiosk.panel.dragging import MINUTE_US, Drag, Grip
from kiosk.panel.dragging import STEP_US as SNAP_US
from kiosk.panel.lanes_paint import LanesPainter
from kiosk.panel.palette import Colours

STEP_US = 15 * MINUTE_US
"""So far an arrow key moves the instant."""
_EDGE = 7
"""So near to its beginning or end a block is held by that."""
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CTRL, _SHIFT, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An occurrence was dragged to other times."""

    own: Occurrence
    start_us: int
    end_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Empty time was drawn on a lane."""

    section: str
    numbers: tuple[int, ...]
    start_us: int
    end_us: int


class Lanes(QWidget):
    """Paints a plan; moving over it, or the arrow keys while it has the focus, ask about an instant."""

    pointed = Signal(object)
    """An instant, in µs."""
    chosen = Signal(object)
    """An Occurrence was selected; None: nothing is."""
    opened = Signal(object)
    """An Occurrence is to be edited."""
    moved = Signal(object)
    """A Moved: an occurrence is to play at other times."""
    drawn = Signal(object)
    """A Drawn: something new is to play."""

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
        self._chosen: tuple[int, int] | None = None
        self._drag: Drag | None = None
        self._pressed_at = QPointF()
        self._held = self._told = False
        self._under: int | None = None

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

    @property
    def plan(self) -> DayPlan | None:
        return self._plan

    @property
    def lane(self) -> Lane | None:
        """The lane that is pointed at."""
        lanes = self._plan.lanes if self._plan is not None else ()
        return lanes[self._under] if self._under is not None and self._under < len(lanes) else None

    @property
    def dragging(self) -> bool:
        return self._drag is not None

    def let_go(self) -> None:
        """What was dragged stands where it stood."""
        self._drag, self._held = None, False
        self.update()

    def choose(self, own: Occurrence | None) -> None:
        """Has an occurrence selected without telling of it."""
        self._chosen = (own.entry.id, own.start_us) if own is not None else None
        self.update()

    def _take_room(self) -> None:
        board = self._board
        self.setMinimumHeight(round(board.least_height if board else 60 * self._scale))

    def sizeHint(self) -> QSize:
        return QSize(round(600 * self._scale), self.minimumHeight())

    @property
    def _board(self) -> Board | None:
        plan = self._plan
        return Board(plan=plan, width=self.width(), height=self.height(), scale=self._scale) if plan is not None else None

    def place_of(self, t: int) -> float:
        """Where an instant of a day stands, from the left."""
        return self._board.place_of(t) if self._board else 0.0

    def area_of(self, place: int) -> QRectF:
        """The room of a lane, right of its name."""
        return self._board.lane(place) if self._board else QRectF()

    def rect_of(self, place: int, from_us: int, to_us: int) -> QRectF:
        """Where a span stands in a lane, or its first piece."""
        return next(self._board.rects(place, from_us, to_us), QRectF()) if self._board else QRectF()

    def _point(self, t: int) -> None:
        plan = self._plan
        if plan is not None:
            self.pointed.emit(min(max(t, plan.begin_us), plan.end_us - SNAP_US))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        t = self._instant(event)
        if self._held and self._drag is not None:
            if t is not None:
                self._drag = replace(self._drag, to_us=t, step_us=MINUTE_US if event.modifiers() & _ALT else SNAP_US)
            self.update()
            return
        self._show_grip(event.position())
        self._under = self._board.lane_at(event.position()) if self._board else None
        if t is not None:
            self._point(round(t / SNAP_US) * SNAP_US)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        t, board = self._instant(event), self._board
        if t is None or board is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._point(round(t / SNAP_US) * SNAP_US)
        found = self._hit(event.position())
        lane = board.lane_at(event.position())
        own = found[0] if found is not None else None
        if (self._chosen is not None) or own is not None:
            self.choose(own)
            self.chosen.emit(own)
        if lane is not None:
            grip = found[1] if found is not None else Grip.NEW
            self._drag, self._held, self._told = Drag(lane=lane, own=own, grip=grip, from_us=t, to_us=t), True, False
            self._pressed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, held = self._drag, self._held
        self._held = False
        if drag is None or not held:
            return
        far = (event.position() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not far or not drag.begun:
            self.let_go()
            return
        self._tell(drag)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        if found is not None:
            self.let_go()
            self.opened.emit(found[0])

    def _tell(self, drag: Drag) -> None:
        """The ghost stands until somebody lets go of it."""
        plan, self._told = self._plan, True
        if drag.own is not None:
            self.moved.emit(Moved(own=drag.own, start_us=drag.start_us, end_us=drag.end_us))
        elif plan is not None:
            lane = plan.lanes[drag.lane]
            self.drawn.emit(
                Drawn(section=lane.section, numbers=lane.numbers, start_us=drag.start_us, end_us=drag.end_us)
            )  # fmt: skip

    def _instant(self, event: QMouseEvent) -> int | None:
        return self._board.instant_at(event.position()) if self._board else None

    def _hit(self, point: QPointF) -> tuple[Occurrence, Grip] | None:
        """The occurrence at a point, and by what it would be held there."""
        board = self._board
        lane = board.lane_at(point) if board is not None else None
        if board is None or lane is None:
            return None
        for block in board.plan.lanes[lane].blocks:
            pieces = list(board.rects(lane, block.from_us, block.to_us)) if block.own is not None else []
            for piece in pieces:
                if piece.contains(point) and block.own is not None:
                    return block.own, _grip(piece, point, block, board.upright, _EDGE * self._scale)
        return None

    def _show_grip(self, point: QPointF) -> None:
        found = self._hit(point)
        across = Qt.CursorShape.SizeVerCursor if self._board and self._board.upright else Qt.CursorShape.SizeHorCursor
        shapes = {Grip.WHOLE: Qt.CursorShape.OpenHandCursor, Grip.START: across, Grip.END: across}
        self.setCursor(shapes[found[1]] if found is not None else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        by = _KEYS.get(key, _TURNS.get(key))
        if by is not None and modifiers & _CTRL:
            self._nudge(by, Grip.END if modifiers & _SHIFT else Grip.WHOLE)
        elif key in _KEYS:
            self._point((self._at_us // STEP_US + _KEYS[key]) * STEP_US)
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _ENTER and self._own is not None:
            self.opened.emit(self._own)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What the arrow keys have moved counts when Ctrl is let go of."""
        drag = self._drag
        if event.key() == Qt.Key.Key_Control and drag is not None and not self._held and not self._told and drag.begun:
            self._tell(drag)
        super().keyReleaseEvent(event)

    def _nudge(self, by: int, grip: Grip) -> None:
        """Moves what is selected, or its end, by five minutes."""
        found = next((each for each in self._occurrences() if _key(each[1]) == self._chosen), None)
        if found is None or self._held:
            return
        lane, own = found
        drag = self._drag
        if drag is None or drag.grip is not grip or drag.own != own:
            drag = Drag(lane=lane, own=own, grip=grip, from_us=0, to_us=0)
        self._drag, self._told = replace(drag, to_us=drag.to_us + by * SNAP_US), False
        self.update()

    def _turn(self, by: int) -> None:
        """Selects the next block, lane by lane."""
        found = [own for _, own in self._occurrences()]
        if not found:
            return
        keys = [_key(own) for own in found]
        at = keys.index(self._chosen) + by if self._chosen in keys else (0 if by > 0 else -1)
        own = found[at % len(found)]
        self.choose(own)
        self.chosen.emit(own)
        self._under = next(lane for lane, each in self._occurrences() if each == own)
        self._point(own.start_us)

    @property
    def _own(self) -> Occurrence | None:
        return next((own for _, own in self._occurrences() if _key(own) == self._chosen), None)

    def _occurrences(self) -> list[tuple[int, Occurrence]]:
        """Those in sight, each once, with the lane it is first in."""
        lanes = enumerate(self._plan.lanes) if self._plan else ()
        found = {_key(block.own): (place, block.own) for place, lane in lanes for block in lane.blocks if block.own is not None}
        return list(found.values())

    def event(self, event: QEvent) -> bool:
        """With the focus here the arrow keys are about the instant, not about the day."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._colours.palette.bg))
        board = self._board
        if board is None:
            return
        drag = self._drag if self._drag is not None and self._drag.begun and self._is_far(self._drag) else None
        LanesPainter(painter, board, self._colours, self._desk).paint(self._at_us, self._chosen, drag)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.palette.focus), 2 * self._scale))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    @staticmethod
    def _is_far(drag: Drag) -> bool:
        """A click on empty time draws nothing."""
        return drag.own is not None or drag.to_us != drag.from_us


def _key(own: Occurrence) -> tuple[int, int]:
    return own.entry.id, own.start_us


def _grip(piece: QRectF, point: QPointF, block: Block, upright: bool, edge: float) -> Grip:
    """By an edge only where the block ends because what plays does, and only if there is a middle left to hold it by."""
    begin, end, at = (
        (piece.top(), piece.bottom(), point.y()) if upright else (piece.left(), piece.right(), point.x())
    )  # fmt: skip
    edge, own = min(edge, (end - begin) / 4), block.own
    if own is not None and at - begin < edge and block.from_us == own.start_us:
        return Grip.START
    if own is not None and end - at < edge and block.to_us == own.end_us:
        return Grip.END
    return Grip.WHOLE
