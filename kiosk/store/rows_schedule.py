"""The schedule as tables: entries, opening hours, parts of the day, the calendar. Days and times are ISO 8601, in hall time."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.rows import STRICT, ContentRow


class EntryRow(ContentRow):
    """An entry; `dropped` and `added` are JSON. What it names may come and go with the slides: no foreign keys.

    An id is never given again: a younger entry gives way to an older one.
    """

    __tablename__ = "schedule_entry"
    __table_args__ = (STRICT | {"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    playlist: Mapped[str]
    target: Mapped[str]
    day: Mapped[str]
    start: Mapped[str]
    end: Mapped[str]
    nights: Mapped[int]
    rule: Mapped[str | None]
    until: Mapped[str | None]
    dropped: Mapped[str]
    added: Mapped[str]
    holidays: Mapped[str]
    makeup: Mapped[str]
    must_play: Mapped[int]
    may_idle: Mapped[int]
    daypart: Mapped[str | None]
    note: Mapped[str]
    uid: Mapped[str | None]


class OpeningRow(ContentRow):
    """The hours of a weekday (0 is Monday); without times it is closed all day."""

    __tablename__ = "opening"

    weekday: Mapped[int] = mapped_column(primary_key=True)
    opens: Mapped[str | None]
    closes: Mapped[str | None]


class ClosedDayRow(ContentRow):
    __tablename__ = "closed_day"

    day: Mapped[str] = mapped_column(primary_key=True)
    note: Mapped[str]


class EdgesRow(ContentRow):
    """How long before opening the screens come on, and how long after closing the farewell stands; there is one row or none."""

    __tablename__ = "edges_of_day"
    __table_args__ = (CheckConstraint("id = 1", name="one"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    warm_up_us: Mapped[int]
    farewell_us: Mapped[int]


class DaypartRow(ContentRow):
    __tablename__ = "daypart"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name_zh: Mapped[str]
    name_en: Mapped[str | None]
    start: Mapped[str]
    end: Mapped[str]


class CalendarYearRow(ContentRow):
    """The calendar of a year; `days` is JSON."""

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    days: Mapped[str]
