from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import VideoFields
from kiosk.domain.text import Text
from kiosk.domain.view import PlayVideo
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Plate, canvas_for
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides import video
from tests.support.pages import asset, page

FIELDS = VideoFields(file="x.mp4", poster="media/x.svg", alt=Text(zh="图"))
SLIDE = Slide(id="x", title=Text(zh="短片"), fields=FIELDS)


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("size", [(1920, 1080), (640, 480), (720, 1280)])
def test_the_video_stands_in_the_middle_of_the_content_in_its_proportions(canvas: Canvas, size: tuple[int, int]) -> None:
    place = video.place(canvas, asset(*size))
    assert canvas.content.contains(place)
    assert place.width() / place.height() == pytest.approx(size[0] / size[1], rel=0.01)
    (area,) = video.areas(page(canvas=canvas, plate=Plate(shown=asset(*size), image=None)), SLIDE, FIELDS)
    assert (area.rect, area.act) == (place, PlayVideo(length_us=SLIDE.duration_us))


@pytest.mark.parametrize("pixels", [(1920, 1080), (1280, 720), (3840, 1080), (1080, 1920)])
def test_frames_cover_exactly_what_the_picture_covers(pixels: tuple[int, int]) -> None:
    shown, canvas = asset(1600, 900), canvas_for(pixels)
    red = QImage(160, 90, QImage.Format.Format_RGB32)
    red.fill(QColor("#FF0000"))
    drawn = QImage(*pixels, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#000000"))
    scene = scene_with(video.build(page(canvas=canvas, plate=Plate(shown=shown, image=red)), SLIDE, FIELDS))
    painter = QPainter(drawn)
    render(scene, painter, QRectF(canvas.place_on(pixels)), QRectF(canvas.rect))
    painter.end()
    scene.clear()
    place = video.place_on(pixels, shown)
    assert QRect(0, 0, *pixels).contains(place)
    inside, outside = place.adjusted(1, 1, -1, -1), place.adjusted(-1, -1, 1, 1)
    corners = (inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight())
    assert {drawn.pixelColor(corner).name() for corner in corners} == {"#ff0000"}
    beyond = (outside.topLeft(), outside.topRight(), outside.bottomLeft(), outside.bottomRight())
    assert all(not drawn.rect().contains(point) or drawn.pixelColor(point).name() == "#000000" for point in beyond)
