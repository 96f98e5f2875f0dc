import pytest

from kiosk.domain.pace import MOST_TRIM, NEAR_US, pace


@pytest.mark.parametrize(
    ("late_us", "rate"),
    [(0, 1.0), (NEAR_US, 1 + MOST_TRIM), (-NEAR_US, 1 - MOST_TRIM), (NEAR_US // 2, 1 + MOST_TRIM / 2)],
)
def test_what_is_near_is_brought_into_step_by_its_pace(late_us: int, rate: float) -> None:
    assert pace(late_us).rate == pytest.approx(rate)
    assert not pace(late_us).jump


@pytest.mark.parametrize("late_us", [NEAR_US + 1, -NEAR_US - 1, 3_600_000_000])
def test_what_is_far_is_put_to_its_place_and_runs_as_ever(late_us: int) -> None:
    assert pace(late_us).jump
    assert pace(late_us).rate == 1


def test_a_video_that_is_trimmed_arrives_and_never_overshoots() -> None:
    late_us = float(NEAR_US)
    for _ in range(600):  # ten minutes, watched every second
        before, late_us = late_us, late_us - (pace(round(late_us)).rate - 1) * 1_000_000
        assert 0 <= late_us <= before
    assert late_us < 100
