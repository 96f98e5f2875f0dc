"""Asset files, each named by the SHA-256 of what is in it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kiosk.domain.asset import Asset
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.store.failures import disk_full, told_of_disk
from kiosk.store.lock import file_lock

_NAME = re.compile(r"[0-9a-f]{64}")
PIECE_BYTES = 1 << 20
"""So much of a file is in memory at once while it is copied."""


class AssetFiles:
    """The files below a folder, in two levels of sub-folders (`ab/cd/abcd…`). A name that is there has its whole content.

    Writers hold one lock, so a half-written file that lies there while nobody holds it was left by a killed writer.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = root / "write.lock"
        self._half = root / "half-written"
        # A sweep that fails harms nothing and is tried again at the next opening; a read-only disk still plays.
        with suppress(EnvironmentFault):
            self._sweep()

    def _sweep(self) -> None:
        if not self._half.exists():
            return
        with file_lock(self._lock, wait=False) as held, told_of_disk(self._half):
            if held is not None:
                self._half.unlink(missing_ok=True)

    def put(self, content: bytes | Path) -> str:
        """Stores bytes, or those of a file piece by piece, so that a power cut cannot take them any more; gives their name.

        Raises EnvironmentFault E-DISK-FULL, E-DISK-READONLY or E-DISK-IO; then nothing half-written stays.
        """
        return self._put_content(content)[0]

    @contextmanager
    def tentative(self) -> Iterator[Callable[[bytes | Path], str]]:
        """A `put` whose new files are taken away again if what they were put for fails."""
        added: list[str] = []

        def put(content: bytes | Path) -> str:
            sha256, new = self._put_content(content)
            added.extend([sha256] if new else [])
            return sha256

        try:
            yield put
        except BaseException:
            for sha256 in added:
                with suppress(OSError):
                    self.path(sha256).unlink()
            raise

    def check_room(self, needed_bytes: int) -> None:
        """Raises EnvironmentFault E-DISK-FULL unless so many bytes are free."""
        with told_of_disk(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self._root).free
        if free < needed_bytes:
            raise disk_full(self._root / "new", needed_bytes)

    def _put_content(self, content: bytes | Path) -> tuple[str, bool]:
        with content.open("rb") if isinstance(content, Path) else BytesIO(content) as source:
            return self._put(source)

    def _put(self, source: BinaryIO) -> tuple[str, bool]:
        """The name of what was put, and whether it was not there before."""
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        size_bytes = source.seek(0, os.SEEK_END)
        file = self.path(sha256)
        with told_of_disk(file, needed_bytes=size_bytes):
            file.parent.mkdir(parents=True, exist_ok=True)
        with file_lock(self._lock, wait=True), told_of_disk(file, needed_bytes=size_bytes):
            new = not file.exists()
            if not self.verify_content(sha256):
                source.seek(0)
                self._write(file, source)
            # Also for a file that was there: whoever renamed it may have been killed before this.
            for folder in (file.parent, file.parent.parent, self._root, self._root.parent):
                _fsync_folder(folder)
        return sha256, new

    def _write(self, file: Path, source: BinaryIO) -> None:
        try:
            with self._half.open("wb") as half:
                shutil.copyfileobj(source, half, PIECE_BYTES)
                half.flush()
                os.fsync(half.fileno())
            self._half.replace(file)
        except OSError:
            with suppress(OSError):
                self._half.unlink(missing_ok=True)
            raise

    def path(self, sha256: str) -> Path:
        """Where the file of that name lies or would lie; ValueError for anything that is not a SHA-256 in hex."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"not a SHA-256 in hex: {sha256!r}")
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """A file to be read piece by piece. Raises EnvironmentFault E-ASSET-MISSING."""
        file = self.path(sha256)
        with told_of_disk(file):
            try:
                return file.open("rb")
            except FileNotFoundError as error:
                raise EnvironmentFault(
                    code="E-ASSET-MISSING",
                    message=Text(zh="素材文件不见了", en="an asset file is missing"),
                    where=str(file),
                    fix=Text(zh="重新载入幻灯片，或恢复备份", en="load the slides again or restore a backup"),
                ) from error

    def read(self, sha256: str) -> bytes:
        """The bytes of a file. Raises EnvironmentFault E-ASSET-MISSING."""
        with self.open(sha256) as file, told_of_disk(self.path(sha256)):
            return file.read()

    def verify(self, asset: Asset) -> bool:
        """Whether the file is there in its size: quick enough for every asset at every start."""
        file = self.path(asset.sha256)
        return file.is_file() and file.stat().st_size == asset.size_bytes

    def verify_content(self, sha256: str) -> bool:
        """Whether the file is there and holds what its name says; reads all of it."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows writes the names down by itself and opens no folder.
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
