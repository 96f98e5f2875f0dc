from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    Diagram,
    DiagramNode,
    DiagramShape,
    Initiative,
    Initiatives,
    Kpi,
    KpiWall,
    SlideFields,
    TimelineFields,
    TimelineNode,
)
from kiosk.domain.text import Language, Text
from kiosk.domain.view import View
from kiosk.stage.details import Detail, detail_of
from tests.support.pages import page

ONE, MORE = Text(zh="一行", en="A line"), Text(zh="还有一行", en="One more")
KINDS: dict[str, SlideFields] = {
    "timeline": TimelineFields(
        nodes=(
            TimelineNode(when=Text(zh="去年", en="Last year"), text=ONE),
            TimelineNode(when=Text(zh="今年", en="This year"), text=ONE, detail=MORE),
        )
    ),
    "initiatives": Initiatives(items=(Initiative(name=MORE, line=ONE), Initiative(name=Text(zh="桥", en="Bridge"), line=ONE))),
    "diagram": Diagram(
        shape=DiagramShape.HUB,
        nodes=(DiagramNode(label=ONE), DiagramNode(label=Text(zh="桥", en="Bridge"), text=ONE, detail=MORE)),
    ),
    "kpi-wall": KpiWall(
        items=(
            Kpi(label=ONE, value=Text(zh="1")),
            Kpi(label=Text(zh="面积", en="Area"), value=Text(zh="99"), unit=Text(zh="平方公里", en="km²"), note=MORE),
            Kpi(label=ONE, value=Text(zh="2")),
        )
    ),
    "bar": BarFields(
        unit=Text(zh="家", en="firms"),
        bars=(Bar(label=ONE, value=1), Bar(label=Text(zh="全部", en="All"), value=1300, note=MORE)),
    ),
}  # fmt: skip


def detail(kind: str, part: int | None, language: Language = Language.ZH) -> Detail | None:
    on = replace(page(language), view=View(part=part))
    return detail_of(on, Slide(id="x", title=ONE, fields=KINDS[kind]))


@pytest.mark.parametrize(
    ("kind", "chinese", "english"),
    [
        ("timeline", ("今年", "一行", "还有一行"), ("This year", "A line", "One more")),
        ("diagram", ("桥", "一行", "还有一行"), ("Bridge", "A line", "One more")),
    ],
)
def test_a_part_is_told_in_the_pages_language(kind: str, chinese: tuple[str, ...], english: tuple[str, ...]) -> None:
    for language, (title, *lines) in ((Language.ZH, chinese), (Language.EN, english)):
        assert detail(kind, 1, language) == Detail(title=title, lines=tuple(lines))


def test_a_moment_is_told_in_any_case_and_a_part_only_if_there_is_more_of_it() -> None:
    assert detail("timeline", 0) == Detail(title="去年", lines=("一行",))
    assert detail("diagram", 0) is None


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_told_of_what_is_not_open_or_not_there(kind: str) -> None:
    assert detail(kind, None) is None
    assert detail(kind, 9) is None
    assert detail(kind, -1) is None


@pytest.mark.parametrize("kind", ["initiatives", "kpi-wall", "bar"])
def test_what_says_all_where_it_stands_has_no_more_to_tell(kind: str) -> None:
    assert detail(kind, 1) is None
