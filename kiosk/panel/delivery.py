"""Files from outside that staff drag onto the panel or choose in a dialog, and where they are to go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Files for a section and a playlist; without a section it is not said where they go."""

    files: tuple[Path, ...]
    section: str | None = None
    playlist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Files in the air: what is below them by its name, None the page at large. No files: they are gone again."""

    files: tuple[Path, ...] = ()
    over: Text | None = None


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files of this PC that are dragged; none for anything else."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()


def take(event: QDropEvent) -> None:
    """Accepts what is dragged as a copy: whoever dragged it must not take the files away."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
