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
from kiosk.domain.war_map import ProjectState, WarMap
from kiosk.stage.details import Detail, detail_of
from tests.support.charts import CHART, INSIDE, many, on_slide
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


def project(fields: WarMap, name: str, language: Language = Language.ZH) -> Detail | None:
    on = replace(page(language), view=View(part=1, row=name, visited=True))
    return detail_of(on, on_slide(fields))


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


def test_a_project_is_told_of_in_full_in_the_pages_language() -> None:
    assert project(CHART, "滨河公园二期") == Detail(
        title="滨河公园二期",
        lines=("正常", "单位：园林局", "时限：2026-12-31　进度：60%", "下一节点：栈道合龙"),
        state=ProjectState.NORMAL,
    )
    assert project(CHART, "北岸停车平台", Language.EN) == Detail(
        title="North-bank parking",
        lines=("Overdue", "Organisation: City management, Transport group", "Due: 2026-11-12    Progress: 35%"),
        state=ProjectState.OVERDUE,
    )


def test_who_is_behind_and_by_how_many_days_is_told_only_to_those_inside() -> None:
    inside, public = (project(fields, "北岸停车平台") for fields in (INSIDE, CHART))
    assert inside is not None
    assert public is not None
    assert inside.lines[::2] == ("逾期 8 天", "责任人：钱二")
    assert not [line for line in public.lines if "天" in line or "责任人" in line]


def test_of_a_project_only_what_is_known_is_told() -> None:
    assert project(CHART, "数据中心扩容") == Detail(title="数据中心扩容", lines=("时限：2027-03-01",))
    assert project(many(3), "项目1") == Detail(title="项目1", lines=("暂无更多信息",))
    assert project(many(3), "项目1", Language.EN) == Detail(title="项目1", lines=("Nothing more is known yet",))


def test_new_data_are_told_of_the_same_project_and_nothing_is_of_one_that_is_gone() -> None:
    later = replace(CHART, rows=(replace(CHART.rows[0], progress=75), *CHART.rows[2:]))
    told = project(later, "滨河公园二期")
    assert told is not None
    assert "75%" in told.lines[2]
    assert project(later, "北岸停车平台") is None
    assert project(later, "") is None
