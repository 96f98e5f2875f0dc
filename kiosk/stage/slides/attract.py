"""An attract frame: one slide of the section as a calm invitation, self-sufficient at a glance, and the call to touch."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BarFields, HeroNumber, Kpi, KpiWall, PageFields, SectionOpener, SlideFields
from kiosk.domain.text import Text
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import motif, section_opener
from kiosk.stage.slides.bar_end import figure as figure_of
from kiosk.stage.slides.call import call, call_place
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.hero_number import ink_left
from kiosk.stage.slides.kpi_wall import label_and_unit, number_step
from kiosk.stage.slides.plate import Plate, blank, contained
from kiosk.stage.slides.words import Words, fitting, set_text

NUMBER_PX = (240, 208, 176, 144, 128, 112)
HEADLINE_PX = (160, 144, 128, 112, 104, 96, 88, 80, 72)
LEAST_PX = 96
"""Not to go below for the sake of a better break."""

SECOND_PX = (48, 44, 40, 36)
UNIT_PX = 88
UPRIGHT_NAME_TOP = 872
"""Where the words begin below a picture of an upright page."""

NAME_INDENT, AFTER_NAME, BEFORE_CALL, BEFORE_SECOND = 36, 40, 40, 28
CAP_SHARE = 0.76
"""How high a figure is, of its size."""

ORBIT = tuple(QPoint(4 * x, 4 * y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)))
"""By how much all that stands still is moved, turn by turn, so that no pixel keeps its light: a spiral of nine places."""

_PAUSE = re.compile(r"(?<=[，：；])(?!$)")
_WORD = re.compile(r"[A-Za-z’-]+")

place = section_opener.place
"""Where a slide's picture stands: where an opener's does, off the page on three sides."""


def page_place(canvas: Canvas, shown: Asset) -> QRect:
    """Where an imported page stands: cut off it would be torn paper, so it is whole, beside the words and above the call."""
    left = canvas.margin if canvas.portrait else section_opener.PICTURE_LEFT
    foot = UPRIGHT_NAME_TOP if canvas.portrait else call_place(canvas, 0).top()
    room = QRect(left, canvas.margin, canvas.width - canvas.margin - left, foot - BEFORE_CALL - canvas.margin)
    return contained(QSize(shown.width_px, shown.height_px), room)


def build(page: Page, slide: Slide, turn: int = 0) -> QGraphicsItem:
    """The section's name small, then one hero: a figure where the slide is about figures, else its message; then the call."""
    group = Group()
    if page.plate is not None:
        _picture(page, slide.fields, group)
    else:
        motif.build(page, group)
    moving = Group(group)
    moving.setPos(ORBIT[turn])
    room = _room(page.canvas, pictured=page.plate is not None)
    room.setTop(_name(page, room, moving) + AFTER_NAME)
    figure = None if slide.attract is not None else _hero(slide.fields)
    if figure is not None:
        _figure(page, figure, room, moving)
    else:
        _headline(page, headline(page, slide), room, moving)
    call(page, turn, moving)
    return group


def headline(page: Page, slide: Slide) -> Text:
    """What a frame says in words: what was written for it, else the slide's title.

    An opener's title is the section's name, which stands above already; there it is the promise.
    """
    if slide.attract is not None:
        return slide.attract
    return page.section.promise if isinstance(slide.fields, SectionOpener) else slide.title


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


def _picture(page: Page, fields: SlideFields, parent: QGraphicsItem) -> None:
    window = section_opener.frame(page.canvas)
    if page.plate is None or page.plate.image is None:
        blank(page, window, parent)
    elif isinstance(fields, PageFields):
        whole = page_place(page.canvas, page.plate.shown)
        Plate(page.plate.image, whole, whole, page.theme.radius.card, parent)
    else:
        Plate(page.plate.image, place(page.canvas, page.plate.shown), window, page.theme.radius.card, parent)


