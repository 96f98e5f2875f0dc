from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.services.errand import Done, Errand
from kiosk.services.schedule_errands import Add, Hear, Heard, Remove, Skip, Weigh, hear, weigh
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import TUESDAY, at_us, entry

NOW_US = at_us("2026-11-30T12:00:00")


@pytest.fixture
def house() -> MemoryUnitOfWork:
    return MemoryUnitOfWork()


@pytest.fixture
def do(house: MemoryUnitOfWork) -> Callable[[Errand], Done]:
    return lambda errand: errand.perform(office(house, NOW_US))


def entries(house: MemoryUnitOfWork) -> dict[int, tuple[object, ...]]:
    return {each.id: each.dropped for each in house.draft.entries()}


def heard(house: MemoryUnitOfWork, sentence: str) -> Heard:
    return hear(house.draft, Hear(sentence=sentence), NOW_US)


def test_a_sentence_is_understood_and_nothing_written(house: MemoryUnitOfWork) -> None:
    found = heard(house, "每周二 9-11 z-west 到2026年12月底")
    assert (found.entry.playlist, found.entry.rule) == ("z-west", "FREQ=WEEKLY;BYDAY=TU")
    assert found.understood.next[0] == TUESDAY
    assert entries(house) == {}
    with pytest.raises(BadInput) as caught:
        heard(house, "每周二 9-11 胡同 z-west")
    assert "【胡同】" in caught.value.where


def test_what_was_added_is_taken_back_by_its_undo(house: MemoryUnitOfWork, do: Callable[[Errand], Done]) -> None:
    done = do(Add(entry=entry()))
    assert "已加入草稿：第 1 项" in done.text.zh
    assert list(entries(house)) == [1]
    assert done.undo is not None
    do(done.undo)
    assert entries(house) == {}


def test_a_removed_entry_comes_back_as_it_was(house: MemoryUnitOfWork, do: Callable[[Errand], Done]) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY", note="校庆")))
    do(Add(entry=entry()))
    before = house.draft.entries()
    done = do(Remove(id=1))
    assert list(entries(house)) == [2]
    assert done.undo is not None
    do(done.undo)
    assert house.draft.entries() == before


def test_a_skipped_day_is_played_again(house: MemoryUnitOfWork, do: Callable[[Errand], Done]) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY")))
    done = do(Skip(id=1, day=TUESDAY))
    assert entries(house) == {1: (TUESDAY,)}
    assert "已跳过 2026-12-01 这一次" in done.text.zh
    assert done.undo is not None
    again = do(done.undo)
    assert entries(house) == {1: ()}
    assert again.undo == Skip(id=1, day=TUESDAY), "what is taken back can be done again"


def test_an_entry_is_weighed_against_the_others_and_nothing_written(
    house: MemoryUnitOfWork, do: Callable[[Errand], Done]
) -> None:
    do(Add(entry=entry(rule="FREQ=DAILY")))
    before = house.draft.entries()
    new = weigh(house.draft, Weigh(entry=entry()), NOW_US)
    assert any("与第 1 项" in each.zh for each in new.understood.remarks)
    own = weigh(house.draft, Weigh(entry=entry(id=1, rule="FREQ=DAILY", start=time(10))), NOW_US)
    assert not any("与第 1 项" in each.zh for each in own.understood.remarks), "it is not in its own way"
    instead = weigh(house.draft, Weigh(entry=entry(), instead_of=(1, TUESDAY)), NOW_US)
    assert not any("与第 1 项" in each.zh for each in instead.understood.remarks), "that day will be dropped"
    assert house.draft.entries() == before
    with pytest.raises(BadInput) as caught:
        weigh(house.draft, Weigh(entry=entry(day=date(2026, 11, 1))), NOW_US)
    assert caught.value.code == "E-SCH-PAST"
