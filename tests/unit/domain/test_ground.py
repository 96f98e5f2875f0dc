from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.ground import strength, stretch, warm
from kiosk.domain.hours import ClosedDay, DayHours, Hours
from kiosk.domain.occurrences import instant_us, occurrence
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Schedule
from tests.support.exhibits import MINUTE, small_hall

ZONE = ZoneInfo("Asia/Shanghai")
TUESDAY = date(2026, 12, 1)
BASE = Entry(id=1, playlist="welcome", target="east", day=TUESDAY, start=time(9), end=time(11))
WEEKLY = replace(BASE, rule="FREQ=WEEKLY")
OFFICE = Hours(weekly=tuple(DayHours(weekday=weekday, opens=time(9), closes=time(17)) for weekday in range(7)))


def at(hour: int, minute: int = 0, day: date = TUESDAY) -> int:
    return instant_us(day, time(hour, minute), ZONE)


def planned(*entries: Entry, hours: Hours | None = None) -> Programme:
    schedule = Schedule(entries=entries) if hours is None else Schedule(entries=entries, hours=hours)
    return replace(small_hall(anchor_us=at(0, day=date(2026, 11, 1))), scheduled=schedule)


def claims(programme: Programme, t: int, screen: str = "e1") -> list[int | str]:
    """The ids of the entries that want a screen, strongest first; a closing by its source."""
    found = stretch(programme, programme.screen_by_id[screen], t)
    assert found is not None
    assert found.start_us <= t < found.end_us
    return [reason.occurrence.entry.id if reason.occurrence else reason.source for reason in found.reasons]


def test_nothing_is_asked_where_nothing_was_ever_scheduled() -> None:
    programme = small_hall()
    assert stretch(programme, programme.screen_by_id["e1"], at(9)) is None


@pytest.mark.parametrize(("t", "found"), [(at(8, 59), []), (at(9), [1]), (at(10, 59), [1]), (at(11), [])])
def test_an_entry_claims_the_screens_of_its_target_until_its_end(t: int, found: list[int]) -> None:
    programme = planned(BASE)
    assert claims(programme, t) == found
    assert claims(programme, t, "w1") == []


def test_a_stretch_ends_where_the_claims_change() -> None:
    programme = planned(BASE)
    found = stretch(programme, programme.screen_by_id["e1"], at(9, 30))
    assert found is not None
    assert (found.start_us, found.end_us) == (at(9), at(11))


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (replace(WEEKLY, id=2, must_play=True), replace(BASE, id=1, target="e1")),
        (replace(BASE, id=2, target="hall"), replace(WEEKLY, id=1, target="e1")),
        (replace(BASE, id=2, target="e1"), replace(BASE, id=1, target="east")),
        (replace(BASE, id=2, target="east"), replace(BASE, id=1, target="hall")),
        (replace(BASE, id=2, start=time(9, 30)), replace(BASE, id=1)),
        (replace(WEEKLY, id=2, start=time(9, 30)), replace(WEEKLY, id=1)),
        (replace(BASE, id=1), replace(BASE, id=2)),
    ],
    ids=["must-play", "one-off", "screen", "section", "later start", "later start of recurring ones", "older"],
)
def test_who_wins(stronger: Entry, weaker: Entry) -> None:
    assert claims(planned(stronger, weaker), at(10)) == [stronger.id, weaker.id]
    assert claims(planned(weaker, stronger), at(10)) == [stronger.id, weaker.id]


def test_the_later_start_is_that_of_the_occurrence_in_force() -> None:
    """The rule that was made first has the occurrence that began later."""
    long_ago = replace(WEEKLY, id=1, day=date(2026, 10, 6), start=time(9, 30))
    assert claims(planned(replace(WEEKLY, id=2), long_ago), at(10)) == [1, 2]


def test_an_entry_without_anything_to_show_claims_nothing() -> None:
    empty, gone = replace(BASE, id=2, playlist="empty"), replace(BASE, id=3, playlist="gone")
    assert claims(planned(BASE, empty, gone), at(10)) == [1]


