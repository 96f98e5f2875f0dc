from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Kpi, KpiWall, SlideFields, TitleFields
from kiosk.domain.text import Language, Text
from kiosk.stage.slides import attract
from tests.support.pages import Told, page, words_in

FIGURES = KpiWall(
    items=(
        Kpi(label=Text(zh="管辖面积", en="Area"), value=Text(zh="99"), unit=Text(zh="平方公里", en="km²")),
        Kpi(label=Text(zh="高校"), value=Text(zh="4")),
        Kpi(label=Text(zh="办事处"), value=Text(zh="5")),
    )
)


def build(fields: SlideFields, language: Language = Language.ZH) -> dict[str, Told]:
    slide = Slide(id="s", title=Text(zh="四所高校，同在高新区", en="Four universities in one zone"), fields=fields)
    return {words.text: words for words in words_in(attract.build(page(language), slide))}


def test_a_kpi_wall_shows_its_first_figure_and_no_other() -> None:
    told = build(FIGURES)
    assert told["99"].token.px == 240
    assert {"管辖面积", "Area", "平方公里"} <= set(told)
    assert not {"4", "高校", "四所高校，同在高新区"} & set(told)


def test_in_english_the_unit_is_part_of_the_label() -> None:
    assert "Area, km²" in build(FIGURES, Language.EN)


def test_any_other_slide_shows_its_title_large_and_the_section_small() -> None:
    told = build(TitleFields(subtitle=Text(zh="副标题")))
    assert told["四所高校，同在高新区"].token.px == 112
    assert told["四所高校，同在高新区"].lines <= 2
    assert told["“十三五”主要工作"].token.px == 40
    assert "Four universities in one zone" in told
