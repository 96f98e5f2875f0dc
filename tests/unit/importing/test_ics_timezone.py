"""Read back by a program of its own, the description of a zone says what the zone is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from kiosk.importing.ics_timezone import describe

ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "UTC",
    "Asia/Kolkata",
)


@pytest.mark.parametrize("key", ZONES)
def test_it_is_as_far_from_utc_as_the_zone_at_every_hour_that_is_shown_once(key: str) -> None:
    zone, read = ZoneInfo(key), tzical(StringIO(describe(ZoneInfo(key), 2026, 2030).to_ical().decode())).get()
    assert read is not None
    for hour in range(0, 5 * 365 * 24, 5):
        local = (datetime(2026, 1, 2, tzinfo=UTC) + timedelta(hours=hour)).astimezone(zone).replace(tzinfo=None)
        early, late = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
        if early == late:
            assert local.replace(tzinfo=read).utcoffset() == early, local


def test_summer_time_begins_when_the_clocks_still_show_winter() -> None:
    told = describe(ZoneInfo("Europe/Berlin"), 2026, 2030).to_ical().decode()
    assert "DTSTART:20260329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in told
    assert "DTSTART:20261025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in told


def test_a_zone_without_summer_time_is_said_in_one_block() -> None:
    assert describe(ZoneInfo("Asia/Shanghai"), 2026, 2030).to_ical().decode().count("BEGIN:") == 2
