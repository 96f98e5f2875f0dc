from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.recycled import DAY_US, KEPT_DAYS, Thing
from kiosk.services.errand import Done, Errand
from kiosk.services.publish_errands import Publish
from kiosk.services.recycling_errands import DeleteForGood, Discard, Replace, Restore
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import entry
from tests.unit.services.test_recycling import NOW_US, TOUR, everything
from tests.unit.services.test_recycling import house as house  # the fixture: a hall with a deck to spare

Do = Callable[[Errand], Done]


@pytest.fixture
def do(house: MemoryUnitOfWork) -> Do:
    return lambda errand: errand.perform(office(house, NOW_US))


def state(house: MemoryUnitOfWork) -> tuple[object, ...]:
    return (*everything(house.draft), house.draft.entries())


def back(done: Done, do: Do) -> Done:
    assert done.undo is not None
    return do(done.undo)


@pytest.mark.parametrize("errand", [Discard(thing=Thing.DECK, name="spare"), Discard(thing=Thing.SLIDE, name="x-view")])
def test_discarding_is_taken_back_and_done_again(house: MemoryUnitOfWork, do: Do, errand: Discard) -> None:
    before = state(house)
    done = do(errand)
    after = state(house)
    assert "在回收站保留 30 天" in done.text.zh
    again = back(done, do)
    assert state(house) == before
    assert "已恢复" in again.text.zh
    back(again, do)
    assert state(house) == after


def test_what_was_restored_by_hand_is_told_with_what_it_lost(house: MemoryUnitOfWork, do: Do) -> None:
    house.draft.held_playlists = (*house.draft.held_playlists, replace(TOUR, slides=("x-view", "opening")))
    do(Discard(thing=Thing.PLAYLIST, name="tour"))
    do(Discard(thing=Thing.SLIDE, name="x-view"))
    (_, tour) = house.draft.recycled()
    assert do(Restore(id=tour.id)).text.zh == "已恢复播放列表“参观”；其中 1 项已经没有了"


@pytest.mark.parametrize(
    ("thing", "old", "new"), [(Thing.PLAYLIST, "spare", "z-west"), (Thing.SLIDE, "x-view", "opening"), (Thing.SLIDE, "x-view", "view")]
)  # fmt: skip
def test_what_is_used_is_replaced_and_discarded_as_one(
    house: MemoryUnitOfWork, do: Do, thing: Thing, old: str, new: str
) -> None:
    house.draft.held_playlists = (*house.draft.held_playlists, replace(TOUR, slides=("x-view", "@spare", "opening")))
    house.draft.put_entry(replace(entry(), playlist="spare"))
    with pytest.raises(BadInput):
        do(Discard(thing=thing, name=old))
    before = state(house)
    done = do(Replace(thing=thing, old=old, new=new))
    after = state(house)
    assert f"已全部换成“{new}”" in done.text.zh
    assert [each.name for each in house.draft.recycled()] == [old]
    again = back(done, do)
    assert state(house) == before
    assert house.draft.recycled() == ()
    back(again, do)
    assert state(house) == after


def test_deleting_for_good_cannot_be_taken_back(house: MemoryUnitOfWork, do: Do) -> None:
    do(Discard(thing=Thing.PLAYLIST, name="spare"))
    done = do(DeleteForGood(id=1))
    assert done.undo is None
    assert "已彻底删除播放列表" in done.text.zh
    assert house.draft.recycled() == ()


def test_publishing_sweeps_the_bin(house: MemoryUnitOfWork, do: Do) -> None:
    do(Discard(thing=Thing.PLAYLIST, name="spare"))
    Publish().perform(office(house, NOW_US + DAY_US))
    assert len(house.draft.recycled()) == 1
    Publish().perform(office(house, NOW_US + KEPT_DAYS * DAY_US))
    assert house.draft.recycled() == ()
