from __future__ import annotations

import pytest

from kiosk.domain.session import GoHome, Magnify, ShowAids, Speak, Turn, begun
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.stage.visit import navigation
from kiosk.stage.visit.board import Board
from tests.support.pages import faults_of, words_in
from tests.support.visits import SLIDES, visited
from tests.unit.stage.visit.test_frame import SESSIONS, SIZES

COURSE = tuple(slide.id for slide in SLIDES)


def laid(on: Screen, language: Language, name: str = "page", course: tuple[str, ...] = COURSE, magnifies: bool = True) -> Board:
    told = visited(SESSIONS[name], on=on, language=language)
    board = told.board()
    navigation.build(board, told.session, course, magnifies=magnifies)
    return board


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ["page", "menu", "large", "low"])
def test_its_words_are_whole_and_on_nothing(name: str, on: Screen, language: Language) -> None:
    board = laid(on, language, name)
    assert faults_of(board.root, board.page) == []
    assert min(words.token.px for words in words_in(board.root)) >= 28


def test_the_order_never_changes() -> None:
    acts = [Turn(step=-1), Turn(step=1), GoHome(), Magnify(step=-1), Magnify(step=1), ShowAids(), Speak()]
    for on in SIZES.values():
        for language in Language:
            board = laid(on, language)
            assert [target.act for target in sorted(board.targets, key=lambda target: target.rect.left())] == acts


def test_the_other_language_is_named_in_itself() -> None:
    on = SIZES["43 inches"]
    assert "English" in [words.text for words in words_in(laid(on, Language.ZH).root)]
    assert "中文" in [words.text for words in words_in(laid(on, Language.EN).root)]


def test_it_says_where_one_is() -> None:
    on = SIZES["43 inches"]
    assert "1/16" in [words.text for words in words_in(laid(on, Language.ZH).root)]
    few = [words.text for words in words_in(laid(on, Language.ZH, course=COURSE[:4]).root)]
    assert not [text for text in few if "/" in text], "few pages are dots"


def test_the_source_that_the_row_covers_stands_in_it() -> None:
    on = SIZES["43 inches"]
    told = visited(begun(0, "work", SLIDES[0].id), on=on)
    source = told.page_in(told.look).source
    assert source is not None
    words = [words.text for words in words_in(laid(on, Language.ZH, magnifies=False).root)]
    assert told.page_in(told.look).read(source) in words


def test_the_menu_has_no_page_to_turn() -> None:
    acts = [target.act for target in laid(SIZES["43 inches"], Language.ZH, "menu", magnifies=False).targets]
    assert acts == [ShowAids(), Speak()]
