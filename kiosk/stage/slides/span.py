"""A picture over all screens of a section: each shows its part, the first one the words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PictureFields
from kiosk.stage.look import Page
from kiosk.stage.slides import motif
from kiosk.stage.slides.card import Group, bar, blend, rounded, shape
from kiosk.stage.slides.plate import Plate
from kiosk.stage.slides.words import Words, fitting

VEIL = 0.86
WIDTH = 1080
PAD = 40
SECOND_INK, MARK = 0.78, 0.35
"""How much light the second words and the bar have on the veil."""


def build(page: Page, slide: Slide, fields: PictureFields, *, first: bool) -> QGraphicsItem:
    """The part of the picture over the whole page; on the first screen title, text and source on a veil at the upper left."""
    group = Group()
    canvas = page.canvas.rect
    if page.plate and page.plate.image is not None:
        Plate(page.plate.image, canvas, canvas, 0, group)
    else:
        motif.build(page, group)
    if first:
        _words(page, slide, fields, group)
    return group


def _words(page: Page, slide: Slide, fields: PictureFields, parent: QGraphicsItem) -> None:
    """Light words on the theme's darker ground, whatever the theme: they stand on a picture."""
    canvas, scale = page.canvas, page.theme.type
    veil, ink = sorted((page.theme.bg, page.theme.text1), key=lambda colour: QColor(colour).lightnessF())
    faint = blend(ink, veil, SECOND_INK)
    left, width = canvas.margin, min(WIDTH, canvas.inner_width)
    room = width - 2 * PAD
    told = [
        (page.read(slide.title), [scale.h1.at(px) for px in (64, 56, 48, 44, 40)], ink, 2, 8),
        (page.beneath(slide.title), [scale.label.regular().at(px) for px in (32, 30, 28)], faint, 2, 24),
        *((line, [scale.body.at(px) for px in (36, 32, 30, 28)], ink, 3, 12) for line in page.read(fields.text).splitlines()),
        (page.read(page.source) if page.source else None, [scale.caption], faint, 2, 0),
    ]
    ground = Group(parent)
    y = top = canvas.heading_top
    y += PAD
    for text, steps, colour, lines, below in told:
        if text:
            token = fitting(text, steps, QSize(room, lines * steps[0].line_px))
            y += Words(text, token, colour, parent, room).at(left + PAD, y).size.height() + below
    area = QRectF(left, top, width, y + PAD - top)
    thin = QColor(veil)
    thin.setAlphaF(VEIL)
    shape(rounded(area, page.theme.radius.card), thin, ground)
    bar(QRectF(left, top + PAD + 8, page.theme.stroke.bar, scale.h1.px), blend(ink, page.hue, MARK), ground)
