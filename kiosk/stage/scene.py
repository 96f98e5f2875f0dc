"""The scene that the items of a slide are painted through."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from kiosk.stage.slides.growing import Growing


def scene_with(root: QGraphicsItem) -> QGraphicsScene:
    """A scene that holds the items. A chart has to be in pyqtgraph's own kind of scene."""
    scene = _chart_scene() if isinstance(root, Growing) else QGraphicsScene()
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    scene.addItem(root)
    return scene


def render(scene: QGraphicsScene, painter: QPainter, target: QRectF, source: QRectF) -> None:
    """Paints a part of the scene onto a part of a picture."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    prepare = getattr(scene, "prepareForPaint", None)
    if prepare is not None:
        prepare()
    scene.render(painter, target, source, Qt.AspectRatioMode.IgnoreAspectRatio)


def _chart_scene() -> QGraphicsScene:
    # Loading pyqtgraph takes a third of a second that no first picture is to wait for; it came in with the chart's items.
    from pyqtgraph.GraphicsScene.GraphicsScene import GraphicsScene

    scene: QGraphicsScene = GraphicsScene()
    return scene
