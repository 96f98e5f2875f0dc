from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TextFields
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.stage.draw import items_of, page_of
from kiosk.stage.enlarging import LARGE, enlarged
from kiosk.stage.look import Look
from tests.support.pages import faults_of, theme, words_in
from tests.unit.stage.test_draw import PROGRAMME, SCREEN, SLIDES

ROOMY = Slide(id="roomy", title=Text(zh="短"), fields=TextFields(paragraphs=(Text(zh="一句话。"),)))
PROGRAMME_OF_ROOMY = replace(PROGRAMME, slides=(ROOMY,), playlists=(replace(PROGRAMME.playlists[0], slides=(ROOMY.id,)),))
UPRIGHT = replace(SCREEN, pixels=(1080, 1920))


@pytest.mark.parametrize("screen", [SCREEN, UPRIGHT], ids=["lying", "upright"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.id)
def test_no_word_becomes_smaller_and_none_is_in_the_way(slide: Slide, language: Language, screen: Screen) -> None:
    content, usual = Content(kind=ContentKind.SLIDE, slide=slide.id), Look(theme=theme(), language=language)
    larger = enlarged(PROGRAMME, content, screen, usual)
    before, after = (items_of(PROGRAMME, content, screen, look, {}) for look in (usual, larger))
    assert before is not None
    assert after is not None
    for small, large in zip(words_in(before), words_in(after), strict=True):
        assert large.token.px >= small.token.px
    assert faults_of(after, page_of(PROGRAMME, content, screen, larger, {})) == []


def test_type_that_has_room_is_set_as_large_as_it_gets() -> None:
    content, usual = Content(kind=ContentKind.SLIDE, slide=ROOMY.id), Look(theme=theme())
    larger = enlarged(PROGRAMME_OF_ROOMY, content, SCREEN, usual)
    assert larger.theme.type.body.px == round(usual.theme.type.body.px * LARGE)
    assert larger.theme.type.num_xl == usual.theme.type.num_xl, "what is seen across the hall is large already"
