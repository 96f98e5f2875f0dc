"""Reading foreign files in tests: with the child as it is, or one whose reader is up to something."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths
from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign
from kiosk.importing.sandbox import Sandbox
from kiosk.importing.task import Task

PANEL = (640, 360)


def task(folder: Path, file: Path, panel: tuple[int, int] = PANEL) -> Task:
    """A file to be read by a reader in this process."""
    outbox, scratch = folder / "outbox", folder / "scratch"
    outbox.mkdir()
    scratch.mkdir()
    return Task(file=file, name=file.name, outbox=outbox, scratch=scratch, panel=panel)


def silent(done: int, of: int) -> None:
    """Told of progress that nobody looks at."""


@contextmanager
def read(file: Path, room: Path, panel: tuple[int, int] = PANEL) -> Iterator[tuple[Foreign, Path]]:
    """A file read by children as the product starts them."""
    with Sandbox(paths.reader_command(), room).read(file, panel, silent, lambda: False) as found:
        yield found


def read_or_refused(file: Path, room: Path) -> Foreign | BadInput:
    """What is in a file, or why it was refused."""
    try:
        with read(file, room) as (found, _):
            return found
    except BadInput as error:
        return error


def rogue(name: str) -> list[str]:
    """How a child is started whose reader does what `tests.support.rogues` calls by this name."""
    return [sys.executable, "-m", "tests.support.rogues", name]


def processes_below(room: Path) -> list[str]:
    """The command lines and places of processes that work below a folder."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            try:
                home = process.joinpath("environ").read_bytes()
                if str(room).encode() in home:
                    found.append(process.joinpath("cmdline").read_bytes().decode())
            except OSError:
                continue
    return found
