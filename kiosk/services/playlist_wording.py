"""What is said of playlists, in both languages: what they are called by, where they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Section, Wall
from kiosk.services.playlists import Use
from kiosk.services.ports import Draft

_HALL = Text(zh="全馆", en="the hall")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistNames:
    """What people call the targets of a draft, and its playlists, by their ids."""

    targets: Mapping[str, Text]
    playlists: Mapping[str, Text]

    @classmethod
    def of(cls, draft: Draft) -> PlaylistNames:
        exhibit = draft.exhibit()
        return cls.named(draft.wall(), exhibit.sections if exhibit is not None else (), draft.playlists())

    @classmethod
    def named(cls, wall: Wall | None, sections: Iterable[Section], playlists: Iterable[Playlist]) -> PlaylistNames:
        """The same of what has been read already."""
        screens = wall.screens if wall is not None else ()
        targets = {HALL: _HALL} | {section.id: section.name for section in sections}
        targets |= {screen.id: Text(zh=f"屏 {number:02}", en=f"screen {number:02}") for number, screen in enumerate(screens, 1)}
        return cls(targets=targets, playlists={each.id: each.title for each in playlists})

    def target(self, id: str) -> Text:
        return self.targets.get(id, Text(zh=id))

    def playlist(self, id: str) -> Text:
        return self.playlists.get(id, Text(zh=id))


def where_used(use: Use, names: PlaylistNames) -> Iterator[Text]:
    """Where a playlist plays: by default, by the schedule, and as a part of others."""
    if use.targets:
        yield _default_of([names.target(target) for target in use.targets])
    if use.entries:
        yield _scheduled(use.entries)
    if use.playlists:
        yield _part_of([names.playlist(playlist) for playlist in use.playlists])


def quoted(title: Text) -> Text:
    return Text(zh=f"「{title.zh}」", en=f'"{title.read(Language.EN)}"')


def counted(count: int) -> Text:
    return Text(zh=f"{count} 页", en="1 slide" if count == 1 else f"{count} slides")


def _default_of(names: Sequence[Text]) -> Text:
    zh, en = _joined(names)
    return Text(zh=f"{zh}默认", en=f"default of {en}")


def _scheduled(entries: Sequence[int]) -> Text:
    zh, en = "、".join(map(str, entries)), ", ".join(map(str, entries))
    return Text(zh=f"排程第 {zh} 项", en=f"schedule entr{'y' if len(entries) == 1 else 'ies'} {en}")


def _part_of(titles: Sequence[Text]) -> Text:
    zh, en = _joined([quoted(title) for title in titles])
    return Text(zh=f"在{zh}里", en=f"part of {en}")


def _joined(texts: Sequence[Text]) -> tuple[str, str]:
    return "、".join(text.zh for text in texts), ", ".join(text.read(Language.EN) for text in texts)
