"""Scheduling: entries into the draft and out of it, each checked before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from kiosk.domain import recurrence
from kiosk.domain.calendar import Calendar
from kiosk.domain.errors import BadInput
from kiosk.domain.hours import Hours
from kiosk.domain.occurrences import Days, Skipped, days_of, hall_day, is_over, occurrence
from kiosk.domain.recurrence import RuleError
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services import schedule_wording as wording
from kiosk.services.opening import closure
from kiosk.services.ports import Draft
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_remarks import remarks
from kiosk.services.schedule_request import out_of_order

SHOWN = 5
"""How many of the next days of an entry are told."""
_A_MONTH = timedelta(days=31)
_A_YEAR = timedelta(days=366)
_FARTHEST = timedelta(days=9 * 366)
"""How far ahead the next days are looked for where a year has too few: the 29th of February may be eight years away."""
_LONGEST_NIGHTS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What an entry means, to be read before it counts: the sentence, its next days, those it skips, and what to know besides."""

    text: Text
    next: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Text, ...] = ()


def checked(draft: Draft, entry: Entry) -> Entry:
    """The entry in its canonical form, with ids where it had names.

    Raises BadInput E-SCH-ORDER, E-SCH-RULE, E-SCH-TARGET, E-SCH-PLAYLIST.
    """
    names = Names.of(draft)
    entry = replace(entry, playlist=names.playlist(entry.playlist), target=names.target(entry.target))
    if not 0 <= entry.nights <= _LONGEST_NIGHTS or (entry.nights == 0 and entry.end <= entry.start):
        raise out_of_order()
    if entry.rule is None:
        if entry.until is not None:
            raise _bad_rule(Text(zh="没有规则就没有截止日期", en="there is a last day but no rule"), "--until")
        return entry
    if entry.until is not None and entry.until < entry.day:
        raise _until_before_start(entry)
    try:
        return replace(entry, rule=recurrence.checked_rule(entry.rule, entry.day, entry.until))
    except RuleError as error:
        raise _bad_rule(error.text, "--rrule") from None


def add(draft: Draft, entry: Entry) -> Entry:
    """Writes a new entry and gives it back with its id. Raises what `checked` does."""
    return draft.put_entry(checked(draft, replace(entry, id=0)))


def understand(draft: Draft, entry: Entry, today: date, beside: Iterable[Entry] | None = None) -> Understood:
    """What an entry means as of a day, beside the others of the draft or those given.

    Raises EnvironmentFault E-DRAFT-EMPTY, E-DB-MISSING.
    """
    first = max(today, entry.day)
    found = _ahead(draft, entry, first)
    last = entry.until if entry.until is not None else first + _A_YEAR
    return Understood(
        text=wording.entry_sentence(entry, Names.of(draft)),
        next=found.played[:SHOWN],
        skipped=tuple(item for item in found.skipped if item.day <= last),
        remarks=remarks(draft, entry, found.played, last, beside),
    )


def check_ahead(entry: Entry, zone: tzinfo, now_us: int) -> None:
    """Raises BadInput E-SCH-PAST for an entry that is over."""
    if not is_over(entry, zone, now_us):
        return
    tomorrow = f"{hall_day(now_us, zone) + timedelta(days=1)}T{wording.clock(entry.start)}"
    raise BadInput(
        code="E-SCH-PAST",
        message=Text(zh="这段时间已经过去", en="that time has passed"),
        where="--start" if entry.rule is None else "--until",
        fix=Text(zh=f"写以后的时间，例如 {tomorrow}", en=f"name a time to come, such as {tomorrow}"),
    )


def first_ahead(entry: Entry, zone: tzinfo, now_us: int) -> date:
    """Today while what an entry plays today is still to come or under way, else tomorrow."""
    today = hall_day(now_us, zone)
    played = occurrence(entry, today, zone)
    return today if played is None or played.end_us > now_us else today + timedelta(days=1)


def entry_of_id(draft: Draft, id: int) -> Entry:
    """Raises BadInput E-SCH-ENTRY."""
    entries = draft.entries()
    for entry in entries:
        if entry.id == id:
            return entry
    listed = ", ".join(str(entry.id) for entry in entries)
    raise BadInput(
        code="E-SCH-ENTRY",
        message=Text(zh=f"没有编号为 {id} 的排程", en=f"there is no entry {id}"),
        where=str(id),
        fix=Text(zh=f"可用：{listed or '还没有排程'}", en=f"there are {listed or 'none yet'}"),
    )


