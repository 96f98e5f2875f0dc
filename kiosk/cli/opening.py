"""Verbs about opening hours and the parts of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.hours import Daypart, Hours
from kiosk.domain.text import Language, Text
from kiosk.services import opening
from kiosk.services.ports import Draft
from kiosk.services.rule_wording import DAYS_EN, DAYS_ZH
from kiosk.services.schedule_wording import clock
from kiosk.services.times import closing_time, parse_day, parse_span_us, time_of_day

hours = typer.Typer(help="When the hall is open.", no_args_is_help=True)


@hours.command("set")
def set_hours(
    context: typer.Context,
    weekday: Annotated[str, typer.Option(metavar="DAYS", help="mon, mon-fri or sat,sun")],
    open_: Annotated[str | None, typer.Option("--open", metavar="T", help="09:00")] = None,
    close: Annotated[str | None, typer.Option(metavar="T", help="17:30; before the opening it means the next day")] = None,
    closed: Annotated[bool, typer.Option("--closed", help="stays closed all day")] = False,
    all_day: Annotated[bool, typer.Option("--all-day", help="open all day, as before hours were set")] = False,
) -> None:
    """Sets the hours of weekdays. Those that never got any are open all day."""
    timed = open_ is not None and close is not None
    if (open_ is None) != (close is None) or [timed, closed, all_day].count(True) != 1:
        raise typer.BadParameter("--open … --close … | --closed | --all-day")
    days = opening.weekdays(weekday)
    opens = time_of_day(open_, "--open") if open_ is not None else None
    closes = closing_time(close, "--close") if close is not None else None

    def work(draft: Draft) -> Hours:
        return opening.open_all_day(draft, days) if all_day else opening.set_hours(draft, days, opens, closes)

    _tell(context, _write(context, work))


@hours.command("closed")
def close_day(
    context: typer.Context,
    date: Annotated[str, typer.Argument(metavar="DATE", help="like 2027-02-17")],
    note: Annotated[str, typer.Option(help="why, for the list")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="open on it after all")] = False,
) -> None:
    """A day on which the hall stays closed."""
    day = parse_day(date, "DATE")
    _tell(context, _write(context, lambda draft: opening.open_on(draft, day) if remove else opening.close_on(draft, day, note)))


@hours.command("edges")
def set_edges(
    context: typer.Context,
    warm_up: Annotated[
        str | None, typer.Option(metavar="SPAN", help="how long before opening the screens come on, 10m")
    ] = None,
    farewell: Annotated[
        str | None, typer.Option(metavar="SPAN", help="how long the farewell stands after closing, 60s")
    ] = None,
) -> None:
    """The warm-up before opening and the farewell after closing."""
    warm_up_us, farewell_us = _span(warm_up, "--warm-up"), _span(farewell, "--farewell")
    _tell(context, _write(context, lambda draft: opening.set_edges(draft, warm_up_us, farewell_us)))


@hours.command("list")
def list_hours(context: typer.Context) -> None:
    """The opening hours of the draft."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        found = house.store.read(lambda uow: uow.draft.hours())
    _tell(context, found)


@hours.command("daypart")
def set_daypart(
    context: typer.Context,
    name: str,
    start: Annotated[str | None, typer.Option(metavar="T", help="09:00")] = None,
    end: Annotated[str | None, typer.Option(metavar="T", help="12:00")] = None,
    zh: Annotated[str | None, typer.Option(help="its name in Chinese")] = None,
    en: Annotated[str | None, typer.Option(help="its name in English")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="takes it away; entries keep their times")] = False,
) -> None:
    """A part of the day; entries that have its name follow its times."""
    if remove == (start is not None and end is not None) or (start is None) != (end is None):
        raise typer.BadParameter("--start … --end … | --remove")

    def work(draft: Draft) -> tuple[int, tuple[Daypart, ...]]:
        if start is None or end is None:
            return opening.remove_daypart(draft, name), draft.dayparts()
        old = next((part for part in draft.dayparts() if part.id == name), None)
        words = Text(zh=zh or (old.name.zh if old else name), en=en or (old.name.en if old else None))
        part = Daypart(id=name, name=words, start=time_of_day(start, "--start"), end=closing_time(end, "--end"))
        return opening.set_daypart(draft, part), draft.dayparts()

    count, parts = _write(context, work)
    console: Console = context.obj
    kept = Text(zh=f"{count} 项排程保持原来的时间", en=f"entries that keep their times: {count}")
    moved = Text(zh=f"{count} 项排程随之改了时间", en=f"entries that follow: {count}")
    told = (kept if remove else moved).read(console.language)
    console.answer({"dayparts": [_part(part) for part in parts], "entries": count}, [*_part_lines(console, parts), told])


