"""The command line: reads what was typed, calls one thing, prints one answer. No decision is made here.

What is meant for every verb (`--data`, `--lang`, `--json`, `--debug`) may stand anywhere on the line.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from kiosk import paths
from kiosk.cli.console import Console
from kiosk.cli.grouping import some_verbs
from kiosk.domain.errors import BadInput, KioskError
from kiosk.domain.text import Language, Text

_SOON = {"player", "panel"}
"""Verbs that somebody waits for, in front of dark screens: only what they need is loaded."""


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
        return _verbs(rest)(args=rest, prog_name="kiosk", standalone_mode=False, obj=console) or 0
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


def _verbs(words: Sequence[str]) -> Callable[..., int | None]:
    """The verbs, or those of one room if a verb of it cannot wait for the others."""
    gc.disable()  # loading leaves no garbage: looking for it is an eighth of the time until something is seen
    try:
        if words and words[0] in _SOON:
            from kiosk.cli.playing import VERBS

            return some_verbs(VERBS)
        from kiosk.cli.verbs import every_verb

        return every_verb()
    finally:
        gc.enable()


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
