from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from kiosk.stage.transitions import FADE_MS, FIRST_FRAME_MS, TransitionItem, standard_curve

SIZE = 8


def one_colour(colour: str) -> QPixmap:
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(QColor(colour))
    return pixmap


RED, BLUE, GREEN = "#FF0000", "#0000FF", "#00FF00"


def seen(item: TransitionItem) -> tuple[int, int, int]:
    """The colour that an item paints."""
    sheet = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#000000"))
    painter = QPainter(sheet)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    colour = sheet.pixelColor(SIZE // 2, SIZE // 2)
    return colour.red(), colour.green(), colour.blue()


@pytest.fixture
def item() -> TransitionItem:
    """An item with a red picture in sight."""
    item = TransitionItem(SIZE, SIZE)
    item.begin(one_colour(RED), at=1.0)
    return item


def test_before_the_first_picture_it_paints_nothing() -> None:
    assert seen(TransitionItem(SIZE, SIZE)) == (0, 0, 0)


def test_a_cut_is_there_at_once(item: TransitionItem) -> None:
    item.begin(one_colour(BLUE), at=1.0)
    assert seen(item) == (0, 0, 255)


@pytest.mark.parametrize("progress", [0.1, 0.5, 0.9])
def test_in_between_both_are_seen_and_nothing_of_the_ground(item: TransitionItem, progress: float) -> None:
    item.begin(one_colour(BLUE), at=progress)
    red, green, blue = seen(item)
    assert blue == pytest.approx(255 * progress, abs=2)
    assert red == pytest.approx(255 * (1 - progress), abs=2)
    assert green == 0


def test_in_the_end_only_the_incoming_picture_is_there(item: TransitionItem) -> None:
    item.begin(one_colour(BLUE), at=0.2)
    item.set_progress(1.0)
    assert seen(item) == (0, 0, 255)
    item.set_progress(0.5)
    assert seen(item) == (0, 0, 255), "the outgoing one is let go"


def test_of_a_third_picture_the_second_is_the_outgoing_one(item: TransitionItem) -> None:
    item.begin(one_colour(BLUE), at=0.5)
    item.begin(one_colour(GREEN), at=0.5)
    red, green, blue = seen(item)
    assert red == 0
    assert green == pytest.approx(blue, abs=2)


def test_the_curve_leaves_quickly_and_arrives_slowly() -> None:
    curve = standard_curve()
    assert (curve.valueForProgress(0.0), curve.valueForProgress(1.0)) == (0.0, 1.0)
    steps = [curve.valueForProgress(step / 20) for step in range(21)]
    assert steps == sorted(steps)
    assert curve.valueForProgress(0.5) > 0.75
    assert curve.valueForProgress(FIRST_FRAME_MS / FADE_MS) > 0, "the first frame shows that something has begun"
