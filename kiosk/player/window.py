"""One visitor screen: a bare full-screen window that shows whole pictures and tells what was painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBackingStore,
    QCloseEvent,
    QColor,
    QEventPoint,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QScreen,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.domain.wall import Screen
from kiosk.player.fingers import Finger, Fingers, Moment
from kiosk.player.hanging import Spot
from kiosk.stage.painting import Painting
from kiosk.stage.transitions import Passage

_OWN = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_MOUSE = {
    QEvent.Type.MouseButtonPress: Moment.DOWN,
    QEvent.Type.MouseButtonDblClick: Moment.DOWN,
    QEvent.Type.MouseMove: Moment.MOVED,
    QEvent.Type.MouseButtonRelease: Moment.UP,
}
_MOMENTS = {
    QEventPoint.State.Pressed: Moment.DOWN,
    QEventPoint.State.Updated: Moment.MOVED,
    QEventPoint.State.Released: Moment.UP,
}
_ORIGIN = QPoint(0, 0)
KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""What a keypad beside a screen has; no other key leads anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A key of a keypad, pressed at a screen."""

    screen: str
    key: Qt.Key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Live:
    """What is painted over the picture in sight: a part of an image, where, and a caption over it, all in real pixels."""

    image: QImage
    part: QRect
    at: QPoint
    caption: QImage | None
    caption_at: QPoint


