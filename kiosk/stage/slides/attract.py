"""An attract frame: one slide of the section as a calm invitation, self-sufficient at a glance."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BarFields, HeroNumber, Kpi, KpiWall, SectionOpener, SlideFields
from kiosk.domain.text import Text
from kiosk.stage.look import Page
from kiosk.stage.slides import motif
from kiosk.stage.slides.bar_end import figure as figure_of
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.hero_number import ink_left
from kiosk.stage.slides.kpi_wall import label_and_unit, number_step
from kiosk.stage.slides.words import Words, fitting

NUMBER_PX = (240, 208, 176, 144, 128, 112)
HEADLINE_PX = (112, 104, 96, 88, 80, 72)
UNIT_PX = 88
NAME_TOP = 96


def build(page: Page, slide: Slide) -> QGraphicsItem:
    """The section's name small, then one hero: a figure where the slide is about figures, else its message."""
    group = Group()
    motif.build(page, group)
    _name(page, group)
    figure = _hero(slide.fields)
    if figure is not None:
        _figure(page, figure, group)
    else:
        # An opener's title is the section's name, which stands above already.
        _headline(page, page.section.promise if isinstance(slide.fields, SectionOpener) else slide.title, group)
    return group


def _hero(fields: SlideFields) -> Kpi | HeroNumber | None:
    """The figure a slide is about: the first of a KPI wall, of bars the highlighted one, else the longest."""
    if isinstance(fields, KpiWall):
        return fields.items[0]
    if isinstance(fields, HeroNumber):
        return fields
    if isinstance(fields, BarFields):
        hero = max(fields.bars, key=lambda bar: (bar.highlight, bar.value))
        return Kpi(label=hero.label, value=Text(zh=figure_of(hero.value)), unit=fields.unit)
    return None


def _name(page: Page, parent: QGraphicsItem) -> None:
    x, scale = page.canvas.margin, page.theme.type
    bar(QRectF(x, NAME_TOP, page.theme.stroke.bar, 88), page.hue, parent)
    name = page.read(page.section.name)
    width = page.canvas.inner_width - 36
    step = fitting(name, [scale.h2.at(px) for px in (40, 36, 32)], QSize(width, scale.h2.line_px))
    words = Words(name, step, page.theme.text1, parent, width).at(x + 36, NAME_TOP - 6)
    beneath = page.beneath(page.section.name)
    if beneath is not None:
        Words(beneath, scale.caption, page.theme.text2, parent, width).at(x + 36, NAME_TOP - 6 + words.size.height())


def _figure(page: Page, kpi: Kpi | HeroNumber, parent: QGraphicsItem) -> None:
    """The number on the middle of the page, its label below in both languages."""
    scale, theme, x, width = page.theme.type, page.theme, page.canvas.margin, page.canvas.inner_width
    label, unit = label_and_unit(page, kpi)
    beside = scale.h2.at(UNIT_PX)
    value = page.read(kpi.value)
    step = number_step(value, unit, [scale.hero_num.at(px) for px in NUMBER_PX], beside, width)
    line = page.canvas.height // 2 + 60
    number = Words(value, step, page.hue, parent).on_baseline(x - ink_left(value, step), line)
    if unit:
        Words(unit, beside, theme.text2, parent).on_baseline(x + number.size.width() + 24, line)
    y = line + 48
    token = fitting(label, [scale.h1.at(px) for px in (64, 56, 48, 44)], QSize(width, 2 * scale.h1.line_px))
    y += Words(label, token, theme.text1, parent, width).at(x, y).size.height() + 8
    beneath = page.beneath(kpi.label)
    if beneath is not None:
        step = fitting(beneath, [scale.body_l, scale.body_l.at(36)], QSize(width, 2 * scale.body_l.line_px))
        Words(beneath, step, theme.text2, parent, width).at(x, y)


def _headline(page: Page, title: Text, parent: QGraphicsItem) -> None:
    """The title on two lines (four of an upright page), the other language below."""
    scale, theme, x, width = page.theme.type, page.theme, page.canvas.margin, page.canvas.inner_width
    lines = 4 if page.canvas.portrait else 2
    told = page.read(title)
    token = fitting(told, [scale.display.at(px) for px in HEADLINE_PX], QSize(width, lines * scale.display.line_px))
    words = Words(told, token, theme.text1, parent, width)
    y = page.canvas.height // 2 - words.size.height() // 2
    words.at(x, y)
    beneath = page.beneath(title)
    if beneath is not None:
        step = fitting(beneath, [scale.quote.at(px) for px in (48, 44, 40, 36)], QSize(width, 2 * scale.quote.line_px))
        Words(beneath, step, theme.text2, parent, width).at(x, y + words.size.height() + 32)