def test_over_midnight_an_occurrence_goes_on() -> None:
    night = replace(BASE, start=time(22), end=time(2), nights=1)
    programme = planned(night)
    assert [claims(programme, t) for t in (at(23), at(1, day=date(2026, 12, 2)), at(2, day=date(2026, 12, 2)))] == [
        [1],
        [1],
        [],
    ]


def test_an_entry_longer_than_its_interval_meets_itself() -> None:
    daily = replace(BASE, rule="FREQ=DAILY", end=time(10), nights=1)
    programme = planned(daily)
    found = stretch(programme, programme.screen_by_id["e1"], at(9, 30, date(2026, 12, 2)))
    assert found is not None
    assert [reason.occurrence.day for reason in found.reasons if reason.occurrence] == [date(2026, 12, 2), TUESDAY]


def test_outside_the_hours_the_hall_is_closed_to_all_but_what_must_play() -> None:
    late, must = (
        replace(BASE, id=2, start=time(16), end=time(18)),
        replace(BASE, id=3, start=time(17), end=time(18), must_play=True),
    )
    programme = planned(late, must, hours=OFFICE)
    assert claims(programme, at(16, 30)) == [2]
    assert claims(programme, at(17, 30)) == [3, "closed", 2]
    assert claims(programme, at(18)) == ["closed"]


def test_the_screens_come_on_before_the_doors_open_and_say_farewell_after() -> None:
    programme = planned(hours=OFFICE)
    assert claims(programme, at(8, 49)) == ["closed"]
    assert claims(programme, at(8, 50)) == []
    found = stretch(programme, programme.screen_by_id["e1"], at(20))
    assert found is not None
    closing = found.reasons[0].closing
    assert closing is not None
    assert (closing.start_us, closing.dark_us, closing.end_us) == (at(17), at(17, 1), at(8, 50, date(2026, 12, 2)))


def test_a_closed_day_joins_the_nights_around_it() -> None:
    programme = planned(hours=replace(OFFICE, closed=(ClosedDay(day=TUESDAY),)))
    found = stretch(programme, programme.screen_by_id["w1"], at(12))
    assert found is not None
    closing = found.reasons[0].closing
    assert closing is not None
    assert (closing.start_us, closing.end_us) == (at(17, day=date(2026, 11, 30)), at(8, 50, date(2026, 12, 2)))


def test_a_weekday_without_hours_is_open_all_day() -> None:
    programme = planned(hours=Hours(weekly=(DayHours(weekday=0, opens=time(9), closes=time(17)),)))
    assert claims(programme, at(3)) == []
    assert claims(programme, at(20, day=date(2026, 11, 30))) == ["closed"]
    assert claims(programme, at(0)) == [], "from midnight on it is Tuesday"


def test_hours_over_midnight_belong_to_the_day_they_began_on() -> None:
    programme = planned(hours=Hours(weekly=tuple(DayHours(weekday=day, opens=time(18), closes=time(2)) for day in range(7))))
    assert [claims(programme, t) for t in (at(1), at(2), at(17), at(18))] == [[], ["closed"], ["closed"], []]


def test_being_warm_changes_no_answer() -> None:
    cold, warmed = planned(BASE, hours=OFFICE), planned(BASE, hours=OFFICE)
    warm(warmed, at(0), at(23))
    for minute in range(0, 24 * 60, 7):
        assert claims(cold, at(0) + minute * MINUTE) == claims(warmed, at(0) + minute * MINUTE)


def test_strength_sorts_as_the_rule_says() -> None:
    screen = small_hall().screen_by_id["e1"]
    first, second = (occurrence(entry, TUESDAY, ZONE) for entry in (BASE, replace(BASE, id=2, target="e1")))
    assert first is not None
    assert second is not None
    assert sorted((first, second), key=lambda claim: strength(claim, screen)) == [second, first]
