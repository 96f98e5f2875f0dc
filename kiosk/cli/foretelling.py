"""Verbs about times to come: agenda and diff."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.services.foretelling import agenda_answer, difference_answer
from kiosk.services.library import wall_of
from kiosk.services.reporting import Moment
from kiosk.services.times import parse_time

DAY_US = 86_400_000_000
LONGEST_US = 366 * DAY_US

From = Annotated[str | None, typer.Option("--from", metavar="TIME", help="default: now")]


def agenda_verb(
    context: typer.Context,
    from_: From = None,
    to: Annotated[str | None, typer.Option(metavar="TIME", help="default: a day later")] = None,
    screen: Annotated[str | None, typer.Option(help="only this one")] = None,
) -> None:
    """Every change of programme in a span, and why."""
    from kiosk.app.foretelling import foretell

    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        from_us, to_us, moment = _span(house, console, from_, to, DAY_US)
        app.what_counts(house, from_us, screen)
        answer = agenda_answer(foretell(house, screen, from_us, to_us), moment, from_us, to_us)
    console.answer(answer, list(_agenda_lines(answer)))


def diff_verb(
    context: typer.Context,
    revision: Annotated[int | None, typer.Argument(metavar="REV", help="default: what plays now and is waiting")] = None,
    from_: From = None,
    to: Annotated[str | None, typer.Option(metavar="TIME", help="default: a year later")] = None,
) -> None:
    """What publishing the draft would change: which screens, from when to when, before and after."""
    from kiosk.app.foretelling import compare

    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        from_us, to_us, moment = _span(house, console, from_, to, 365 * DAY_US)
        compared = compare(house, revision, from_us, to_us)
    answer = difference_answer(compared.found, compared.draft, moment, from_us, to_us)
    same = Text(
        zh="没有变化：发布以后，这段时间里每块屏放的都一样", en="nothing changes: every screen plays the same in that time"
    )
    lines = list(_difference_lines(console, answer)) or [same.read(console.language)]
    console.answer({"from_revision": compared.revision, "to_revision": "draft", **answer}, lines)


def _span(house: app.House, console: Console, from_: str | None, to: str | None, usual_us: int) -> tuple[int, int, Moment]:
    wall, now_us = house.store.read(lambda uow: wall_of(uow.draft)), house.clock.now_us()
    moment = Moment.of(wall, now_us, language=console.language)
    from_us = parse_time(from_, moment.zone, "--from") if from_ is not None else now_us
    to_us = parse_time(to, moment.zone, "--to") if to is not None else from_us + usual_us
    if not from_us < to_us <= from_us + LONGEST_US:
        raise BadInput(
            code="E-CLI-TIME",
            message=Text(zh="结束要在开始之后，最多一年", en="the end must come after the start, by a year at most"),
            where="--to",
            fix=Text(zh="改开始或结束时间", en="change the start or the end"),
        )
    return from_us, to_us, moment


def _agenda_lines(answer: dict[str, Any]) -> Iterable[str]:
    """One line for the screens that change to the same at once."""
    for (at, playlist, said), items in _together(answer, lambda item: (item["at"], item["playlist"], item["why"]["text"])):
        yield f"{_time(at)}  {_screens(items)}  {playlist or '—'}  —  {said}"


def _difference_lines(console: Console, answer: dict[str, Any]) -> Iterable[str]:
    def alike(item: dict[str, Any]) -> tuple[Any, ...]:
        return item["from"], item["to"], item["before"], item["after"], item["before_text"], item["after_text"]

    nothing = Text(zh="没有这块屏", en="no such screen").read(console.language)
    for (start, end, _, _, was, will), items in _together(answer, alike):
        yield f"{_time(start)} – {_time(end)}  {_screens(items)}  {was or nothing}  →  {will or nothing}"


def _together(
    answer: dict[str, Any], alike: Callable[[dict[str, Any]], tuple[Any, ...]]
) -> Iterable[tuple[tuple[Any, ...], list[dict[str, Any]]]]:
    """The changes, those of several screens that are alike together, in the order of time."""
    changes = sorted(answer["changes"], key=lambda item: [str(part) for part in alike(item)])
    for key, items in groupby(changes, key=alike):
        yield key, list(items)


def _time(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def _screens(items: Iterable[dict[str, Any]]) -> str:
    return ", ".join(item["screen"] for item in items)


VERBS = {"agenda": agenda_verb, "diff": diff_verb}
