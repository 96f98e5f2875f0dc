"""The verb calendar: of which years the holidays are known, and tables in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.calendar import CalendarYear, DayKind
from kiosk.domain.text import Language, Text

calendar = typer.Typer(help="Statutory holidays and the days worked for them.", no_args_is_help=True)


@calendar.command("list")
def list_years(context: typer.Context) -> None:
    """The years whose holidays the draft knows, and from where."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        years = house.store.read(lambda uow: uow.draft.calendar()).years
    empty = Text(
        zh="还没有节假日表：用 kiosk calendar load 载入", en="there is no table of holidays: load one with kiosk calendar load"
    )
    lines = [_line(table, console.language) for table in years]
    console.answer({"years": [_fields(table) for table in years]}, lines or [empty.read(console.language)])


@calendar.command("load")
def load(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Loads the table of a year into the draft, in place of the one it has of that year."""
    from kiosk.app.calendars import load_calendar  # only here: no player waits for it

    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        loaded = load_calendar(house, file)
    days = {"added": loaded.added, "removed": loaded.removed, "changed": loaded.changed}
    answer = {
        **_fields(loaded.table),
        "replaced": loaded.replaced,
        **{name: [day.isoformat() for day in each] for name, each in days.items()},
    }
    differences = [
        f"{_DIFFERENCES[name].read(console.language)}{_listed(each, console.language)}" for name, each in days.items() if each
    ]
    console.answer(answer, [_line(loaded.table, console.language), *(differences or [_SAME.read(console.language)])])


_DIFFERENCES = {
    "added": Text(zh="新增：", en="new: "),
    "removed": Text(zh="去掉：", en="gone: "),
    "changed": Text(zh="改动：", en="changed: "),
}
_SAME = Text(zh="与原来的表没有不同", en="nothing differs from the table it had")


def _listed(days: Iterable[date], language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(day.isoformat() for day in days)


def _fields(table: CalendarYear) -> dict[str, Any]:
    makeups = sum(item.kind is DayKind.MAKEUP for item in table.days)
    return {
        "year": table.year,
        "source": table.source,
        "holidays": len(table.days) - makeups,
        "makeup_days": makeups,
    }


def _line(table: CalendarYear, language: Language) -> str:
    fields = _fields(table)
    text = Text(
        zh="{year} 年  {holidays} 天放假，{makeup_days} 天调休上班  {source}",
        en="{year}  {holidays} days off, {makeup_days} make-up workdays  {source}",
    )
    return text.read(language).format(**fields)
