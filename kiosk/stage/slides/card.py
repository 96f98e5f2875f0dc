"""Cards and plain shapes that slides are put together from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from kiosk.qtkit.theme import Theme

SHADOW_REACH, SHADOW_ALPHA = 6, 0.014
"""A soft shadow of steps laid over each other, on light grounds only."""
EDGE_PX = 2


CHOSEN_PX = 3


class Group(QGraphicsItem):
    """Holds the parts of a slide together and paints nothing itself."""

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def boundingRect(self) -> QRectF:
        return QRectF()

    def paint(self, *_: object) -> None:
        """Nothing: the flag says so."""


def blend(over: str, under: str, share: float) -> str:
    """The colour `over` laid on `under` with a share from 0 to 1."""
    top, ground = QColor(over), QColor(under)
    mixed = (
        round(share * a + (1 - share) * b)
        for a, b in zip(top.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def shape(path: QPainterPath, colour: str | QColor, parent: QGraphicsItem) -> QGraphicsPathItem:
    """A flat area of one colour."""
    item = QGraphicsPathItem(path, parent)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(QColor(colour))
    return item


def outline(path: QPainterPath, colour: str | QColor, width: float, parent: QGraphicsItem) -> QGraphicsPathItem:
    """A line along a path."""
    item = QGraphicsPathItem(path, parent)
    item.setPen(QPen(QColor(colour), width))
    return item


def bar(rect: QRectF, colour: str | QColor, parent: QGraphicsItem) -> QGraphicsRectItem:
    """A rectangle on whole pixels."""
    item = QGraphicsRectItem(rect, parent)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(QColor(colour))
    return item


def card(rect: QRectF, theme: Theme, parent: QGraphicsItem) -> QGraphicsItem:
    """A surface with rounded corners; where the ground is light, a soft shadow lifts it, and an edge where the theme has one."""
    if QColor(theme.bg).lightnessF() > 0.5:
        for reach in range(SHADOW_REACH, 0, -1):
            ink = QColor(theme.text1)
            ink.setAlphaF(SHADOW_ALPHA)
            shape(rounded(rect.adjusted(-reach, 2 - reach, reach, 2 + reach), theme.radius.card + reach), ink, parent)
    face = shape(rounded(rect, theme.radius.card), theme.surface, parent)
    if theme.edge is not None:
        face.setPen(QPen(QColor(theme.edge), EDGE_PX))
    return face


def chosen(rect: QRectF, radius: float, hue: str, parent: QGraphicsItem) -> QGraphicsPathItem:
    """The line around what a visitor has opened, on the inside of its edge."""
    half = CHOSEN_PX / 2
    return outline(rounded(rect.adjusted(half, half, -half, -half), radius - half), hue, CHOSEN_PX, parent)


def scrim(rect: QRectF, ground: str, strongest: float, parent: QGraphicsItem) -> QGraphicsItem:
    """A veil of the ground's colour that thickens downwards, so that words on a picture can be read."""
    veil = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    for place, share in ((0.0, 0.0), (0.45, 0.75), (1.0, 1.0)):
        colour = QColor(ground)
        colour.setAlphaF(share * strongest)
        veil.setColorAt(place, colour)
    item = QGraphicsRectItem(rect, parent)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(QBrush(veil))
    return item
