"""From the clock of an event's own time zone to the days and times of day of the hall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo

from kiosk.domain.foreign_calendar import ForeignEvent
from kiosk.domain.text import Text
from kiosk.importing import ics_rules
from kiosk.importing.ics_dates import CannotHold, Moment, same_zone
from kiosk.importing.ics_event import Event
from kiosk.importing.ics_unrolling import Unrolling, by_time_of_day

_MOST_NIGHTS = 366
_LISTED = "FREQ=DAILY;COUNT=1"
"""The rule of what recurs on listed days only: it is daily life and not an event, so it gives way as that does."""


@dataclass(slots=True)
class Hall:
    """Where events are brought: the hall's clock, what may still be worked out, and what there is to say of it."""

    zone: tzinfo
    unrolling: Unrolling
    file: str
    remarks: list[Text] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    """The first occurrence of an event on the hall's clock, and by how many days that is another day there."""

    start: datetime
    end: datetime
    shift: timedelta

    def day_of(self, moment: Moment, hall: tzinfo) -> datetime:
        """The hall's day of an exception, and the time of day it is for."""
        if moment.whole_day:
            return datetime.combine(moment.at.date() + self.shift, self.start.time())
        return moment.on_clock_of(hall)


def once(event: Event, uid: str, hall: Hall) -> ForeignEvent:
    """An event that is held once, whatever it says of days besides."""
    first = _first(event, hall.zone)
    return _held(event, uid, first.start, first.end)


def key_of(moment: Moment, hall: tzinfo) -> str:
    """How an occurrence of a series is told from the others."""
    return f"{moment.at:%Y%m%d}" if moment.whole_day else f"{moment.on_clock_of(hall):%Y%m%dT%H%M%S}"


def on_hall_days(event: Event, moved: Sequence[Moment], hall: Hall) -> list[ForeignEvent]:
    """An event of one or many days; those that moved are dropped. Raises CannotHold, BadInput for a wrong UNTIL."""
    first = _first(event, hall.zone)
    held = _held(event, event.uid, first.start, first.end)
    if event.rule is not None:
        ruled = _ruled(event, first, held, hall)
        if ruled is None:
            return _unrolled(event, moved, hall)
        held = ruled
    added, others = _added(event, first, hall)
    days = [*_dropped(event, first, hall), *(first.day_of(moment, hall.zone).date() for moment in moved)]
    return [replace(held, dropped=tuple(sorted(set(days))), added=tuple(sorted(added))), *others]


def _first(event: Event, hall: tzinfo) -> _First:
    begins, ends = event.begins, event.ends
    if event.zone is not None and not same_zone(event.zone, hall):
        begins, ends = (at.replace(tzinfo=event.zone).astimezone(hall).replace(tzinfo=None) for at in (begins, ends))
    if ends <= begins:
        reason = Text(zh="它一开始就结束了，没有时长", en="it ends when it begins, or before")
        raise CannotHold(reason, Text(zh="给它一个时长", en="give it a length"))
    if (ends.date() - begins.date()).days > _MOST_NIGHTS:
        reason = Text(zh="它一次超过一年", en="it lasts longer than a year")
        raise CannotHold(reason, Text(zh="改成每天重复的事件", en="make it an event that repeats every day"))
    return _First(start=begins, end=ends, shift=begins.date() - event.begins.date())


def _held(event: Event, uid: str, start: datetime, end: datetime) -> ForeignEvent:
    return ForeignEvent(
        uid=uid, name=event.name, summary=event.summary, location=event.location, kept=event.kept,
        day=start.date(), start=start.time(), end=end.time(), nights=(end.date() - start.date()).days,
    )  # fmt: skip


def _ruled(event: Event, first: _First, held: ForeignEvent, hall: Hall) -> ForeignEvent | None:
    """The event with its rule on the hall's days; None if no rule says that."""
    rule, until = _rule_of(event, hall)
    zone = event.zone or hall.zone
    if not same_zone(zone, hall.zone) and not ics_rules.steady(
        zone, hall.zone, event.begins.date(), until, hall.unrolling.today
    ):
        return None
    shifted = ics_rules.shifted(rule, first.shift.days)
    return None if shifted is None else replace(held, rule=shifted, until=until + first.shift if until else None)


