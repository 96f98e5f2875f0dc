"""The pictures that a slides folder names: each is read once and scaled down to the pixels it can be shown in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile, media_path
from kiosk.domain.slide_fields import PictureFields, SlideFields
from kiosk.domain.span import area_px
from kiosk.domain.text import Text
from kiosk.domain.wall import Section, Wall
from kiosk.importing import pictures

Size = tuple[int, int]


def read_media(
    folder: Path, sections: Iterable[Section], decks: Iterable[Deck], wall: Wall, put: Callable[[bytes], str]
) -> tuple[MediaFile, ...]:
    """All posters and pictures of slides, by their paths; every file goes through `put` (bytes in, SHA-256 out).

    Raises BadInput E-DECK-MEDIA or the codes of pictures, with the path.
    """
    panel = max(screen.pixels[0] for screen in wall.screens), max(screen.pixels[1] for screen in wall.screens)
    named = {section.poster: panel for section in sections}
    for deck in decks:
        for slide in deck.slides:
            if slide.fields.picture_file is not None:
                path = media_path(deck.section, deck.id, slide.fields.picture_file)
                named[path] = max(named.get(path, panel), _room(wall, deck.section, slide.fields, panel))
    return tuple(_read(folder, path, named[path], put) for path in sorted(named))


def _room(wall: Wall, section: str, fields: SlideFields, panel: Size) -> Size:
    """In how many pixels a picture can be shown: a panel's, or over the section's screens so many that it covers them."""
    screens = wall.in_section(section)
    if isinstance(fields, PictureFields) and fields.span and screens:
        side = max(area_px(screens))
        return side, side
    return panel


def _read(folder: Path, name: str, room: Size, put: Callable[[bytes], str]) -> MediaFile:
    """One picture, by its path below the folder."""
    content = content_of(folder, name)
    shown = pictures.prepare(content, name, room)
    size = {"width_px": shown.width_px, "height_px": shown.height_px}
    return MediaFile(
        path=name,
        original=Asset(sha256=put(content), size_bytes=len(content), **size),
        shown=Asset(sha256=put(shown.content), size_bytes=len(shown.content), **size),
    )


def content_of(folder: Path, name: str) -> bytes:
    """The bytes of a file, by its path below the folder. Raises BadInput E-DECK-MEDIA, also for one that leads out of it."""
    content, path = None, folder / name
    # ValueError: no name at all; RuntimeError: links that lead round in a circle
    with suppress(OSError, ValueError, RuntimeError):
        if path.resolve().is_relative_to(folder.resolve()):
            content = path.read_bytes()
    if content is None:
        raise BadInput(
            code="E-DECK-MEDIA",
            message=Text(zh="没有这个文件，或读不出来", en="there is no such file, or it cannot be read"),
            where=name or "sections.toml",
            fix=Text(zh="把文件放回这里，或改幻灯片里的文件名", en="put the file there, or change its name in the slide"),
        )
    return content
