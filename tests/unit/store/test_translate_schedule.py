from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.hours import DayHours, Daypart, Hours
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.services.ports import UnitOfWork
from kiosk.store.databases import CONTENT
from kiosk.store.translate_schedule import entry_from_row, entry_to_row
from kiosk.store.unit_of_work import SqlStore
from tests.support.scheduled import TUESDAY, entry, year
from tests.support.store_samples import data_folder, done

DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
WORDS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)

ENTRIES = st.builds(
    Entry,
    id=st.integers(1, 10**9), playlist=st.just("z-west"), target=st.just("hall"), day=DAYS, start=st.times(), end=st.times(),
    nights=st.integers(0, 366), rule=WORDS, until=st.none() | DAYS,
    dropped=st.lists(DAYS, max_size=3).map(tuple), added=st.lists(DAYS, max_size=3).map(tuple),
    holidays=st.sampled_from(Holidays), makeup=st.sampled_from(Makeup), must_play=st.booleans(), may_idle=st.booleans(),
    daypart=WORDS, note=st.text(max_size=20), uid=WORDS,
)  # fmt: skip


@given(ENTRIES)
def test_any_entry_comes_back_from_its_row(item: Entry) -> None:
    assert entry_from_row(entry_to_row(item)) == item


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = SqlStore(data_folder(tmp_path))
    done(opened.write(fill))
    yield opened
    opened.close()


def fill(uow: UnitOfWork) -> None:
    uow.draft.put_entry(entry())
    uow.draft.put_hours(Hours(weekly=(DayHours(weekday=1, opens=time(9), closes=time(17)),)))
    uow.draft.put_dayparts([Daypart(id="noon", name=Text(zh="中午"), start=time(12), end=time(13))])
    uow.draft.put_calendar_year(year(2026, (TUESDAY.isoformat(), "甲节")))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("schedule_entry SET start = '25:00'", "schedule_entry 1"),
        ("schedule_entry SET holidays = 'maybe'", "schedule_entry 1"),
        ("schedule_entry SET dropped = '[3]'", "schedule_entry 1"),
        ("opening SET closes = NULL", "opening 1"),
        ("daypart SET start = 'noon'", "daypart noon"),
        ("calendar_year SET days = '{'", "calendar_year 2026"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_with_its_place(store: SqlStore, tmp_path: Path, change: str, where: str) -> None:
    with closing(sqlite3.connect(CONTENT.path(tmp_path))) as connection, connection:
        assert connection.execute(f"UPDATE {change}").rowcount == 1

    def read(uow: UnitOfWork) -> object:
        return uow.draft.entries(), uow.draft.hours(), uow.draft.dayparts(), uow.draft.calendar()

    with pytest.raises(EnvironmentFault, match="E-DB-VALUE") as wrong:
        store.read(read)
    assert where in wrong.value.where
