from __future__ import annotations

from datetime import date

from kiosk.domain import recurrence
from kiosk.ops.busy_schedule import ONE_IN, busy
from tests.support.exhibits import small_hall

FIRST = date(2026, 12, 1)


def test_a_year_is_filled_for_every_target() -> None:
    full = busy(small_hall(), 1000, FIRST)
    entries = full.schedule.entries
    assert [entry.id for entry in entries] == list(range(1, len(entries) + 1))
    assert sum(entry.recurring for entry in entries) == 1000 // ONE_IN
    assert {entry.target for entry in entries} == {"hall", "east", "west", "e1", "e2", "w1"}
    assert all(FIRST <= entry.day < FIRST.replace(year=2027) for entry in entries if not entry.recurring)
    assert all(entry.day < FIRST for entry in entries if entry.recurring)


def test_every_rule_begins_on_its_first_day() -> None:
    for entry in busy(small_hall(), 20_000, FIRST).schedule.entries:
        if entry.rule is not None:
            recurrence.checked_rule(entry.rule, entry.day)
            assert recurrence.days(entry.rule, entry.day, None, entry.day, entry.day) == (entry.day,)


def test_it_is_the_same_each_time() -> None:
    assert busy(small_hall(), 50, FIRST).sha256() == busy(small_hall(), 50, FIRST).sha256()
