"""The poster of a section: what a screen shows when there is nothing else to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import motif
from kiosk.stage.slides.card import Group, bar, blend, scrim
from kiosk.stage.slides.plate import Plate, covering
from kiosk.stage.slides.words import Words, fitting

VEIL = 0.94
VEIL_FROM = 0.4
SECOND_INK = 0.78
FOOT = 112


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where the picture stands: over the whole page, its overhang cut off."""
    return covering(QSize(shown.width_px, shown.height_px), canvas.rect)


def build(page: Page) -> QGraphicsItem:
    """The section's picture, or the ornament of its hue, with its name and promise at the foot."""
    group = Group()
    canvas = page.canvas
    # On a picture the veil is always the dark one of the theme: light words on it are read on any picture.
    veil, ink = sorted((page.theme.bg, page.theme.text1), key=lambda colour: QColor(colour).lightnessF())
    if page.plate and page.plate.image is not None:
        Plate(page.plate.image, place(canvas, page.plate.shown), canvas.rect, 0, group)
        top = int(canvas.height * VEIL_FROM)
        scrim(QRectF(0, top, canvas.width, canvas.height - top), veil, VEIL, group)
        _words(page, ink, blend(ink, veil, SECOND_INK), group)
    else:
        motif.build(page, group)
        _words(page, page.theme.text1, page.theme.text2, group)
    return group


def _words(page: Page, ink: str, second_ink: str, parent: QGraphicsItem) -> None:
    """Set from the foot upwards: promise in both languages, name in both, the bar on top."""
    scale, theme, x, width = page.theme.type, page.theme, page.canvas.margin, page.canvas.inner_width
    name, promise = page.section.name, page.section.promise
    y = page.canvas.height - FOOT
    for told, steps, colour, above in (
        (page.beneath(promise), [scale.label.regular().at(px) for px in (32, 30, 28)], second_ink, 0),
        (page.read(promise), [scale.body_l, scale.body_l.at(36), scale.body_l.at(32)], ink, 4),
        (page.beneath(name), [scale.h2.regular(), scale.h2.regular().at(36)], second_ink, 32),
        (page.read(name), [scale.display.at(px) for px in (112, 96, 80, 72, 64)], ink, 16),
    ):
        if told is not None:
            lines = 3 if page.canvas.portrait else 2
            token = fitting(told, steps, QSize(width, lines * steps[0].line_px))
            words = Words(told, token, colour, parent, width)
            y -= words.size.height() + above
            words.at(x, y)
    bar(QRectF(x, y - 40, 96, theme.stroke.bar), page.hue, parent)
