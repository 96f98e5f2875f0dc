"""The command line: reads what was typed, calls one thing, prints one answer. No decision is made here.

What is meant for every verb (`--data`, `--lang`, `--json`, `--debug`) may stand anywhere on the line.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import typer

from kiosk import paths
from kiosk.cli import (
    calendar_files,
    calendars,
    content,
    cues,
    foretelling,
    importing,
    measuring,
    opening,
    picturing,
    playing,
    playlists,
    recycling,
    scheduling,
    sentences,
)
from kiosk.cli.console import Console
from kiosk.domain.errors import BadInput, KioskError
from kiosk.domain.text import Language, Text

_WHAT = "The exhibition kiosk: runs the screens of an exhibition hall."
_BESIDE_SCHEDULING = (calendar_files, sentences)
"""Rooms whose verbs are in the group of `scheduling`: say, import, export."""
_EVERYWHERE = "Everywhere: --data DIR (env KIOSK_DATA) · --lang zh|en · --json · --debug"


def main(arguments: Sequence[str]) -> int:
    """Runs one verb; answers the exit code: 0 done, 1 a bug, 2 bad input, 3 the environment, 4 refused."""
    try:
        known, rest = _everywhere().parse_known_args(arguments)
    except argparse.ArgumentError as error:
        known = _everywhere().parse_args([word for word in arguments if word in ("--json", "--debug")])
        return _failed(_console(known), _usage("kiosk", str(error)))
    console = _console(known)
    try:
        _check_letters(rest)
        return _verbs()(args=rest, prog_name="kiosk", standalone_mode=False, obj=console) or 0
    except KioskError as error:
        return _failed(console, error)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        return _failed(console, _usage(context.command_path if context else "kiosk", error.format_message()))
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:
        if known.debug:
            raise
        console.bug(error)
        return 1


def _everywhere() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=[language.value for language in Language], default="zh")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--debug", action="store_true")
    return parser


def _console(known: argparse.Namespace) -> Console:
    return Console(
        data_dir=paths.data_folder(known.data),
        chosen_data=known.data,
        language=Language(known.lang),
        as_json=known.json,
        debug=known.debug,
    )


def _verbs() -> typer.Typer:
    app = typer.Typer(
        help=_WHAT, epilog=_EVERYWHERE, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    for room in (content, importing, playing, foretelling, picturing, measuring):
        for name, verb in room.VERBS.items():
            app.command(name, epilog=_EVERYWHERE)(verb)
    for name, verb in recycling.VERBS.items():
        content.slides.command(name, epilog=_EVERYWHERE)(verb)
    app.add_typer(content.slides, name="slides")
    app.add_typer(playlists.playlist, name="playlist")
    app.add_typer(cues.cue, name="cue")
    app.add_typer(opening.hours, name="hours")
    app.add_typer(scheduling.schedule, name="schedule")
    app.add_typer(calendars.calendar, name="calendar")
    app.add_typer(measuring.bench, name="bench")
    return app


def _failed(console: Console, error: KioskError) -> int:
    if console.debug:
        raise error
    console.error(error)
    return error.exit_code


def _check_letters(words: Sequence[str]) -> None:
    """What is not UTF-8 could be neither stored nor shown again."""
    try:
        "".join(words).encode()
    except UnicodeEncodeError:
        raise _usage("kiosk", "not UTF-8") from None


def _usage(verb: str, reason: str) -> BadInput:
    return BadInput(
        code="E-CLI-USAGE",
        message=Text(zh=f"命令写法不对：{reason}", en=reason),
        where=verb,
        fix=Text(zh=f"看 {verb} --help", en=f"see {verb} --help"),
    )
