"""Errands about the playlists of the draft. What the screens play changes only when it is published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Language, Text
from kiosk.services import playlists
from kiosk.services.arranging import Key, keys_of, moved_before, shifted, with_before, without
from kiosk.services.errand import Done, Errand, Office
from kiosk.services.playlist_wording import PlaylistNames, counted, quoted, where_used
from kiosk.services.ports import Draft

_ID_ROOM = 30
"""So much of an id is left in those that are made of it: they may be forty characters long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutIn:
    """Puts items into a playlist: before one that stands there, or at the end."""

    playlist: str
    items: tuple[str, ...]
    before: Key | None = None

    def perform(self, office: Office) -> Done:
        draft, playlist = office.draft, playlists.found(office.draft, self.playlist)
        count, title = counted(len(self.items)), quoted(playlist.title)
        told = Text(zh=f"已把 {count.zh}放进{title.zh}", en=f"Put {count.en} into {title.en}")
        return _arranged(draft, playlist, with_before(playlist.slides, self.items, self.before), told)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """Takes items out of a playlist; slides stay in the draft."""

    playlist: str
    keys: tuple[Key, ...]

    def perform(self, office: Office) -> Done:
        draft, playlist = office.draft, playlists.found(office.draft, self.playlist)
        count, title = counted(_standing(playlist, self.keys)), quoted(playlist.title)
        told = Text(zh=f"已从{title.zh}拿出 {count.zh}", en=f"Took {count.en} out of {title.en}")
        return _arranged(draft, playlist, without(playlist.slides, self.keys), told)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBefore:
    """Moves items of a playlist together before another one, or to the end."""

    playlist: str
    keys: tuple[Key, ...]
    before: Key | None

    def perform(self, office: Office) -> Done:
        playlist = playlists.found(office.draft, self.playlist)
        return _moved(office.draft, playlist, self.keys, moved_before(playlist.slides, self.keys, self.before))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Moves items of a playlist so many places on, or back."""

    playlist: str
    keys: tuple[Key, ...]
    by: int

    def perform(self, office: Office) -> Done:
        playlist = playlists.found(office.draft, self.playlist)
        return _moved(office.draft, playlist, self.keys, shifted(playlist.slides, self.keys, self.by))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearrange:
    """Gives a playlist another order of items, if it still has the one that is known: how a change is taken back."""

    playlist: str
    known: tuple[str, ...]
    slides: tuple[str, ...]

    def perform(self, office: Office) -> Done:
        playlist = playlists.found(office.draft, self.playlist)
        if playlist.slides != self.known:
            raise _changed_since(playlist)
        title = quoted(playlist.title)
        told = Text(zh=f"{title.zh}恢复为 {len(self.slides)} 项", en=f"{title.en} has its {len(self.slides)} items again")
        return _arranged(office.draft, playlist, self.slides, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """Gives a playlist another title."""

    playlist: str
    title: Text

    def perform(self, office: Office) -> Done:
        before = playlists.found(office.draft, self.playlist).title
        playlists.rename(office.draft, self.playlist, self.title.zh, self.title.en or "")
        old, new = quoted(before), quoted(self.title)
        told = Text(zh=f"{old.zh}改名为{new.zh}", en=f"{old.en} is now called {new.en}")
        return Done(text=told, undo=Rename(playlist=self.playlist, title=before))


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """Puts a playlist into the draft: a new one, a copy, or one that was dropped."""

    playlist: Playlist

    def perform(self, office: Office) -> Done:
        made = playlists.make(office.draft, self.playlist)
        title = quoted(made.title)
        told = Text(zh=f"已新建播放列表{title.zh}", en=f"Made playlist {title.en}")
        return Done(text=told, undo=Drop(playlist=made.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Takes a playlist away; its slides stay. Refused while something still plays it."""

    playlist: str

    def perform(self, office: Office) -> Done:
        playlist = playlists.found(office.draft, self.playlist)
        _check_unused(office.draft, playlist)
        dropped = playlists.drop(office.draft, self.playlist)
        title = quoted(dropped.title)
        told = Text(zh=f"已删除播放列表{title.zh}，幻灯片都还在", en=f"Removed playlist {title.en}; its slides are still there")
        return Done(text=told, undo=Make(playlist=dropped))


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeDefault:
    """Has a target (the hall, a section, a screen) play a playlist by default; with None it has no default of its own."""

    target: str
    playlist: str | None

    def perform(self, office: Office) -> Done:
        draft = office.draft
        before = next((each.playlist for each in draft.assignments() if each.target == self.target), None)
        playlists.assign(draft, self.playlist, self.target)
        names = PlaylistNames.of(draft)
        where = names.target(self.target)
        if self.playlist is None:
            told = Text(zh=f"{where.zh}不再有自己的默认", en=f"No default for {where.read(Language.EN)} any more")
        else:
            title = quoted(names.playlist(self.playlist))
            told = Text(zh=f"{where.zh}默认播放{title.zh}", en=f"{title.en} is now the default of {where.read(Language.EN)}")
        return Done(text=told, undo=MakeDefault(target=self.target, playlist=before))


