from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from build_spec import calendars
from kiosk import paths
from kiosk.domain.calendar import Calendar, CalendarDay, CalendarYear, DayKind
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.calendar_file import read_calendar, shipped_calendars
from tests.support.folders import edit, tree

FILE = """\
year = 2026
source = "通知"

[[day]]
date = 2026-02-14
kind = "makeup"
name = {zh = "春节调休上班", en = "worked for Spring Festival"}
instead_of = 2026-02-20

[[day]]
date = 2026-02-20
kind = "holiday"
name = {zh = "春节"}
"""
NOTICES = {
    2024: {
        "元旦": "01-01 01-01", "春节": "02-10 02-17", "清明节": "04-04 04-06", "劳动节": "05-01 05-05",
        "端午节": "06-08 06-10", "中秋节": "09-15 09-17", "国庆节": "10-01 10-07",
    },
    2025: {
        "元旦": "01-01 01-01", "春节": "01-28 02-04", "清明节": "04-04 04-06", "劳动节": "05-01 05-05",
        "端午节": "05-31 06-02", "国庆节、中秋节": "10-01 10-08",
    },
    2026: {
        "元旦": "01-01 01-03", "春节": "02-15 02-23", "清明节": "04-04 04-06", "劳动节": "05-01 05-05",
        "端午节": "06-19 06-21", "中秋节": "09-25 09-27", "国庆节": "10-01 10-07",
    },
}  # fmt: skip
"""The days off as the State Council's notices have them: the first and the last of each festival."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "china-2026.toml"
    path.write_text(FILE, "utf-8")
    return path


def test_a_table_is_read(file: Path) -> None:
    assert read_calendar(file) == CalendarYear(
        year=2026,
        source="通知",
        days=(
            CalendarDay(
                day=date(2026, 2, 14),
                kind=DayKind.MAKEUP,
                name=Text(zh="春节调休上班", en="worked for Spring Festival"),
                instead_of=date(2026, 2, 20),
            ),
            CalendarDay(day=date(2026, 2, 20), kind=DayKind.HOLIDAY, name=Text(zh="春节")),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("year = 2026", "year =", "E-CAL-SYNTAX", "china-2026.toml:1"),
        ("source = ", "sourc = ", "E-CAL-FIELD", "china-2026.toml:1 sourc"),
        ("source = ", "# ", "E-CAL-FIELD", "china-2026.toml:1"),
        ("instead_of", "insted_of", "E-CAL-FIELD", "china-2026.toml:4 day[1].insted_of"),
        ('"holiday"', '"holyday"', "E-CAL-FIELD", "china-2026.toml:10 day[2].kind"),
        ("date = 2026-02-20", 'date = "soon"', "E-CAL-FIELD", "china-2026.toml:10 day[2].date"),
        ('{zh = "春节"}', '"春节"', "E-CAL-FIELD", "china-2026.toml:10 day[2].name"),
        ("year = 2026", "year = 2027", "E-CAL-YEAR", "china-2026.toml:4 day[1].date"),
        ("year = 2026", "year = 26", "E-CAL-YEAR", "china-2026.toml:1 year"),
        ("date = 2026-02-20", "date = 2026-02-14", "E-CAL-DAY", "china-2026.toml:10 day[2].date"),
        ("date = 2026-02-14", "date = 2026-02-13", "E-CAL-DAY", "china-2026.toml:4 day[1].date"),
        ("instead_of = 2026-02-20", "instead_of = 2026-02-19", "E-CAL-DAY", "china-2026.toml:4 day[1].instead_of"),
        ("instead_of = 2026-02-20", "", "E-CAL-DAY", "china-2026.toml:4 day[1].instead_of"),
        ("[[day]]", "[[none]]", "E-CAL-FIELD", "china-2026.toml:4 none"),
    ],
)
def test_a_table_that_cannot_be_is_told_with_its_place(file: Path, old: str, new: str, code: str, where: str) -> None:
    edit(file, old, new)
    with pytest.raises(BadInput) as caught:
        read_calendar(file)
    assert (caught.value.code, caught.value.where) == (code, where)
    assert all((caught.value.message.en, caught.value.fix.en))


def test_an_unknown_key_is_told_with_the_nearest(file: Path) -> None:
    edit(file, "instead_of", "insted_of")
    with pytest.raises(BadInput, match="did you mean instead_of"):
        read_calendar(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_calendar(tmp_path / "none.toml")
    assert caught.value.code == "E-CAL-SYNTAX"


def test_a_table_of_no_days_is_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text('year = 2026\nsource = ""\nday = []\n', "utf-8")
    with pytest.raises(BadInput) as caught:
        read_calendar(path)
    assert caught.value.code == "E-CAL-DAY"


SHIPPED = shipped_calendars(paths.calendars())


def test_the_years_of_which_a_plan_is_published_are_shipped() -> None:
    assert [table.year for table in SHIPPED] == sorted(NOTICES)
    told = holidays.country_holidays("CN", years=SHIPPED[-1].year + 1)
    assert not [day for day in told.weekend_workdays if day.year > SHIPPED[-1].year], "the library knows of another year"


def test_the_shipped_files_are_those_that_are_written(tmp_path: Path) -> None:
    calendars.write(tmp_path)
    assert tree(tmp_path) == tree(paths.calendars())


@pytest.mark.parametrize("table", SHIPPED, ids=lambda table: str(table.year))
def test_a_shipped_table_is_what_the_library_has(table: CalendarYear) -> None:
    told = holidays.country_holidays("CN", years=table.year, language="zh_CN")
    calendar = Calendar(years=(table,))
    off = {item.day for item in table.days if item.kind is DayKind.HOLIDAY}
    assert off >= set(told)
    assert {day for day in off if day.weekday() < 5} == {day for day in told if day.weekday() < 5}
    worked = calendar.makeups(date(table.year, 1, 1), date(table.year, 12, 31))
    assert {item.day for item in worked} == {day for day in told.weekend_workdays if day.year == table.year}
    for item in worked:
        assert item.instead_of is not None
        assert str(item.day) in told[item.instead_of]


@pytest.mark.parametrize("table", SHIPPED, ids=lambda table: str(table.year))
def test_a_shipped_table_has_the_days_off_of_the_notice(table: CalendarYear) -> None:
    calendar = Calendar(years=(table,))
    expected: dict[date, str] = {}
    for name, span in NOTICES[table.year].items():
        first, last = (date.fromisoformat(f"{table.year}-{day}") for day in span.split())
        expected |= {first + timedelta(days=number): name for number in range((last - first).days + 1)}
    assert {item.day for item in table.days if item.kind is DayKind.HOLIDAY} == set(expected)
    for day, names in expected.items():
        holiday = calendar.holiday(day)
        assert holiday is not None
        assert holiday.name.zh in (names, *names.split("、"))
        assert holiday.name.en
    assert str(table.year) in table.source
