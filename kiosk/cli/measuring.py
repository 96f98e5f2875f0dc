"""Verbs that show or measure this installation: demo and bench.

The benchmarks are fetched by the verbs that run them: a player that starts again is not to wait for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.console import Console
from kiosk.domain.text import Text
from kiosk.importing.telling import Progress

bench = typer.Typer(help="Measure this installation on this machine.", no_args_is_help=True)

Screens = Annotated[int, typer.Option(help="how many of the wall's screens")]
Rounds = Annotated[int, typer.Option(min=1, help="how often it is measured")]
Sheet = Annotated[Path | None, typer.Option("--snapshot", help="where the contact sheet is saved")]
OnDisplay = Annotated[bool, typer.Option("--on-display", help="on the monitors of this PC, not on virtual screens")]


def demo_verb(
    context: typer.Context,
    screens: Screens = 18,
    seconds: Annotated[float | None, typer.Option(help="how long; without a display 20")] = None,
    dwell: Annotated[float | None, typer.Option(help="seconds a slide stands; without a display 6")] = None,
    idle_after: Annotated[float | None, typer.Option(help="seconds without a touch until the idle carousel")] = None,
    start_at: Annotated[str | None, typer.Option(metavar="TIME", help="as if it were this time now")] = None,
    snapshot: Annotated[Path | None, typer.Option(metavar="FILE.png", help="one contact sheet of what is painted")] = None,
    report: Annotated[Path | None, typer.Option(metavar="FILE.json", help="what was painted, and how punctual it was")] = None,
    no_panel: Annotated[bool, typer.Option("--no-panel", help="on a desktop: the screens alone")] = False,
) -> None:
    """The whole product on the reference exhibit, in a throw-away store.

    On a desktop: the panel, and the hall window or, where there is a monitor for each of several screens, full screens.
    """
    from kiosk.app.trials import DemoOrder, demonstrate

    console: Console = context.obj
    order = DemoOrder(
        data_dir=console.chosen_data, language=console.language, screens=screens, seconds=seconds, dwell_s=dwell,
        idle_after_s=idle_after, start_at=start_at, snapshot=snapshot, panel=not no_panel,
    )  # fmt: skip
    with console.progress(Text(zh="正在准备", en="Preparing")) as progress:
        answer = demonstrate(order, progress, console.say)
    if report is not None:
        report.write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", "utf-8")
    console.answer(answer, [_summary(console, answer)])


def _summary(console: Console, report: dict[str, Any]) -> str:
    shown = [item for screen in report["screens"] for item in screen["shown"]]
    right = sum(item["planned"] == item["actual"] for item in shown)
    black = sum(screen["black_frames"] for screen in report["screens"])
    text = Text(
        zh=f"{len(report['screens'])} 块屏放了 {len(shown)} 页，{right} 页与计划一致，黑帧 {black}",
        en=f"{len(report['screens'])} screens played {len(shown)} slides, {right} as planned, {black} black frames",
    )
    return text.read(console.language)


@bench.command("start")
def bench_start(context: typer.Context, screens: Screens = 18, rounds: Rounds = 7, snapshot: Sheet = None) -> None:
    """From the start of the process to a right slide on every screen."""
    from kiosk.app import benches

    _measure(context, lambda progress: benches.bench_start(screens, rounds, snapshot or Path("bench-start.png"), progress))


@bench.command("skew")
def bench_skew(
    context: typer.Context, screens: Screens = 18, rounds: Rounds = 20, snapshot: Sheet = None, on_display: OnDisplay = False
) -> None:
    """How late the screens change against the instant they were told."""
    from kiosk.app import benches

    sheet = snapshot or Path("bench-skew.png")
    _measure(context, lambda progress: benches.bench_skew(screens, rounds, sheet, progress, on_display=on_display))


@bench.command("frames")
def bench_frames(
    context: typer.Context, screens: Screens = 18, rounds: Rounds = 20, snapshot: Sheet = None, on_display: OnDisplay = False
) -> None:
    """What fading and standing cost: frames a second, processor time, memory."""
    from kiosk.app import benches

    sheet = snapshot or Path("bench-frames.png")
    _measure(context, lambda progress: benches.bench_frames(screens, rounds, sheet, progress, on_display=on_display))


@bench.command("videos")
def bench_videos(
    context: typer.Context,
    films: Annotated[int, typer.Option(min=1, max=2, help="one of 1920×1080, or two of 1280×720 at once")] = 1,
    rounds: Rounds = 5,
    snapshot: Sheet = None,
    on_display: OnDisplay = False,
) -> None:
    """How many frames of videos are never seen, and how late other screens change meanwhile; 20 s each time."""
    from kiosk.app import benches

    sheet = snapshot or Path("bench-videos.png")
    _measure(context, lambda progress: benches.bench_videos(films, rounds, sheet, progress, on_display=on_display))


@bench.command("resolve")
def bench_resolve(
    context: typer.Context,
    playlists: Annotated[int, typer.Option(min=1)] = 500,
    entries: Annotated[int, typer.Option(min=0, help="one-off entries of a schedule; 1 recurring beside each 100")] = 0,
    rounds: Rounds = 20_000,
) -> None:
    """How long it takes to find out what a screen shows; with entries also agendas, and a year's difference."""
    from kiosk.app import benches

    _measure(context, lambda progress: benches.bench_resolve(playlists, entries, rounds))


@bench.command("wall")
def bench_wall(context: typer.Context, rounds: Rounds = 20, snapshot: Sheet = None) -> None:
    """How long a picture of the whole hall at an instant takes, the first and the next ones."""
    from kiosk.app import benches

    _measure(context, lambda progress: benches.bench_wall(rounds, snapshot or Path("bench-wall.png"), progress))


@bench.command("import")
def bench_import(context: typer.Context, screens: Screens = 4, rounds: Rounds = 3, snapshot: Sheet = None) -> None:
    """How fast a deck of twenty slides comes in, against LibreOffice alone, and what the player feels of it."""
    from kiosk.app import import_bench

    sheet = snapshot or Path("bench-import.png")
    _measure(context, lambda progress: import_bench.bench_import(screens, rounds, sheet, progress))


def _measure(context: typer.Context, measured: Callable[[Progress], dict[str, Any]]) -> None:
    console: Console = context.obj
    with console.progress(Text(zh="正在测量", en="Measuring")) as progress:
        answer = measured(progress)
    lines = [
        f"{figure['name']}: {figure['median']} {figure['unit']} (n {figure['n']}, p99 {figure['p99']}, max {figure['max']})"
        for figure in answer["figures"]
    ]
    console.answer(answer, lines)


VERBS = {"demo": demo_verb}
