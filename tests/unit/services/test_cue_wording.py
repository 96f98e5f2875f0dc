from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language, Text
from kiosk.services.cue_wording import NAMES, told, told_back
from kiosk.services.recalling import Back
from tests.support.exhibits import small_hall


@pytest.mark.parametrize("kind", CueKind)
def test_every_kind_has_its_word_in_both_languages(kind: CueKind) -> None:
    assert NAMES[kind].zh
    assert NAMES[kind].en


@pytest.mark.parametrize(
    ("cue", "zh", "en"),
    [
        (Cue(id=1, kind=CueKind.NEXT, at_us=0, targets=("hall",)), "全馆下一页", "Next, hall"),
        (Cue(id=1, kind=CueKind.BLACK, at_us=0, until_us=9, targets=("w1",)), "屏 03黑场", "Black, screen 03"),
        (Cue(id=1, kind=CueKind.CLEAR, at_us=0, targets=("e1", "e2", "w1")), "3 处恢复排程", "Restore, 3 places"),
        (
            Cue(id=1, kind=CueKind.LANGUAGE, at_us=0, until_us=9, targets=("hall",), language=Language.EN),
            "全馆换成英文", "English, hall",
        ),
    ],
)  # fmt: skip
def test_what_was_told_and_where_is_said_in_few_words(cue: Cue, zh: str, en: str) -> None:
    said = told(cue, small_hall())
    assert (said.zh, said.en) == (zh, en)


def test_a_section_and_a_playlist_have_their_names() -> None:
    programme = small_hall()
    take = Cue(id=1, kind=CueKind.TAKE, at_us=0, until_us=9, targets=("east",), playlist="tour")
    title = programme.playlist_by_id["tour"].title
    assert told(take, programme).zh == f"{programme.section_by_id['east'].name.zh}上屏「{title.zh}」"


def test_what_was_taken_back_is_named_and_so_is_what_was_done_again() -> None:
    black = Cue(id=1, kind=CueKind.BLACK, at_us=0, until_us=9, targets=("hall",))
    back, again = (told_back(Back(cue=black, root=black, again=again), small_hall()) for again in (False, True))
    assert (back.zh, back.en) == ("撤回：全馆黑场", "Take back: Black, hall")
    assert (again.zh, again.en) == ("重做：全馆黑场", "Do again: Black, hall")


def test_a_long_title_is_cut_so_that_it_stands_on_a_button() -> None:
    programme = small_hall()
    long = replace(
        programme.playlist_by_id["tour"], title=Text(zh="全省高校科技创新三十年成果展览", en="Thirty years of science")
    )
    named = replace(programme, playlists=(long, *programme.playlists[1:]))
    take = Cue(id=1, kind=CueKind.TAKE, at_us=0, until_us=9, targets=("hall",), playlist="tour")
    assert told(take, named).zh == "全馆上屏「全省高校科技创新三十年…」"


def test_a_playlist_that_is_no_longer_published_has_no_name() -> None:
    take = Cue(id=1, kind=CueKind.TAKE, at_us=0, until_us=9, targets=("hall",), playlist="gone")
    assert told(take, small_hall()).zh == "全馆上屏"
