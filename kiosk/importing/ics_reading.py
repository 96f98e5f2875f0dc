"""iCalendar files (RFC 5545) as Outlook, Google, Apple and this program write them: what they say in days of the hall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from kiosk.domain.foreign_calendar import ForeignCalendar, ForeignEvent, Kept, NotHeld
from kiosk.domain.text import Text
from kiosk.importing.ics_dates import CannotHold, Moment
from kiosk.importing.ics_days import Hall, key_of, on_hall_days, once
from kiosk.importing.ics_event import Event, name_of, read_event, uid_of, unused
from kiosk.importing.ics_lines import Block, Calendars, read_blocks
from kiosk.importing.ics_unrolling import Unrolling
from kiosk.importing.ics_zones import Zones


@dataclass(slots=True)
class _Reading:
    """A file while it is read: its series and single events by UID, and the occurrences that moved or were called off."""

    hall: Hall
    series: dict[str, Event] = field(default_factory=dict)
    moved: dict[str, dict[str, Event]] = field(default_factory=dict)
    not_held: list[NotHeld] = field(default_factory=list)
    unheld: set[str] = field(default_factory=set)
    twice: int = 0

    def refuse(self, uid: str, name: str, why: CannotHold) -> None:
        self.not_held.append(NotHeld(event=name, reason=why.reason, fix=why.fix))
        self.unheld.add(uid)

    def note(self, event: Event) -> None:
        """Keeps an event; of two that claim to be the same one, the one that was saved more often, else the later."""
        told = self.series
        key = event.uid
        if event.replaces is not None:
            told = self.moved.setdefault(event.uid, {})
            key = key_of(event.replaces, self.hall.zone)
        before = told.get(key)
        self.twice += before is not None
        if before is None or before.sequence <= event.sequence:
            told[key] = event


def read_calendar(content: bytes, file: str, zone: tzinfo, today: date) -> ForeignCalendar:
    """What the bytes of a file say. Raises BadInput E-ICS-DAMAGED, E-ICS-DATE, E-ICS-TZ, E-ICS-EMPTY, E-ICS-TOOBIG."""
    calendars = read_blocks(content, file)
    reading = _Reading(Hall(zone, Unrolling(today), file))
    zones = Zones(calendars.blocks)
    for calendar in calendars.blocks:
        _read(calendar, zones, reading)
    events = list(_held(reading))
    remarks = (*_remarks(calendars, reading), *reading.hall.remarks)
    return ForeignCalendar(
        events=_each_once(events), not_held=tuple(reading.not_held), unheld=frozenset(reading.unheld), remarks=remarks
    )


def _read(calendar: Block, zones: Zones, reading: _Reading) -> None:
    method = calendar.first("METHOD")
    called_off = method is not None and method.value.strip().upper() == "CANCEL"
    for block in calendar.blocks:
        if block.kind != "VEVENT":
            continue
        try:
            event = read_event(block, zones, reading.hall.zone, reading.hall.file)
        except CannotHold as why:
            reading.refuse(uid_of(block), name_of(block), why)
        else:
            reading.note(replace(event, cancelled=True) if called_off else event)


def _held(reading: _Reading) -> Iterator[ForeignEvent]:
    for uid, event in reading.series.items():
        if event.cancelled:
            reading.hall.remarks.append(
                Text(
                    zh=f"“{event.name}”在日历里已取消，没有带入",
                    en=f"'{event.name}' is called off in the calendar and left out",
                )
            )
            continue
        alone, away = _occurrences(event, reading)
        try:
            yield from on_hall_days(event, away, reading.hall)
            yield from alone
        except CannotHold as why:
            reading.refuse(uid, event.name, why)
    for uid in reading.moved.keys() - reading.series.keys():
        for event in reading.moved[uid].values():
            reading.refuse(uid, event.name, _NO_SERIES)


_NO_SERIES = CannotHold(
    Text(zh="它是一个系列中的一次，而系列不在文件里", en="it is one occurrence of a series that is not in the file"),
    Text(zh="导出整个日历，而不是单个事件", en="export the whole calendar instead of one event"),
)


def _occurrences(series: Event, reading: _Reading) -> tuple[list[ForeignEvent], list[Moment]]:
    """The occurrences of a series that are events of their own, and which days they and those called off leave free."""
    alone, away = list[ForeignEvent](), list[Moment]()
    for key, event in reading.moved.get(series.uid, {}).items():
        if event.replaces is None or _as_before(event, series, reading.hall.zone):
            continue
        own = replace(event, kept=series.kept) if event.kept == Kept() else event
        try:
            if not event.cancelled:
                alone.append(once(own, f"{series.uid}#{key}", reading.hall))
            away.append(event.replaces)
        except CannotHold as why:
            reading.refuse(series.uid, event.name, why)
    return alone, away


def _as_before(event: Event, series: Event, hall: tzinfo) -> bool:
    """Whether an occurrence that was changed is where and when it was, with the same name: then only its words changed."""
    planned = event.replaces
    return (
        planned is not None
        and not (event.cancelled or event.whole_day or series.whole_day or planned.whole_day)
        and (event.summary, event.location, event.kept) == (series.summary, series.location, event.kept)
        and Moment(event.begins.replace(tzinfo=event.zone), False).on_clock_of(hall) == planned.on_clock_of(hall)
        and planned.on_clock_of(event.zone or hall).time() == event.begins.time()
        and event.ends - event.begins == series.ends - series.begins
    )


def _each_once(events: list[ForeignEvent]) -> tuple[ForeignEvent, ...]:
    """Every event by its UID; two that came to the same one are the later."""
    return tuple({event.uid: event for event in events}.values())


def _remarks(calendars: Calendars, reading: _Reading) -> Iterator[Text]:
    kinds = Counter[str]()
    for calendar in calendars.blocks:
        kinds += calendar.others
        for block in calendar.blocks:
            kinds.update(unused(block) if block.kind == "VEVENT" else ())
    if kinds:
        listed = sorted(kinds.items())
        yield Text(
            zh=f"排程用不到、没有带入的：{'、'.join(f'{kind[:40]} {count} 处' for kind, count in listed)}",
            en=f"left out, for the schedule has no use for it: {', '.join(f'{kind[:40]} ({count})' for kind, count in listed)}",
        )
    if reading.twice:
        yield Text(
            zh=f"有 {reading.twice} 个事件在文件里重复出现，以最后保存的为准",
            en=f"{reading.twice} events are in the file more than once; the one saved last counts",
        )
    if calendars.unreadable:
        first = ", ".join(map(str, calendars.unreadable[:5]))
        yield Text(
            zh=f"有 {len(calendars.unreadable)} 行读不懂，已跳过（第 {first} 行）",
            en=f"{len(calendars.unreadable)} lines are not understood and were passed over (line {first})",
        )
