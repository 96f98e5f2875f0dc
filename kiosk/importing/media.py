"""The pictures, videos and recordings that a slides folder names: each is read once.

A picture is scaled down to the pixels it can be shown in; the others are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile, media_path
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PictureFields, SlideFields
from kiosk.domain.span import area_px
from kiosk.domain.text import Text
from kiosk.domain.wall import Section, Wall
from kiosk.importing import pictures, sounds, videos
from kiosk.importing.probe import missing
from kiosk.importing.sounds import Sound
from kiosk.importing.videos import Clip

Size = tuple[int, int]
Put = Callable[[bytes | Path], str]
"""Takes bytes, or a file that is too large to be held at once, and answers their SHA-256."""
Broken = Callable[[str, BadInput], None]
"""Told of a slide (by its id) or a file (by its path) that cannot be used, and why; the others are read on unless it raises."""


def look_at_videos(folder: Path, decks: Iterable[Deck], broken: Broken) -> dict[str, Clip]:
    """All videos that slides name, by their paths; `broken` is told of a path with E-DECK-MEDIA or the codes of videos."""
    found: dict[str, Clip] = {}
    for path in sorted({path for path, _ in _videos(decks)}):
        try:
            found[path] = videos.look_at(_inside(folder, path), path)
        except BadInput as error:
            broken(path, error)
    return found


def as_long_as_videos(deck: Deck, clips: Mapping[str, Clip], broken: Broken) -> Deck:
    """The deck with each slide of a video standing as long as that is; `broken` is told of a slide with E-VIDEO-LENGTH."""
    timed: dict[str, Slide] = {}
    for path, slide in _videos([deck]):
        try:
            timed[slide.id] = videos.lasting(slide, clips[path], path) if path in clips else slide
        except BadInput as error:
            broken(slide.id, error)
    return replace(deck, slides=tuple(timed.get(slide.id, slide) for slide in deck.slides))


def _videos(decks: Iterable[Deck]) -> Iterator[tuple[str, Slide]]:
    """The slides that play a video, each with its path."""
    for deck in decks:
        for slide in deck.slides:
            if slide.fields.video_file is not None:
                yield media_path(deck.section, deck.id, slide.fields.video_file), slide


def read_media(
    folder: Path, sections: Iterable[Section], decks: Iterable[Deck], clips: Mapping[str, Clip], wall: Wall, put: Put,
    broken: Broken,
) -> tuple[MediaFile, ...]:  # fmt: skip
    """All posters, pictures, videos and recordings of slides, by their paths; every file goes through `put`.

    `broken` is told of a path with E-DECK-MEDIA or the codes of pictures and recordings.
    """
    side = max(max(screen.pixels) for screen in wall.screens)
    panel = side, side  # a picture that covers a page is larger than it in one direction
    named = {section.poster: panel for section in sections}
    for deck in decks:
        for slide in deck.slides:
            for file in slide.fields.picture_files:
                path = media_path(deck.section, deck.id, file)
                named[path] = max(named.get(path, panel), _room(wall, deck.section, slide.fields, panel))
    files: list[MediaFile] = []
    for path, room in named.items():
        try:
            files.append(_read(folder, path, room, put))
        except BadInput as error:
            broken(path, error)
    files += [_taken(path, clip, put, clip.width_px, clip.height_px) for path, clip in clips.items()]
    files += [_taken(path, sound, put) for path, sound in _recordings(folder, decks, broken).items()]
    return tuple(sorted(files, key=lambda file: file.path))


def _room(wall: Wall, section: str, fields: SlideFields, panel: Size) -> Size:
    """In how many pixels a picture can be shown: a panel's, or over the section's screens so many that it covers them."""
    screens = wall.in_section(section)
    if isinstance(fields, PictureFields) and fields.span and screens:
        side = max(area_px(screens))
        return side, side
    return panel


def _read(folder: Path, name: str, room: Size, put: Put) -> MediaFile:
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
    content, path = None, _inside(folder, name)
    with suppress(OSError):
        content = path.read_bytes() if path is not None else None
    if content is None:
        raise missing(name or "sections.toml", Text(zh="文件", en="file"))
    return content


def _recordings(folder: Path, decks: Iterable[Deck], broken: Broken) -> dict[str, Sound]:
    """The recordings of slides that can be used, by their paths; `broken` is told of the others."""
    slides = ((deck, slide.audio) for deck in decks for slide in deck.slides)
    named = {media_path(deck.section, deck.id, file) for deck, audio in slides if audio for file in audio.names}
    found: dict[str, Sound] = {}
    for path in sorted(named):
        try:
            found[path] = sounds.listen_to(_inside(folder, path), path)
        except BadInput as error:
            broken(path, error)
    return found


def _taken(path: str, clip: Clip | Sound, put: Put, width_px: int = 0, height_px: int = 0) -> MediaFile:
    """A file as it is: it is played from the very file."""
    asset = Asset(sha256=put(clip.file), size_bytes=clip.size_bytes, width_px=width_px, height_px=height_px)
    return MediaFile(path=path, original=asset, shown=asset)


def _inside(folder: Path, name: str) -> Path | None:
    """A file by its path below the folder; None for one that lies elsewhere."""
    try:
        path = folder / name
        return path if path.resolve().is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):  # ValueError: no name at all; RuntimeError: links that lead round in a circle
        return None
