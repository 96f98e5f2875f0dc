"""Rules that no rule of the hall's days can say, worked out day by day for a while: bounded in days, in rules and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from kiosk.domain.text import Text
from kiosk.importing.ics_dates import CannotHold, Moment
from kiosk.importing.ics_event import MOST_DAYS, Event

_MOST_RULES = 200
_NEAR_THE_END = datetime.combine(date(9970, 1, 1), time())
"""From here on a rule that has no day at all says so soon, for calendars end."""


@dataclass(slots=True)
class Unrolling:
    """What is left of the days that may be worked out of one file, from the year it is read in until the end of the next."""

    today: date
    days_left: int = MOST_DAYS
    rules_left: int = _MOST_RULES
    first: date = field(init=False)
    last: date = field(init=False)

    def __post_init__(self) -> None:
        # Whole years, so that a file that is read again the next day says the same.
        self.first, self.last = date(self.today.year, 1, 1), date(self.today.year + 1, 12, 31)

    def begins(self, event: Event, zone: tzinfo, rule: str, until: date | None, without: Sequence[Moment]) -> list[datetime]:
        """When an event begins in those years, on its own clock. Raises CannotHold."""
        if until is not None and until < self.first:
            return []
        self.rules_left -= 1
        if self.rules_left < 0 or self.days_left < 0:
            raise _too_much()
        if not _begins_with_its_first_day(rule, event.begins):
            raise _not_its_day()
        found = _unrolled(event, zone, rule, until, without, self.first, self.last)
        self.days_left -= len(found)
        if self.days_left < 0:
            raise _too_much()
        return found


def _unrolled(
    event: Event, zone: tzinfo, rule: str, until: date | None, without: Sequence[Moment], first: date, last: date
) -> list[datetime]:
    import recurring_ical_events
    from icalendar import Calendar
    from icalendar import Event as Written
    from icalendar.prop import vRecur

    written, calendar = Written(), Calendar()
    written.add("UID", "one")
    written.add("DTSTART", event.begins.replace(tzinfo=zone))
    recur = vRecur.from_ical(rule)
    if until is not None:
        recur["UNTIL"] = datetime.combine(until, time(23, 59, 59), tzinfo=zone).astimezone(UTC)
    written.add("RRULE", recur)
    for moment in without:
        written.add("EXDATE", datetime.combine(moment.on_clock_of(zone), event.begins.time(), tzinfo=zone))
    calendar.add_component(written)
    earliest = max(datetime.combine(first, time()), event.begins).replace(tzinfo=zone)
    found = recurring_ical_events.of(calendar).between(
        earliest, datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    )
    begun = (each["DTSTART"].dt.replace(tzinfo=None) for each in islice(found, MOST_DAYS + 1))
    return sorted(begun)


def _begins_with_its_first_day(rule: str, begins: datetime) -> bool:
    """Whether the first day of an event is one of its rule. Asked so that also a rule without any day is answered soon."""
    from dateutil.rrule import rrulestr

    anyhow = ";".join(part for part in rule.split(";") if not part.startswith(("INTERVAL=", "COUNT=")))
    try:
        ever = next(iter(rrulestr(anyhow, dtstart=_NEAR_THE_END)), None)
        return ever is not None and next(iter(rrulestr(anyhow, dtstart=begins)), None) == begins
    except (ValueError, TypeError):
        return False


def _not_its_day() -> CannotHold:
    return CannotHold(
        Text(zh="它的第一天不在它的规则里", en="its first day is not one of its rule"),
        Text(zh="让第一天符合规则", en="begin it on a day of its rule"),
    )


def _too_much() -> CannotHold:
    return CannotHold(
        Text(
            zh=f"时区与展厅不同的重复事件太多（超过 {MOST_DAYS} 天）",
            en=f"too many recurring events in other time zones (more than {MOST_DAYS} days)",
        ),
        Text(zh="在日历程序里把它们改到展厅的时区", en="give them the hall's time zone in the calendar program"),
    )


def by_time_of_day(
    begins: Sequence[datetime], length: timedelta, zone: tzinfo, hall: tzinfo
) -> dict[tuple[time, time, int], list[date]]:
    """The hall's days of what begins on the clock of a zone, by when it begins and ends there and how many nights it lasts."""
    found: dict[tuple[time, time, int], list[date]] = {}
    for own in begins:
        start = own.replace(tzinfo=zone).astimezone(hall).replace(tzinfo=None)
        end = (own + length).replace(tzinfo=zone).astimezone(hall).replace(tzinfo=None)
        found.setdefault((start.time(), end.time(), (end.date() - start.date()).days), []).append(start.date())
    return found
