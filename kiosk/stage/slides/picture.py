"""The picture slide: a picture with text beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PictureFields
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.plate import Plate, blank, contained
from kiosk.stage.slides.words import Words, set_text

PLATE_WIDTH, PLATE_HEIGHT = 852, 664
GUTTER = 72
TOP = 12
BODY_PX = (40, 36, 32, 30, 28, 26, 24, 22, 20, 18, 16)


def frame(canvas: Canvas) -> QRect:
    """The box the picture has to fit: seven columns at the left, upright the upper half of the page."""
    content = canvas.content
    if canvas.portrait:
        return QRect(content.left(), content.top() + TOP, content.width(), PLATE_HEIGHT)
    return QRect(content.left(), content.top() + TOP, PLATE_WIDTH, PLATE_HEIGHT)


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where the picture stands on the page: at the margin, in the middle of its box's height."""
    box = contained(QSize(shown.width_px, shown.height_px), frame(canvas))
    box.moveLeft(frame(canvas).left())
    return box


def build(page: Page, slide: Slide, fields: PictureFields) -> QGraphicsItem:
    """Heading, picture, paragraphs, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    window = place(page.canvas, page.plate.shown) if page.plate else frame(page.canvas)
    if page.plate and page.plate.image is not None:
        Plate(page.plate.image, window, window, page.theme.radius.card, group)
    else:
        blank(page, window, group)
    _paragraphs(page, page.read(fields.text), group)
    footnote.build(page, group)
    return group


def column(canvas: Canvas) -> QRect:
    """Where the text stands: right of the picture, upright below it."""
    content, box = canvas.content, frame(canvas)
    if canvas.portrait:
        top = box.bottom() + 1 + GUTTER
        return QRect(content.left(), top, content.width(), content.bottom() + 1 - top)
    left = box.right() + 1 + GUTTER
    return QRect(left, box.top(), content.right() + 1 - left, box.height())


def _paragraphs(page: Page, text: str, parent: QGraphicsItem) -> None:
    """One paragraph a line of the text, in the largest step in which all of them fit, centred beside the picture."""
    box, gap = column(page.canvas), page.theme.space.gap
    told = [line.strip() for line in text.splitlines() if line.strip()]
    steps = [page.theme.type.body.at(px) for px in BODY_PX]
    step = next((step for step in steps if _height(told, step, box.width(), gap) <= box.height()), steps[-1])
    y = box.top()
    if not page.canvas.portrait:
        y += (box.height() - _height(told, step, box.width(), gap)) // 2
    for line in told:
        y += Words(line, step, page.theme.text1, parent, box.width()).at(box.left(), y).size.height() + gap


def _height(paragraphs: list[str], step: TypeToken, width: int, gap: int) -> int:
    return sum(set_text(line, step, width).size.height() + gap for line in paragraphs) - gap
