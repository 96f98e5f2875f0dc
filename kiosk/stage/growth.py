"""A chart on its way: the part of the picture that grows, painted by the slide's own items."""

from __future__ import annotations

from pyqtgraph.GraphicsScene.GraphicsScene import GraphicsScene
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.stage.slides.growing import Growing


class SceneGrowth:
    """Paints the area that changes while a chart grows onto a picture of it; `place` is the canvas in the picture's pixels."""

    def __init__(self, root: Growing, place: QRectF, scale: float, ground: str) -> None:
        self._root = root
        self._scene = GraphicsScene()
        self._scene.setItemIndexMethod(GraphicsScene.ItemIndexMethod.NoIndex)
        self._scene.addItem(root)
        area = root.area.toAlignedRect()
        self._source = QRectF(area)
        self._target = QRectF(place.topLeft() + QPointF(area.topLeft()) * scale, QSizeF(area.size()) * scale)
        self._ground = QColor(ground)

    def paint(self, sheet: QImage, share: float) -> None:
        """Paints how far the chart has come, from 0 to 1, over what the sheet shows there."""
        self._root.grow(share)
        self._scene.prepareForPaint()
        painter = QPainter(sheet)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(self._target)
        painter.fillRect(self._target, self._ground)
        self._scene.render(painter, self._target, self._source, Qt.AspectRatioMode.IgnoreAspectRatio)
        painter.end()