def copy_of(playlist: Playlist, taken: set[str]) -> Playlist:
    """A playlist with the same items under another id and title."""
    title = Text(zh=f"{playlist.title.zh} 副本", en=f"{playlist.title.en} copy" if playlist.title.en else None)
    return replace(playlist, id=free_id(f"{playlist.id[:_ID_ROOM]}-copy", taken), title=title)


def free_id(like: str, taken: set[str]) -> str:
    """An id that no playlist has."""
    if like not in taken:
        return like
    return next(name for number in range(2, len(taken) + 3) if (name := f"{like}-{number}") not in taken)


def _arranged(draft: Draft, playlist: Playlist, slides: tuple[str, ...], told: Text) -> Done:
    playlists.arrange(draft, playlist.id, slides)
    undo: Errand = Rearrange(playlist=playlist.id, known=slides, slides=playlist.slides)
    return Done(text=told, undo=undo if slides != playlist.slides else None)


def _moved(draft: Draft, playlist: Playlist, keys: tuple[Key, ...], slides: tuple[str, ...]) -> Done:
    count, title = counted(_standing(playlist, keys)), quoted(playlist.title)
    told = Text(zh=f"已在{title.zh}里移动 {count.zh}", en=f"Moved {count.en} in {title.en}")
    return _arranged(draft, playlist, slides, told)


def _standing(playlist: Playlist, keys: tuple[Key, ...]) -> int:
    """How many of these stand in a playlist. Raises BadInput where none does any more."""
    count = len(set(keys) & set(keys_of(playlist.slides)))
    if not count:
        raise _changed_since(playlist)
    return count


def _changed_since(playlist: Playlist) -> BadInput:
    title = quoted(playlist.title)
    return BadInput(
        code="E-PL-CHANGED",
        message=Text(zh=f"{title.zh}刚才被别处改过", en=f"{title.en} was changed from elsewhere meanwhile"),
        where=playlist.id,
        fix=Text(zh="看一下现在的顺序，再改一次", en="look at its order now, and change it again"),
    )


def _check_unused(draft: Draft, playlist: Playlist) -> None:
    """Raises BadInput E-PL-USED, which says where it is used by the names that staff know."""
    told = tuple(where_used(playlists.uses(draft)[playlist.id], PlaylistNames.of(draft)))
    if told:
        title = quoted(playlist.title)
        zh, en = "、".join(each.zh for each in told), ", ".join(each.read(Language.EN) for each in told)
        raise BadInput(
            code="E-PL-USED",
            message=Text(zh=f"{title.zh}还在用：{zh}", en=f"{title.en} is still used: {en}"),
            where=playlist.id,
            fix=Text(zh="先让这些地方改放别的，再删除", en="have these play something else first, then remove it"),
        )
