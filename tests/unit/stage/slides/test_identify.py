from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.settings import ThemeName
from kiosk.domain.wall import Output, Screen
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import identify
from tests.support.exhibits import screen
from tests.support.pages import faults_of, page, words_in

HUNG = replace(screen("screen-18", "work"), pixels=(3840, 2160), output=Output(name="HDMI-A-2", serial="CN0K3"))


def told(shown: Screen) -> list[str]:
    return [words.text for words in words_in(identify.build(page(), shown, 18))]


def test_it_says_which_screen_it_is_in_both_languages() -> None:
    name = page().section.name
    assert told(HUNG) == ["18", "screen-18", name.zh, name.en, "3840 × 2160 px", "HDMI-A-2 · CN0K3"]


def test_a_connector_without_a_name_is_told_in_both_languages() -> None:
    assert told(replace(HUNG, output=Output()))[-2:] == [identify.UNNAMED.zh, identify.UNNAMED.en]


def test_the_number_is_by_far_the_largest() -> None:
    number, *rest = words_in(identify.build(page(), HUNG, 18))
    assert number.height > 6 * max(words.token.px for words in rest)


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("number", [1, 18, 100])
def test_all_of_it_stays_on_the_page(canvas: Canvas, number: int, name: ThemeName) -> None:
    on = page(canvas=canvas, name=name)
    long = replace(HUNG, id="screen-of-the-long-wall-by-the-main-door", output=Output(name="x" * 40))
    for shown in (HUNG, long, replace(HUNG, output=Output())):
        assert faults_of(identify.build(on, shown, number), on) == []
