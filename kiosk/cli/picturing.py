"""Verbs that draw: the hall at an instant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.text import Text
from kiosk.services.times import parse_time


def wall_verb(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.png", help="where the picture is saved")],
    at: Annotated[str | None, typer.Option(metavar="TIME", help="at another time than now")] = None,
    screen: Annotated[str | None, typer.Option(help="only this one, in its own pixels")] = None,
) -> None:
    """The hall at an instant: all screens on one contact sheet, as they will be if nobody touches them."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        from kiosk.app.time_machine import draw_wall  # only here: with it comes Qt

        now_us = house.clock.now_us()
        at_us = parse_time(at, app.zone(house), "--at") if at is not None else now_us
        answer = draw_wall(house, at_us, file, screen, console.language)
    count, when = len(answer["screens"]), answer["at"]
    said = Text(zh=f"{when} 的 {count} 块屏画在 {file}", en=f"{count} screens at {when} are drawn in {file}")
    console.answer(answer, [said.read(console.language)])


VERBS = {"wall": wall_verb}
