"""What stands where on a built page: its words and its cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kiosk.domain.settings import ThemeName
from kiosk.qtkit.theme import TypeToken
from kiosk.services.checking.sheet import Box, Inscription, Sheet
from kiosk.stage.look import Page
from kiosk.stage.slides.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text as it stands on the canvas; stays when the items are gone."""

    text: str
    token: TypeToken
    colour: str
    lines: int
    x: float
    y: float
    width: int
    height: int

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def rect(self) -> QRectF:
        return QRectF(self.x, self.y, self.width, self.height)


def all_words(item: QGraphicsItem) -> Iterator[Words]:
    """Every text on an item, at any depth, in the order of drawing."""
    for child in item.childItems():
        if isinstance(child, Words):
            yield child
        else:
            yield from all_words(child)


def told(words: Words) -> Told:
    return Told(
        text=words.text, token=words.token, colour=words.colour, lines=words.lines,
        x=words.scenePos().x(), y=words.scenePos().y(), width=words.size.width(), height=words.size.height(),
    )  # fmt: skip


def words_in(item: QGraphicsItem) -> list[Told]:
    """Every text on an item as it stands, in the order of drawing."""
    return [told(words) for words in all_words(item)]


def cards_in(item: QGraphicsItem, surface: str) -> list[QRectF]:
    """The cards of a page: flat areas in the colour of the surface."""
    children = [child for child in item.childItems() if isinstance(child, QGraphicsPathItem)]
    found = [child.sceneBoundingRect() for child in children if child.brush().color() == QColor(surface)]
    return found + [card for child in item.childItems() for card in cards_in(child, surface)]


def sheet_of(root: QGraphicsItem, page: Page, theme: ThemeName = ThemeName.DARK) -> Sheet:
    """A built page as the checker sees it, before anybody looks at its pixels; `theme` is what its look is called."""
    return Sheet(
        language=page.look.language,
        theme=theme,
        width=page.canvas.width,
        height=page.canvas.height,
        inscriptions=tuple(Inscription(text=each.text, px=each.token.px, box=_box(each.rect)) for each in words_in(root)),
        cards=tuple(_box(card) for card in cards_in(root, page.theme.surface)),
    )


def _box(rect: QRectF) -> Box:
    return Box(left=rect.left(), top=rect.top(), right=rect.right(), bottom=rect.bottom())
