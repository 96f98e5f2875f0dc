"""The test card: what a screen is set up with, drawn on its real pixels and the same in every theme.

Border and corners show whether the whole picture is on the glass, the circle whether it is stretched, the line pairs
whether pixels are shown one to one, bars and ramp whether colours and greys are right. The outline of a bank card shows
whether the measured width of the screen is true, on which the size of everything that is touched depends.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.slides.words import fitting_line, set_text

CARD_MM, CARD_CORNER_MM = (85.6, 53.98), 3.18
"""A bank card and its corners, as everywhere (ISO/IEC 7810 ID-1)."""
HOLD_A_CARD = Text(zh="放一张银行卡比一比", en="Hold a bank card against it")
GROUND, LINE, INK, FAINT_INK = "#000000", "#5A5A5A", "#FFFFFF", "#C8C8C8"
BARS = ("#FFFFFF", "#FFFF00", "#00FFFF", "#00FF00", "#FF00FF", "#FF0000", "#0000FF", "#000000")
GREYS = tuple(QColor(level, level, level) for level in range(0, 256, 17))
SQUARES = 12
"""How many squares of the grid the shorter side has."""


def paint(image: QImage, screen: Screen, number: int, section: Text) -> None:
    """Paints the card of a screen over an image that has exactly its pixels."""
    painter = QPainter(image)
    card = _TestCard(painter, image.rect())
    card.grid()
    card.edges()
    card.colours()
    card.names(screen, number, section)
    card.line_pairs()
    card.bank_card(image.width() / screen.width_mm)
    painter.end()


class _TestCard:
    """The parts, laid out from the middle of the screen in parts of its shorter side."""

    def __init__(self, painter: QPainter, area: QRect) -> None:
        self._painter = painter
        self._area = area
        self._unit = min(area.width(), area.height()) / 1080
        painter.fillRect(area, QColor(GROUND))

    def _box(self, x: int, y: int, width: int, height: int) -> QRect:
        """A box whose corner is so many units from the middle."""
        unit, middle = self._unit, QPointF(self._area.width() / 2, self._area.height() / 2)
        return QRect(
            round(middle.x() + x * unit), round(middle.y() + y * unit), round(width * unit), round(height * unit)
        )  # fmt: skip

    def grid(self) -> None:
        """Squares of whole pixels, counted from the middle, and a circle that is round on a screen that is not stretched."""
        painter, width, height = self._painter, self._area.width(), self._area.height()
        square = max(2, min(width, height) // SQUARES)
        for x in range(width // 2 % square, width, square):
            painter.fillRect(x, 0, 1, height, QColor(LINE))
        for y in range(height // 2 % square, height, square):
            painter.fillRect(0, y, width, 1, QColor(LINE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(INK), max(1.0, 2 * self._unit)))
        painter.drawEllipse(QPointF(width / 2, height / 2), 520 * self._unit, 520 * self._unit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def edges(self) -> None:
        """One line of pixels all around at the very edge, and a thick mark in each corner."""
        painter, width, height, ink = self._painter, self._area.width(), self._area.height(), QColor(INK)
        for line in ((0, 0, width, 1), (0, height - 1, width, 1), (0, 0, 1, height), (width - 1, 0, 1, height)):
            painter.fillRect(*line, ink)
        arm, thick = round(90 * self._unit), max(2, round(8 * self._unit))
        for x, y in ((0, 0), (width, 0), (0, height), (width, height)):
            painter.fillRect(x and x - arm, y and y - thick, arm, thick, ink)
            painter.fillRect(x and x - thick, y and y - arm, thick, arm, ink)

    def colours(self) -> None:
        """Eight colours at full strength, and sixteen greys from black to white in equal steps."""
        for place, colour in enumerate(BARS):
            self._painter.fillRect(self._box(place * 100 - 400, -320, 100, 120), QColor(colour))
        for place, grey in enumerate(GREYS):
            self._painter.fillRect(self._box(place * 50 - 400, -200, 50, 80), grey)
        self._frame(self._box(-400, -320, 800, 200))

    def names(self, screen: Screen, number: int, section: Text) -> None:
        """Which screen it is, and how many pixels it really has."""
        plate = self._box(-400, -100, 800, 180)
        self._painter.fillRect(plate, QColor(GROUND))
        self._frame(plate)
        self._text(f"{number}", TypeToken(px=140, line=1.0, weight=700), INK, -370, -80)
        facts = (screen.id, screen.output.name, f"{screen.pixels[0]} × {screen.pixels[1]} px")
        self._text("   ".join(fact for fact in facts if fact), _BOLD, INK, -170, -84)
        self._text(section.zh, _PLAIN, INK, -170, -34)
        if section.en:
            self._text(section.en, _PLAIN, FAINT_INK, -170, 14)

    def line_pairs(self) -> None:
        """Lines of one pixel, white and black in turn: grey mist instead of lines means that the picture is scaled."""
        painter, upright, lying = self._painter, self._box(-400, 110, 150, 150), self._box(-230, 110, 150, 150)
        for patch in (upright, lying):
            painter.fillRect(patch, QColor(GROUND))
        for x in range(upright.left(), upright.right() + 1, 2):
            painter.fillRect(x, upright.top(), 1, upright.height(), QColor(INK))
        for y in range(lying.top(), lying.bottom() + 1, 2):
            painter.fillRect(lying.left(), y, lying.width(), 1, QColor(INK))

    def bank_card(self, pixels_per_mm: float) -> None:
        """A bank card at its true size, if the screen is as wide as the site file says."""
        width, height = (round(side * pixels_per_mm) for side in CARD_MM)
        words = self._box(-48, 100, 330, 108)
        card = QRect(self._box(-40, 208, 0, 0).topLeft(), QSize(width, height))
        # On a small screen it takes more room than is left: then it lies over the rest, but whole.
        card.moveLeft(max(0, min(card.left(), self._area.width() - width)))
        card.moveTop(max(0, min(card.top(), self._area.height() - height)))
        painter = self._painter
        painter.fillRect(words, QColor(GROUND))
        self._text(HOLD_A_CARD.zh, _BOLD, INK, -40, 104)
        self._text(HOLD_A_CARD.en or "", _PLAIN, FAINT_INK, -40, 150)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(INK), 1))
        painter.setBrush(QColor(GROUND))
        corner = CARD_CORNER_MM * pixels_per_mm
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _frame(self, box: QRect) -> None:
        self._painter.setPen(QPen(QColor(INK), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _text(self, text: str, token: TypeToken, colour: str, x: int, y: int) -> None:
        """A line of text, smaller if it would run over the right edge of the parts."""
        box = self._box(x, y, 385 - x, 0)
        token = token.at(max(1, round(token.px * self._unit)))
        self._painter.setPen(QColor(colour))
        set_text(text, fitting_line(text, [token], box.width())).layout.draw(self._painter, QPointF(box.topLeft()))


_BOLD = TypeToken(px=36, line=1.3, weight=700)
_PLAIN = TypeToken(px=32, line=1.4, weight=400)
