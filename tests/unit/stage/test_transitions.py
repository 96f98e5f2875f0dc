from __future__ import annotations

import time

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Transition
from kiosk.stage.painting import Growth, Painting
from kiosk.stage.transitions import FADE_MS, FIRST_FRAME_MS, GROWTH_BUDGET_S, GROWTH_MS, PUSH_PX, Passage, standard_curve

SIZE = 64
RED, BLUE, GREEN = "#FF0000", "#0000FF", "#00FF00"


def plain(colour: str) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


class Rising:
    """A chart of which as many lines are green as have grown."""

    def paint(self, sheet: QImage, share: float) -> None:
        for y in range(SIZE):
            for x in range(SIZE):
                sheet.setPixelColor(x, y, QColor(GREEN if y < round(share * SIZE) else BLUE))


class Heavy:
    """A chart of which some frames, counted from 1, take longer than they may; the last of it is never drawn."""

    def __init__(self, slow: set[int]) -> None:
        self._slow, self._count = slow, -1

    def paint(self, sheet: QImage, share: float) -> None:
        self._count += 1  # the first one is the empty chart that comes in
        if self._count in self._slow:
            time.sleep(1.5 * GROWTH_BUDGET_S)
        sheet.fill(QColor(GREEN))


def painting(colour: str, growth: Growth | None = None) -> Painting:
    return Painting(Content(kind=ContentKind.SLIDE, slide=colour), plain(colour), growth)


def middle(image: QImage) -> tuple[int, int, int]:
    colour = image.pixelColor(SIZE // 2, SIZE // 2)
    return colour.red(), colour.green(), colour.blue()


def passage(transition: Transition, growth: Growth | None = None) -> Passage:
    return Passage(plain(RED), painting(BLUE, growth), transition)


def test_a_cut_is_there_at_once() -> None:
    assert passage(Transition.CUT).length_ms == 0
    assert middle(passage(Transition.CUT).frame(0)) == (0, 0, 255)


@pytest.mark.parametrize("transition", [Transition.FADE, Transition.PUSH])
@pytest.mark.parametrize("elapsed_ms", [FIRST_FRAME_MS, 40, 120])
def test_in_between_both_are_seen_and_nothing_of_the_ground(transition: Transition, elapsed_ms: int) -> None:
    come = standard_curve().valueForProgress(elapsed_ms / FADE_MS)
    red, green, blue = middle(passage(transition).frame(elapsed_ms))
    assert blue == pytest.approx(255 * come, abs=2)
    assert red == pytest.approx(255 * (1 - come), abs=2)
    assert green == 0


@pytest.mark.parametrize("transition", Transition)
@pytest.mark.parametrize("elapsed_ms", [FADE_MS, FADE_MS + 1, 3_600_000])
def test_in_the_end_only_the_coming_picture_is_there(transition: Transition, elapsed_ms: int) -> None:
    assert passage(transition).frame(elapsed_ms) == plain(BLUE)


def test_a_pushed_picture_travels_a_little_and_arrives() -> None:
    moving = passage(Transition.PUSH)

    def way_px(elapsed_ms: int) -> int:
        """How many columns at the left still show nothing but the leaving picture."""
        frame = moving.frame(elapsed_ms)
        return next(x for x in range(SIZE) if frame.pixelColor(x, 0).blue() > 0)

    ways = [way_px(elapsed_ms) for elapsed_ms in (FIRST_FRAME_MS, 60, 120, 200)]
    assert PUSH_PX >= ways[0] > ways[-1] >= 0
    assert ways == sorted(ways, reverse=True)


def test_screens_that_change_alike_share_one_frame() -> None:
    shared = passage(Transition.FADE)
    assert shared.frame(100) is shared.frame(100)
    kept = middle(shared.frame(100))
    assert middle(shared.frame(200)) != kept


def test_a_chart_comes_in_empty_and_grows_afterwards() -> None:
    growing = passage(Transition.FADE, Rising())
    assert growing.length_ms == FADE_MS + GROWTH_MS
    lines = [
        sum(growing.frame(elapsed_ms).pixelColor(0, y).name() == "#00ff00" for y in range(SIZE))
        for elapsed_ms in (FADE_MS - 1, FADE_MS, FADE_MS + GROWTH_MS // 2, FADE_MS + GROWTH_MS - 1)
    ]
    assert lines[:2] == [0, 0]
    assert lines == sorted(lines)
    assert 0 < lines[2] < SIZE
    assert growing.frame(FADE_MS + GROWTH_MS) == plain(BLUE), "in the end stands the picture as it stays"


def test_a_chart_that_takes_too_long_again_and_again_is_there_at_once() -> None:
    growing = passage(Transition.FADE, Heavy({1, 2, 3}))
    assert growing.frame(FADE_MS + 10) != plain(BLUE)
    assert growing.frame(FADE_MS + 20) == plain(BLUE)
    assert growing.length_ms == FADE_MS


def test_a_frame_that_takes_too_long_by_accident_stops_nothing() -> None:
    growing = passage(Transition.FADE, Heavy({1, 3, 5}))
    assert [growing.frame(FADE_MS + at_ms) == plain(BLUE) for at_ms in (10, 20, 30, 40, 50)] == [False] * 5
    assert growing.length_ms == FADE_MS + GROWTH_MS


def test_the_curve_leaves_quickly_and_arrives_slowly() -> None:
    curve = standard_curve()
    assert (curve.valueForProgress(0.0), curve.valueForProgress(1.0)) == (0.0, 1.0)
    steps = [curve.valueForProgress(step / 20) for step in range(21)]
    assert steps == sorted(steps)
    assert curve.valueForProgress(0.5) > 0.75
    assert curve.valueForProgress(FIRST_FRAME_MS / FADE_MS) > 0, "the first frame shows that something has begun"
