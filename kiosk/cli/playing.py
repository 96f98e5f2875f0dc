"""Verbs about the screens: player, now, status."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.text import Text
from kiosk.services.library import wall_of
from kiosk.services.reporting import Moment, status, what_plays
from kiosk.services.times import parse_time

_STATES = {
    "playing": Text(zh="播放中", en="playing"),
    "idle": Text(zh="待机轮播", en="idle"),
    "held": Text(zh="手动保持", en="held"),
    "emergency": Text(zh="紧急通知", en="emergency"),
    "poster": Text(zh="海报页", en="poster"),
    "black": Text(zh="黑场", en="black"),
}


def player_verb(
    context: typer.Context,
    windowed: Annotated[bool, typer.Option("--windowed", help="small windows on one monitor")] = False,
    start_at: Annotated[str | None, typer.Option(metavar="TIME", help="play as if it were this time now")] = None,
) -> None:
    """Runs the screens of this PC until SIGTERM."""
    console: Console = context.obj
    start_at_us = None
    if start_at is not None:
        with app.open_house(console.data_dir) as house:
            start_at_us = parse_time(start_at, app.zone(house), "--start-at")
    raise typer.Exit(app.run_player(console.data_dir, in_windows=windowed, start_at_us=start_at_us))


def now_verb(
    context: typer.Context,
    screen: Annotated[str | None, typer.Option(help="only this one")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="at another time than now")] = None,
) -> None:
    """What every screen shows, and why."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        now_us = house.clock.now_us()
        at_us = parse_time(at, app.zone(house), "--at") if at is not None else now_us
        programme, cues = app.what_counts(house, at_us, screen)
        moment = Moment.of(programme.wall, now_us, at_us=at_us, language=console.language)
        answer = what_plays(programme, cues, house.telemetry.presence(), moment, screen)
    console.answer(answer, [_line(console, item) for item in answer["screens"]])


def _line(console: Console, item: dict[str, Any]) -> str:
    slide = item["slide"]
    shown = f"{slide['title']} ({slide['index']}/{slide['of']})" if slide else item["section"]
    state = _STATES[item["state"]].read(console.language)
    return f"{item['screen']}  {state}  {shown}  —  {item['why']['text']}"


def status_verb(context: typer.Context) -> None:
    """How the player and its screens are."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        telemetry = house.telemetry
        wall = house.store.read(lambda uow: wall_of(uow.draft))
        moment = Moment.of(wall, house.clock.now_us(), language=console.language)
        answer = status(telemetry.player(), telemetry.screens(), telemetry.faults(), moment)
    running = answer["player"]["state"] == "running"
    head = (
        Text(zh="播放端运行中", en="the player is running")
        if running
        else Text(zh="播放端没有运行", en="the player is not running")
    )
    lines = [head.read(console.language)]
    lines += [f"{item['screen']}  {item['slide']}  {item['frame_age_s']} s" for item in answer["screens"]]
    lines += [f"{fault['code']}: {fault['text']} ({fault['where']}, {fault['since']})" for fault in answer["faults"]]
    console.answer(answer, lines)


VERBS = {"player": player_verb, "now": now_verb, "status": status_verb}
