from __future__ import annotations

from datetime import time

from kiosk.panel.lanes import Drawn
from kiosk.panel.new_entry import copy_of, fresh, of_drawn
from tests.support.desks import desk
from tests.support.exhibits import small_hall
from tests.support.scheduled import SHANGHAI, TUESDAY, at_us, entry

HALL = small_hall()


def drawn(*numbers: int) -> Drawn:
    return Drawn(
        section="east", numbers=numbers, start_us=at_us("2026-12-01T22:00:00"), end_us=at_us("2026-12-02T01:00:00")
    )  # fmt: skip


def test_a_new_entry_is_on_the_day_in_sight() -> None:
    assert fresh(desk(day=TUESDAY)).day == TUESDAY
    assert fresh(desk()).day == desk().today


def test_what_was_drawn_is_on_its_section_or_on_the_one_screen_of_its_lane() -> None:
    found = of_drawn(drawn(), HALL, SHANGHAI)
    assert (found.target, found.day, found.start, found.end, found.nights) == ("east", TUESDAY, time(22), time(1), 1)
    assert of_drawn(drawn(2), HALL, SHANGHAI).target == HALL.wall.screens[1].id
    assert of_drawn(drawn(1, 2), HALL, SHANGHAI).target == "east"


def test_a_copy_forgets_days_that_were_dropped_and_where_it_came_from() -> None:
    old = entry(id=4, rule="FREQ=DAILY", dropped=(TUESDAY,), added=(TUESDAY,), uid="abc", note="校庆")
    assert copy_of(old) == entry(rule="FREQ=DAILY", note="校庆")