@hours.command("dayparts")
def list_dayparts(context: typer.Context) -> None:
    """The parts of the day."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        parts = house.store.read(lambda uow: uow.draft.dayparts())
    empty = Text(
        zh="还没有时段：用 kiosk hours daypart morning --start 09:00 --end 12:00 --zh 上午 建一个",
        en="there are no dayparts: make one with kiosk hours daypart morning --start 09:00 --end 12:00",
    )
    lines = _part_lines(console, parts) or [empty.read(console.language)]
    console.answer({"dayparts": [_part(part) for part in parts]}, lines)


def _write(context: typer.Context, work: Callable[[Draft], Any]) -> Any:
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        answer = house.store.write(lambda uow: work(uow.draft)).result()
        house.bell.ring()
    return answer


def _span(text: str | None, where: str) -> int | None:
    if text is None:
        return None
    return 0 if text in ("0", "0s", "0m") else parse_span_us(text, where)


def _tell(context: typer.Context, found: Hours) -> None:
    console: Console = context.obj
    weekly = {item.weekday: item for item in found.weekly}
    answer = {
        "weekly": [
            {
                "weekday": opening.WEEKDAYS[item.weekday],
                "open": clock(item.opens) if item.opens is not None else None,
                "close": clock(item.closes) if item.closes is not None else None,
            }
            for item in found.weekly
        ],
        "closed": [{"date": item.day.isoformat(), "note": item.note} for item in found.closed],
        "warm_up_s": found.warm_up_us / 1e6,
        "farewell_s": found.farewell_us / 1e6,
    }
    lines = [_day_line(day, weekly.get(day), console.language) for day in range(7)]
    lines += [
        f"{item.day}  {Text(zh='闭馆', en='closed').read(console.language)}  {item.note}".rstrip() for item in found.closed
    ]
    edges = Text(
        zh=f"开馆前 {found.warm_up_us / 60e6:g} 分钟亮屏，闭馆后告别页 {found.farewell_us / 1e6:g} 秒，然后黑屏",
        en=f"screens come on {found.warm_up_us / 60e6:g} min before opening; "
        f"after closing the farewell stands {found.farewell_us / 1e6:g} s, then they are dark",
    )
    console.answer(answer, [*lines, edges.read(console.language)])


def _day_line(day: int, item: Any, language: Language) -> str:
    name = Text(zh=DAYS_ZH[day], en=f"{DAYS_EN[day]:<9}").read(language)
    if item is None:
        return f"{name}  {Text(zh='全天开放', en='open all day').read(language)}"
    if item.opens is None:
        return f"{name}  {Text(zh='闭馆', en='closed').read(language)}"
    overnight = item.closes <= item.opens
    next_day = Text(zh="次日 ", en="next day ").read(language) if overnight else ""
    return f"{name}  {clock(item.opens)}–{next_day}{clock(item.closes)}"


def _part(part: Daypart) -> dict[str, Any]:
    return {"name": part.id, "zh": part.name.zh, "en": part.name.en, "start": clock(part.start), "end": clock(part.end)}


def _part_lines(console: Console, parts: Iterable[Daypart]) -> list[str]:
    return [f"{part.id}  {part.name.read(console.language)}  {clock(part.start)}–{clock(part.end)}" for part in parts]
