from __future__ import annotations

from datetime import date

from kiosk.domain.text import Text
from kiosk.panel.undoing import KEPT_US, Commission, Undoing, Way
from kiosk.services.errand import Done, Errand
from kiosk.services.schedule_errands import Skip, Unskip

DAY = date(2026, 12, 1)
SKIP, UNSKIP = Skip(id=1, day=DAY), Unskip(id=1, day=DAY)


def done(text: str, undo: Errand | None = UNSKIP) -> Done:
    return Done(text=Text(zh=text), undo=undo)


def did(undoing: Undoing, text: str, now_us: int = 0) -> Undoing:
    return undoing.after(Commission(errand=SKIP), done(text), now_us)


def taken(undoing: Undoing, way: Way, now_us: int = 0) -> Undoing:
    """A step back or forth, and what came of it."""
    step = undoing.next(way, now_us)
    assert step is not None
    return undoing.without(step).after(Commission(errand=step.errand, way=way, step=step), done("", SKIP), now_us)


def test_what_was_done_last_is_taken_back_first_and_done_again_last() -> None:
    undoing = did(did(Undoing(), "one"), "two")
    undoing = taken(taken(undoing, Way.BACK), Way.BACK)
    assert undoing.next(Way.BACK, 0) is None
    assert [step.text.zh for step in undoing.forth] == ["two", "one"]
    undoing = taken(undoing, Way.FORTH)
    assert [step.text.zh for step in undoing.back] == ["one"]
    again = undoing.next(Way.FORTH, 0)
    assert again is not None
    assert again.text.zh == "two"


def test_something_new_leaves_nothing_to_do_again() -> None:
    undoing = did(taken(did(Undoing(), "one"), Way.BACK), "two")
    assert undoing.next(Way.FORTH, 0) is None
    assert [step.text.zh for step in undoing.back] == ["two"]


def test_asking_twice_asks_for_two_steps() -> None:
    undoing = did(did(Undoing(), "one"), "two")
    last = undoing.next(Way.BACK, 0)
    assert last is not None
    before = undoing.without(last).next(Way.BACK, 0)
    assert before is not None
    assert before.text.zh == "one"


def test_what_has_no_way_back_is_not_kept() -> None:
    undoing = Undoing().after(Commission(errand=SKIP), done("identify", None), 0)
    assert undoing == Undoing()


def test_after_ten_minutes_it_is_too_late() -> None:
    undoing = did(Undoing(), "one", now_us=5)
    assert undoing.next(Way.BACK, 5 + KEPT_US - 1) is not None
    assert undoing.next(Way.BACK, 5 + KEPT_US) is None
