"""Looks whether files below a folder have changed, by their size and time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int]
"""When a file was written last (ns), and its size."""


class Watch:
    """Remembers the files as they were when they were told of last.

    A file counts as changed when it has stood still from one look to the next, so that nobody reads it half-written. At
    first everything counts as changed. No notices of the system are asked for: they do not come from network drives.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, Stamp] = {}
        self._told: dict[str, Stamp] = {}

    def changed(self, names: Iterable[str]) -> list[str]:
        """Of these files, by their paths below the folder, those that have changed; one that is not there has not."""
        stamps = {name: stamp for name in names if (stamp := _stamp(self.folder / name)) is not None}
        found = [name for name, stamp in stamps.items() if stamp != self._told.get(name) and stamp == self._seen.get(name)]
        self._seen = stamps
        self._told |= {name: stamps[name] for name in found}
        return sorted(found)

    def forget(self, name: str) -> None:
        """What came of a file was lost: it is told of again."""
        self._told.pop(name, None)


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
