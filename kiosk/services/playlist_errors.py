"""The sentences of what cannot be done with playlists, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Playlist
from kiosk.domain.text import Text

_NEAR, _MOST_NAMED = 0.4, 12


def no_slide(item: str, slides: Sequence[str]) -> BadInput:
    """A slide that is not in the draft; names those that are called most like it."""
    find = Text(zh="用 kiosk slides find 词语 找编号", en="kiosk slides find WORDS finds ids")
    return BadInput(
        code="E-PL-SLIDE",
        message=Text(zh=f"没有幻灯片“{item}”", en=f"there is no slide '{item}'"),
        where=item,
        fix=_nearest(item, slides) or find,
    )


def not_in_it(item: str, playlist: Playlist) -> BadInput:
    """Something to be taken out that is not in the playlist."""
    count = len(playlist.slides)
    empty = Text(zh="它是空的", en="it is empty")
    which = Text(zh=f"写其中的编号，或位置 1 至 {count}", en=f"name an id that is in it, or a place from 1 to {count}")
    return BadInput(
        code="E-PL-SLIDE",
        message=Text(zh=f"播放列表“{playlist.id}”里没有“{item}”", en=f"'{item}' is not in playlist '{playlist.id}'"),
        where=item,
        fix=_nearest(item, playlist.slides) or (which if count else empty),
    )


def no_playlist(name: str, playlists: Iterable[str]) -> BadInput:
    listed = tuple(playlists)
    return BadInput(
        code="E-PL-NAME",
        message=Text(zh=f"没有播放列表“{name}”", en=f"there is no playlist '{name}'"),
        where=name,
        fix=_nearest(name, listed)
        or Text(zh="用 kiosk playlist list 查看有哪些", en="kiosk playlist list says which there are"),
    )


def there_already(name: str) -> BadInput:
    """Somebody names section or title of a playlist that has both already."""
    return BadInput(
        code="E-PL-NAME",
        message=Text(zh=f"播放列表“{name}”已经有了", en=f"playlist '{name}' is there already"),
        where="--section, --title",
        fix=Text(
            zh="不写 --section 和 --title 就加到它里面；改标题用 kiosk playlist rename",
            en="leave out --section and --title to add to it; kiosk playlist rename changes its title",
        ),
    )


def no_title() -> BadInput:
    return BadInput(
        code="E-PL-NAME",
        message=Text(zh="标题不能为空", en="the title is empty"),
        where="--title",
        fix=Text(zh="写一个标题", en="write a title"),
    )


def no_section(section: str, sections: Sequence[str]) -> BadInput:
    message = Text(zh=f"没有展区“{section}”", en=f"there is no section '{section}'")
    unnamed = Text(zh="新的播放列表没有幻灯片，也没有展区", en="a new playlist without slides needs a section")
    return BadInput(code="E-PL-SECTION", message=message if section else unnamed, where="--section", fix=_one_of(sections))


def no_target(target: str, sections: Sequence[str]) -> BadInput:
    return BadInput(
        code="E-PL-TARGET",
        message=Text(zh=f"没有“{target}”这个展区或屏幕", en=f"there is no section or screen '{target}'"),
        where="--target",
        fix=Text(
            zh=f"可用：{'、'.join((HALL, *sections))}，或屏幕编号", en=f"use {', '.join((HALL, *sections))} or a screen's id"
        ),
    )


def checked_place(place: int, most: int, where: str) -> int:
    """A place in a playlist that can be named. Raises BadInput E-PL-PLACE."""
    if 1 <= place <= most:
        return place
    among = Text(zh=f"写 1 至 {most}", en=f"name 1 to {most}")
    raise BadInput(
        code="E-PL-PLACE",
        message=Text(zh=f"没有第 {place} 个位置", en=f"there is no place {place}"),
        where=where,
        fix=among if most else Text(zh="它是空的，先加幻灯片", en="it is empty; add slides first"),
    )


def cycle(path: Sequence[str]) -> BadInput:
    """A playlist that would play itself; shows how."""
    told = "→".join(path)
    return BadInput(
        code="E-PL-CYCLE",
        message=Text(zh=f"播放列表会播放它自己：{told}", en=f"the playlist would play itself: {told}"),
        where=path[0],
        fix=Text(zh="去掉其中一环", en="take one of these links out"),
    )


def too_long(name: str, most: int) -> BadInput:
    return BadInput(
        code="E-PL-LONG",
        message=Text(zh=f"播放列表“{name}”会超过 {most} 页", en=f"playlist '{name}' would have more than {most} slides"),
        where=name,
        fix=Text(zh="分成几个播放列表", en="make several playlists of it"),
    )


def used(name: str, targets: Sequence[str], entries: Sequence[int], playlists: Sequence[str]) -> BadInput:
    """A playlist that may not go yet; lists all that plays it."""
    zh = [
        *(f"“{each}”的默认" for each in targets),
        *(f"排程 {each}" for each in entries),
        *(f"播放列表“{each}”" for each in playlists),
    ]
    en = [
        *(f"the default of '{each}'" for each in targets),
        *(f"schedule entry {each}" for each in entries),
        *(f"playlist '{each}'" for each in playlists),
    ]
    return BadInput(
        code="E-PL-USED",
        message=Text(zh=f"播放列表“{name}”还在用：{'、'.join(zh)}", en=f"playlist '{name}' is still used: {', '.join(en)}"),
        where=name,
        fix=Text(
            zh="先改这些地方（kiosk playlist assign、kiosk schedule remove、kiosk playlist remove）",
            en="change these first (kiosk playlist assign, kiosk schedule remove, kiosk playlist remove)",
        ),
    )


def _nearest(word: str, known: Iterable[str]) -> Text | None:
    """The ids that are called most like a word, None if none is."""
    near = get_close_matches(word, dict.fromkeys(known), n=3, cutoff=_NEAR)
    return Text(zh=f"最接近的是：{'、'.join(near)}", en=f"the nearest are {', '.join(near)}") if near else None


def _one_of(ids: Sequence[str]) -> Text:
    more = len(ids) > _MOST_NAMED
    named = ids[:_MOST_NAMED]
    return Text(zh=f"可用：{'、'.join(named)}{'……' if more else ''}", en=f"there are {', '.join(named)}{' …' if more else ''}")
