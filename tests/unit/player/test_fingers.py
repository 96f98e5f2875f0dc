from __future__ import annotations

import pytest

from kiosk.player.fingers import Cancel, Draw, Finger, Fingers, Gesture, Hand, Moment, Press, Spread, Swipe, Tap

DOWN, MOVED, UP = Moment.DOWN, Moment.MOVED, Moment.UP


def finger(id: int, moment: Moment, x: float, y: float = 100, wide_px: float = 0) -> Finger:
    return Finger(id=id, moment=moment, x=x, y=y, wide_px=wide_px)


class At:
    """A hand on a screen on which a millimetre is one pixel, and all that it meant."""

    def __init__(self) -> None:
        self.hand = Hand(px_mm=1)
        self.meant: list[Gesture] = []

    def does(self, *fingers: Finger) -> list[Gesture]:
        found = list(self.hand.felt(Fingers(screen="s", fingers=fingers)))
        self.meant += found
        return found


@pytest.fixture
def at() -> At:
    return At()


def test_a_finger_that_goes_where_it_came_taps(at: At) -> None:
    assert at.does(finger(1, DOWN, 50)) == [Press(x=50, y=100)]
    assert at.does(finger(1, MOVED, 54)) == [], "nobody's finger stands quite still"
    assert at.does(finger(1, UP, 54)) == [Tap(x=54, y=100)]
    assert at.does(finger(7, DOWN, 9)) == [Press(x=9, y=100)], "and the next one is a finger of its own"


def test_a_finger_that_is_drawn_along_does_not_tap(at: At) -> None:
    at.does(finger(1, DOWN, 50))
    drawn = Draw(from_x=50, from_y=100, x=60, y=100, by_x=10, by_y=0)
    assert at.does(finger(1, MOVED, 60)) == [Cancel(), drawn]
    assert at.does(finger(1, MOVED, 63)) == [Draw(from_x=50, from_y=100, x=63, y=100, by_x=3, by_y=0)]
    assert at.does(finger(1, UP, 63)) == []


@pytest.mark.parametrize(("to", "step"), [(20, 1), (180, -1)])
def test_a_finger_that_goes_sideways_swipes(at: At, to: float, step: int) -> None:
    at.does(finger(1, DOWN, 100), finger(1, MOVED, to, 105))
    assert at.does(finger(1, UP, to, 105)) == [Swipe(from_x=100, from_y=100, step=step)]


@pytest.mark.parametrize(("x", "y"), [(70, 100), (40, 40), (100, 300)])
def test_a_short_or_slanting_way_is_no_swipe(at: At, x: float, y: float) -> None:
    at.does(finger(1, DOWN, 100), finger(1, MOVED, x, y))
    assert at.does(finger(1, UP, x, y)) == []


def test_two_fingers_spread(at: At) -> None:
    at.does(finger(1, DOWN, 100))
    assert at.does(finger(2, DOWN, 200)) == [Cancel()]
    assert at.does(finger(2, MOVED, 300)) == [Spread(times=2, x=200, y=100)]
    assert at.does(finger(1, UP, 100)) == [], "the end of spreading is no tap"
    assert at.does(finger(2, MOVED, 400), finger(2, UP, 400)) == []
    assert at.does(finger(3, DOWN, 10), finger(3, UP, 10)) == [Press(x=10, y=100), Tap(x=10, y=100)]


def test_of_two_taps_at_once_the_first_counts(at: At) -> None:
    at.does(finger(1, DOWN, 100), finger(2, DOWN, 900))
    at.does(finger(2, UP, 900), finger(1, UP, 100))
    assert not [gesture for gesture in at.meant if isinstance(gesture, Tap)], "two fingers at once are nobody's tap"
    assert at.does(finger(1, DOWN, 100), finger(1, UP, 100))[-1] == Tap(x=100, y=100)


def test_a_third_finger_changes_nothing(at: At) -> None:
    at.does(finger(1, DOWN, 100), finger(2, DOWN, 200))
    assert at.does(finger(3, DOWN, 300), finger(2, MOVED, 250)) == []


@pytest.mark.parametrize("wide_px", [40.0, 90.0])
def test_a_wide_contact_is_a_sleeve(at: At, wide_px: float) -> None:
    assert at.does(finger(1, DOWN, 100, wide_px=wide_px), finger(1, UP, 100)) == []
    assert at.does(finger(1, DOWN, 100, wide_px=12)) == [Press(x=100, y=100)]


def test_a_hand_laid_on_the_glass_means_nothing_until_it_is_gone(at: At) -> None:
    for id in range(6):
        at.does(finger(id, DOWN, 100 * id))
    assert at.meant == [Press(x=0, y=100), Cancel()]
    assert at.does(*(finger(id, UP, 100 * id) for id in range(5))) == []
    assert at.does(finger(5, MOVED, 900), finger(5, UP, 900)) == []
    assert at.does(finger(9, DOWN, 1), finger(9, UP, 1)) == [Press(x=1, y=100), Tap(x=1, y=100)]


def test_what_the_system_takes_back_was_nothing(at: At) -> None:
    at.does(finger(1, DOWN, 100))
    assert at.does() == [Cancel()]
    assert at.does(finger(1, UP, 100)) == []
    assert at.does() == []


def test_a_finger_that_never_came_down_is_nobodys(at: At) -> None:
    assert at.does(finger(4, MOVED, 1), finger(4, UP, 1)) == []
