from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.session import Aid, Listen, ListenAgain, ShowAids, StopListening, UseAid, UseCaptions, Voice
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.stage.visit import aids
from tests.support.pages import faults_of, words_in
from tests.support.visits import visited
from tests.unit.stage.visit.test_frame import SESSIONS, SIZES


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ["aids", "large"])
def test_every_aid_has_a_tile_that_says_whether_it_is_on(name: str, on: Screen, language: Language) -> None:
    told = visited(SESSIONS[name], on=on, language=language)
    board = told.board()
    aids.build(board, told.session)
    assert [target.act for target in board.targets] == [*(UseAid(aid=aid) for aid in Aid), ShowAids()]
    assert faults_of(board.root, board.page) == []
    states = [words.text for words in words_in(board.root) if words.text in {"已开", "关", "On", "Off"}]
    assert len(states) == len(Aid)
    assert sum(text in {"已开", "On"} for text in states) == len(told.session.aids)


def test_a_tile_that_is_on_looks_it() -> None:
    def picture(used: frozenset[Aid]) -> list[str]:
        told = visited(replace(SESSIONS["aids"], aids=used))
        board = told.board()
        aids.build(board, told.session)
        return [words.colour for words in words_in(board.root)]

    assert picture(frozenset({Aid.CONTRAST})) != picture(frozenset())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ["aids", "large"])
def test_a_page_with_captions_offers_to_do_without_them(name: str, on: Screen, language: Language) -> None:
    told = visited(SESSIONS[name], on=on, language=language)
    board = told.board()
    aids.build(board, told.session, captioned=True)
    assert [target.act for target in board.targets] == [*(UseAid(aid=aid) for aid in Aid), UseCaptions(), ShowAids()]
    assert faults_of(board.root, board.page) == []
    assert {"字幕", "Captions"} & {words.text for words in words_in(board.root)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("name", ["aids", "large"])
def test_a_page_that_was_recorded_offers_to_be_read_aloud(name: str, voice: Voice, on: Screen, language: Language) -> None:
    told = visited(replace(SESSIONS[name], voice=voice), on=on, language=language)
    board = told.board()
    aids.build(board, told.session, captioned=True, read_aloud=True)
    tiles = [*(UseAid(aid=aid) for aid in Aid), Listen(), UseCaptions(), ShowAids()]
    controls = [] if voice is Voice.SILENT else [Listen(), ListenAgain(), StopListening()]
    assert [target.act for target in board.targets] == [*tiles, *controls]
    assert faults_of(board.root, board.page) == []
    assert not any(one.rect.intersects(other.rect) for one in board.targets for other in board.targets if one is not other)
