import pytest

from kiosk.domain.choreography import CASCADE_STEP_US, WAVE_STEP_US, Choreography, delay_us


def steps(choreography: Choreography, count: int) -> list[int]:
    return [delay_us(choreography, rank, count) for rank in range(count)]


def test_together_all_begin_at_once() -> None:
    assert steps(Choreography.TOGETHER, 4) == [0, 0, 0, 0]


def test_a_wave_runs_from_the_first_to_the_last() -> None:
    assert steps(Choreography.WAVE, 3) == [0, WAVE_STEP_US, 2 * WAVE_STEP_US]


def test_in_a_cascade_each_waits_until_the_one_before_has_arrived() -> None:
    assert steps(Choreography.CASCADE, 3) == [0, CASCADE_STEP_US, 2 * CASCADE_STEP_US]


@pytest.mark.parametrize(
    ("count", "expected"), [(1, [0]), (2, [0, 0]), (3, [1, 0, 1]), (4, [1, 0, 0, 1]), (5, [2, 1, 0, 1, 2])]
)
def test_from_the_middle_both_ends_are_reached_together(count: int, expected: list[int]) -> None:
    assert steps(Choreography.CENTRE_OUT, count) == [step * WAVE_STEP_US for step in expected]


@pytest.mark.parametrize("choreography", Choreography)
@pytest.mark.parametrize("count", range(1, 8))
def test_somebody_always_begins_at_the_boundary(choreography: Choreography, count: int) -> None:
    assert min(steps(choreography, count)) == 0
