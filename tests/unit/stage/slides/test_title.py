from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TitleFields
from kiosk.domain.text import Language, Text
from kiosk.stage.look import LANDSCAPE
from kiosk.stage.slides import title
from tests.support.pages import Told, page, words_in

FIELDS = TitleFields(
    subtitle=Text(zh="发展成就小型展", en="A small exhibition"),
    organisation=Text(zh="智慧城市实验场", en="Smart-city test site"),
    date=Text(zh="2021 年 3 月", en="March 2021"),
)


def build(zh: str, language: Language = Language.ZH, fields: TitleFields = FIELDS) -> list[Told]:
    slide = Slide(id="t", title=Text(zh=zh, en="Thirty years"), fields=fields)
    return words_in(title.build(page(language), slide, fields))


def test_title_and_subtitle_stand_in_both_languages() -> None:
    told = [words.text for words in build("三十年", Language.EN)]
    assert told == ["Thirty years", "三十年", "A small exhibition", "发展成就小型展", "Smart-city test site　March 2021"]


def test_a_title_of_one_line_begins_at_its_place() -> None:
    first = build("郑州高新区建设三十周年")[0]
    assert (first.x, first.y, first.token.px) == (96, 360, 112)


def test_fourteen_hanzi_stand_on_one_line_and_twice_as_many_on_two() -> None:
    assert [(build("字" * count)[0].lines, build("字" * count)[0].token.px) for count in (14, 28)] == [(1, 112), (2, 112)]


def test_who_and_when_stand_at_the_foot_of_the_content() -> None:
    last = build("三十年")[-1]
    assert last.bottom == LANDSCAPE.content_bottom


def test_without_who_and_when_nothing_stands_there() -> None:
    assert len(build("三十年", fields=TitleFields(subtitle=Text(zh="展览")))) == 3
