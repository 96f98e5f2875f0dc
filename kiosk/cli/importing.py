"""Verbs about foreign files: import, and finding slides by their words."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.cli.content import slides
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.telling import Progress
from kiosk.services.ports import Hit

if TYPE_CHECKING:
    from kiosk.services.import_report import Outcome

MOST_HITS = 50


def import_verb(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    section: Annotated[str | None, typer.Option(metavar="ID", help="where they go; default: the first section")] = None,
    playlist: Annotated[str | None, typer.Option(metavar="NAME", help="a playlist that gets the slides too")] = None,
    live: Annotated[
        list[int] | None, typer.Option(metavar="N", min=1, help="slide N as the live chart or table it offers")
    ] = None,
    hidden: Annotated[bool, typer.Option("--hidden", help="hidden slides too")] = False,
) -> None:
    """Takes slides, PDFs, pictures and videos into the draft, with a report of each; exit 2 if any was rejected."""
    # Here and not with the module: a player that starts again is not to wait for them.
    from kiosk.app.importing import import_files
    from kiosk.services.placing import Order

    console: Console = context.obj
    if live and len(files) > 1:
        raise typer.BadParameter("--live: one FILE")
    orders = [Order(file=file, section=section, playlist=playlist, live=frozenset(live or ()), hidden=hidden) for file in files]

    def progress(place: int) -> AbstractContextManager[Progress]:
        name = files[place].name + (f" ({place + 1}/{len(files)})" if len(files) > 1 else "")
        return console.progress(Text(zh=f"正在导入 {name}", en=f"Importing {name}"))

    with app.open_house(console.data_dir) as house, _cancelling() as cancelled:
        try:
            outcomes = import_files(house, orders, progress, cancelled)
        except CancelledError:
            raise KeyboardInterrupt from None
    _tell(console, outcomes)


def _tell(console: Console, outcomes: Sequence[Outcome]) -> None:
    from kiosk.services.import_report import answer, lines

    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in errors:
        if console.debug:
            raise error
        console.find(error)
    told = {"files": [answer(outcome, console.language) for outcome in outcomes]}
    listed = [line for outcome in outcomes for line in lines(outcome, console.language)]
    if listed or console.as_json:
        console.answer(told, listed)
    if errors:
        raise typer.Exit(BadInput.exit_code if any(isinstance(error, BadInput) for error in errors) else errors[0].exit_code)


@contextmanager
def _cancelling() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and SIGTERM are only noted, so that what has begun is taken back in order and not torn."""
    noted = Event()

    def note(number: int, frame: FrameType | None) -> None:
        noted.set()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield noted.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@slides.command("find")
def find(context: typer.Context, words: Annotated[list[str], typer.Argument(metavar="WORDS")]) -> None:
    """Finds the slides of the draft on which all the words stand; parts of Chinese words are enough."""
    console: Console = context.obj
    query = " ".join(words)
    with app.open_house(console.data_dir) as house:
        hits = house.store.read(lambda uow: uow.draft.find_slides(query, MOST_HITS))
    told = [
        {
            "slide": hit.slide,
            "deck": hit.deck,
            "section": hit.section,
            "playlist": list(hit.playlists),
            "title": hit.title.read(console.language),
            "excerpt": hit.excerpt,
        }
        for hit in hits
    ]
    nothing = Text(
        zh=f"没有一页有“{query}”：换个说法，或少写几个词", en=f"no slide has '{query}': try another word, or fewer of them"
    )
    console.answer({"query": query, "slides": told}, [_hit(console, hit) for hit in hits] or [nothing.read(console.language)])


def _hit(console: Console, hit: Hit) -> str:
    return f"{hit.section}/{hit.deck}  {hit.slide}  {hit.title.read(console.language)}  —  {hit.excerpt}"


VERBS = {"import": import_verb}
