"""The child that reads foreign files: one order on standard input, lines of progress and one outcome on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.domain.errors import KioskError
from kiosk.importing.confinement import confine
from kiosk.importing.exhausted import is_exhausted, told_of
from kiosk.importing.inspect import FileKind
from kiosk.importing.limits import LIMITS
from kiosk.importing.messages import Found, Message, Progress, Refusal, line_of, order_of
from kiosk.importing.task import Read, Task


def reader_of(kind: FileKind) -> Read:
    """Fetches the one reader that is needed, inside the limits."""
    match kind:
        case FileKind.PICTURE:
            from kiosk.importing.stills import read_picture as read
        case FileKind.ANIMATION:
            from kiosk.importing.animations import read_animation as read
        case FileKind.DRAWING:
            from kiosk.importing.drawings import read_drawing as read
        case FileKind.VIDEO:
            from kiosk.importing.films import read_video as read
        case FileKind.PDF:
            from kiosk.importing.pdf import read_pdf as read
        case FileKind.ARCHIVE:
            from kiosk.importing.archive import unpack as read
        case FileKind.DECK:
            from kiosk.importing.deck import read_deck as read
    return read


def main(reader_of: Callable[[FileKind], Read] = reader_of) -> int:
    """Reads one file. What is raised besides errors for a person goes to standard error, and the parent sees the exit."""
    order = order_of(sys.stdin.buffer.readline())
    # WORKAROUND: PyInstaller 6 shows its own libraries to every program that is started from here.
    os.environ.pop("LD_LIBRARY_PATH", None)
    confine(LIMITS[order.kind])
    say = _own_voice()
    os.chdir(order.scratch)
    task = Task(
        file=Path(order.file),
        name=order.name,
        outbox=Path(order.outbox),
        scratch=Path(order.scratch),
        panel=order.panel,
        hidden=order.hidden,
        font_tables=tuple(map(Path, order.font_tables)),
    )
    try:
        if order.kind is FileKind.DECK:
            from kiosk.importing.archive import look_through

            look_through(task.file, task.name)
        say(Found(reader_of(order.kind)(task, lambda done, of: say(Progress(done, of)))))
    except KioskError as error:
        say(Refusal.of(error))
    except (MemoryError, OSError) as error:
        if not is_exhausted(error):
            raise
        say(Refusal.of(told_of(error, task.name)))
    return 0


def _own_voice() -> Callable[[Message], None]:
    """Keeps standard output for messages: whatever a library prints goes to standard error."""
    voice = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(message: Message) -> None:
        voice.write(line_of(message))
        voice.flush()

    return say
