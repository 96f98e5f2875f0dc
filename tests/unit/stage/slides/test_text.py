import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TextFields
from kiosk.domain.text import Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import text
from tests.support.pages import LONG_LINE, Told, page, words_in

LEAD = Text(zh="全部电子展示，不印一张纸。")


def build(count: int, lead: Text | None = LEAD, canvas: Canvas = LANDSCAPE, told: Text = LONG_LINE) -> list[Told]:
    """What stands below the heading."""
    fields = TextFields(paragraphs=(told,) * count, lead=lead)
    root = text.build(page(canvas=canvas), Slide(id="x", title=Text(zh="十八块屏"), fields=fields), fields)
    return words_in(root)[1:]


def test_the_lead_is_larger_and_bold_above_the_paragraphs() -> None:
    lead, first, second = build(2)
    assert (lead.token.px, lead.token.weight) == (48, 700)
    assert (first.token.px, first.token.weight) == (40, 400)
    assert lead.bottom < first.y
    assert second.y == first.bottom + 24


def test_without_a_lead_the_paragraphs_stand_alone() -> None:
    assert [words.text for words in build(3, lead=None)] == [LONG_LINE.zh] * 3


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_lines_are_twenty_to_twenty_eight_hanzi_long(canvas: Canvas) -> None:
    (words,) = build(1, None, canvas, Text(zh="字" * 90))
    assert 20 <= words.width / words.token.px <= 28


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_many_words_step_down_and_stay_between_heading_and_footnote(canvas: Canvas) -> None:
    told = build(4, LONG_LINE, canvas, Text(zh=LONG_LINE.zh * 3))
    assert len({words.token for words in told[1:]}) == 1
    assert told[1].token.px < 40
    assert told[0].y >= canvas.content_top
    assert told[-1].bottom <= canvas.content_bottom
