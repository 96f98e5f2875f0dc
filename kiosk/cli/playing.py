"""Verbs about the screens: run, player, panel, now, status."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kiosk import app, paths, supervisor
from kiosk.cli.console import Console
from kiosk.domain.aside import aside
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
_LANGUAGES = {"zh": Text(zh="中文", en="in Chinese"), "en": Text(zh="英文", en="in English")}


Attached = Annotated[bool, typer.Option("--attached", hidden=True, help="end when standard input is closed")]
Beside = Annotated[bool, typer.Option("--beside", hidden=True, help="make room for the hall window")]


def run_verb(context: typer.Context) -> None:
    """Runs player and panel, and starts again whichever dies, until staff quit or SIGTERM."""
    console: Console = context.obj
    app.check_ready(console.data_dir)
    console.say(
        Text(
            zh="播放端和控制台正在运行；在控制台退出，或按 Ctrl-C 结束",
            en="player and panel are running; quit from the panel, or press Ctrl-C",
        )
    )
    own = [*paths.own_command(), "--data", str(console.data_dir), "--lang", console.language.value]
    supervisor.supervise([*own, "player", "--attached", "--beside-panel"], [*own, "panel", "--attached"], console.data_dir)


def player_verb(
    context: typer.Context,
    windowed: Annotated[bool, typer.Option("--windowed", help="the hall in one window, unless it has its monitors")] = False,
    start_at: Annotated[str | None, typer.Option(metavar="TIME", help="play as if it were this time now")] = None,
    attached: Attached = False,
    beside_panel: Annotated[bool, typer.Option("--beside-panel", hidden=True, help="leave the first monitor to staff")] = False,
) -> None:
    """Runs the screens of this PC until SIGTERM."""
    console: Console = context.obj
    start_at_us = None
    if start_at is not None:
        with app.open_house(console.data_dir) as house:
            start_at_us = parse_time(start_at, app.zone(house), "--start-at")
            if (told := app.not_begun(house, start_at_us)) is not None:
                console.say(told)
    place = app.Place.BESIDE_PANEL if beside_panel else app.Place.HALL_WINDOW if windowed else app.Place.MONITORS
    raise typer.Exit(app.run_player(console.data_dir, place, start_at_us=start_at_us, attached=attached))


def panel_verb(context: typer.Context, attached: Attached = False, beside: Beside = False) -> None:
    """Shows staff the wall and takes their cues, until they quit or SIGTERM."""
    console: Console = context.obj
    raise typer.Exit(app.run_panel(console.data_dir, console.language, attached=attached, beside=beside))


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
        hidden = aside(programme, house.telemetry.strikes())
        answer = what_plays(programme, cues, house.telemetry.presence(), moment, screen, aside=hidden)
    console.answer(answer, [_line(console, item) for item in answer["screens"]])


def _line(console: Console, item: dict[str, Any]) -> str:
    slide = item["slide"]
    shown = f"{slide['title']} ({slide['index']}/{slide['of']})" if slide else item["section"]
    state = _STATES[item["state"]].read(console.language)
    beside = "".join(f"  ·  {word.read(console.language)}" for word in _beside(item))
    return f"{item['screen']}  {state}  {shown}  —  {item['why']['text']}{beside}"


def _beside(item: dict[str, Any]) -> list[Text]:
    """What staff have told a screen beside what it shows."""
    told = [_LANGUAGES[item["language"]]] if item["language"] else []
    return [*told, Text(zh="静音", en="muted")] if item["muted_until"] else told


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
    visited = Text(zh="  ·  有观众", en="  ·  visited").read(console.language)
    lines += [
        f"{item['screen']}  {item['slide']}  {item['frame_age_s']} s{visited if item['visited_since'] else ''}"
        for item in answer["screens"]
    ]
    lines += [f"{fault['code']}: {fault['text']} ({fault['where']}, {fault['since']})" for fault in answer["faults"]]
    console.answer(answer, lines)


VERBS = {"run": run_verb, "player": player_verb, "panel": panel_verb, "now": now_verb, "status": status_verb}
