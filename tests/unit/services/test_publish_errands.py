from __future__ import annotations

from dataclasses import replace

from kiosk.domain.programme import in_force
from kiosk.domain.settings import IdleSettings
from kiosk.services.publish_errands import Publish, Reinstate, ReturnTo
from kiosk.services.publishing import Order, publish
from kiosk.services.schedule_errands import Add
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us, entry
from tests.unit.services.test_publishing import Unsound

NOW_US = at_us("2026-11-30T12:00:00")
SECOND = 1_000_000


def test_publishing_says_the_revision_and_how_many_screens() -> None:
    house = MemoryUnitOfWork()
    done = Publish().perform(office(house, NOW_US))
    assert "已发布第 1 版，影响 3 块屏" in done.text.zh
    assert house.programmes.get(1).anchor_us == NOW_US


def test_returning_says_what_was_returned_to_and_how_many_screens_change() -> None:
    house = MemoryUnitOfWork()
    Publish().perform(office(house, NOW_US))
    Add(entry=entry(playlist="z-west", target="west")).perform(office(house, NOW_US))
    Publish().perform(office(house, NOW_US + 1))
    done = ReturnTo(revision=1).perform(office(house, NOW_US + 2))
    assert done.text.zh == "已恢复第 1 版，成为第 3 版，影响 2 块屏"


def test_publishing_is_taken_back_by_returning_and_done_again_by_returning_once_more() -> None:
    house = MemoryUnitOfWork()
    assert Publish().perform(office(house, NOW_US)).undo is None, "there is nothing to return to"
    Add(entry=entry(playlist="z-west", target="west")).perform(office(house, NOW_US))
    done = Publish().perform(office(house, NOW_US + 1))
    assert done.undo == Reinstate(revisions=(1,))
    back = done.undo.perform(office(house, NOW_US + 2))
    assert back.text.zh == "已恢复第 1 版，成为第 3 版，影响 2 块屏"
    assert house.programmes.get(3).schedule.entries == ()
    assert back.undo == Reinstate(revisions=(2,))
    back.undo.perform(office(house, NOW_US + 3))
    assert [each.playlist for each in house.programmes.get(4).schedule.entries] == ["z-west"]


def test_taking_back_begins_nothing_anew_though_returning_does() -> None:
    house = MemoryUnitOfWork()
    Publish().perform(office(house, NOW_US))
    slower = tuple(replace(each, slides=each.slides[::-1]) for each in house.draft.held_playlists)
    house.draft.put_playlists(slower, house.draft.assignments())
    undo = Publish().perform(office(house, NOW_US + 50 * SECOND)).undo
    assert undo is not None
    undo.perform(office(house, NOW_US + 99 * SECOND))
    ReturnTo(revision=2).perform(office(house, NOW_US + 100 * SECOND))
    moved = [house.programmes.get(revision).playlist_by_id["a-east"].anchor_us - NOW_US for revision in (2, 3, 4)]
    assert moved == [50 * SECOND, 0, 100 * SECOND]


def test_what_waited_for_its_instant_waits_again() -> None:
    house = MemoryUnitOfWork()
    Publish().perform(office(house, NOW_US))
    tomorrow_us = NOW_US + 86_400 * SECOND
    publish(house, Order(note="", now_us=NOW_US + 1, anchor_us=tomorrow_us, idle=IdleSettings()))
    done = Publish().perform(office(house, NOW_US + 2))
    assert done.undo == Reinstate(revisions=(1, 2))
    done.undo.perform(office(house, NOW_US + 3))
    found = [in_force(house.programmes.playable(at_us), at_us) for at_us in (NOW_US + 4, tomorrow_us)]
    assert [programme.revision for programme in found if programme is not None] == [4, 5]


def test_where_nothing_sound_is_left_publishing_goes_on_and_has_no_way_back() -> None:
    house = MemoryUnitOfWork()
    Publish().perform(office(house, NOW_US))
    broken = MemoryUnitOfWork(programmes=Unsound(held=house.programmes.held))
    done = Publish().perform(office(broken, NOW_US + 1))
    assert "第 2 版" in done.text.zh
    assert done.undo is None
