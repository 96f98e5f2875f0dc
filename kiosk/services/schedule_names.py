"""Names that people type and read: playlists by id or title, targets by id or name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import HALL
from kiosk.domain.text import Language, Text
from kiosk.services.library import wall_of
from kiosk.services.ports import Draft

_LISTED = 8
"""How many names an error lists at most."""

_HALL = Text(zh="全馆", en="the whole hall")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What there is in a draft to schedule, and where, by id; a screen has no name but its number on the wall."""

    playlists: Mapping[str, Text]
    sections: Mapping[str, Text]
    screens: tuple[str, ...]

    @classmethod
    def of(cls, draft: Draft) -> Names:
        """Raises EnvironmentFault E-DB-MISSING if no site was loaded."""
        wall, exhibit = wall_of(draft), draft.exhibit()
        named = {section.id: section.name for section in exhibit.sections} if exhibit else {}
        return cls(
            playlists={playlist.id: playlist.title for playlist in draft.playlists()},
            sections={screen.section: Text(zh=screen.section) for screen in wall.screens} | named,
            screens=tuple(screen.id for screen in wall.screens),
        )

    def playlist(self, words: str) -> str:
        """The id of the playlist that is called so. Raises BadInput E-SCH-PLAYLIST."""
        found = _called(words, self.playlists)
        if len(found) == 1:
            return found[0]
        listed = found or _nearest(words, self.playlists)
        missing = Text(zh=f"没有播放列表“{words}”", en=f"there is no playlist '{words}'")
        several = Text(zh=f"有 {len(found)} 个播放列表叫“{words}”", en=f"{len(found)} playlists are called '{words}'")
        none = Text(zh="先运行 kiosk slides load slides", en="run kiosk slides load slides first")
        raise BadInput(
            code="E-SCH-PLAYLIST",
            message=several if found else missing,
            where="--playlist",
            fix=_choices(listed, self.playlists) if listed else none,
        )

    def target(self, words: str) -> str:
        """The id of the target that is called so. Raises BadInput E-SCH-TARGET."""
        if words in self.screens:
            return words
        found = _called(words, {HALL: _HALL} | dict(self.sections))
        if len(found) == 1:
            return found[0]
        raise BadInput(
            code="E-SCH-TARGET",
            message=Text(zh=f"没有“{words}”这个展区或屏幕", en=f"there is no section or screen '{words}'"),
            where="--target",
            fix=Text(
                zh=f"可用：hall、{'、'.join(self.sections)}，或屏幕编号",
                en=f"use hall, {', '.join(self.sections)} or a screen's id",
            ),
        )

    def reaches(self, target: str) -> bool:
        return target == HALL or target in self.sections or target in self.screens

    def title(self, playlist: str) -> Text:
        return self.playlists.get(playlist, Text(zh=playlist))

    def place(self, target: str) -> Text:
        """Where a target is, in English with its preposition."""
        if target == HALL:
            return Text(zh=_HALL.zh, en=f"in {_HALL.en}")
        if target in self.sections:
            name = self.sections[target]
            return Text(zh=f"展区「{name.zh}」", en=f'on section "{name.read(Language.EN)}"')
        number = f"{self.screens.index(target) + 1:02}" if target in self.screens else target
        return Text(zh=f"屏 {number} ", en=f"on screen {number}")


def _called(words: str, named: Mapping[str, Text]) -> list[str]:
    """The id that the words are, else those whose name they are in either language."""
    asked = words.strip().casefold()
    if asked in named:
        return [asked]
    return [id for id, name in named.items() if asked in {name.zh.strip().casefold(), (name.en or name.zh).strip().casefold()}]


def _nearest(words: str, named: Mapping[str, Text]) -> list[str]:
    def likeness(id: str) -> float:
        forms = (id, named[id].zh, named[id].en or "")
        return max(SequenceMatcher(None, words.casefold(), form.casefold()).ratio() for form in forms)

    return sorted(named, key=lambda id: (-likeness(id), id))


def _choices(ids: Iterable[str], named: Mapping[str, Text]) -> Text:
    listed = list(ids)
    shown, more = listed[:_LISTED], len(listed) - _LISTED
    zh = "、".join(f"{id}（{named[id].zh}）" for id in shown)
    en = ", ".join(f"{id} ({named[id].read(Language.EN)})" for id in shown)
    return Text(
        zh=f"可用：{zh}{f'，还有 {more} 个' if more > 0 else ''}", en=f"there are {en}{f' and {more} more' if more > 0 else ''}"
    )
