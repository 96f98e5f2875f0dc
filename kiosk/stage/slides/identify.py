"""The card that says which screen this is: its number, so large that it is read across the hall, and what it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.words import Words, fitting, fitting_line

NUMBER_STEPS = (720, 640, 560, 480, 400)
GAP = 96
BETWEEN = 36
UNNAMED = Text(zh="系统没有给出接口名", en="the system names no connector")


def build(page: Page, screen: Screen, number: int) -> QGraphicsItem:
    """The number, and beside it (on an upright screen below) the screen's id, section, pixels and connector."""
    group = Group()
    canvas, theme = page.canvas, page.theme
    bar(QRectF(0, 0, canvas.width, 3 * theme.stroke.bar), page.hue, group)
    number_width = canvas.inner_width if canvas.portrait else (canvas.inner_width - GAP) // 2
    steps = [theme.type.hero_num.at(px) for px in NUMBER_STEPS]
    large = Words(str(number), fitting_line(str(number), steps, number_width), page.hue, group)
    width = canvas.inner_width if canvas.portrait else canvas.inner_width - number_width - GAP
    facts = _facts(page, screen, width, group)
    height = sum(fact.size.height() for fact in facts) + BETWEEN * (len(facts) - 1)
    if canvas.portrait:
        x, top = canvas.margin, (canvas.height - large.size.height() - GAP - height) // 2
        large.at(canvas.margin + (number_width - large.size.width()) // 2, top)
        top += large.size.height() + GAP
    else:
        x, top = canvas.margin + number_width + GAP, (canvas.height - height) // 2
        large.at(canvas.margin + (number_width - large.size.width()) // 2, (canvas.height - large.size.height()) // 2)
    for fact in facts:
        fact.at(x, top)
        top += fact.size.height() + BETWEEN
    return group


def _facts(page: Page, screen: Screen, width: int, parent: QGraphicsItem) -> list[Words]:
    """Both languages below one another: whoever hangs monitors may read either."""
    scale, theme, name = page.theme.type, page.theme, page.section.name
    connector = " · ".join(part for part in (screen.output.name, screen.output.serial) if part)
    told = [
        (screen.id, scale.h1, theme.text1),
        (name.read(Language.ZH), scale.h2, theme.text1),
        (name.en, scale.h2.regular(), theme.text2),
        (f"{screen.pixels[0]} × {screen.pixels[1]} px", scale.body_l, theme.text1),
    ]
    if connector:
        told.append((connector, scale.body_l, theme.text1))
    else:
        told += [(UNNAMED.read(language), scale.body, theme.text2) for language in (Language.ZH, Language.EN)]
    made = []
    for words, token, colour in told:
        if words:
            fitted = fitting(words, [token, token.at(token.px * 3 // 4)], QSize(width, 2 * token.line_px))
            made.append(Words(words, fitted, colour, parent, width))
    return made
