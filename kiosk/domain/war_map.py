"""The wall chart of key projects: one row a project, with who, until when, how far, and in which state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from kiosk.domain.ids import FieldError, check_range
from kiosk.domain.slide_fields import SlideFields
from kiosk.domain.text import Text

ROWS_A_PAGE = 6
"""A page has so many rows at most; more of them are spread evenly over as many pages as they need."""

PAGE_S = 12.0
"""How long a page stands if nobody says."""

MOST_ROWS = 300

LONGEST_ZH, LONGEST_EN = 30, 60
"""How many characters a name may have, so that it stands in its cell on two lines."""

_DATE = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)")
_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


class ProjectState(Enum):
    """How a project stands, in the order in which its row comes: what needs somebody first."""

    OVERDUE = "overdue"
    WARNING = "warning"
    NORMAL = "normal"
    PAUSED = "paused"
    DONE = "done"


_ORDER = (*ProjectState, None)


class Audience(Enum):
    """Who reads the chart: who is behind and by how many days is nothing for the public."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One row; what is not known is None, `due` is YYYY-MM-DD, `progress` in percent, `milestone` what comes next."""

    name: Text
    units: tuple[Text, ...] = ()
    person: str | None = None
    due: str | None = None
    progress: float | None = None
    state: ProjectState | None = None
    milestone: Text | None = None

    def __post_init__(self) -> None:
        if not self.name.zh:
            raise FieldError(Text(zh="没有项目名称", en="the project has no name"))
        for told in (self.name, Text(zh="、".join(unit.zh for unit in self.units)), self.milestone, Text(zh=self.person or "")):
            _check_length(told)
        if self.units:
            _check_length(Text(zh="", en=", ".join(unit.en or "" for unit in self.units)))
        if self.due is not None:
            check_date(self.due)
        if self.progress is not None:
            check_range("progress", self.progress, 0, 100)
            # 60 and 60.0 are one figure, so they must be one canonical form.
            object.__setattr__(self, "progress", float(self.progress))


@dataclass(frozen=True, slots=True, kw_only=True)
class WarMap(SlideFields):
    """A chart of 1 to 300 projects. `file` is where its rows come from, relative to the deck's folder; `as_of` is their date."""

    file: str
    audience: Audience = Audience.PUBLIC
    rows: tuple[Project, ...]
    as_of: str | None = None

    def __post_init__(self) -> None:
        check_range("rows", len(self.rows), 1, MOST_ROWS)
        if self.as_of is not None:
            check_date(self.as_of)

    @property
    def pages(self) -> int:
        return len(spread(len(self.rows), ROWS_A_PAGE))

    @property
    def page_s(self) -> float:
        return PAGE_S

    @property
    def in_order(self) -> tuple[Project, ...]:
        """The rows as they stand on the chart: by state, then by date, then as they were told."""
        return tuple(sorted(self.rows, key=lambda row: (_ORDER.index(row.state), row.due is None, row.due or "")))

    @property
    def units(self) -> tuple[Text, ...]:
        """Everybody who has a row, whoever has most of them first."""
        named = [unit for row in self.in_order for unit in row.units]
        first = {unit.zh: unit for unit in reversed(named)}
        places = [unit.zh for unit in named]
        return tuple(sorted(first.values(), key=lambda unit: (-places.count(unit.zh), places.index(unit.zh))))

    def named(self, name: str) -> Project | None:
        """The project of a Chinese name, of which a chart has one at most; None if it has no such row any more."""
        return next((row for row in self.rows if row.name.zh == name), None)

    def rows_of(self, unit: str) -> tuple[Project, ...]:
        """The rows of a unit by its Chinese name, in order; all of them for an empty one, or one that has none any more."""
        found = tuple(row for row in self.in_order if unit in {each.zh for each in row.units})
        return found or self.in_order


def spread(count: int, most: int) -> tuple[range, ...]:
    """So many rows on as few pages as carry `most` of them each, as evenly as can be; none has more than the first."""
    pages = max(1, -(-count // most))
    edges = [-(-count * page // pages) for page in range(pages + 1)]
    return tuple(range(first, end) for first, end in pairwise(edges))


def check_date(value: str) -> None:
    """Raises FieldError unless it is a date of the calendar as YYYY-MM-DD."""
    found = _DATE.fullmatch(value)
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= day <= _DAYS.get(month, 0) + leap:
        raise FieldError(Text(zh=f"“{value}”不是 2026-11-20 这样写的日期", en=f"'{value}' is no date written as 2026-11-20 is"))


def _check_length(told: Text | None) -> None:
    if told is not None and (len(told.zh) > LONGEST_ZH or len(told.en or "") > LONGEST_EN):
        raise FieldError(
            Text(
                zh=f"“{told.zh or told.en}”太长：中文最多 {LONGEST_ZH} 字，英文最多 {LONGEST_EN} 个字符",
                en=f"'{told.en or told.zh}' is too long: at most {LONGEST_ZH} Hanzi or {LONGEST_EN} letters",
            )
        )