def remove(draft: Draft, id: int) -> Entry:
    """Takes an entry away and answers it. Raises BadInput E-SCH-ENTRY."""
    entry = entry_of_id(draft, id)
    draft.remove_entry(id)
    return entry


def skip(draft: Draft, id: int, day: date) -> Entry:
    """Drops what an entry plays on a day. Raises BadInput E-SCH-ENTRY, E-SCH-SKIP if it does not play on it."""
    entry = entry_of_id(draft, id)
    found = days_of(entry, draft.calendar(), day, day)
    if day not in found.played:
        near = _nearest(draft, entry, day)
        holiday = next((f"（{item.name.zh}）" for item in found.skipped), "")
        nearest = Text(zh=f"最近的是 {near}", en=f"the nearest day is {near}") if near else wording.NEVER
        raise _bad_skip(Text(zh=f"第 {id} 项在 {day}{holiday} 不播放", en=f"entry {id} does not play on {day}"), nearest)
    return draft.put_entry(replace(entry, dropped=tuple(sorted({*entry.dropped, day}))))


def unskip(draft: Draft, id: int, day: date) -> Entry:
    """Brings back what was dropped. Raises BadInput E-SCH-ENTRY, E-SCH-SKIP if it was not."""
    entry = entry_of_id(draft, id)
    if day not in entry.dropped:
        listed = ", ".join(map(str, entry.dropped))
        dropped = Text(zh=f"跳过的有：{listed or '无'}", en=f"dropped are {listed or 'none'}")
        raise _bad_skip(Text(zh=f"第 {id} 项没有跳过 {day}", en=f"{day} was not dropped from entry {id}"), dropped)
    return draft.put_entry(replace(entry, dropped=tuple(item for item in entry.dropped if item != day)))


def next_day(entry: Entry, calendar: Calendar, hours: Hours, first: date) -> date | None:
    """The next day on which an entry plays, from `first` on; None if there is none."""
    first = max(first, entry.day)
    for span in (_A_MONTH, _A_YEAR, _FARTHEST):
        found = _open_days(days_of(entry, calendar, first, first + span), hours, entry)
        if found.played:
            return found.played[0]
    return None


def _ahead(draft: Draft, entry: Entry, first: date) -> Days:
    """The days on which an entry plays from a day on, as far as they matter, and those on which it or the hall does not."""
    for span in (_A_YEAR, _FARTHEST):
        last = max(first + span, entry.until) if entry.until is not None else first + span
        found = _open_days(days_of(entry, draft.calendar(), first, last), draft.hours(), entry)
        if len(found.played) >= SHOWN:
            break
    return found


def _open_days(days: Days, hours: Hours, entry: Entry) -> Days:
    """Days on which the hall does not open are skipped too, unless the entry must play."""
    if entry.must_play:
        return days
    closed = {day: why for day in days.played if (why := closure(hours, day)) is not None}
    skipped = (*days.skipped, *(Skipped(day=day, name=why) for day, why in closed.items()))
    return Days(tuple(day for day in days.played if day not in closed), tuple(sorted(skipped, key=lambda item: item.day)))


def _nearest(draft: Draft, entry: Entry, day: date) -> date | None:
    played = days_of(entry, draft.calendar(), day - _A_YEAR, day + _A_YEAR).played
    return min(played, key=lambda each: (abs(each - day), each), default=None)


def _until_before_start(entry: Entry) -> BadInput:
    return BadInput(
        code="E-SCH-ORDER",
        message=Text(
            zh=f"截止日期 {entry.until} 早于第一天 {entry.day}",
            en=f"the last day {entry.until} is before the first, {entry.day}",
        ),
        where="--until",
        fix=Text(zh="写一个更晚的截止日期", en="name a later last day"),
    )


def _bad_rule(message: Text, where: str) -> BadInput:
    return BadInput(code="E-SCH-RULE", message=message, where=where, fix=Text(zh="改正规则", en="correct the rule"))


def _bad_skip(message: Text, fix: Text) -> BadInput:
    return BadInput(code="E-SCH-SKIP", message=message, where="schedule skip", fix=fix)
