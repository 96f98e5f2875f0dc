from __future__ import annotations

import pytest

from kiosk.domain.text import Text
from kiosk.panel import card_wording as words
from kiosk.panel.sheet import Changes
from kiosk.services.slide_account import Account
from kiosk.services.slide_editing import untranslated
from tests.support.store_samples import FIGURES, HISTORY, OPENING


def account(*screens: int) -> Account:
    return Account(slide="a", plays_on=screens, findings=(), imported=None)


def test_how_many_screens_play_it() -> None:
    assert words.affects(account()).zh == "没有屏幕会播放它"
    assert words.affects(account(7)).en == "1 screen plays it: screen 07"
    assert words.affects(account(7, 8)).zh == "影响 2 块屏：屏 07、08"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (None, "改动只在草稿里"),
        (Changes(screens=0, any=False, lines=()), "改动只在草稿里"),
        (Changes(screens=6, any=True, lines=()), "现在发布会改变 6 块屏"),
    ],
)
def test_edits_are_in_the_draft(changes: Changes | None, says: str) -> None:
    assert says in words.publishing(changes).zh


def test_what_lacks_english_is_named_and_counted() -> None:
    assert words.missing(untranslated(OPENING)).zh == "缺英文：副标题、日期"
    assert words.missing(untranslated(HISTORY)).zh == "缺英文：节点 1 · 正文、节点 2 · 时间、节点 2 · 正文"
    assert words.missing(untranslated(FIGURES)).en == "No English: Title, Item 2 · Label, Item 2 · Remark and 1 more"
    assert words.missing(()) == words.IN_BOTH


def test_in_which_playlists_it_stands() -> None:
    assert words.stands_in(()) == words.IN_NO_PLAYLIST
    assert words.stands_in((Text(zh="甲", en="A"), Text(zh="乙"))) == Text(zh="在播放列表 「甲」、「乙」", en='In "A", "乙"')
