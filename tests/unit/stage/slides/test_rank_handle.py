import pytest

from kiosk.domain.view import View
from kiosk.stage.slides.rank_handle import held_at


@pytest.mark.parametrize(
    ("moments", "points"),
    [
        (2, {0.0: 0, 0.49: 0, 0.51: 1, 1.0: 1}),
        (4, {0.0: 0, 0.16: 0, 0.17: 1, 0.5: 2, 0.84: 3, 1.0: 3}),
    ],
)
def test_the_handle_is_at_the_nearest_known_point(moments: int, points: dict[float, int]) -> None:
    assert {share: held_at(View(share=share), moments) for share in points} == points


def test_a_finger_beyond_the_ends_holds_it_there_and_untouched_it_is_nowhere() -> None:
    assert [held_at(View(share=share), 3) for share in (-0.2, 1.3)] == [0, 2]
    assert held_at(View(), 3) is None
