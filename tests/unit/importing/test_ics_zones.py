from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing.ics_lines import read_blocks
from kiosk.importing.ics_zones import Zones, well_known
from tests.support.calendars import APPLE, BERLIN, calendar

OWN = APPLE.replace("TZID:Europe/Berlin", "TZID:my zone").replace("TZID=Europe/Berlin", "TZID=my zone")


def zone(text: str, tzid: str) -> tzinfo:
    return Zones(read_blocks(text.encode(), "f.ics").blocks).zone(tzid, "f.ics:9")


@pytest.mark.parametrize(
    ("tzid", "key"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("China Standard Time", "Asia/Shanghai"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_zones_by_the_names_that_programs_have_for_them(tzid: str, key: str) -> None:
    assert str(well_known(tzid)) == key


@pytest.mark.parametrize("tzid", ["Mars/Olympus", "../../etc/passwd", "Asia", "", "a" * 5000, "/etc/passwd", "\u4e2d"])
def test_what_is_no_zone_is_not_known(tzid: str) -> None:
    with pytest.raises(BadInput) as caught:
        zone(calendar("DTSTART:20260901"), tzid)
    assert (caught.value.code, caught.value.where) == ("E-ICS-TZ", "f.ics:9")


def test_a_zone_that_the_file_describes_is_as_far_from_utc_as_it_says() -> None:
    own = zone(OWN, "my zone")
    for hour in range(0, 3 * 365 * 24, 7):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        assert at.astimezone(own).replace(tzinfo=None) == at.astimezone(BERLIN).replace(tzinfo=None)
        local = at.astimezone(BERLIN).replace(tzinfo=None)
        if local.replace(tzinfo=BERLIN, fold=0).utcoffset() == local.replace(tzinfo=BERLIN, fold=1).utcoffset():
            assert local.replace(tzinfo=own).utcoffset() == local.replace(tzinfo=BERLIN).utcoffset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=SECONDLY"),
        ("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("DTSTART:19810329T020000", "DTSTART:never"),
        ("TZOFFSETTO:+0200", "TZOFFSETTO:+9900"),
        ("TZOFFSETFROM:+0100\n", ""),
    ],
)
def test_a_description_beyond_reason_is_none(before: str, after: str) -> None:
    with pytest.raises(BadInput, match="not known"):
        zone(OWN.replace(before, after), "my zone")
