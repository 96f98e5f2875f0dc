"""Time zones that a calendar names: those that everybody knows, those of Windows, and those that the file itself describes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import takewhile
from zoneinfo import ZoneInfo

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.ics_lines import Block, Line

_MOST_OWN = 20
_MOST_OBSERVANCES = 24
_MOST_DATES = 300
_FIRST_YEAR, _LAST_YEAR = 1969, 2200
_OFFSET = re.compile(r"([+-])([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?")
_DAY = r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)"
_YEARLY = re.compile(
    rf"FREQ=YEARLY(?:;(?:BYMONTH=(?:0?[1-9]|1[0-2])|BYDAY={_DAY}|INTERVAL=1|WKST=[A-Z]{{2}}|UNTIL=\d{{8}}(?:T\d{{6}}Z?)?))*",
    re.ASCII,
)
"""The rules by which summer time comes and goes; any other could go on for ever."""


class Zones:
    """The time zones of one file, each by its TZID."""

    def __init__(self, calendars: Iterable[Block]) -> None:
        self._found: dict[str, tzinfo | None] = {}
        self._own: dict[str, Block] = {}
        self._made = 0
        for block in (block for calendar in calendars for block in calendar.blocks if block.kind == "VTIMEZONE"):
            line = block.first("TZID")
            if line is not None:
                self._own.setdefault(line.value, block)

    def zone(self, tzid: str, where: str) -> tzinfo:
        """The zone of a TZID. Raises BadInput E-ICS-TZ for one that neither the file nor anybody else knows."""
        if tzid not in self._found:
            self._found[tzid] = well_known(tzid) or self._described(tzid)
        found = self._found[tzid]
        if found is None:
            raise BadInput(
                code="E-ICS-TZ",
                message=Text(zh=f"不知道时区“{tzid[:60]}”", en=f"the time zone '{tzid[:60]}' is not known"),
                where=where,
                fix=Text(
                    zh="在日历程序里给事件选一个通用时区（如 Asia/Shanghai），再导出一次",
                    en="give the event a common time zone such as Asia/Shanghai and export it again",
                ),
            )
        return found

    def _described(self, tzid: str) -> tzinfo | None:
        block = self._own.get(tzid)
        self._made += 1
        return _made(block) if block is not None and self._made <= _MOST_OWN else None


@lru_cache(maxsize=256)
def well_known(tzid: str) -> tzinfo | None:
    """A zone by its common name, by the one that Windows has for it, or by a common name at the end of a longer one."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = tzid.strip("/").split("/")[-5:]
    for name in (WINDOWS_TO_OLSON.get(tzid, tzid), *("/".join(parts[at:]) for at in range(len(parts) - 1))):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # not there, no name of a zone, a folder of zones
            continue
    return None


class _Described(tzinfo):
    """A zone by the changes of its clocks: what they show when a change comes, before it, and the distance to UTC after it."""

    def __init__(self, first: timedelta, changes: Sequence[tuple[datetime, timedelta, timedelta]]) -> None:
        ordered = sorted(changes, key=lambda change: change[0] - change[1])
        self._offsets = [first, *(after for _, _, after in ordered)]
        self._in_utc = [onset - before for onset, before, _ in ordered]
        # A time that is skipped or shown twice is read by the clock before the change.
        self._local = [onset + max(after - before, timedelta()) for onset, before, after in ordered]

    def utcoffset(self, at: datetime | None) -> timedelta:
        return self._offsets[bisect_right(self._local, at.replace(tzinfo=None)) if at is not None else 0]

    def dst(self, at: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, at: datetime | None) -> str:
        return ""

    def fromutc(self, at: datetime) -> datetime:
        return at + self._offsets[bisect_right(self._in_utc, at.replace(tzinfo=None))]


def _made(block: Block) -> tzinfo | None:
    """The zone that a VTIMEZONE describes, if it does so within reason."""
    observances = [inner for inner in block.blocks if inner.kind in ("STANDARD", "DAYLIGHT")]
    if len(observances) > _MOST_OBSERVANCES:
        return None
    changes = list[tuple[datetime, timedelta, timedelta]]()
    for inner in observances:
        before, after = (_offset(inner.first(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
        onsets = _onsets(inner)
        if before is None or after is None or onsets is None:
            return None
        changes += [(onset, before, after) for onset in onsets]
    if not changes:
        return None
    return _Described(min(changes, key=lambda change: change[0])[1], changes)


def _onsets(observance: Block) -> list[datetime] | None:
    """When an observance begins, on the clocks before it; None if that is not said, or without end."""
    from dateutil.rrule import rrulestr

    begins, rules = observance.first("DTSTART"), [line.value.strip().upper() for line in observance.named("RRULE")]
    written = [text for line in observance.named("RDATE") for text in line.value.split(",")][: _MOST_DATES + 1]
    try:
        first = _local(begins.value if begins is not None else "")
        dates = [first, *map(_local, written)]
        if not rules:
            return dates if len(dates) <= _MOST_DATES else None
        if len(rules) > 1 or not _YEARLY.fullmatch(rules[0]):
            return None
        # Windows begins in 1601; the years that nobody asks about are not worked out.
        start = first.replace(year=_FIRST_YEAR, month=1, day=1) if first.year < _FIRST_YEAR else first
        rule = rrulestr(re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rules[0]), dtstart=start)
        return [*dates, *takewhile(lambda onset: onset.year <= _LAST_YEAR, rule)]
    except (ValueError, TypeError):
        return None


def _local(text: str) -> datetime:
    return datetime.strptime(text.strip().rstrip("Z"), "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")  # noqa: DTZ007 - a clock's


def _offset(line: Line | None) -> timedelta | None:
    found = _OFFSET.fullmatch(line.value.strip()) if line is not None else None
    if found is None:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -span if found[1] == "-" else span
