from __future__ import annotations

import pytest

from kiosk.domain.legible import contrast, wanted_contrast
from kiosk.qtkit import contrast as drawn


def test_black_on_white_is_the_most_and_a_colour_on_itself_the_least() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((18, 52, 86), (18, 52, 86)) == pytest.approx(1)


@pytest.mark.parametrize(("one", "other"), [("#123456", "#FEDCBA"), ("#808080", "#FFFFFF"), ("#0A0A0A", "#000000")])
def test_it_is_the_contrast_that_is_measured_on_screens(one: str, other: str) -> None:
    assert contrast(drawn.rgb_of(one), drawn.rgb_of(other)) == pytest.approx(drawn.contrast(one, other), rel=1e-6)


def test_large_words_need_less() -> None:
    assert [wanted_contrast(px) for px in (28, 43, 44, 100)] == [4.5, 4.5, 3.0, 3.0]
