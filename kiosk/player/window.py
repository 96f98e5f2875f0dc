"""One visitor screen: a bare full-screen window that shows whole pictures and tells what was painted."""

from __future__ import annotations

from dataclasses import replace

from pyqtgraph.GraphicsScene.GraphicsScene import GraphicsScene
from PySide6.QtCore import QAbstractAnimation, QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QPaintEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView

from kiosk.domain.slide import Transition
from kiosk.domain.wall import Screen
from kiosk.player.hanging import Spot
from kiosk.stage.painting import Painting
from kiosk.stage.transitions import FADE_MS, FIRST_FRAME_MS, TransitionItem, standard_curve

_TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress}


class ScreenWindow(QGraphicsView):
    """The window of one screen of the wall; owns no timer but the animation of a transition that was decided."""

    painted = Signal(object)
    """This window, after each paint event."""
    touched = Signal(str)
    """The screen's id."""

    def __init__(self, screen_id: str, spot: Spot, ground: str) -> None:
        super().__init__()
        self.screen_id = screen_id
        self.spot = spot
        pixels = spot.pixels
        self._showing: Painting | None = None
        self._leaving: Painting | None = None
        self._arrived = True
        self._scene = GraphicsScene(parent=self)
        self._scene.setSceneRect(0, 0, *pixels)
        self._transition = TransitionItem(*pixels)
        self._scene.addItem(self._transition)
        self._fade = QVariantAnimation(self)
        self._curve = standard_curve()
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(self._curve)
        self._dress(ground)
        self.setScreen(spot.monitor)
        self.setGeometry(spot.area)
        ratio = spot.monitor.devicePixelRatio()
        self.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        self._connect()

    def _dress(self, ground: str) -> None:
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setBackgroundBrush(QColor(ground))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setScene(self._scene)

    def _connect(self) -> None:
        self._fade.valueChanged.connect(self._transition.set_progress)

    @property
    def showing(self) -> Painting | None:
        """The picture that is in sight or coming in."""
        return self._showing

    @property
    def changing(self) -> bool:
        return self._fade.state() is QAbstractAnimation.State.Running

    def take_arrival(self) -> bool:
        """Whether the picture in sight has been painted whole for the first time; true once for each picture."""
        if self._arrived or self.changing:
            return False
        self._arrived = True
        self._leaving = None
        return True

    def as_hung(self, screen: Screen) -> Screen:
        """The screen with the pixels this window really has."""
        return replace(screen, pixels=self.spot.pixels)

    def begin(self, painting: Painting, transition: Transition, late_ms: int) -> None:
        """Lets a picture come in. The first one, and one that is later than its transition takes, is there at once.

        With its first picture the window comes into sight, never before.
        """
        self._fade.stop()
        self._leaving, self._showing = self._showing, painting
        self._arrived = False
        elapsed_ms = late_ms + FIRST_FRAME_MS
        if transition is Transition.CUT or self._leaving is None or elapsed_ms >= FADE_MS:
            self._transition.begin(painting.pixmap, at=1.0)
            if self._leaving is None:
                self.show()
            return
        self._transition.begin(painting.pixmap, at=self._curve.valueForProgress(elapsed_ms / FADE_MS))
        self._fade.start()
        self._fade.setCurrentTime(elapsed_ms)

    @property
    def in_sight(self) -> bool:
        """Whether visitors see it with something painted on it: the system paints a new window a little after it is shown."""
        return self.isVisible() and not self.frame().isNull()

    def commanded_black(self) -> bool:
        """Whether black is what was asked for: by the picture in sight, or by the one it gives way to."""
        return any(painting is not None and painting.black_was_asked for painting in (self._showing, self._leaving))

    def frame(self) -> QImage:
        """What was painted last, read from the window's backing store (not a copy: use it before the next paint)."""
        device = self.backingStore().paintDevice()
        if not isinstance(device, QImage):
            raise TypeError("the window is not painted by the raster engine")
        return device

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scene.prepareForPaint()
        super().paintEvent(event)
        self.painted.emit(self)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touched.emit(self.screen_id)
            event.accept()
            return True
        return super().viewportEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Visitors cannot close a screen; the fleet takes its windows down without asking."""
        event.ignore()
