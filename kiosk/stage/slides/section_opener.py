"""The section opener: which section this is and what it promises, beside a picture that runs off the page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import SectionOpener
from kiosk.domain.text import Language, Text
from kiosk.qtkit.fonts import font
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote
from kiosk.stage.slides.card import Group, blend, outline, rounded, shape
from kiosk.stage.slides.plate import Plate, blank, covering
from kiosk.stage.slides.words import Words, baseline, fitting_line, set_text

NUMERAL_STROKE, NUMERAL_TONE = 4, 0.12
NUMERAL_TOP, UPRIGHT_NUMERAL_TOP = 72, 856
UNITS_PER_EM = 1000

TEXT_WIDTH = 682
PICTURE_LEFT, UPRIGHT_PICTURE_HEIGHT = 826, 800
"""The picture has seven columns of the page; of an upright one its head."""

BLEED = 24
"""So far the picture runs past the edges of the page, more than its corners are round."""

CHIP_HEIGHT, CHIP_PAD, CHIP_GAP, CHIP_STROKE = 60, 30, 12, 2
AFTER_TITLE, BEFORE_PROMISE, BEFORE_CHIPS = 4, 28, 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type, in pixels, of the title, its other language, the promise and the contents."""

    title: int
    second: int
    promise: int
    chip: int


SIZES = (
    Sizes(title=64, second=32, promise=40, chip=32),
    Sizes(title=56, second=32, promise=40, chip=32),
    Sizes(title=56, second=30, promise=36, chip=30),
    Sizes(title=48, second=28, promise=36, chip=28),
    Sizes(title=44, second=28, promise=32, chip=28),
    Sizes(title=36, second=28, promise=30, chip=28),
    Sizes(title=32, second=24, promise=26, chip=24),
    Sizes(title=24, second=20, promise=20, chip=20),
    Sizes(title=18, second=16, promise=16, chip=16),
)
"""Roomiest first; an English title begins with the second."""


def frame(canvas: Canvas) -> QRect:
    """What the picture covers, past the edges of the page."""
    if canvas.portrait:
        return QRect(0, 0, canvas.width, UPRIGHT_PICTURE_HEIGHT).adjusted(-BLEED, -BLEED, BLEED, 0)
    return QRect(PICTURE_LEFT, 0, canvas.width - PICTURE_LEFT, canvas.height).adjusted(0, -BLEED, BLEED, BLEED)


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where the picture stands: over all of its frame, its overhang cut off."""
    return covering(QSize(shown.width_px, shown.height_px), frame(canvas))


def build(page: Page, slide: Slide, fields: SectionOpener) -> QGraphicsItem:
    """The picture, the numeral at the head, the words standing on the foot of the content, footnote."""
    group = Group()
    window = frame(page.canvas)
    if page.plate and page.plate.image is not None:
        Plate(page.plate.image, place(page.canvas, page.plate.shown), window, page.theme.radius.card, group)
    else:
        blank(page, window, group)
    bottom = _numeral(page, group)
    width = page.canvas.inner_width if page.canvas.portrait else TEXT_WIDTH
    words, height = _fitting(page, slide.title, fields.contents, QSize(width, page.canvas.content_bottom - bottom))
    words.setParentItem(group)
    words.setPos(page.canvas.margin, page.canvas.content_bottom - height)
    footnote.build(page, group, width)
    return group


def _numeral(page: Page, parent: QGraphicsItem) -> int:
    """The section's place in the exhibit, an outline whose ink begins at the margin; gives where words may begin below it."""
    token, unscaled = page.theme.type.hero_num, QPainterPath()
    # WORKAROUND: Qt 6.11 leaves the subpixel shift of the glyph drawn last in an outline and rounds it with the outline to
    # 1/64 px. In the font's own units nothing is rounded, so the shift goes away with the margin and each drawing is alike.
    unscaled.addText(0, 0, font(token.at(UNITS_PER_EM)), str(page.number))
    top = UPRIGHT_NUMERAL_TOP if page.canvas.portrait else NUMERAL_TOP
    to_page = QTransform.fromTranslate(page.canvas.margin + NUMERAL_STROKE / 2, top + baseline(token))
    to_page.scale(token.px / UNITS_PER_EM, token.px / UNITS_PER_EM)
    path = to_page.translate(-unscaled.boundingRect().left(), 0).map(unscaled)
    shape(path, blend(page.hue, page.theme.bg, NUMERAL_TONE), parent)
    outline(path, page.hue, NUMERAL_STROKE, parent)
    return top + token.px


def _fitting(page: Page, title: Text, contents: tuple[Text, ...], room: QSize) -> tuple[Group, int]:
    """The words in the roomiest sizes that fit, and how high they are."""
    for sizes in SIZES[0 if page.look.language is Language.ZH else 1 :]:
        words = Group()
        height = _words(page, title, sizes, room.width(), words)
        if contents:
            height = _chips(page, contents, sizes.chip, height + BEFORE_CHIPS, room.width(), words)
        if height <= room.height():
            break
    return words, height


def _words(page: Page, title: Text, sizes: Sizes, width: int, parent: QGraphicsItem) -> int:
    """The title in both languages and the section's promise, downwards from 0; gives their height."""
    scale, theme, y = page.theme.type, page.theme, 0
    for told, token, colour, above in (
        (page.read(title), scale.h1.at(sizes.title), theme.text1, 0),
        (page.beneath(title), scale.label.regular().at(sizes.second), theme.text2, AFTER_TITLE),
        (page.read(page.section.promise), scale.body_l.at(sizes.promise), theme.text1, BEFORE_PROMISE),
    ):
        if told is not None:
            y += above + Words(told, token, colour, parent, width).at(0, y + above).size.height()
    return y


def _chips(page: Page, contents: tuple[Text, ...], px: int, top: int, width: int, parent: QGraphicsItem) -> int:
    """Pills side by side, on a new row where the width is used up; gives where the last row ends."""
    label, x = page.theme.type.label.regular().at(px), 0
    for text in contents:
        told = page.read(text)
        token = fitting_line(told, [label], width - 2 * CHIP_PAD)
        across = set_text(told, token).size.width() + 2 * CHIP_PAD
        if x and x + across > width:
            x, top = 0, top + CHIP_HEIGHT + CHIP_GAP
        pill = rounded(QRectF(x, top, across, CHIP_HEIGHT), CHIP_HEIGHT / 2)
        shape(pill, page.theme.surface, parent)
        outline(pill, page.theme.hairline, CHIP_STROKE, parent)
        Words(told, token, page.theme.text1, parent).at(x + CHIP_PAD, top + (CHIP_HEIGHT - token.line_px) // 2)
        x += across + CHIP_GAP
    return top + CHIP_HEIGHT
