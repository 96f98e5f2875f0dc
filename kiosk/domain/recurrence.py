"""The days of a rule: RFC 5545 recurrence of whole days, worked out by dateutil."""

from __future__ import annotations

from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from kiosk.domain.ids import FieldError
from kiosk.domain.text import Text

MOST = 10_000
"""So many days of a rule at most are worked out at once."""


class RuleError(FieldError):
    """A rule that cannot be kept; its sentence names the part that is wrong."""


def checked_rule(rule: str, day: date, until: date | None = None) -> str:
    """The canonical form of a rule that begins on a day. Raises RuleError, with the nearest day that matches if `day` does not."""
    try:
        rrulestr(rule, dtstart=datetime.combine(day, time()))
    except (ValueError, TypeError) as error:
        raise RuleError(Text(zh=f"规则“{rule}”不能用：{error}", en=f"the rule '{rule}' is not usable: {error}")) from None
    return rule


def days(rule: str, day: date, until: date | None, first: date, last: date) -> tuple[date, ...]:
    """The days of a rule that begins on `day` and ends with `until`, as far as they lie in `first` … `last` (both inclusive)."""
    found = rrulestr(rule, dtstart=datetime.combine(day, time()))
    end = last if until is None else min(last, until)
    return tuple(
        item.date() for item in found.between(datetime.combine(first, time()), datetime.combine(end, time()), inc=True)
    )
