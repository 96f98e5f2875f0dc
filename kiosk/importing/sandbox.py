"""Foreign files are read here, by child processes that have limits; what they say is not trusted."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from kiosk.domain.errors import BadInput, KioskError
from kiosk.domain.foreign import Foreign
from kiosk.domain.text import Text
from kiosk.importing.child import outcome_of
from kiosk.importing.exhausted import DISK_FULL
from kiosk.importing.inspect import FileKind, kind_of
from kiosk.importing.members import files_in, joined, not_taken
from kiosk.importing.messages import Order
from kiosk.importing.task import Tell

Size = tuple[int, int]

_LOOK_S = 0.1
"""How often somebody who cancels is listened to."""
_AT_ONCE = min(4, os.cpu_count() or 1)
"""How many files of a folder are read at once; each may need as much memory as its limits say."""


class Sandbox:
    """Reads foreign files; may be used by several threads at once, each with children of its own.

    `command` starts a child. `room` is the folder below which their files live while they are needed.
    `font_tables` are those of `Task`.
    """

    def __init__(self, command: Sequence[str], room: Path | None = None, font_tables: Sequence[Path] = ()) -> None:
        self._command = list(command)
        self._room = room
        self._font_tables = tuple(str(table.resolve()) for table in font_tables)

    @contextmanager
    def read(
        self, file: Path, panel: Size, tell: Tell, cancelled: Callable[[], bool], hidden: bool = False
    ) -> Iterator[tuple[Foreign, Path]]:
        """What is in a file, an archive or a folder, and the folder of its pictures, which is there as long as the context.

        Of several files those that can be read are; a remark says of each other why it was not.

        Raises BadInput and EnvironmentFault as the readers do, BadInput E-IMP-TIMEOUT, E-IMP-OUTPUT, E-IMP-CRASHED or
        E-IMP-EMPTY, and CancelledError once `cancelled` says so; then nothing is left, no process and no file.
        """
        with tempfile.TemporaryDirectory(prefix="kiosk-import-", dir=self._room) as folder:
            reading = _Reading(self._command, Path(folder), panel, hidden, cancelled, self._font_tables)
            yield reading.folder_of(file, tell) if file.is_dir() else reading.file(file, tell)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One thing being read, below `place`."""

    command: Sequence[str]
    place: Path
    panel: Size
    hidden: bool
    cancelled: Callable[[], bool]
    font_tables: tuple[str, ...]

    def file(self, file: Path, tell: Tell) -> tuple[Foreign, Path]:
        kind = kind_of(file, file.name)
        if kind is not FileKind.ARCHIVE:
            return self._child(file, kind, tell)
        unpacked, folder = replace(self, place=self.place / "archive")._child(file, kind, lambda done, of: None)
        foreign, outbox = self.folder_of(folder, tell, file.name)
        return replace(foreign, title=file.stem, remarks=(*unpacked.remarks, *foreign.remarks)), outbox

    def _child(self, file: Path, kind: FileKind, tell: Tell) -> tuple[Foreign, Path]:
        outbox, scratch = self.place / "outbox", self.place / "scratch"
        outbox.mkdir(parents=True)
        scratch.mkdir()
        order = Order(
            kind=kind,
            file=str(file.resolve()),
            name=file.name,
            outbox=str(outbox),
            scratch=str(scratch),
            panel=self.panel,
            hidden=self.hidden,
            font_tables=self.font_tables,
        )
        return outcome_of(self.command, order, self.place, tell, self.cancelled), outbox

    def folder_of(self, folder: Path, tell: Tell, name: str = "") -> tuple[Foreign, Path]:
        """All files of a folder, several at once. `tell` is told files."""
        files, remarks = files_in(folder)
        outbox = self.place / "joined"
        outbox.mkdir()
        stop = Event()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            parts = [
                pool.submit(replace(self, cancelled=stop.is_set, place=self.place / f"{at:04}")._member, path, outbox)
                for at, path in enumerate(files, 1)
            ]
            try:
                self._await(parts, tell)
            finally:
                stop.set()
                pool.shutdown(cancel_futures=True)
        read, refused = [], []
        for path, part in zip(files, parts, strict=True):
            match part.result():
                case Foreign() as foreign:
                    read.append((path.name, foreign))
                case error:
                    refused.append(not_taken(path.name, error))
        if not read:
            raise _empty(name or folder.name, refused[0].message if refused else None)
        return joined(folder.name, read, (*remarks, *refused)), outbox

    def _await(self, parts: Sequence[Future[Foreign | KioskError]], tell: Tell) -> None:
        """Until all are done."""
        pending, told = set(parts), 0
        while pending:
            if self.cancelled():
                raise CancelledError
            done, pending = wait(pending, _LOOK_S, return_when="FIRST_COMPLETED")
            for part in done:
                part.result()
                told += 1
                tell(told, len(parts))

    def _member(self, file: Path, outbox: Path) -> Foreign | KioskError:
        """One file of several, its pictures moved to where all of them are; or what is wrong with it."""
        try:
            foreign, own = self.file(file, lambda done, of: None)
        except KioskError as error:
            if error.code == DISK_FULL:
                raise
            return error

        def moved(name: str) -> str:
            return (own / name).rename(outbox / f"{self.place.name}-{name}").name if name else ""

        pages = tuple(replace(page, picture=moved(page.picture), video=moved(page.video)) for page in foreign.pages)
        shutil.rmtree(self.place)
        return replace(foreign, pages=pages)


def _empty(name: str, why: Text | None) -> BadInput:
    return BadInput(
        code="E-IMP-EMPTY",
        message=why or Text(zh="里面没有可以导入的文件", en="there is nothing in it that can be imported"),
        where=name,
        fix=Text(zh="放入演示文稿、PDF、图片或视频", en="put slides, PDFs, pictures or videos into it"),
    )
