from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.calendar import NO_CALENDAR, Calendar
from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, DayHours, Hours
from kiosk.domain.schedule import Entry, Schedule
from kiosk.panel.day_plan import HOUR_US, BlockKind, DayPlan, plan_of
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us, entry, year

NINE_TO_FIVE = Hours(weekly=tuple(DayHours(weekday=day, opens=time(9), closes=time(17)) for day in range(7)))


def plan(
    *entries: Entry,
    hours: Hours = ALWAYS_OPEN,
    day: date = TUESDAY,
    cues: tuple[Cue, ...] = (),
    calendar: Calendar = NO_CALENDAR,
) -> DayPlan:
    numbered = tuple(replace(each, id=number, playlist="special") for number, each in enumerate(entries, 1))
    programme = replace(small_hall(), scheduled=Schedule(entries=numbered, hours=hours, calendar=calendar))
    return plan_of(programme, Cues.of(cues), day, calendar, hours)


def told(found: DayPlan) -> dict[str, list[tuple[str, str | None, str]]]:
    def clock(t: int) -> str:
        minutes = (t - at_us(f"{found.day}T00:00:00")) // 60_000_000
        return f"{minutes // 60:02}:{minutes % 60:02}"

    return {
        lane.label.zh: [
            (clock(block.from_us), block.title.zh if block.title else None, block.kind.value) for block in lane.blocks
        ]
        for lane in found.lanes
    }


def test_a_section_is_one_lane_and_its_default_a_filler() -> None:
    found = told(plan(entry(target="west")))
    assert found == {
        "east": [("00:00", "tour", "filler")],
        "west": [("00:00", "welcome", "filler"), ("09:00", "special", "event"), ("11:00", "welcome", "filler")],
    }


def test_screens_that_differ_have_lanes_of_their_own() -> None:
    found = told(plan(entry(target="e2", rule="FREQ=DAILY")))
    assert list(found) == ["east · 屏 01", "east · 屏 02", "west"]
    assert found["east · 屏 02"][1] == ("09:00", "special", "daily")


def test_closed_time_is_a_block_and_what_is_shown_is_around_the_open_one() -> None:
    found = plan(hours=NINE_TO_FIVE)
    assert [kind for _, _, kind in told(found)["west"]] == ["closed", "filler", "closed"]
    assert (found.begin_us, found.end_us) == (at_us("2026-12-01T08:00:00"), at_us("2026-12-01T18:00:00"))
    assert found.hours.zh == "开放 09:00–17:00"


@pytest.mark.parametrize(
    "hours", [ALWAYS_OPEN, replace(NINE_TO_FIVE, closed=(ClosedDay(day=TUESDAY, note="检修"),))], ids=["open", "closed"]
)
def test_the_whole_day_is_shown_where_hours_do_not_bound_it(hours: Hours) -> None:
    found = plan(hours=hours)
    assert (found.begin_us, found.end_us) == (at_us("2026-12-01T00:00:00"), at_us("2026-12-02T00:00:00"))


def test_what_must_play_while_the_hall_is_closed_is_within_what_is_shown() -> None:
    found = plan(entry(target="west", start=time(20), end=time(21), must_play=True), hours=NINE_TO_FIVE)
    (block,) = [block for lane in found.lanes for block in lane.blocks if block.must]
    assert block.kind is BlockKind.EVENT
    assert found.begin_us <= block.from_us < block.to_us <= found.end_us


def test_the_sentence_of_an_instant_says_why_and_who_was_beaten() -> None:
    found = plan(entry(target="west", rule="FREQ=DAILY"), entry(target="west", start=time(10), end=time(10, 30)))
    early, late = (found.said_at(at_us(f"2026-12-01T{clock}:00"))[1] for clock in ("09:30", "10:15"))
    assert early.zh == "west：排程（日常）「special」12-01 09:00–11:00"
    assert late.zh == "west：排程（活动）「special」12-01 10:00–10:30，盖过「special」（一次性的优先于重复的）"
    assert (
        late.en
        == 'west: Schedule (event) "special" 12-01 10:00–10:30, over "special" (what plays once goes before what recurs)'
    )


def test_a_hold_is_told_as_what_it_is() -> None:
    ten = at_us("2026-12-01T10:00:00")
    black = Cue(id=1, at_us=ten, kind=CueKind.BLACK, targets=("west",), until_us=ten + HOUR_US)
    found = told(plan(cues=(black,)))
    assert found["west"] == [("00:00", "welcome", "filler"), ("10:00", None, "held"), ("11:00", "welcome", "filler")]


def test_the_calendar_names_the_day_or_says_that_its_year_is_unknown() -> None:
    known = plan(calendar=Calendar(years=(year(2026, ("2026-12-01", "校庆")),)))
    assert known.named is not None
    assert (known.named.zh, known.named.en) == ("校庆（放假）", "校庆 in English (holiday)")
    unknown = plan()
    assert unknown.named is not None
    assert unknown.named.zh == "2026 年节假日未发布"
    assert plan(calendar=Calendar(years=(year(2026),))).named is None


def test_the_usual_instant_is_now_today_and_the_middle_on_other_days() -> None:
    found, now_us = plan(hours=NINE_TO_FIVE), at_us("2026-12-01T09:12:00")
    assert found.usual_us(now_us) == now_us
    assert found.usual_us(now_us - 48 * HOUR_US) == at_us("2026-12-01T13:00:00")
