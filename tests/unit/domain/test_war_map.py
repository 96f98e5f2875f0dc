from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ids import FieldError
from kiosk.domain.programme import plain
from kiosk.domain.text import Text
from kiosk.domain.war_map import MOST_ROWS, ROWS_A_PAGE, Project, WarMap, check_date, spread
from tests.support.charts import CHART, PROJECTS, many, on_slide

NAME = Text(zh="项目")


def names(rows: tuple[Project, ...]) -> list[str]:
    return [row.name.zh for row in rows]


def test_what_needs_somebody_stands_first_then_what_is_due_first() -> None:
    assert names(CHART.in_order) == [
        "北岸停车平台", "人才公寓", "旧区供热改造", "中试基地", "滨河公园二期", "图书馆分馆", "东线管廊", "数据中心扩容",
    ]  # fmt: skip


def test_alike_rows_stay_in_the_order_of_the_file_and_those_without_a_date_come_last() -> None:
    rows = tuple(Project(name=Text(zh=zh), due=due) for zh, due in (("甲", None), ("乙", "2026-01-02"), ("丙", None)))
    assert names(WarMap(file="x.csv", rows=rows).in_order) == ["乙", "甲", "丙"]


def test_a_unit_has_its_rows_and_whoever_has_most_comes_first() -> None:
    assert [unit.zh for unit in CHART.units] == ["建设局", "城管局", "交投集团", "人社局", "科技局", "园林局", "文旅局"]
    assert names(CHART.rows_of("建设局")) == ["旧区供热改造", "东线管廊"]
    assert names(CHART.rows_of("交投集团")) == ["北岸停车平台"]
    assert CHART.rows_of("") == CHART.in_order
    assert CHART.rows_of("没有的单位") == CHART.in_order


def test_a_project_is_found_by_its_name_wherever_it_stands() -> None:
    moved = replace(CHART, rows=tuple(reversed(CHART.rows)))
    assert CHART.named("中试基地") is moved.named("中试基地") is PROJECTS[6]
    assert replace(CHART, rows=CHART.rows[:3]).named("中试基地") is None
    assert CHART.named("") is None


@given(st.integers(0, 400), st.integers(1, 12))
def test_rows_are_spread_evenly_over_as_few_pages_as_can_be(count: int, most: int) -> None:
    pages = spread(count, most)
    assert [index for page in pages for index in page] == list(range(count))
    assert len(pages) == max(1, -(-count // most))
    sizes = [len(page) for page in pages]
    assert max(sizes) - min(sizes) <= 1
    assert sizes[0] == max(sizes)


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (6, 1), (7, 2), (10, 2), (12, 2), (13, 3), (300, 50)])
def test_a_page_stands_twelve_seconds_and_the_slide_as_long_as_all_of_them(rows: int, pages: int) -> None:
    assert ROWS_A_PAGE == 6
    assert many(rows).pages == pages
    assert on_slide(many(rows)).duration_us == pages * 12_000_000
    assert on_slide(many(rows), seconds=5).duration_us == pages * 5_000_000


@pytest.mark.parametrize("value", ["2026-11-20", "2024-02-29", "2000-02-29", "2026-12-31", "2026-04-30"])
def test_dates_of_the_calendar(value: str) -> None:
    check_date(value)


@pytest.mark.parametrize(
    "value",
    ["", "2026-2-3", "2026-00-10", "2026-13-01", "2026-02-29", "1900-02-29", "2026-04-31", "2026-01-00", "26-01-01", "0000-01-01",
     "2026/11/20", "2026-11-20 "],
)  # fmt: skip
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(FieldError, match="no date"):
        check_date(value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Project(name=Text(zh="")),
        lambda: Project(name=Text(zh="长" * 31)),
        lambda: Project(name=Text(zh="短", en="e" * 61)),
        lambda: Project(name=NAME, units=(Text(zh="单" * 16), Text(zh="位" * 15))),
        lambda: Project(name=NAME, units=(Text(zh="甲", en="u" * 61),)),
        lambda: Project(name=NAME, person="人" * 31),
        lambda: Project(name=NAME, milestone=Text(zh="节" * 31)),
        lambda: Project(name=NAME, due="2026-02-30"),
        lambda: Project(name=NAME, progress=101),
        lambda: Project(name=NAME, progress=-1),
        lambda: Project(name=NAME, progress=float("nan")),
        lambda: WarMap(file="x.csv", rows=()),
        lambda: many(MOST_ROWS + 1),
        lambda: WarMap(file="x.csv", rows=PROJECTS, as_of="2026-11"),
    ],
)
def test_what_a_chart_cannot_carry_is_refused_in_both_languages(make: Callable[[], object]) -> None:
    with pytest.raises(FieldError) as caught:
        make()
    assert caught.value.text.zh
    assert caught.value.text.en


def test_whole_percents_have_one_form() -> None:
    assert plain(Project(name=NAME, progress=60)) == plain(Project(name=NAME, progress=60.0)) == {
        "name": {"zh": "项目"}, "units": [], "progress": 60.0,
    }  # fmt: skip
