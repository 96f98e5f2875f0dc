"""The KPI wall: three to six figures side by side."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import HeroNumber, Kpi, KpiWall
from kiosk.domain.text import Language
from kiosk.domain.view import OpenPart
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, card, chosen
from kiosk.stage.slides.words import Words, fits, fitting, fitting_all, fitting_line, set_text

NUMBER_PX = (128, 112, 104, 96, 88, 80, 72)
NOTE_PX = (32, 30, 28)
CARD_HEIGHT, TALL_CARD_HEIGHT = 320, 400
UNIT_GAP = 16
FIRST_CARD_BELOW = 12
ROWS = {3: (3,), 4: (2, 2), 5: (3, 2), 6: (3, 3)}
UPRIGHT_ROWS = {3: (1, 1, 1), 4: (2, 2), 5: (2, 2, 1), 6: (2, 2, 2)}


def build(page: Page, slide: Slide, fields: KpiWall) -> QGraphicsItem:
    """Heading, cards, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    rects = places(page.canvas, len(fields.items), page.theme.space.gap)
    label_step = _label_step(page, [label_and_unit(page, kpi)[0] for kpi in fields.items], rects)
    for part, (kpi, rect) in enumerate(zip(fields.items, rects, strict=True)):
        _card(page, kpi, label_step, rect, group, opened=part == page.view.part)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: KpiWall) -> tuple[Area, ...]:
    """Each card, so that its figure can be pointed at."""
    rects = places(page.canvas, len(fields.items), page.theme.space.gap)
    parts = enumerate(zip(fields.items, rects, strict=True))
    return tuple(Area(rect=rect, act=OpenPart(part=part), name=kpi.label) for part, (kpi, rect) in parts)


def places(canvas: Canvas, count: int, gap: int) -> list[QRect]:
    """Where the cards stand: three a row, four as two by two, five as three and two; two a row on an upright canvas."""
    rows = (UPRIGHT_ROWS if canvas.portrait else ROWS)[count]
    height = TALL_CARD_HEIGHT if len(rows) == 1 or canvas.portrait else CARD_HEIGHT
    content = canvas.content
    top = content.top() + FIRST_CARD_BELOW
    if len(rows) == 1:
        top = content.top() + (content.height() - height) // 2
    found = []
    for row, cards in enumerate(rows):
        width = (content.width() - (cards - 1) * gap) // cards
        found += [QRect(content.left() + i * (width + gap), top + row * (height + gap), width, height) for i in range(cards)]
    return found


def label_and_unit(page: Page, kpi: Kpi | HeroNumber) -> tuple[str, str | None]:
    """The label and what stands beside the number.

    In English the unit goes into the label line; a measure word like 个 is left out where label and number have an English
    form and it has none.
    """
    label, unit = page.read(kpi.label), kpi.unit
    if unit and page.look.language is Language.EN and kpi.label.en and (unit.en or kpi.value.en):
        return f"{label}, {unit.en}" if unit.en else label, None
    return label, page.read(unit) if unit else None


def number_step(value: str, unit: str | None, steps: list[TypeToken], unit_token: TypeToken, width: int) -> TypeToken:
    """The largest step at which number, gap and unit stand side by side within the width."""
    beside = UNIT_GAP + set_text(unit, unit_token).size.width() if unit else 0
    return fitting_line(value, steps, width - beside)


def _card(page: Page, kpi: Kpi, label_step: TypeToken, rect: QRect, parent: QGraphicsItem, *, opened: bool) -> None:
    theme, pad = page.theme, page.theme.space.pad
    card(QRectF(rect), theme, parent)
    if opened:
        chosen(QRectF(rect), theme.radius.card, page.hue, parent)
    label, unit = label_and_unit(page, kpi)
    x, width, line = rect.left() + pad, rect.width() - 2 * pad, rect.top() + rect.height() * 2 // 3
    words = Words(label, label_step, theme.text2, parent, width)
    words.at(x, rect.top() + (30 if words.lines == 1 else 20))
    # Under a label of two lines the number keeps its distance by being a step smaller.
    steps = [theme.type.num_xl.at(px) for px in NUMBER_PX[words.lines - 1 :]]
    value = page.read(kpi.value)
    ink = page.hue if opened else theme.text1
    figure = Words(value, number_step(value, unit, steps, theme.type.h2, width), ink, parent).on_baseline(x, line)
    if unit:
        Words(unit, theme.type.h2, theme.text2, parent).on_baseline(x + figure.size.width() + UNIT_GAP, line)
    if kpi.note is not None:
        note = Words(page.read(kpi.note), _note_step(page, page.read(kpi.note), width), page.hue, parent, width)
        note.at(x, line + rect.height() // (9 if note.lines == 1 else 14))


def _note_step(page: Page, note: str, width: int) -> TypeToken:
    """Label size on one line, down to caption size; then caption size on two narrow lines."""
    small = page.theme.type.label.regular()
    for px in NOTE_PX:
        if fits(note, small.at(px), QSize(width, small.line_px)):
            return small.at(px)
    last = replace(page.theme.type.caption, line=1.2)
    return fitting(note, [last], QSize(width, 2 * last.line_px))


def _label_step(page: Page, labels: list[str], rects: list[QRect]) -> TypeToken:
    """One size for all labels: body size if each stands on one line, else label size on up to two."""
    width = min(rect.width() for rect in rects) - 2 * page.theme.space.pad
    body, small = page.theme.type.body, replace(page.theme.type.label.regular(), line=1.25)
    if all(fits(label, body, QSize(width, body.line_px)) for label in labels):
        return body
    return fitting_all(labels, [small.at(px) for px in NOTE_PX], QSize(width, 2 * small.line_px))
