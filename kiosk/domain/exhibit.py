"""The exhibit: everything the slides folder holds, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.asset import Asset, Media
from kiosk.domain.deck import Deck
from kiosk.domain.programme import Programme, Source
from kiosk.domain.text import Language
from kiosk.domain.wall import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A picture, video or recording of the exhibit: its path below the slides folder, the file as it came, and what is shown of it."""

    path: str
    original: Asset
    shown: Asset

    def as_shown(self) -> Media:
        return Media(path=self.path, shown=self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Sections in order, their decks (by section, then by id), the sources of the figures, and every file they need."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    decks: tuple[Deck, ...]
    media: tuple[MediaFile, ...]


def media_path(section: str, deck: str, file: str) -> str:
    """The path below the slides folder of a file that a slide of a deck names."""
    return f"{section}/{deck}/{file}"


def media_of(programme: Programme, slide_id: str) -> dict[str, Media]:
    """The pictures a slide of a programme shows, by the file names it has for them, as far as the programme has them."""
    paths = media_paths(programme, slide_id)
    found = {
        file: programme.media_by_path.get(paths[file]) for file in programme.slide_by_id[slide_id].fields.picture_files if paths
    }
    return {file: media for file, media in found.items() if media is not None}


def video_of(programme: Programme, slide_id: str) -> Media | None:
    """The video a slide of a programme plays; None if it plays none, or one that the programme does not have."""
    file = programme.slide_by_id[slide_id].fields.video_file
    return programme.media_by_path.get(media_paths(programme, slide_id).get(file, "")) if file else None


def audio_of(programme: Programme, slide_id: str, language: Language) -> Media | None:
    """The recording in which a slide of a programme is read aloud in a language; None if there is none."""
    audio = programme.slide_by_id[slide_id].audio
    file = audio.of(language) if audio is not None else None
    return programme.media_by_path.get(media_paths(programme, slide_id).get(file, "")) if file else None


def media_paths(programme: Programme, slide_id: str) -> dict[str, str]:
    """The paths below the slides folder of all files that a slide names, by these names."""
    slide, deck = programme.slide_by_id[slide_id], programme.deck_of(slide_id)
    return {file: media_path(deck.section, deck.id, file) for file in slide.files} if deck else {}
