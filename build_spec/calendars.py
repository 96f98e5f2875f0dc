"""Writes the calendars of assets/calendars from the library `holidays`; run by hand when it has learnt of another year's plan.

python build_spec/calendars.py

The library has the days off that are no ordinary weekend and the weekends that are worked for them. The weekend days that touch
these are days off of the same festival, as in the notices: a festival is told from its first day to its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import holidays

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "calendars"
FIRST = 2024
ENGLISH = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming Festival",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
}
SOURCE = "国务院办公厅关于{year}年部分节假日安排的通知"
"""The notice in which the plan of a year is published; those of 2024, 2025 and 2026 were looked up."""
_WORKED = re.compile(r"由 (\d{4}-\d\d-\d\d) 调休")
_DAY = timedelta(days=1)


def published(year: int) -> bool:
    """Whether the library has the year's plan: it works some weekend, as every plan of these years does."""
    return any(day.year == year for day in holidays.country_holidays("CN", years=year).weekend_workdays)


def days_off(year: int) -> dict[date, str]:
    """The days off of a year, each with its festival."""
    told = holidays.country_holidays("CN", years=year, language="zh_CN")
    worked = set(told.weekend_workdays)
    festivals = {day: festival(name) for day, name in told.items() if not _WORKED.search(name)}
    off = set(told)
    for day in sorted(off):
        for step in (_DAY, -_DAY):
            near = day + step
            while near.weekday() >= 5 and near.year == year and near not in worked:
                off.add(near)
                near += step
    return {day: festivals.get(day) or "、".join(_of_run(day, off, festivals)) for day in sorted(off)}


def festival(name: str) -> str:
    """The festival of a day off as the library calls it: the eve and the day in lieu belong to it."""
    first = re.sub("（.*）", "", name.split("; ")[0])
    return "春节" if first == "农历除夕" else first


def _of_run(day: date, off: set[date], festivals: dict[date, str]) -> list[str]:
    """The festivals of the days off that lie around a day without a gap."""
    while day - _DAY in off:
        day -= _DAY
    found: dict[str, None] = {}
    while day in off:
        if day in festivals:
            found[festivals[day]] = None
        day += _DAY
    return list(found)


def makeups(year: int) -> dict[date, date]:
    """The weekend days that are worked, each with the day off it is worked for."""
    told = holidays.country_holidays("CN", years=year, language="zh_CN")
    found = ((_WORKED.search(name), day) for day, name in told.items())
    return {date.fromisoformat(match[1]): day for match, day in found if match}


def lines(year: int) -> Iterator[str]:
    yield f"year = {year}"
    yield f'source = "{SOURCE.format(year=year)}"'
    off, worked = days_off(year), makeups(year)
    for day in sorted({*off, *worked}):
        made_up = day in worked
        zh = off[worked.get(day, day)]
        en = " and ".join(ENGLISH[name] for name in zh.split("、"))
        if made_up:
            zh, en = f"{zh}调休上班", f"worked for {en}"
        yield ""
        yield "[[day]]"
        yield f"date = {day}"
        yield f'kind = "{"makeup" if made_up else "holiday"}"'
        yield f'name = {{zh = "{zh}", en = "{en}"}}'
        if made_up:
            yield f"instead_of = {worked[day]}"


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for year in count(FIRST):
        if not published(year):
            return
        (folder / f"china-{year}.toml").write_text("\n".join(lines(year)) + "\n", "utf-8")


if __name__ == "__main__":
    write(FOLDER)
