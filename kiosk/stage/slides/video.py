"""The video slide: the picture that stands until the video runs, in the very place where it will run."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import VideoFields
from kiosk.domain.text import Text
from kiosk.domain.view import PlayVideo
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page, canvas_for
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.plate import Plate, blank, contained

PLAY = Text(zh="播放或暂停视频", en="Play or pause the video")
TOP = 12
SQUARE = 0
"""Frames are painted over the picture line by line, so its corners are not round."""


def frame(canvas: Canvas) -> QRect:
    """The box that the video has to fit: all of the content."""
    return canvas.content.adjusted(0, TOP, 0, 0)


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where video and picture stand: in the middle of their box, in the picture's proportions."""
    return contained(QSize(shown.width_px, shown.height_px), frame(canvas))


def place_on(pixels: tuple[int, int], shown: Asset, page: QRectF | None = None) -> QRect:
    """The same in the pixels of a screen, all that the picture covers; `page` is where the page lies if not as it plays."""
    canvas = canvas_for(pixels)
    lies = page or QRectF(canvas.place_on(pixels))
    area, scale = QRectF(place(canvas, shown)), lies.width() / canvas.width
    return QRectF(lies.topLeft() + area.topLeft() * scale, area.size() * scale).toAlignedRect()


def build(page: Page, slide: Slide, fields: VideoFields) -> QGraphicsItem:
    """Heading, the picture, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    window = _window(page)
    if page.plate and page.plate.image is not None:
        Plate(page.plate.image, window, window, SQUARE, group)
    else:
        blank(page, window, group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: VideoFields) -> tuple[Area, ...]:
    """The video itself."""
    return (Area(rect=_window(page), act=PlayVideo(length_us=slide.duration_us), name=PLAY),)


def _window(page: Page) -> QRect:
    return place(page.canvas, page.plate.shown) if page.plate else frame(page.canvas)
