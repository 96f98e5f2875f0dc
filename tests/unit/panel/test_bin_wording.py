from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.domain.recycled import DAY_US, Parcel, Recycled, Thing
from kiosk.domain.text import Text
from kiosk.panel import bin_wording as words
from tests.support.scheduled import at_us

THROWN_US = at_us("2026-11-30T09:05:00")
DECK = Recycled(id=1, thing=Thing.DECK, name="d", title=Text(zh="历程", en="History"), discarded_us=THROWN_US, parcel=Parcel())


def test_what_it_is_since_when_and_for_how_long() -> None:
    told = words.about(DECK, THROWN_US + DAY_US, ZoneInfo("Asia/Shanghai"))
    assert told == Text(zh="演示文稿 · 11-30 09:05 丢弃 · 还保留 29 天", en="Deck · discarded 30 Nov 09:05 · 29 days left")
    assert (
        words.about(DECK, THROWN_US + 30 * DAY_US - 1, ZoneInfo("Asia/Shanghai")).en
        == "Deck · discarded 30 Nov 09:05 · 1 day left"
    )


def test_how_much_is_in_it() -> None:
    assert [words.key_word(count).zh for count in (0, 3)] == ["回收站", "回收站 3"]
    assert words.kept(1).en == "1 thing, each kept for 30 days after it was discarded"


def test_what_is_asked_names_it_and_says_that_nothing_brings_it_back() -> None:
    assert words.for_good(DECK).zh == "彻底删除演示文稿「历程」？以后不能恢复，也不能撤销。"
