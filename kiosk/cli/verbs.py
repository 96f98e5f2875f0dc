"""All verbs, room by room."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from typer.main import get_command

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
from kiosk.cli.grouping import EVERYWHERE, some_verbs

_BESIDE_SCHEDULING = (calendar_files, sentences)
"""Rooms whose verbs are in the group of `scheduling`: say, import, export."""


@cache
def every_verb() -> Callable[..., int | None]:
    """The whole command: put together once, for the groups keep what is added to them."""
    rooms = (content, importing, playing, foretelling, picturing, measuring)
    app = some_verbs({name: verb for room in rooms for name, verb in room.VERBS.items()})
    for name, verb in recycling.VERBS.items():
        content.slides.command(name, epilog=EVERYWHERE)(verb)
    app.add_typer(content.slides, name="slides")
    app.add_typer(playlists.playlist, name="playlist")
    app.add_typer(cues.cue, name="cue")
    app.add_typer(opening.hours, name="hours")
    app.add_typer(scheduling.schedule, name="schedule")
    app.add_typer(calendars.calendar, name="calendar")
    app.add_typer(measuring.bench, name="bench")
    return get_command(app)
