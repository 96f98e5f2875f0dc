"""Pictures of slides: what is ordered of those who draw, and those that came, as many as there is room for."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage, QPixmap

from kiosk.domain.programme import Programme
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language
from kiosk.services.shelf import Shelf

ROOM_BYTES = 96 << 20
"""So much memory thumbnails take at most: about five hundred of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLook:
    """How a slide is to be drawn: as large as fits a box, in a language and a theme (None: as the screens show it)."""

    box: tuple[int, int]
    language: Language | None = None
    theme: ThemeName | None = None
    large_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PictureOrder:
    """A slide by itself, and how it is to be drawn. Two orders with one key have the same picture."""

    programme: Programme
    look: PictureLook
    key: str

    @classmethod
    def of(cls, shelf: Shelf, slide: Slide, look: PictureLook) -> PictureOrder:
        """The order for a slide of the shelf, or for what it would be under its id."""
        programme = shelf.alone(slide, look.box)
        told = (
            part.value if part is not None else "" for part in (look.language, look.theme)
        )  # fmt: skip
        return cls(
            programme=programme, look=look, key=" ".join((programme.sha256(), *told, "large" if look.large_text else ""))
        )

    @property
    def slide(self) -> str:
        return self.programme.slides[0].id


class Pictures:
    """The pictures that came, by the key of their order; those looked at last stay."""

    def __init__(self, room_bytes: int = ROOM_BYTES) -> None:
        self._room_bytes = room_bytes
        self._held_bytes = 0
        self._found: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._sizes: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def get(self, key: str) -> QPixmap | None:
        """None if it has not come, and for one that cannot be drawn."""
        if key in self._found:
            self._found.move_to_end(key)
        return self._found.get(key)

    def put(self, key: str, image: QImage | None) -> None:
        """Keeps a picture, or (None) that it cannot be drawn, and forgets the oldest of too many."""
        self._drop(key)
        self._found[key] = QPixmap.fromImage(image) if image is not None else None
        self._sizes[key] = image.sizeInBytes() if image is not None else 0
        self._held_bytes += self._sizes[key]
        while self._held_bytes > self._room_bytes and len(self._found) > 1:
            self._drop(next(iter(self._found)))

    def _drop(self, key: str) -> None:
        if key in self._found:
            del self._found[key]
            self._held_bytes -= self._sizes.pop(key)
