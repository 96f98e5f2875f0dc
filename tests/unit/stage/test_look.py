from dataclasses import replace

import pytest

from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, canvas_for
from tests.support.pages import page


@pytest.mark.parametrize(
    ("pixels", "canvas"),
    [
        ((1920, 1080), LANDSCAPE),
        ((1280, 1024), LANDSCAPE),
        ((1080, 1920), PORTRAIT),
        ((720, 1280), PORTRAIT),
        ((800, 800), LANDSCAPE),
    ],
)
def test_only_upright_screens_get_the_upright_canvas(pixels: tuple[int, int], canvas: Canvas) -> None:
    assert canvas_for(pixels) is canvas


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_zones_of_a_canvas_follow_each_other(canvas: Canvas) -> None:
    edges = [0, canvas.heading_top, canvas.content_top, canvas.content_bottom, canvas.footnote_bottom, canvas.height]
    assert edges == sorted(set(edges))
    assert canvas.content.height() == canvas.content_bottom - canvas.content_top


def test_a_look_can_speak_another_language() -> None:
    look = page(Language.ZH).look
    assert look.speaking(None) is look
    assert look.speaking(Language.EN) == replace(look, language=Language.EN)


@pytest.mark.parametrize(
    ("text", "below"), [(Text(zh="屏", en="Screen"), "屏"), (Text(zh="屏"), None), (Text(zh="5G", en="5G"), None)]
)
def test_the_other_language_stands_below_only_where_it_says_something_else(text: Text, below: str | None) -> None:
    assert page(Language.EN).beneath(text) == below
