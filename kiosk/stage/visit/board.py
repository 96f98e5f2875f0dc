"""The board that the parts of a visit are put on, and the buttons they have in common."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.domain.text import Text
from kiosk.domain.view import Act
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, outline, rounded, shape
from kiosk.stage.slides.words import Words, fitting

BUTTON_RADIUS = 16
STROKE_PX = 3
PAD = 32
LABEL_PX = (36, 32, 30, 28)
CHEVRON_PX, CHEVRON_STROKE = 18, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that answers to touch: where, what it does, what it is called, and how round its corners are."""

    rect: QRectF
    act: Act
    name: Text
    radius: float = BUTTON_RADIUS


@dataclass(slots=True, kw_only=True)
class Board:
    """Items and targets on a page's canvas; `side` is the smallest side of a target, in canvas pixels."""

    page: Page
    side: int
    root: Group = field(default_factory=Group)
    targets: list[Target] = field(default_factory=list)
    covered: list[QRectF] = field(default_factory=list)
    """Where something lies over the page, so that what is beneath does not answer."""

    def cover(self) -> None:
        """What comes from here on lies over all that was there, and nothing below answers any more."""
        self.targets.clear()
        self.lie_over(self.page.canvas.rect)

    def lie_over(self, rect: QRect) -> None:
        self.covered.append(QRectF(rect))

    def target(self, rect: QRect, act: Act, name: Text) -> None:
        self.targets.append(Target(rect=QRectF(rect), act=act, name=name))

    def plate(self, rect: QRect, *, chosen: bool = False, strong: bool = False) -> str:
        """The ground of a button, and the colour of what stands on it: `strong` calls for a touch, `chosen` is what counts now."""
        theme = self.page.theme
        fill = theme.text1 if strong else self.page.hue if chosen else theme.raised
        path = rounded(QRectF(rect), BUTTON_RADIUS)
        shape(path, fill, self.root)
        if not strong and not chosen:
            edge = rounded(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), BUTTON_RADIUS - 1)
            outline(edge, theme.outline, STROKE_PX, self.root)
        return theme.bg if strong or chosen else theme.text1

    def button(self, rect: QRect, text: Text, act: Act, *, chosen: bool = False, strong: bool = False) -> None:
        """A button with its words in the middle, in the page's language."""
        self.labelled(rect, self.page.read(text), act, text, chosen=chosen, strong=strong)

    def labelled(self, rect: QRect, words: str, act: Act, name: Text, *, chosen: bool = False, strong: bool = False) -> None:
        """The same with words of its own: a language is named in itself."""
        ink = self.plate(rect, chosen=chosen, strong=strong)
        label = replace(self.page.theme.type.label, line=1.2)
        room = QSize(rect.width() - PAD, rect.height() - 8)
        token = fitting(words, [label.at(px) for px in LABEL_PX], room)
        told = Words(words, token, ink, self.root, room.width()).centred()
        told.at(rect.center().x() - told.size.width() // 2, rect.center().y() - told.size.height() // 2)
        self.target(rect, act, name)

    def arrow(self, rect: QRect, step: int, act: Act, name: Text) -> None:
        """A button with an arrow to the left (-1) or to the right (1)."""
        ink, centre = self.plate(rect), QPointF(rect.center())
        tip = QPointF(step * CHEVRON_PX / 2, 0)
        head = [centre - tip + QPointF(0, -CHEVRON_PX), centre + tip, centre - tip + QPointF(0, CHEVRON_PX)]
        self._stroke(QPolygonF(head), ink)
        self.target(rect, act, name)

    def sign(self, rect: QRect, *, plus: bool, act: Act, name: Text) -> None:
        """A round-about plus or minus."""
        ink, centre = self.plate(rect), QPointF(rect.center())
        self._stroke(QPolygonF([centre - QPointF(CHEVRON_PX, 0), centre + QPointF(CHEVRON_PX, 0)]), ink)
        if plus:
            self._stroke(QPolygonF([centre - QPointF(0, CHEVRON_PX), centre + QPointF(0, CHEVRON_PX)]), ink)
        self.target(rect, act, name)

    def _stroke(self, points: QPolygonF, ink: str) -> None:
        path = QPainterPath()
        path.addPolygon(points)
        item = QGraphicsPathItem(path, self.root)
        pen = QPen(QColor(ink), CHEVRON_STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        item.setPen(pen)

    def width_of(self, words: str) -> int:
        """How wide a button with these words is."""
        label = replace(self.page.theme.type.label, line=1.2).at(LABEL_PX[1])
        return max(self.side, Words(words, label, self.page.theme.text1, Group()).size.width() + 2 * PAD)
