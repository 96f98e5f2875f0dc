"""The title slide: opens an exhibit or a deck."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TitleFields
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, motif
from kiosk.stage.slides.card import Group, bar
from kiosk.stage.slides.words import Words, fitting

DISPLAY_PX = (112, 96, 88, 80, 72, 64)
TOP_PX, PORTRAIT_TOP_PX = 360, 520
SECOND_LINES = 2


def build(page: Page, slide: Slide, fields: TitleFields) -> QGraphicsItem:
    """The title large over the section's bar, the subtitle and the other language below it, who and when at the foot."""
    group = Group()
    motif.build(page, group)
    scale, theme, width = page.theme.type, page.theme, page.canvas.inner_width
    x, top = page.canvas.margin, PORTRAIT_TOP_PX if page.canvas.portrait else TOP_PX
    lines = 3 if page.canvas.portrait else 2
    title = page.read(slide.title)
    token = fitting(title, [scale.display.at(px) for px in DISPLAY_PX], QSize(width, lines * scale.display.line_px))
    words = Words(title, token, theme.text1, group, width)
    # The words grow upwards from where a title of one line stands, so that the middle of the page stays the middle.
    y = top + token.line_px // 2 - words.size.height() // 2
    words.at(x, y)
    bar(QRectF(x, y - 48, 96, theme.stroke.bar), page.hue, group)
    y += words.size.height() + 24
    for told, size, colour in (
        (page.beneath(slide.title), scale.body_l, theme.text2),
        (page.read(fields.subtitle), scale.body_l, theme.text1),
        (page.beneath(fields.subtitle), scale.label.regular(), theme.text2),
    ):
        if told is not None:
            token = fitting(told, [size, size.at(36), size.at(32), size.at(28)], QSize(width, SECOND_LINES * size.line_px))
            y += Words(told, token, colour, group, width).at(x, y).size.height() + (
                24 if told == page.beneath(slide.title) else 0
            )
    _signature(page, fields, group)
    footnote.build(page, group)
    return group


def _signature(page: Page, fields: TitleFields, parent: QGraphicsItem) -> None:
    """Organisation and date on one line, just above the footnote's place."""
    caption = page.theme.type.caption
    told = [page.read(text) for text in (fields.organisation, fields.date) if text is not None]
    if told:
        line = "　".join(told)
        width = page.canvas.inner_width
        words = Words(line, fitting(line, [caption], QSize(width, 2 * caption.line_px)), page.theme.text2, parent, width)
        words.at(page.canvas.margin, page.canvas.content_bottom - words.size.height())
