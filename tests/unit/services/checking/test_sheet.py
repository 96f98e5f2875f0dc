from __future__ import annotations

import pytest

from kiosk.services.checking.sheet import Box
from tests.support.checking import inscription, sheet

CARD = Box(left=200, top=200, right=600, bottom=400)


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


@pytest.mark.parametrize(
    ("where", "outside"),
    [
        (box(24, 24, 1896, 1056), False),
        (box(23, 24, 300, 90), True),
        (box(24, 24, 1897, 90), True),
        (box(24, 1000, 90, 1057), True),
    ],
)
def test_words_stay_on_the_page(where: Box, outside: bool) -> None:
    assert bool(list(sheet(inscription(box=where)).outside())) is outside


@pytest.mark.parametrize(
    ("where", "outside"),
    [(box(210, 210, 590, 300), False), (box(210, 210, 610, 300), True), (box(600, 210, 700, 300), False)],
)
def test_words_stay_on_their_card_or_off_it(where: Box, outside: bool) -> None:
    assert bool(list(sheet(inscription(box=where), cards=(CARD,)).outside())) is outside


@pytest.mark.parametrize(("left", "overlaps"), [(300, False), (299, True)])
def test_words_that_only_touch_do_not_lie_on_each_other(left: float, overlaps: bool) -> None:
    words = inscription(), inscription(box=box(left, 120, 500, 200))
    assert bool(list(sheet(*words).overlapping())) is overlaps
