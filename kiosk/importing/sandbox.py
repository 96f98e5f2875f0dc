"""Foreign files are read here, by a child process that has limits; what it says is not trusted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.domain.foreign import Foreign
from kiosk.importing.child import outcome_of
from kiosk.importing.inspect import kind_of
from kiosk.importing.messages import Order
from kiosk.importing.task import Tell

Size = tuple[int, int]


class Sandbox:
    """Reads foreign files; may be used by several threads at once, each with its own child.

    `command` starts the child. `room` is the folder below which its files live while they are needed.
    """

    def __init__(self, command: Sequence[str], room: Path | None = None) -> None:
        self._command = list(command)
        self._room = room

    @contextmanager
    def read(
        self, file: Path, panel: Size, tell: Tell, cancelled: Callable[[], bool], hidden: bool = False
    ) -> Iterator[tuple[Foreign, Path]]:
        """What is in a file, and the folder of its pictures, which is there as long as the context.

        Raises BadInput and EnvironmentFault as the readers do, BadInput E-IMP-TIMEOUT, E-IMP-OUTPUT or E-IMP-CRASHED, and
        CancelledError once `cancelled` says so; then nothing is left, no process and no file.
        """
        kind = kind_of(file)
        with tempfile.TemporaryDirectory(prefix="kiosk-import-", dir=self._room) as folder:
            outbox, scratch = Path(folder) / "outbox", Path(folder) / "scratch"
            outbox.mkdir()
            scratch.mkdir()
            order = Order(
                kind=kind,
                file=str(file.resolve()),
                name=file.name,
                outbox=str(outbox),
                scratch=str(scratch),
                panel=panel,
                hidden=hidden,
            )
            yield outcome_of(self._command, order, Path(folder), tell, cancelled), outbox
