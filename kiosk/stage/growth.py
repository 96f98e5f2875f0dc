"""A chart on its way: the part of the picture that grows, painted by the slide's own items."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides.growing import Growing


class SceneGrowth:
    """Paints the area that changes while a chart grows onto a picture of it; `place` is the canvas in the picture's pixels."""

    def __init__(self, root: Growing, place: QRectF, scale: float, ground: str) -> None:
        self._root = root
        self._scene = scene_with(root)
        area = QRectF(place.topLeft() + root.area.topLeft() * scale, root.area.size() * scale)
        self._target = QRectF(area.toAlignedRect())  # whole pixels, or its edges would be blended with what is there
        self._source = QRectF(QPointF(self._target.topLeft() - place.topLeft()) / scale, QSizeF(self._target.size() / scale))
        self._ground = QColor(ground)

    def paint(self, sheet: QImage, share: float) -> None:
        """Paints how far the chart has come, from 0 to 1, over what the sheet shows there."""
        self._root.grow(share)
        painter = QPainter(sheet)
        painter.setClipRect(self._target)
        painter.fillRect(self._target, self._ground)
        render(self._scene, painter, self._target, self._source)
        painter.end()
