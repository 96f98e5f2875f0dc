"""The page slide: a page of a foreign file, as large as the screen has room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.plate import Plate, blank, contained

SQUARE = 0
"""The page has its own corners, and mostly they are the screen's."""


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where the picture stands as it plays: in the middle of the screen, whole; the rest is the theme's ground."""
    return _whole(shown, canvas.rect)


def build(page: Page, slide: Slide, fields: PageFields) -> QGraphicsItem:
    """The picture and nothing else; above the navigation once somebody visits it, so that the navigation covers none of it."""
    group, room = Group(), page.canvas.rect
    if page.view.visited:
        room.setBottom(page.canvas.content_bottom - 1)
    if page.plate and page.plate.image is not None:
        window = _whole(page.plate.shown, room)
        Plate(page.plate.image, window, window, SQUARE, group)
    else:
        blank(page, room, group)
    return group


def _whole(shown: Asset, room: QRect) -> QRect:
    return contained(QSize(shown.width_px, shown.height_px), room)
