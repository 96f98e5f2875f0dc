"""A plate: a picture on a slide, and what stands in its place while there is none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, blend, rounded, shape


def contained(size: QSize, box: QRect) -> QRect:
    """Where a picture of a size stands so that all of it is seen: centred in the box."""
    return _centred(size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio), box)


def covering(size: QSize, box: QRect) -> QRect:
    """Where a picture of a size stands so that all of the box is covered."""
    return _centred(size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding), box)


def _centred(size: QSize, box: QRect) -> QRect:
    return QRect(
        box.left() + (box.width() - size.width()) // 2,
        box.top() + (box.height() - size.height()) // 2,
        size.width(),
        size.height(),
    )


class Plate(QGraphicsItem):
    """A decoded picture in its place; what lies outside `window` is not seen, and the window's corners are round.

    Of the window itself only a `part` may be seen.
    """

    def __init__(
        self, image: QImage, place: QRect, window: QRect, radius: int, parent: QGraphicsItem, part: QRectF | None = None
    ) -> None:
        super().__init__(parent)
        self._shape, self._window = rounded(QRectF(window), radius), QRectF(window)
        if part is not None:
            self._shape = self._shape.intersected(rounded(part, 0))
        self._fill = QBrush(image)
        across, down = place.width() / image.width(), place.height() / image.height()
        self._fill.setTransform(QTransform.fromTranslate(place.x(), place.y()).scale(across, down))

    def boundingRect(self) -> QRectF:
        return self._window

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(self._shape, self._fill)


def blank(page: Page, window: QRect, parent: QGraphicsItem) -> QGraphicsItem:
    """A calm plate from nothing: the section's hue, faint, with a horizon of three hills of tone."""
    group = Group(parent)
    radius = page.theme.radius.card
    frame = rounded(QRectF(window), radius)
    shape(frame, blend(page.hue, page.theme.bg, 0.10), group)
    for share, rise in ((0.16, 0.55), (0.24, 0.38), (0.34, 0.22)):
        hill = rounded(QRectF(window), radius)
        height = window.height() * rise
        top = window.bottom() + 1 - height
        disc = rounded(
            QRectF(window.left() - window.width() * share, top, window.width() * 1.6, height * 3), window.width() * 0.8
        )
        shape(hill.intersected(disc), blend(page.hue, page.theme.bg, share), group)
    return group
