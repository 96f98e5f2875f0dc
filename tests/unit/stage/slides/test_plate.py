import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.stage.slides.card import Group
from kiosk.stage.slides.plate import Plate, blank, contained, covering
from tests.support.pages import page

BOX = QRect(96, 244, 800, 600)


@pytest.mark.parametrize(
    ("size", "place"),
    [(QSize(400, 300), BOX), (QSize(800, 200), QRect(96, 444, 800, 200)), (QSize(300, 600), QRect(346, 244, 300, 600))],
)
def test_a_contained_picture_is_seen_whole_in_the_middle(size: QSize, place: QRect) -> None:
    assert contained(size, BOX) == place


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1000, 1000), QSize(30, 4000)])
def test_a_covering_picture_leaves_nothing_free(size: QSize) -> None:
    place = covering(size, BOX)
    assert place.contains(BOX)
    assert place.width() == BOX.width() or place.height() == BOX.height()


def test_of_a_window_only_a_part_may_be_seen() -> None:
    picture, canvas = (QImage(100, 80, QImage.Format.Format_RGB32) for _ in range(2))
    picture.fill(QColor("#FF0000"))
    canvas.fill(QColor("#000000"))
    group, all_of_it = Group(), QRect(0, 0, 100, 80)
    plate = Plate(picture, all_of_it, all_of_it, 20, group, QRectF(50, 0, 50, 80))
    painter = QPainter(canvas)
    plate.paint(painter, None)
    painter.end()
    seen = [canvas.pixelColor(x, y).name() for x, y in ((20, 40), (48, 40), (52, 40), (99, 0), (99, 40))]
    assert seen == ["#000000", "#000000", "#ff0000", "#000000", "#ff0000"]


def test_a_plate_shows_its_picture_within_round_corners() -> None:
    picture = QImage(100, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    canvas = QImage(120, 100, QImage.Format.Format_RGB32)
    canvas.fill(QColor("#000000"))
    group = Group()
    plate = Plate(picture, QRect(10, 10, 100, 80), QRect(10, 10, 100, 80), 20, group)
    painter = QPainter(canvas)
    plate.paint(painter, None)
    painter.end()
    seen = [canvas.pixelColor(x, y).name() for x, y in ((60, 50), (60, 10), (10, 10), (60, 95))]
    assert seen == ["#ff0000", "#ff0000", "#000000", "#000000"]


def test_a_blank_plate_keeps_to_its_window() -> None:
    group = Group()
    drawn = blank(page(), BOX, group).childrenBoundingRect().toAlignedRect()
    assert BOX.adjusted(-1, -1, 1, 1).contains(drawn)
