from __future__ import annotations

import pytest

from kiosk.services.checking import pixels
from kiosk.services.checking.sheet import Shown
from tests.support.checking import codes
from tests.support.pages import asset

SHOWN = Shown(path="east/tour/view.jpg", width_px=852, height_px=639)


@pytest.mark.parametrize(("width", "found"), [(852, []), (851, ["PIXELS"])])
def test_a_picture_has_as_many_pixels_as_are_shown(width: int, found: list[str]) -> None:
    told = list(pixels.find("river", [SHOWN], {SHOWN.path: asset(width, 639)}))
    assert codes(told) == found
    assert all(SHOWN.path in finding.message.zh and finding.slide == "river" for finding in told)


def test_where_it_is_shown_largest_it_counts_and_is_told_of_once() -> None:
    larger = Shown(path=SHOWN.path, width_px=1440, height_px=1080)
    for shown in ([SHOWN, larger], [larger, SHOWN]):
        (told,) = pixels.find("river", shown, {SHOWN.path: asset(800, 600)})
        assert "1440 × 1080" in told.message.zh
    assert codes(pixels.find("river", [SHOWN, larger], {SHOWN.path: asset(1440, 1080)})) == []


def test_a_drawing_is_sharp_at_any_size() -> None:
    drawing = Shown(path="east/tour/view.SVG", width_px=852, height_px=639)
    assert codes(pixels.find("river", [drawing], {drawing.path: asset(8, 6)})) == []


def test_of_a_file_that_is_missing_something_else_is_told() -> None:
    assert codes(pixels.find("river", [SHOWN], {})) == []
