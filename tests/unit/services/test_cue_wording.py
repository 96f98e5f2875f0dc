from __future__ import annotations

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language
from kiosk.services.cue_wording import NAMES, told
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
