from __future__ import annotations

import pytest

from kiosk.domain.slide_fields import Bar, BarFields, HeroNumber, Kpi, KpiWall, SlideFields
from kiosk.domain.text import Text
from kiosk.services.checking import figures
from tests.support.checking import codes, good, subject

AREA = Text(zh="管辖面积", en="Area")


def hero(value: str, unit: str | None = None, label: str = "管辖面积") -> HeroNumber:
    return HeroNumber(label=Text(zh=label), value=Text(zh=value), unit=Text(zh=unit) if unit else None)


def bars(value: float, unit: str = "平方公里") -> BarFields:
    return BarFields(unit=Text(zh=unit), bars=(Bar(label=AREA, value=value), Bar(label=Text(zh="其中"), value=1)))


def compared(*fields: SlideFields) -> list[str]:
    slides = [subject(good(each, id=f"slide-{number}")) for number, each in enumerate(fields)]
    return codes(figures.find(slides))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (hero("99", "平方公里"), hero("99", "平方公里")),
        (hero("99", "平方公里"), hero("98", "平方公里", label="规划面积")),
        (hero("99", "平方公里"), hero("9,900", "公顷")),
        (hero("99", "平方公里"), bars(99)),
        (hero("5.9", "万家"), hero("59,000", "家")),
        (hero("1.2 亿", "元"), hero("12,000", "万元")),
        (hero("近 70", "万人"), hero("70", "万人")),
        (hero("千亿级"), hero("千亿级")),
    ],
)
def test_slides_that_agree_are_let_be(one: SlideFields, other: SlideFields) -> None:
    assert compared(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (hero("99", "平方公里"), hero("98", "平方公里")),
        (hero("99", "平方公里"), hero("98", "平方公里", label="管辖 面积")),
        (hero("99", "平方公里"), bars(99.5)),
        (hero("5.9", "万家"), hero("58,000", "家")),
        (hero("千亿级"), hero("百亿级")),
    ],
)
def test_slides_that_differ_are_told_of(one: SlideFields, other: SlideFields) -> None:
    assert compared(one, other) == ["FIGURE"]


def test_the_later_slide_is_told_of_and_names_the_first() -> None:
    slides = [subject(good(hero(value, "亩"), id=f"slide-{value}")) for value in ("1", "1", "2", "3")]
    found = list(figures.find(slides))
    assert [finding.slide for finding in found] == ["slide-2", "slide-3"]
    assert found[0].message.zh == "“管辖面积”为 2 亩，而 slide-1 上是 1 亩"
    assert found[0].message.en == "'管辖面积' is 2 亩, but 1 亩 on slide-1"


def test_figures_of_one_slide_may_share_a_label() -> None:
    items = tuple(Kpi(label=AREA, value=Text(zh=value)) for value in ("1", "2", "3"))
    assert compared(KpiWall(items=items)) == []