def _room(canvas: Canvas, *, pictured: bool) -> QRect:
    """Where the words stand, above the call: on the whole width, or beside the picture; upright, below it."""
    top = UPRIGHT_NAME_TOP if pictured and canvas.portrait else canvas.margin
    width = section_opener.TEXT_WIDTH if pictured and not canvas.portrait else canvas.inner_width
    return QRect(canvas.margin, top, width, call_place(canvas, 0).top() - BEFORE_CALL - top)


def _name(page: Page, room: QRect, parent: QGraphicsItem) -> int:
    """The section's name in both languages beside its bar; gives where they end."""
    x, y, scale = room.left() + NAME_INDENT, room.top(), page.theme.type
    width = room.width() - NAME_INDENT
    for told, steps, colour in (
        (page.read(page.section.name), [scale.h2.at(px) for px in (40, 36, 32)], page.theme.text1),
        (page.beneath(page.section.name), [scale.caption], page.theme.text2),
    ):
        if told is not None:
            step = fitting(told, steps, QSize(width, 2 * steps[0].line_px))
            y += Words(told, step, colour, parent, width).at(x, y).size.height()
    bar(QRectF(room.left(), room.top() + 6, page.theme.stroke.bar, y - room.top() - 8), page.hue, parent)
    return y


def _figure(page: Page, kpi: Kpi | HeroNumber, room: QRect, parent: QGraphicsItem) -> None:
    """The number, its label below in both languages, in the middle of the room."""
    scale, theme, width = page.theme.type, page.theme, room.width()
    group = Group(parent)
    label, unit = label_and_unit(page, kpi)
    beside = scale.h2.at(UNIT_PX)
    value = page.read(kpi.value)
    step = number_step(value, unit, [scale.hero_num.at(px) for px in NUMBER_PX], beside, width)
    line = round(CAP_SHARE * step.px)
    number = Words(value, step, page.hue, group).on_baseline(-ink_left(value, step), line)
    if unit:
        Words(unit, beside, theme.text2, group).on_baseline(number.size.width() + 24, line)
    y = line + 48
    token = fitting(label, [scale.h1.at(px) for px in (64, 56, 48, 44)], QSize(width, 2 * scale.h1.line_px))
    y += Words(label, token, theme.text1, group, width).at(0, y).size.height()
    beneath = page.beneath(kpi.label)
    if beneath is not None:
        step = fitting(beneath, [scale.body_l, scale.body_l.at(36)], QSize(width, 2 * scale.body_l.line_px))
        y += 8 + Words(beneath, step, theme.text2, group, width).at(0, y + 8).size.height()
    group.setPos(room.left(), room.top() + (room.height() - y) // 2)


def _headline(page: Page, title: Text, room: QRect, parent: QGraphicsItem) -> None:
    """The headline as large as the room carries it, the other language below."""
    scale, theme, width = page.theme.type, page.theme, room.width()
    group, beneath, second = Group(parent), page.beneath(title), None
    if beneath is not None:
        steps = [scale.quote.at(px) for px in SECOND_PX]
        second = Words(beneath, fitting(beneath, steps, QSize(width, 2 * steps[0].line_px)), theme.text2, group, width)
    left = room.height() - (BEFORE_SECOND + second.size.height() if second is not None else 0)
    told, step = _broken(page.read(title), [scale.display.at(px) for px in HEADLINE_PX], QSize(width, left))
    words = Words(told, step, theme.text1, group, width).at(0, 0)
    y = words.size.height()
    if second is not None:
        y += BEFORE_SECOND + second.at(0, y + BEFORE_SECOND).size.height()
    group.setPos(room.left(), room.top() + (room.height() - y) // 2)


def _broken(told: str, steps: list[TypeToken], room: QSize) -> tuple[str, TypeToken]:
    """A headline with its type: a line for each clause where they have room, else as many lines as it takes."""
    clauses = _PAUSE.split(told)
    for step in steps:
        widest = max(set_text(clause, step).size.width() for clause in clauses)
        if step.px >= LEAST_PX and widest <= room.width() and len(clauses) * step.line_px <= room.height():
            return "\u2028".join(clauses), step
    words = _WORD.findall(told)
    unbroken = [step for step in steps if all(set_text(word, step).size.width() <= room.width() for word in words)]
    return told, fitting(told, unbroken or steps[-1:], room)
