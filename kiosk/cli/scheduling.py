"""Verbs about the schedule."""

from __future__ import annotations

import typer

from kiosk import app
from kiosk.cli.console import Console

schedule = typer.Typer(help="What plays when.", no_args_is_help=True)


@schedule.command("list")
def list_entries(context: typer.Context) -> None:
    """The entries of the draft."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        entries = house.store.read(lambda uow: uow.draft.entries())
    console.answer({"entries": [{"id": entry.id} for entry in entries]}, [str(entry.id) for entry in entries])
