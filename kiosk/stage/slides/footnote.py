"""The footnote of a slide: where its figures come from."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.stage.look import Page
from kiosk.stage.slides.words import Words, fitting


def build(page: Page, parent: QGraphicsItem, width: int | None = None) -> QGraphicsItem | None:
    """The source's line at the foot of the page, standing on the bottom margin; None for a slide without a source.

    It runs as far as the margins, or only over a `width` from the left one.
    """
    if page.source is None:
        return None
    caption = page.theme.type.caption
    told = page.read(page.source)
    room = QSize(width or page.canvas.inner_width, 2 * caption.line_px)
    words = Words(told, fitting(told, [caption], room), page.theme.text3, parent, room.width())
    return words.at(page.canvas.margin, page.canvas.footnote_bottom - words.size.height())
