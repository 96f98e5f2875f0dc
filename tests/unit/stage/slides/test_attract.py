from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    HeroNumber,
    Kpi,
    KpiWall,
    PictureFields,
    SectionOpener,
    SlideFields,
    TitleFields,
)
from kiosk.domain.text import Language, Text
from kiosk.stage.slides import attract
from tests.support.pages import Told, page, section, words_in

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


def test_a_hero_number_shows_its_figure_as_large() -> None:
    hero = HeroNumber(
        label=Text(zh="附属医院", en="Hospitals"), value=Text(zh="9"), unit=Text(zh="家"), note=Text(zh="一行说明")
    )
    told = build(hero)
    assert told["9"].token.px == 240
    assert {"附属医院", "Hospitals", "家"} <= set(told)
    assert not {"四所高校，同在高新区", "一行说明"} & set(told)


def test_bars_show_the_highlighted_one_else_the_longest() -> None:
    def shown(highlight: bool) -> set[str]:
        bars = (
            Bar(label=Text(zh="短"), value=17.5, highlight=highlight),
            Bar(label=Text(zh="长"), value=99),
            Bar(label=Text(zh="中"), value=20),
        )
        return set(build(BarFields(unit=Text(zh="平方公里"), bars=bars))) & {"短", "长", "中", "17.5", "99", "20", "平方公里"}

    assert shown(highlight=True) == {"短", "17.5", "平方公里"}
    assert shown(highlight=False) == {"长", "99", "平方公里"}


def test_an_opener_shows_the_promise_because_its_title_is_the_sections_name() -> None:
    told = build(SectionOpener(file="media/x.svg", alt=Text(zh="图")))
    assert told[section().promise.zh].token.px >= 72
    assert section().promise.en in told
    assert "四所高校，同在高新区" not in told


def test_a_picture_shows_its_title() -> None:
    fields = PictureFields(file="media/x.svg", alt=Text(zh="图"), text=Text(zh="字"))
    assert build(fields)["四所高校，同在高新区"].token.px == 112


def test_any_other_slide_shows_its_title_large_and_the_section_small() -> None:
    told = build(TitleFields(subtitle=Text(zh="副标题")))
    assert told["四所高校，同在高新区"].token.px == 112
    assert told["四所高校，同在高新区"].lines <= 2
    assert told["“十三五”主要工作"].token.px == 40
    assert "Four universities in one zone" in told
