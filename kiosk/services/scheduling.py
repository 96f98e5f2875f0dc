"""Scheduling: entries into the draft and out of it, each checked before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiosk.domain import recurrence
from kiosk.domain.errors import BadInput
from kiosk.domain.occurrences import Skipped, days_of
from kiosk.domain.recurrence import RuleError
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services.ports import Draft

SHOWN = 5
"""How many of the next days of an entry are told."""
_LOOKING_AHEAD = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What an entry means, to be read before it counts: the sentence, its next days, those it skips, and what to know besides."""

    text: Text
    next: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Text, ...] = ()


def checked(draft: Draft, entry: Entry) -> Entry:
    """The entry in its canonical form. Raises BadInput E-SCH-ORDER, E-SCH-RULE, E-SCH-TARGET, E-SCH-PLAYLIST."""
    if entry.rule is None:
        return entry
    try:
        return replace(entry, rule=recurrence.checked_rule(entry.rule, entry.day, entry.until))
    except RuleError as error:
        fix = Text(zh="改正规则", en="correct the rule")
        raise BadInput(code="E-SCH-RULE", message=error.text, where="--rrule", fix=fix) from None


def add(draft: Draft, entry: Entry) -> Entry:
    """Writes a new entry and gives it back with its id. Raises what `checked` does."""
    return draft.put_entry(checked(draft, entry))


def understand(draft: Draft, entry: Entry, today: date) -> Understood:
    """What an entry means as of a day."""
    found = days_of(entry, draft.calendar(), max(today, entry.day), today + _LOOKING_AHEAD)
    return Understood(text=Text(zh=entry.playlist), next=found.played[:SHOWN], skipped=found.skipped)
