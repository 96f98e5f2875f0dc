"""The verb cue: what staff tell the screens to do."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.cue import HOLDING, CueKind, EmergencyLevel
from kiosk.domain.ids import HALL
from kiosk.domain.text import Language, Text
from kiosk.services.conductor import CARD_HOLD_US, Given, Request
from kiosk.services.cue_wording import told_back
from kiosk.services.reporting import Moment
from kiosk.services.times import parse_span_us, parse_time

cue = typer.Typer(help="Tell the screens what to do.", no_args_is_help=True)

Target = Annotated[str, typer.Option(help="hall, a section or a screen")]
Wait = Annotated[bool, typer.Option("--wait", help="until the screens have done it")]
For = Annotated[str | None, typer.Option("--for", metavar="SPAN", help="how long it holds, like 30m or 1h")]
WhenFree = Annotated[bool, typer.Option("--when-free", help="a screen with a visitor once the visit is over")]
Until = Annotated[str | None, typer.Option(metavar="TIME", help="until when it holds")]

WAIT_S = 5.0
_POLL_S = 0.02


@cue.command("take")
def take(
    context: typer.Context, playlist: str, target: Target = HALL, for_: For = None, until: Until = None,
    when_free: WhenFree = False, wait: Wait = False,
) -> None:  # fmt: skip
    """Puts a playlist on the screens, until an end."""
    request = Request(kind=CueKind.TAKE, targets=(target,), playlist=playlist, when_free=when_free)
    _give(context, request, wait, for_, until)


@cue.command("next")
def next_slide(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """One slide on."""
    _give(context, Request(kind=CueKind.NEXT, targets=(target,)), wait)


@cue.command("previous")
def previous_slide(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """One slide back."""
    _give(context, Request(kind=CueKind.PREVIOUS, targets=(target,)), wait)


@cue.command("goto")
def goto(
    context: typer.Context, number: Annotated[int, typer.Argument(metavar="N")], target: Target = HALL, wait: Wait = False
) -> None:
    """To slide N, counted from 1."""
    _give(context, Request(kind=CueKind.GOTO, targets=(target,), number=number), wait)


@cue.command("freeze")
def freeze(context: typer.Context, target: Target = HALL, for_: For = None, until: Until = None, wait: Wait = False) -> None:
    """Lets the slide in sight stand, until an end."""
    _give(context, Request(kind=CueKind.FREEZE, targets=(target,)), wait, for_, until)


@cue.command("resume")
def resume(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """Ends a freeze or a black: plays on."""
    _give(context, Request(kind=CueKind.RESUME, targets=(target,)), wait)


@cue.command("black")
def black(
    context: typer.Context, target: Target = HALL, for_: For = None, until: Until = None, when_free: WhenFree = False,
    wait: Wait = False,
) -> None:  # fmt: skip
    """Makes the screens black, until an end."""
    _give(context, Request(kind=CueKind.BLACK, targets=(target,), when_free=when_free), wait, for_, until)


@cue.command("mute")
def mute(context: typer.Context, target: Target = HALL, for_: For = None, until: Until = None, wait: Wait = False) -> None:
    """Has the screens be silent, until an end; captions go on."""
    _give(context, Request(kind=CueKind.MUTE, targets=(target,)), wait, for_, until)


@cue.command("unmute")
def unmute(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """Ends a mute."""
    _give(context, Request(kind=CueKind.UNMUTE, targets=(target,)), wait)


@cue.command("language")
def speak(
    context: typer.Context, language: Language, target: Target = HALL, for_: For = None, until: Until = None,
    wait: Wait = False,
) -> None:  # fmt: skip
    """Shows what nobody touches in a language, until an end."""
    _give(context, Request(kind=CueKind.LANGUAGE, targets=(target,), language=language), wait, for_, until)


@cue.command("clear")
def clear(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """Ends everything that was told: back to the programme."""
    _give(context, Request(kind=CueKind.CLEAR, targets=(target,)), wait)


@cue.command("undo")
def undo(context: typer.Context, wait: Wait = False) -> None:
    """Takes back what was told last and still counts, as if it had never been told."""
    _give(context, Request(kind=CueKind.RECALL, targets=()), wait)


@cue.command("identify")
def identify(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """Shows on each screen which one it is, for ten seconds."""
    _give(context, Request(kind=CueKind.IDENTIFY, targets=(target,)), wait)


@cue.command("test-card")
def show_test_card(context: typer.Context, target: Target = HALL, for_: For = None, wait: Wait = False) -> None:
    """Shows the card that screens are set up with, for ten minutes."""
    _give(context, Request(kind=CueKind.TEST_CARD, targets=(target,)), wait, for_)


@cue.command("emergency")
def emergency(
    context: typer.Context, level: EmergencyLevel, target: Target = HALL, text: Annotated[str | None, typer.Option()] = None,
    for_: For = None, until: Until = None, wait: Wait = False,
) -> None:  # fmt: skip
    """Shows an emergency notice above everything else, until an end."""
    said = Text(zh=text) if text else None
    _give(context, Request(kind=CueKind.EMERGENCY, targets=(target,), level=level, text=said), wait, for_, until)


@cue.command("all-clear")
def all_clear(context: typer.Context, target: Target = HALL, wait: Wait = False) -> None:
    """Ends emergencies and nothing else: what was held before stands again."""
    _give(context, Request(kind=CueKind.ALL_CLEAR, targets=(target,)), wait)


def _give(context: typer.Context, request: Request, wait: bool, span: str | None = None, until: str | None = None) -> None:
    console: Console = context.obj
    if span is not None and until is not None:
        raise typer.BadParameter("--for | --until")
    with app.open_house(console.data_dir) as house:
        zone = app.zone(house)
        if request.kind in HOLDING:
            usual_us = CARD_HOLD_US.get(request.kind, round(house.settings.hold.minutes * 60e6))
            hold_us = parse_span_us(span, "--for") if span is not None else usual_us
            until_us = parse_time(until, zone, "--until") if until is not None else None
            request = replace(request, hold_us=hold_us, until_us=until_us)
        given = app.give_cue(house, request)
        moment = Moment(at_us=given.cue.at_us, now_us=house.clock.now_us(), zone=zone, language=console.language)
        committed = _wait(house, given, moment) if wait else None
    at = moment.iso(given.cue.at_us)
    answer: dict[str, Any] = {
        "id": given.cue.id,
        "T": at,
        "kind": given.cue.kind.value,
        "targets": list(given.cue.targets),
        "committed": committed,
    }
    line = Text(
        zh=f"指令 {given.cue.id}：{at} 在 {len(given.screens)} 块屏上执行",
        en=f"cue {given.cue.id}: on {len(given.screens)} screens at {at}",
    )
    back = [told_back(given.back, given.programme).read(console.language)] if given.back is not None else []
    console.answer(answer, [line.read(console.language), *back, *_done(console, given, committed, wait)])


def _wait(house: app.House, given: Given, moment: Moment) -> list[dict[str, Any]] | None:
    """What the player says it has done; None if it has said nothing in time."""
    deadline = time.monotonic() + WAIT_S
    done = house.telemetry.cue_commits(given.cue.id)
    while len(done) < len(given.screens) and time.monotonic() < deadline:
        time.sleep(_POLL_S)
        done = house.telemetry.cue_commits(given.cue.id)
    if not done:
        return None
    return [{"screen": item.screen, "actual": moment.iso(item.actual_us), "late_us": item.late_us} for item in done]


def _done(console: Console, given: Given, committed: list[dict[str, Any]] | None, wait: bool) -> list[str]:
    if not wait:
        return []
    if committed is None:
        text = Text(
            zh="播放端没有回应：它运行着吗？看 kiosk status", en="the player has not answered: is it running? see kiosk status"
        )
        return [text.read(console.language)]
    text = Text(
        zh=f"{len(committed)}/{len(given.screens)} 块屏已执行",
        en=f"{len(committed)} of {len(given.screens)} screens have done it",
    )
    return [text.read(console.language)]
