"""Out and in again is the same schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from random import Random
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from kiosk.domain.calendar import NO_CALENDAR
from kiosk.domain.occurrences import days_of
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.importing.ics_reading import read_calendar
from kiosk.importing.ics_writing import write_calendar
from kiosk.services.calendar_exchange import Wishes, outgoing, planned, take_in
from tests.support.calendars import BERLIN, SHANGHAI, TODAY, WRITTEN, HeldDraft
from tests.support.exhibits import random_case, small_hall
from tests.support.schedules import random_schedule

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")

FULL = Entry(
    id=4, playlist="tour", target="e1", day=date(2026, 9, 7), start=time(20), end=time(1, 30), nights=1,
    rule="FREQ=WEEKLY;BYDAY=MO,TH", until=date(2026, 12, 31), dropped=(date(2026, 9, 10),), added=(date(2026, 9, 12),),
    holidays=Holidays.SKIP, makeup=Makeup.WORKDAY, must_play=True, may_idle=True, note="a, b; c\n\"d\" \\n",
)  # fmt: skip


def written(draft: HeldDraft, zone: ZoneInfo = SHANGHAI) -> bytes:
    return write_calendar(outgoing(draft), zone, "展厅", WRITTEN)


def nameless(draft: HeldDraft) -> list[Entry]:
    return [replace(entry, id=0, uid=None) for entry in draft.entries()]


@pytest.mark.parametrize("seed", range(40))
def test_a_random_schedule_comes_back_as_it_was(seed: int) -> None:
    rng = Random(seed)
    key, programme = rng.choice(ZONES), random_case(seed).programme
    programme = replace(programme, wall=replace(programme.wall, timezone=key))
    entries = [replace(entry, anchor_us=0) for entry in random_schedule(rng, programme).entries]
    draft, empty = HeldDraft(programme, entries), HeldDraft(programme)
    found = read_calendar(written(draft, ZoneInfo(key)), "f.ics", ZoneInfo(key), TODAY) if entries else None
    if found is None:
        return
    again = planned(draft, found, Wishes())
    assert (found.remarks, again.not_held, again.added, again.changed, again.gone) == ((), (), (), (), ())
    assert again.same == tuple(entries)
    take_in(empty, found, Wishes())
    assert nameless(empty) == nameless(draft)
    # What came into an empty store is known there by its UID, and is the same once more.
    assert planned(empty, found, Wishes()).same == empty.entries()


@pytest.mark.parametrize("seed", range(10))
def test_another_program_reads_the_same_days(seed: int) -> None:
    programme = small_hall(anchor_us=1_790_000_000_000_000)
    rng, days = Random(seed), (date(2026, 8, 1), date(2027, 3, 1))
    entries = [replace(entry, holidays=Holidays.IGNORE) for entry in random_schedule(rng, programme).entries]
    calendar = icalendar.Calendar.from_ical(written(HeldDraft(programme, entries), BERLIN))
    for event, entry in zip(calendar.events, entries, strict=True):
        one = icalendar.Calendar()
        one.add_component(event)
        found = {each.start for each in recurring_ical_events.of(one).between(days[0], days[1])}
        begun = {getattr(start, "date", lambda start=start: start)() for start in found}
        until = date.fromordinal(days[1].toordinal() - 1)
        expected = set(days_of(entry, NO_CALENDAR, days[0], until).played)
        assert {day for day in begun if day >= days[0]} == expected, entry


def test_an_entry_in_full() -> None:
    text = written(HeldDraft(small_hall(), [FULL])).decode().replace("\r\n ", "")
    for line in (
        "SUMMARY:tour", "LOCATION:e1", "DTSTART;TZID=Asia/Shanghai:20260907T200000", "DTEND;TZID=Asia/Shanghai:20260908T013000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231T120000Z", "EXDATE;TZID=Asia/Shanghai:20260910T200000",
        "RDATE;TZID=Asia/Shanghai:20260912T200000", "DTSTAMP:20260901T010000Z", "X-KIOSK-PLAYLIST:tour", "X-KIOSK-TARGET:e1",
        "X-KIOSK-HOLIDAYS:skip", "X-KIOSK-MAKEUP:workday", "X-KIOSK-MUST-PLAY:TRUE", "X-KIOSK-MAY-IDLE:TRUE",
        'X-KIOSK-NOTE:a\\, b\\; c\\n"d" \\\\n',
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in text, line


def test_the_same_schedule_at_the_same_instant_is_the_same_bytes() -> None:
    assert written(HeldDraft(small_hall(), [FULL])) == written(HeldDraft(small_hall(), [FULL]))


def test_whole_days_are_days_and_an_end_beside_a_count_is_kept() -> None:
    whole = replace(FULL, start=time(), end=time(), rule="FREQ=DAILY;COUNT=9", until=date(2026, 9, 9))
    draft = HeldDraft(small_hall(), [whole])
    text = written(draft).decode()
    assert "DTSTART;VALUE=DATE:20260907\r\nDTEND;VALUE=DATE:20260908\r\n" in text
    assert "RRULE:FREQ=DAILY;COUNT=9\r\n" in text
    assert planned(draft, read_calendar(written(draft), "f.ics", SHANGHAI, TODAY), Wishes()).same == (whole,)
