"""How verbs become a command: the group they are in, and what is said below the help of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

WHAT = "The exhibition kiosk: runs the screens of an exhibition hall."
EVERYWHERE = "Everywhere: --data DIR (env KIOSK_DATA) · --lang zh|en · --json · --debug"


def some_verbs(verbs: Mapping[str, Callable[..., Any]]) -> typer.Typer:
    """The command with these verbs."""
    app = typer.Typer(help=WHAT, epilog=EVERYWHERE, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    for name, verb in verbs.items():
        app.command(name, epilog=EVERYWHERE)(verb)
    return app
