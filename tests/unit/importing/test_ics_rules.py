from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from kiosk.importing.ics_rules import shifted, split_until, steady
from tests.support.calendars import BERLIN, NEW_YORK, SHANGHAI, TODAY


def test_the_end_of_a_rule_is_taken_out_of_it_and_the_rest_stays_in_order() -> None:
    assert split_until("FREQ=DAILY;UNTIL=20260910T010000Z;BYDAY=MO") == ("FREQ=DAILY;BYDAY=MO", "20260910T010000Z")
    assert split_until("FREQ=DAILY") == ("FREQ=DAILY", None)


@pytest.mark.parametrize(
    ("rule", "days"),
    [("FREQ=DAILY;INTERVAL=3", 1), ("FREQ=WEEKLY;BYDAY=MO,SU", -1), ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=9", 1),
     ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU;WKST=SU", -1), ("FREQ=WEEKLY;INTERVAL=2", 1)],
)  # fmt: skip
def test_a_shifted_rule_has_the_same_days_so_many_later(rule: str, days: int) -> None:
    first = next(iter(rrulestr(rule, dtstart=at(date(2026, 9, 7)))))
    later = shifted(rule, days)
    assert later is not None
    expected = [day.date().toordinal() + days for day in rrulestr(rule, dtstart=first).xafter(first, 40, inc=True)]
    start = at(date.fromordinal(first.date().toordinal() + days))
    assert [day.date().toordinal() for day in rrulestr(later, dtstart=start).xafter(start, 40, inc=True)] == expected


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=3", "FREQ=MONTHLY;BYDAY=1MO"])
def test_a_rule_of_months_cannot_be_shifted(rule: str) -> None:
    assert shifted(rule, 1) is None
    assert shifted(rule, 0) == rule


def test_clocks_are_steady_for_as_long_as_a_rule_lasts() -> None:
    autumn = date(2026, 9, 7), date(2026, 10, 20)
    assert steady(BERLIN, SHANGHAI, *autumn, TODAY)
    assert not steady(BERLIN, SHANGHAI, autumn[0], None, TODAY)
    assert not steady(BERLIN, NEW_YORK, autumn[0], date(2026, 10, 28), TODAY)
    assert steady(ZoneInfo("Europe/Paris"), BERLIN, autumn[0], None, TODAY)
    assert steady(ZoneInfo("Asia/Tokyo"), SHANGHAI, autumn[0], None, TODAY)


def at(day: date) -> datetime:
    return datetime.combine(day, time())
