"""A picture of what is on a screen, or would be: as large as there is room for, framed in the colour of what it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.panel.palette import Palette


class Glass(QWidget):
    """Shows one picture, or the words that stand in for it."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self._frame: str | None = None
        self._wide = 1
        self._image = QImage()
        self._words = ""
        self._black = False
        self._hatched: str | None = None

    @property
    def image(self) -> QImage:
        return self._image

    @property
    def words(self) -> str:
        return self._words

    def put(self, image: QImage, words: str = "", *, black: bool = False) -> None:
        """A picture; where it is none, words. `black`: the screen is, whatever was painted last."""
        if (words, black) != (self._words, self._black) or image.cacheKey() != self._image.cacheKey():
            self._image, self._words, self._black = image, words, black
            self.update()

    def frame_in(self, colour: str, wide: int) -> None:
        if (colour, wide) != (self._frame, self._wide):
            self._frame, self._wide = colour, wide
            self.update()

    def hatch(self, colour: str | None) -> None:
        """Lies over the picture while it is being changed; None for no longer."""
        if colour != self._hatched:
            self._hatched = colour
            self.update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#000000" if self._black else self._palette.glass))
        if not self._black and not self._image.isNull():
            painter.drawImage(_centred(self._image.size(), self.rect()), self._image)
        if self._words:
            self._paint_words(painter)
        if self._hatched is not None:
            painter.fillRect(self.rect(), QBrush(QColor(self._hatched), Qt.BrushStyle.BDiagPattern))
        half = self._wide // 2
        painter.setPen(QPen(QColor(self._frame or self._palette.hairline), self._wide, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(self.rect().adjusted(half, half, -half - 1, -half - 1))

    def _paint_words(self, painter: QPainter) -> None:
        edge = 4 * self._wide
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.setPen(QColor(self._palette.text2))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)


def _centred(picture: QSize, room: QRect) -> QRect:
    size = picture.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect((room.width() - size.width()) // 2, (room.height() - size.height()) // 2, size.width(), size.height())
