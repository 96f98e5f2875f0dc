from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk import app
from kiosk.app.house import House
from kiosk.panel.desk import Planning, Span
from kiosk.panel.sheet import Sheet
from kiosk.panel.sheet_reader import SheetReader
from kiosk.services.publish_errands import Publish
from kiosk.services.schedule_errands import Add
from tests.support.memory import MemoryDraft
from tests.support.scheduled import TUESDAY, at_us, entry
from tests.support.store_samples import data_folder

NOW_US = at_us("2026-11-30T12:00:00")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The hall of the samples in the draft, nothing published."""
    with app.open_house(data_folder(tmp_path / "data"), start_at_us=NOW_US) as house:
        sample = MemoryDraft()
        assert sample.held_wall is not None
        assert sample.held_exhibit is not None
        wall, exhibit = sample.held_wall, sample.held_exhibit

        house.store.write(lambda uow: uow.draft.put_wall(wall)).result()
        house.store.write(lambda uow: uow.draft.put_exhibit(exhibit, sample.held_playlists, sample.held_assignments)).result()
        yield house


def read(house: House, day: date | None = None) -> Sheet:
    return SheetReader(house.store).read(day, house.clock.now_us())


def test_before_the_first_publish_all_screens_are_said_to_begin(house: House) -> None:
    changes = read(house).changes
    assert changes is not None
    assert (changes.screens, changes.any) == (3, True)
    assert "还没有发布过" in changes.lines[0].zh


def test_the_draft_is_shown_and_what_publishing_it_would_change(house: House) -> None:
    app.run_errand(house, Publish())
    nothing = read(house).changes
    assert nothing is not None
    assert (nothing.screens, nothing.any) == (0, False)
    app.run_errand(house, Add(entry=entry(playlist="a-east")))
    sheet = read(house, TUESDAY)
    assert sheet.changes is not None
    assert (sheet.changes.screens, sheet.changes.any) == (2, True)
    assert "12-01 09:00–11:00  西厅：" in sheet.changes.lines[0].zh
    assert sheet.plan is not None
    assert sheet.plan.day == TUESDAY
    assert "排程（活动）" in sheet.plan.said_at(at_us("2026-12-01T10:00:00"))[0].zh
    assert [(line.id, line.next.zh, line.next_day) for line in sheet.listed.lines] == [(1, "2026-12-01 周二 09:00", TUESDAY)]


def test_what_is_farther_away_than_is_looked_can_be_published_too(house: House) -> None:
    app.run_errand(house, Publish())
    app.run_errand(house, Add(entry=entry(day=date(2027, 3, 1))))
    changes = read(house).changes
    assert changes is not None
    assert (changes.screens, changes.any) == (0, True)
    assert "30 天" in changes.lines[0].zh


def test_a_draft_that_cannot_be_published_leaves_the_published_schedule_in_sight(house: House) -> None:
    app.run_errand(house, Publish())
    house.store.write(lambda uow: uow.draft.put_entry(entry(target="gone"))).result()
    sheet = read(house)
    assert sheet.trouble is not None
    assert "gone" in sheet.trouble.zh
    assert sheet.changes is None
    assert sheet.plan is not None
    assert len(sheet.plan.lanes) >= 2


def test_it_is_worked_out_anew_for_another_day_another_minute_and_when_somebody_wrote(house: House) -> None:
    reader, now_us = SheetReader(house.store), NOW_US
    first = reader.read(None, now_us)
    assert reader.read(None, now_us + 1) is first
    assert reader.read(None, now_us + 60_000_000) is not first
    other = reader.read(TUESDAY, now_us)
    assert other.plan is not None
    assert other.plan.day == TUESDAY
    app.run_errand(house, Add(entry=replace(entry(), note="校庆")))
    assert reader.read(TUESDAY, now_us) is other
    reader.forget()
    assert len(reader.read(TUESDAY, now_us).listed.lines) == 1


def test_weeks_and_months_are_read_whole_and_kept_until_somebody_writes(house: House) -> None:
    app.run_errand(house, Add(entry=entry(playlist="a-east", rule="FREQ=WEEKLY;BYDAY=TU")))
    reader = SheetReader(house.store)
    week = reader.read(TUESDAY, NOW_US, Planning(span=Span.WEEK))
    assert week.plan is not None
    assert [column.day.day for column in week.plan.columns] == [30, 1, 2, 3, 4, 5, 6]
    month = reader.read(TUESDAY, NOW_US, Planning(span=Span.MONTH)).month
    assert month is not None
    assert [each.day.day for line in month.weeks for each in line if each.happenings] == [1, 8, 15, 22, 29]
    again = reader.read(date(2026, 12, 30), NOW_US + 120_000_000, Planning(span=Span.MONTH)).month
    assert again is month
    reader.forget()
    assert reader.read(TUESDAY, NOW_US, Planning(span=Span.MONTH)).month is not month


def test_without_content_there_is_a_sentence_and_no_day(tmp_path: Path) -> None:
    with app.open_house(data_folder(tmp_path / "empty"), start_at_us=NOW_US) as house:
        sheet = read(house)
    assert (sheet.plan, sheet.listed.lines, sheet.changes) == (None, (), None)
    assert sheet.trouble is not None