class ScreenWindow(QWidget):
    """The window of one screen of the wall. It owns no timer: `Frames` steps all windows that change.

    A frame is painted into the window's backing store by `step` and put on the screen by `flush`, so that many windows
    can be painted first and then put on their screens together. When the system asks, it is painted as any widget is.
    """

    painted = Signal(object)
    """This window, after the system had it painted: when it came into sight, was covered, or changed its size."""
    felt = Signal(object)
    """Fingers: what visitors' fingers, or a mouse, do on it."""
    keyed = Signal(object)
    """Keyed: a key that a keypad has."""

    def __init__(self, screen_id: str, spot: Spot, ground: str) -> None:
        super().__init__(spot.desk)
        self.screen_id = screen_id
        self.spot = spot
        self._ground = QColor(ground)
        self._showing: Painting | None = None
        self._leaving: Painting | None = None
        self._passage: Passage | None = None
        self._begins_ms = 0
        self._frame: QImage | None = None
        self._live: _Live | None = None
        self._arrived = True
        self._dress()
        self._monitor = None if spot.is_tile else spot.monitor.monitor()
        if self._monitor is not None:
            self.setScreen(self._monitor)
        self.setGeometry(spot.area)
        self._connect()

    def _dress(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if self.spot.desk is None:
            # Past the window manager of X11: with it, its keys move, lower and cover the screen and open its menu there.
            self.setWindowFlags(_OWN | Qt.WindowType.X11BypassWindowManagerHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
            return
        self.installEventFilter(self.spot.desk)
        if not self.spot.is_tile:
            self.setWindowFlags(_OWN)

    def _connect(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._monitor_removed)

    def _monitor_removed(self, monitor: QScreen) -> None:
        """Leaves at once with its monitor: Qt would move it onto another one."""
        if monitor is self._monitor:
            self.hide()

    @property
    def showing(self) -> Painting | None:
        """The picture that is in sight or coming in."""
        return self._showing

    @property
    def leaving(self) -> object:
        """What it shows now, as far as windows share it: those with the same one show the same pixels."""
        return self._frame if self.changing else self._live.image if self._live is not None else self._showing

    def snapshot(self) -> QImage:
        """The pixels it shows now, a copy."""
        if self.in_sight:
            return self.frame().copy()
        return self._showing.image if self._showing is not None else QImage()

    @property
    def changing(self) -> bool:
        return self._passage is not None

    def take_arrival(self) -> bool:
        """Whether the picture in sight has been painted whole for the first time; true once for each picture."""
        if self._arrived or self.changing:
            return False
        self._arrived = True
        self._leaving = None
        return True

    def as_hung(self, screen: Screen) -> Screen:
        """The screen as it really hangs."""
        return self.spot.as_hung(screen)

    def begin(self, painting: Painting, passage: Passage | None, begins_ms: int) -> None:
        """Lets a picture come in: along a passage that begins at an instant of the monotonic clock, or at once (None).

        With its first picture the window comes into sight, never before.
        """
        self._leaving, self._showing = self._showing, painting
        self._passage, self._begins_ms = passage, begins_ms
        self._arrived = False
        self._live = None
        self._frame = passage.leaving if passage is not None else None
        if self._leaving is None:
            self._appear()

    def _appear(self) -> None:
        if self.spot.fills_monitor:
            self.showFullScreen()
        else:
            self.show()

    @property
    def overlaid(self) -> bool:
        """Whether something lies over the picture."""
        return self._live is not None

    def step(self, now_ms: int) -> bool:
        """Paints the frame of an instant into the backing store; False if there is nothing new to `flush`.

        That is so before its passage begins, and while the window is not in sight.
        """
        elapsed_ms = now_ms - self._begins_ms
        if self._passage is not None and elapsed_ms < 0:
            return False
        if self._passage is not None:
            self._frame = self._passage.frame(elapsed_ms)
        painted = self._paint_ahead()
        if self._passage is not None and elapsed_ms >= self._passage.length_ms:
            self._passage = self._frame = None
        return painted

    def overlay(
        self, image: QImage, at: QPoint, part: QRect | None = None, caption: QImage | None = None, caption_at: QPoint = _ORIGIN
    ) -> bool:
        """Paints a part that moves over the picture in sight, into the backing store; False if there is nothing to `flush_overlay`.

        `at` is its place in real pixels; of an image that is partly covered only a `part` is painted, and a `caption` lies over
        it, within that part. It stays until another picture comes in. A picture that has not come in whole gets none,
        for it is looked at first as it was drawn.
        """
        store = self._store()
        if store is None or self._passage is not None or not self._arrived:
            return False
        self._live = _Live(image=image, part=part or image.rect(), at=at, caption=caption, caption_at=caption_at)
        store.beginPaint(QRegion(self._live_area()))
        painter = QPainter(store.paintDevice())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        self._paint_live(painter, self._area())
        painter.end()
        store.endPaint()
        return True

    def flush_overlay(self) -> None:
        """Puts on the screen what was painted over the picture."""
        self.backingStore().flush(QRegion(self._live_area()), self.window().windowHandle())

    def _live_area(self) -> QRect:
        """Where the part that moves lies in the backing store."""
        if self._live is None:
            return QRect()
        ratio, area = self.devicePixelRatioF(), self._area()
        part = QRectF(QPointF(self._live.at) / ratio, QSizeF(self._live.part.size()) / ratio).toAlignedRect()
        return part.translated(area.topLeft()).intersected(area)

    def _paint_live(self, painter: QPainter, area: QRect) -> None:
        ratio = self.devicePixelRatioF()
        if self._live is not None:
            painter.scale(1 / ratio, 1 / ratio)
            origin = _real(area, ratio).topLeft()
            painter.drawImage(origin + self._live.at, self._live.image, self._live.part)
            if self._live.caption is not None:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                painter.drawImage(origin + self._live.caption_at, self._live.caption)

    def _paint_ahead(self) -> bool:
        """Paints into the backing store without being asked; where there is none yet, the system is told to ask."""
        store = self._store()
        if store is None:
            self.update()
            return False
        store.beginPaint(QRegion(self._area()))
        painter = QPainter(store.paintDevice())
        self._paint(painter, self._area())
        painter.end()
        store.endPaint()
        return True

    def flush(self) -> None:
        """Puts on the screen what was painted."""
        self.backingStore().flush(QRegion(self._area()), self.window().windowHandle())

    def _store(self) -> QBackingStore | None:
        """The backing store, if there is one for the window as it stands now: the system makes it when it has it painted."""
        top = self.window()
        store = top.backingStore()
        handle = top.windowHandle()
        exposed = handle is not None and handle.isExposed() and self.isVisible()
        return store if exposed and store is not None and store.size() == top.size() else None

    def _area(self) -> QRect:
        """Where this window lies in its backing store."""
        return QRect(self.mapTo(self.window(), QPoint(0, 0)), self.size())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        """Paints the picture in the real pixels that it was drawn for."""
        if self._showing is None:
            painter.fillRect(area, self._ground)
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(_real(area, ratio), self._frame if self._frame is not None else self._showing.image)
        painter.restore()
        self._paint_live(painter, area)

    @property
    def in_sight(self) -> bool:
        """Whether visitors see it with something painted on it: the system paints a new window a little after it is shown."""
        return self._store() is not None and not self.frame().isNull()

    def commanded_black(self) -> bool:
        """Whether black is what was asked for: by the picture in sight, or by the one it gives way to."""
        return any(painting is not None and painting.black_was_asked for painting in (self._showing, self._leaving))

    def frame(self) -> QImage:
        """What was painted last, read from the window's backing store (perhaps not a copy: use it before the next paint)."""
        device = self.backingStore().paintDevice()
        if not isinstance(device, QImage):
            raise TypeError("the window is not painted by the raster engine")
        if self.isWindow():
            return device
        return device.copy(_real(self._area(), device.devicePixelRatio()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, self.rect())
        painter.end()
        self.painted.emit(self)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.TouchCancel:
            self.felt.emit(Fingers(screen=self.screen_id, fingers=()))
        elif isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._feel(*(self._finger(point) for point in event.points() if point.state() in _MOMENTS))
        elif isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            self._feel_mouse(event, _MOUSE[event.type()])
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in KEYS:
            self.keyed.emit(Keyed(screen=self.screen_id, key=Qt.Key(event.key())))
        else:
            return super().event(event)
        event.accept()
        return True

    def _feel(self, *fingers: Finger) -> None:
        if fingers:
            self.felt.emit(Fingers(screen=self.screen_id, fingers=fingers))

    def _finger(self, point: QEventPoint) -> Finger:
        at, wide = point.position() * self.devicePixelRatioF(), max(point.ellipseDiameters().width(), 0.0)
        return Finger(
            id=point.id(), moment=_MOMENTS[point.state()], x=at.x(), y=at.y(), wide_px=wide * self.devicePixelRatioF()
        )

    def _feel_mouse(self, event: QMouseEvent, moment: Moment) -> None:
        held = event.buttons() if moment is Moment.MOVED else event.button()
        if held & Qt.MouseButton.LeftButton:
            at = event.position() * self.devicePixelRatioF()
            self._feel(Finger(id=0, moment=moment, x=at.x(), y=at.y()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Visitors cannot close a screen; the fleet takes its windows down without asking."""
        event.ignore()


def _real(area: QRect, ratio: float) -> QRect:
    """The real pixels of an area."""
    return QRect(area.topLeft() * ratio, area.size() * ratio)
