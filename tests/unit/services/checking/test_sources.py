from __future__ import annotations

from datetime import date

import pytest

from kiosk.domain.programme import Source
from kiosk.domain.text import Text
from kiosk.domain.war_map import Project, WarMap
from kiosk.services.checking import sources
from tests.support.checking import SOURCE, codes, good, subject

TODAY = date(2026, 11, 20)


ROWS = (Project(name=Text(zh="桥", en="Bridge")),)


def test_a_dated_source_is_let_be() -> None:
    assert codes(sources.find(subject(source=SOURCE), TODAY)) == []


def test_a_slide_says_where_it_comes_from() -> None:
    (found,) = sources.find(subject(source=None), TODAY)
    assert (codes([found]), found.slide) == (["SOURCE"], "river")


@pytest.mark.parametrize(
    ("text", "found"),
    [("年鉴", ["UNDATED"]), ("第 12021 号文件", ["UNDATED"]), ("据报道，约 2019 年", []), ("1991.3.6 批复", [])],
)
def test_a_source_says_of_when_it_is(text: str, found: list[str]) -> None:
    source = Source(id="B", text=Text(zh=text, en="A paper"))
    assert codes(sources.find(subject(source=source), TODAY)) == found


@pytest.mark.parametrize(("as_of", "found"), [("2026-08-22", []), ("2026-08-21", ["AGE"]), ("2026-12-01", []), (None, [])])
def test_data_are_ninety_days_old_at_most(as_of: str | None, found: list[str]) -> None:
    told = list(sources.find(subject(good(WarMap(file="x.csv", rows=ROWS, as_of=as_of))), TODAY))
    assert codes(told) == found
    assert all("91" in finding.message.zh for finding in told)
