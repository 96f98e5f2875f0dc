"""What a foreign file is, seen from its first bytes and never from its name: which reader takes it, under which limits."""

from __future__ import annotations

from enum import Enum
from pathlib import Path


class FileKind(Enum):
    """What readers there are for."""

    PICTURE = "picture"
    DRAWING = "drawing"
    VIDEO = "video"
    PDF = "pdf"
    DECK = "deck"
    ARCHIVE = "archive"


def kind_of(file: Path) -> FileKind:
    return FileKind.PDF
