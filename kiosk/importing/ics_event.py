"""One event as a file has it, with its times still on the clock of its own time zone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum
from typing import TypeVar

from kiosk.domain.foreign_calendar import Kept
from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.importing.ics_dates import CannotHold, Moment, Span, moments, span
from kiosk.importing.ics_lines import Block, Line
from kiosk.importing.ics_zones import Zones

MOST_DAYS = 10_000
"""So many exceptions an event may have."""
_LONGEST_UID = 255
_LONGEST_NAME = 60
_LONGEST_TEXT = 500

E = TypeVar("E", bound=Enum)

TAKEN = frozenset({
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "SUMMARY", "LOCATION", "STATUS",
    "SEQUENCE", "DTSTAMP", "CREATED", "LAST-MODIFIED",
    "X-KIOSK-PLAYLIST", "X-KIOSK-TARGET", "X-KIOSK-HOLIDAYS", "X-KIOSK-MAKEUP", "X-KIOSK-MUST-PLAY", "X-KIOSK-MAY-IDLE",
    "X-KIOSK-DAYPART", "X-KIOSK-NOTE", "X-KIOSK-UNTIL",
})  # fmt: skip
"""The properties of an event that are read, and those that only say how often it was saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that has a time. `replaces` is which occurrence of its series it stands for, if it does.

    `begins` and `ends` are on the clock of `zone`; None is the hall's. Of a whole day the times are midnights. `until` is the
    last day of a rule that has a COUNT besides, which iCalendar has no word for.
    """

    uid: str
    name: str
    sequence: int
    summary: str
    location: str
    begins: datetime
    ends: datetime
    zone: tzinfo | None
    whole_day: bool
    rule: str | None
    dropped: tuple[Moment, ...]
    added: tuple[Moment, ...]
    replaces: Moment | None
    cancelled: bool
    kept: Kept
    until: date | None = None


def uid_of(block: Block) -> str:
    """The UID of an event; one that has none, or one beyond measure, gets one that the same event has again."""
    line = block.first("UID")
    uid = line.words.strip() if line is not None else ""
    if uid and len(uid) <= _LONGEST_UID and uid.isprintable():
        return uid
    told = uid or "\n".join(line.text for line in block.lines if line.name != "DTSTAMP")
    return f"without-uid-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def name_of(block: Block) -> str:
    """How an event is called in a list: by its title and its first day."""
    begins = block.first("DTSTART")
    day = begins.value.strip()[:8] if begins is not None else ""
    title = clean(block.first("SUMMARY")).replace("\n", " ")[:_LONGEST_NAME] or uid_of(block)[:_LONGEST_NAME]
    return f"{title} ({day[:4]}-{day[4:6]}-{day[6:]})" if len(day) == 8 and day.isdecimal() else title


def clean(line: Line | None, longest: int = _LONGEST_TEXT) -> str:
    """The text of a line, without what speaks to terminals and printers."""
    words = line.words if line is not None else ""
    return "".join(char for char in words if char.isprintable() or char == "\n").strip()[:longest]


def read_event(block: Block, zones: Zones, hall: tzinfo, file: str) -> Event:
    """Raises BadInput E-ICS-DATE or E-ICS-TZ with the line, and CannotHold."""
    begins = _only(block, "DTSTART", zones, file)
    if begins is None:
        raise CannotHold(Text(zh="没有开始时间", en="it has no beginning"), Text(zh="给它一个时间", en="give it a time"))
    # An event in the hall's own zone, or in none, is read off the clock; any other belongs to the clock of its own zone.
    zone = begins.at.tzinfo
    replaces = _only(block, "RECURRENCE-ID", zones, file)
    line = block.first("RECURRENCE-ID")
    if line is not None and "RANGE" in line.parameters:
        raise CannotHold(
            Text(zh="它改了一次以及以后的每一次", en="it moves one occurrence and all that follow"),
            Text(zh="把系列拆成前后两个事件", en="make two events of the series, one for before and one for after"),
        )
    status, until = block.first("STATUS"), _only(block, "X-KIOSK-UNTIL", zones, file)
    return Event(
        uid=uid_of(block), name=name_of(block), sequence=_number(block.first("SEQUENCE")),
        summary=clean(block.first("SUMMARY")), location=clean(block.first("LOCATION")),
        begins=begins.at.replace(tzinfo=None), ends=_ends(block, begins, zones, zone or hall, file), zone=zone,
        whole_day=begins.whole_day, rule=_rule(block),
        dropped=_listed(block, "EXDATE", zones, file), added=_listed(block, "RDATE", zones, file), replaces=replaces,
        cancelled=status is not None and status.value.strip().upper() == "CANCELLED", kept=_kept(block),
        until=until.at.date() if until is not None else None,
    )  # fmt: skip


def _only(block: Block, name: str, zones: Zones, file: str) -> Moment | None:
    line = block.first(name)
    return moments(line, zones, file)[0] if line is not None else None


def _listed(block: Block, name: str, zones: Zones, file: str) -> tuple[Moment, ...]:
    lines = block.named(name)
    if sum(line.value.count(",") + 1 for line in lines) > MOST_DAYS:
        raise CannotHold(
            Text(zh=f"它有超过 {MOST_DAYS} 个例外日", en=f"it has more than {MOST_DAYS} exceptions"),
            Text(zh="用规则代替一个个日期", en="use a rule instead of single days"),
        )
    if any(line.parameters.get("VALUE", "").upper() == "PERIOD" or "/" in line.value for line in lines):
        raise CannotHold(
            Text(
                zh="它的附加日期各有长短（RDATE 用了 PERIOD）",
                en="its added dates have lengths of their own (RDATE with PERIOD)",
            ),
            Text(zh="给每个时间段一个单独的事件", en="give each of them an event of its own"),
        )
    return tuple(moment for line in lines if line.value.strip() for moment in moments(line, zones, file))


def _ends(block: Block, begins: Moment, zones: Zones, zone: tzinfo, file: str) -> datetime:
    """When it ends, on the clock on which it begins; a whole day that does not say so ends with the day."""
    end, length = _only(block, "DTEND", zones, file), block.first("DURATION")
    start = begins.at.replace(tzinfo=None)
    if end is not None:
        return end.at.replace(tzinfo=None) if begins.whole_day or end.whole_day else end.on_clock_of(zone)
    if length is None:
        return start + timedelta(days=begins.whole_day)
    found: Span = span(length, file)
    days_on = start + timedelta(days=found.days)
    if not found.exact or begins.whole_day:
        return days_on + found.exact
    # Hours are exact: over a change of the clock they end at another time than they seem to.
    utc = zones.zone("UTC", file)
    return (days_on.replace(tzinfo=zone).astimezone(utc) + found.exact).astimezone(zone).replace(tzinfo=None)


def _rule(block: Block) -> str | None:
    rules = [line.value.strip().upper() for line in block.named("RRULE")]
    if len(rules) > 1 or block.named("EXRULE"):
        raise CannotHold(
            Text(zh="它有几条规则（RRULE 或 EXRULE）", en="it has several rules (RRULE or EXRULE)"),
            Text(zh="给每条规则一个单独的事件", en="give each rule an event of its own"),
        )
    return rules[0].strip(";") if rules else None


def _kept(block: Block) -> Kept:
    note = block.first("X-KIOSK-NOTE")
    return Kept(
        playlist=_word(block, "PLAYLIST"), target=_word(block, "TARGET"),
        holidays=_choice(Holidays, _word(block, "HOLIDAYS")), makeup=_choice(Makeup, _word(block, "MAKEUP")),
        must_play=_YES_NO.get(_word(block, "MUST-PLAY") or ""), may_idle=_YES_NO.get(_word(block, "MAY-IDLE") or ""),
        daypart=_word(block, "DAYPART"), note=_note(note) if note is not None else None,
    )  # fmt: skip


_YES_NO = {"TRUE": True, "FALSE": False}


def _note(line: Line) -> str:
    return "".join(char for char in line.words if char.isprintable() or char in "\n\t")[:10_000]


def _word(block: Block, name: str) -> str | None:
    line = block.first(f"X-KIOSK-{name}")
    return line.words.strip()[:_LONGEST_UID] if line is not None else None


def _choice(kind: type[E], word: str | None) -> E | None:
    return next((each for each in kind if each.value == word), None)


def _number(line: Line | None) -> int:
    text = line.value.strip()[:9] if line is not None else ""
    return int(text) if text.isascii() and text.isdecimal() else 0


def unused(block: Block) -> Iterator[str]:
    """What kinds of things an event says that the schedule has no use for; those of other programs as one."""
    for line in block.lines:
        if line.name not in TAKEN:
            yield "X-…" if line.name.startswith("X-") else line.name
    yield from block.others.elements()
