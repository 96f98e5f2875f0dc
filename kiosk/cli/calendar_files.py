"""The schedule as calendar files: in from other programs, and out to them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.cli.scheduling import schedule
from kiosk.domain.text import Text

IcsFile = Annotated[Path, typer.Argument(metavar="FILE.ics")]


@schedule.command("import")
def import_events(
    context: typer.Context,
    file: IcsFile,
    playlist: Annotated[str | None, typer.Option(metavar="NAME", help="what plays at events whose title names none")] = None,
    target: Annotated[
        str | None, typer.Option(metavar="T", help="hall, a section or a screen, for events that do not say where")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="entries that are not in the file go")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only says what would become of it")] = False,
) -> None:
    """Takes the events of a calendar into the draft; the same file again changes nothing."""
    # Here and not with the module: a player that starts again is not to wait for them.
    from kiosk.app.calendar_files import import_calendar
    from kiosk.services.calendar_exchange import Wishes
    from kiosk.services.calendar_report import answer, lines

    console: Console = context.obj
    wishes = Wishes(playlist=playlist, target=target, replace=replace)
    with app.open_house(console.data_dir) as house:
        exchange = import_calendar(house, file, wishes, dry_run=dry_run)
    console.answer(answer(exchange, file.name, console.language), lines(exchange, file.name, dry_run, console.language))


@schedule.command("export")
def export_entries(context: typer.Context, file: IcsFile) -> None:
    """Writes the draft's schedule as a calendar for other programs."""
    from kiosk.app.calendar_files import export_calendar

    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        count = export_calendar(house, file)
    told = Text(
        zh=f"{count} 条排程已写入 {file.name}", en=f"{count} {'entry' if count == 1 else 'entries'} written to {file.name}"
    )
    console.answer({"file": file.name, "entries": count}, [told.read(console.language)])
