import numpy as np
import pytest

from kiosk.qtkit.contrast import contrast, contrasts, linear, luminance, rgb_of


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#000000", 21.0), ("#777777", "#777777", 1.0), ("#767676", "#FFFFFF", 4.54)],
)
def test_the_contrast_of_two_colours(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


def test_many_at_once_are_as_one_by_one() -> None:
    colours = ("#0A1522", "#F3F7FB", "#659FFF")
    found = contrasts(luminance([rgb_of(colour) for colour in colours]), float(luminance(rgb_of("#12243A"))))
    assert found.tolist() == pytest.approx([contrast(colour, "#12243A") for colour in colours])


def test_light_is_not_proportional_to_the_number_of_a_colour() -> None:
    assert np.round(linear((0, 128, 255)), 3).tolist() == [0.0, 0.216, 1.0]
