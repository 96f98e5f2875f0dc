from __future__ import annotations

from kiosk.services.publish_errands import Publish, ReturnTo
from kiosk.services.schedule_errands import Add
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us, entry

NOW_US = at_us("2026-11-30T12:00:00")


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
    assert done.text.zh == "已恢复第 1 版的内容（新版本号 3），影响 2 块屏"


def test_publishing_is_taken_back_by_returning_and_done_again_by_returning_once_more() -> None:
    house = MemoryUnitOfWork()
    assert Publish().perform(office(house, NOW_US)).undo is None, "there is nothing to return to"
    Add(entry=entry(playlist="z-west", target="west")).perform(office(house, NOW_US))
    done = Publish().perform(office(house, NOW_US + 1))
    assert done.undo == ReturnTo(revision=1)
    back = done.undo.perform(office(house, NOW_US + 2))
    assert house.programmes.get(3).schedule.entries == ()
    assert back.undo == ReturnTo(revision=2)
    back.undo.perform(office(house, NOW_US + 3))
    assert [each.playlist for each in house.programmes.get(4).schedule.entries] == ["z-west"]
