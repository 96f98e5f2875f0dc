from itertools import combinations

import pytest

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.text import Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import emergency
from tests.support.pages import faults_of, page, theme, words_in

TEXT = Text(zh="请从东侧出口离开展厅，不要乘坐电梯", en="Please leave by the east exit. Do not take the lift.")


@pytest.mark.parametrize("level", list(EmergencyLevel))
def test_every_level_says_its_word_in_both_languages(level: EmergencyLevel) -> None:
    word = emergency.WORDS[level]
    told = [words.text for words in words_in(emergency.build(LANDSCAPE, theme(), level, TEXT))]
    assert told == [word.zh, word.en, TEXT.zh, TEXT.en]


def test_every_level_has_a_shape_of_its_own() -> None:
    shapes = [emergency.icon(level) for level in EmergencyLevel]
    assert all(one != other for one, other in combinations(shapes, 2))
    assert all(shape.boundingRect().width() <= emergency.ICON + 1 for shape in shapes)


def test_without_a_text_the_word_stands_alone() -> None:
    root = emergency.build(LANDSCAPE, theme(), EmergencyLevel.NOTICE, None)
    assert [words.text for words in words_in(root)] == ["通知", "Notice"]


@pytest.mark.parametrize("level", list(EmergencyLevel))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_even_a_long_text_stays_on_the_page(canvas: Canvas, level: EmergencyLevel) -> None:
    long = Text(zh=TEXT.zh * 4, en=(TEXT.en or "") * 4)
    assert faults_of(emergency.build(canvas, theme(), level, long), page(canvas=canvas)) == []
