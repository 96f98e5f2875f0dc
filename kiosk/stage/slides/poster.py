"""The poster of a section: what a screen shows when there is nothing else to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import motif
from kiosk.stage.slides.card import Group, bar, blend, scrim
from kiosk.stage.slides.plate import Plate, covering
from kiosk.stage.slides.words import Words, fitting, fitting_line

VEIL = 0.94
VEIL_RISE = 240
"""How far above the words the veil begins, in pixels."""

SECOND_INK, MARK = 0.78, 0.35
"""How much light the second words and the bar have on the veil."""

FOOT = 112
NAME_PX = (112, 104, 96, 88, 80, 72)


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
        ground = Group(group)
        inks = (ink, blend(ink, veil, SECOND_INK), blend(ink, page.hue, MARK))
        top = _words(page, inks, group) - VEIL_RISE
        scrim(QRectF(0, top, canvas.width, canvas.height - top), veil, VEIL, ground)
    else:
        motif.build(page, group)
        _words(page, (page.theme.text1, page.theme.text2, page.hue), group)
    return group


def _words(page: Page, inks: tuple[str, str, str], parent: QGraphicsItem) -> int:
    """Set from the foot upwards: promise in both languages, name in both, the bar on top; gives where that begins.

    The inks are those of the first language, the second one and the bar.
    """
    ink, second_ink, mark = inks
    scale, x, width = page.theme.type, page.canvas.margin, page.canvas.inner_width
    name, promise = page.section.name, page.section.promise
    y = page.canvas.height - FOOT
    for told, steps, colour, above in (
        (page.beneath(promise), [scale.label.regular().at(px) for px in (32, 30, 28)], second_ink, 0),
        (page.read(promise), [scale.body_l, scale.body_l.at(36), scale.body_l.at(32)], ink, 4),
        (page.beneath(name), [scale.h2.regular(), scale.h2.regular().at(36)], second_ink, 32),
        (page.read(name), _name_steps(page), ink, 16),
    ):
        if told is not None:
            lines = 3 if page.canvas.portrait else 2
            token = fitting(told, steps, QSize(width, lines * steps[0].line_px))
            words = Words(told, token, colour, parent, width)
            y -= words.size.height() + above
            words.at(x, y)
    bar(QRectF(x, y - 40, 96, page.theme.stroke.bar), mark, parent)
    return y - 40


def _name_steps(page: Page) -> list[TypeToken]:
    """Rather on one line than as large as it goes: the higher the words stand, the more of the picture they lie on."""
    display = page.theme.type.display
    line = fitting_line(page.read(page.section.name), [display.at(px) for px in NAME_PX], page.canvas.inner_width)
    return [line] if line.px >= NAME_PX[-1] else [display.at(px) for px in NAME_PX]