def _rule_of(event: Event, hall: Hall) -> tuple[str, date | None]:
    """The rule of an event, about whole days, and its last day on the event's own clock."""
    rule, written = ics_rules.split_until(event.rule or "")
    rule = ics_rules.of_days(rule, event.begins)
    if written is not None and "COUNT=" in rule:
        reason = Text(zh="规则既有次数又有截止（COUNT 和 UNTIL）", en="its rule has both a COUNT and an UNTIL")
        raise CannotHold(reason, Text(zh="只留一个", en="leave one of them"))
    until = ics_rules.last_day(written, event, hall.zone, hall.file) if written is not None else None
    return rule, until or event.until


def _dropped(event: Event, first: _First, hall: Hall) -> list[date]:
    days = [first.day_of(moment, hall.zone) for moment in event.dropped]
    meant = [day.date() for day in days if event.whole_day or day.time() == first.start.time()]
    if len(meant) < len(days):
        count = len(days) - len(meant)
        hall.remarks.append(
            Text(
                zh=f"“{event.name}”有 {count} 个取消的日期（EXDATE）与开始时间不符，没有取消",
                en=f"'{event.name}' has {count} EXDATE at another time than it begins; those are not dropped",
            )
        )
    return meant


def _added(event: Event, first: _First, hall: Hall) -> tuple[set[date], list[ForeignEvent]]:
    """The days that are added to an event, and what is added at another time of day."""
    days = {first.day_of(moment, hall.zone) for moment in event.added}
    usual = {day.date() for day in days if event.whole_day or day.time() == first.start.time()}
    length = first.end - first.start
    others = [] if event.whole_day else sorted(day for day in days if day.time() != first.start.time())
    return usual - {first.start.date()} if event.rule is None else usual, [
        _held(event, f"{event.uid}#{day:%Y%m%dT%H%M%S}", day, day + length) for day in others
    ]


def _unrolled(event: Event, moved: Sequence[Moment], hall: Hall) -> list[ForeignEvent]:
    """An event whose rule is no rule on the hall's days: one for each time of day there that it comes to, with its days."""
    rule, until = _rule_of(event, hall)
    zone = event.zone or hall.zone
    begins = hall.unrolling.begins(event, zone, rule, until, [*event.dropped, *moved])
    begins += [_on_own_clock(moment, event, zone) for moment in event.added]
    groups = by_time_of_day(sorted(set(begins)), event.ends - event.begins, zone, hall.zone)
    if not groups:
        reason = Text(
            zh=f"它从 {hall.unrolling.first:%Y} 年起没有日期了", en=f"it has no days from {hall.unrolling.first:%Y} on"
        )
        raise CannotHold(reason, Text(zh="不用做什么", en="nothing needs to be done"))
    hall.remarks.append(_said(event, hall))
    return [
        ForeignEvent(
            uid=event.uid if place == 0 else f"{event.uid}#{start:%H%M}-{end:%H%M}", name=event.name, summary=event.summary,
            location=event.location, kept=event.kept, start=start, end=end, nights=nights,
            day=days[0], rule=_LISTED, added=tuple(days[1:]),
        )
        for place, ((start, end, nights), days) in enumerate(sorted(groups.items()))
    ]  # fmt: skip


def _on_own_clock(moment: Moment, event: Event, zone: tzinfo) -> datetime:
    at = moment.on_clock_of(zone)
    return datetime.combine(at, event.begins.time()) if moment.whole_day else at


def _said(event: Event, hall: Hall) -> Text:
    last = hall.unrolling.last
    return Text(
        zh=f"“{event.name}”的时区与展厅不能用同一条规则，已逐日列到 {last}；明年再导入一次",
        en=f"no one rule says '{event.name}' in the hall's time zone: its days are listed until {last}; import it again next year",
    )
