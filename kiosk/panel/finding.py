"""What can be looked for on the panel by typing, and what of it fits the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.text import Language, Text
from kiosk.panel import wording
from kiosk.panel.desk import Page, screens_of
from kiosk.panel.view import Hall
from kiosk.services.ports import Hit

MOST = 40
"""So many are listed at most: who does not find it among these types one letter more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """To turn to a page."""

    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectScreens:
    """To select screens on the wall."""

    screens: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePlaylist:
    """To choose a playlist for the selected screens."""

    playlist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PressKey:
    """To press a button that is in sight, by its word."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSlide:
    """To open a slide where it is edited; `words` is what was looked for on it."""

    slide: str
    words: str


Aim = OpenPage | SelectScreens | ChoosePlaylist | PressKey | OpenSlide


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A line of the list: what it is, what kind of thing, and what choosing it does."""

    text: Text
    kind: Text
    aim: Aim


def places(hall: Hall) -> Iterable[Found]:
    """Everything of the hall that has a name: pages, sections, screens, playlists."""
    for page, name in wording.PAGES.items():
        yield Found(text=name, kind=wording.A_PAGE, aim=OpenPage(page=page))
    for row in hall.rows:
        yield Found(text=row.name, kind=wording.A_SECTION, aim=SelectScreens(screens=screens_of(row)))
    for tile in hall.tiles:
        number = Text(zh=f"屏 {tile.number:02}", en=f"Screen {tile.number:02}")
        yield Found(text=number, kind=wording.A_SCREEN, aim=SelectScreens(screens=frozenset({tile.screen})))
    for choice in hall.choices:
        yield Found(text=choice.title, kind=wording.A_PLAYLIST, aim=ChoosePlaylist(playlist=choice.playlist))


def slides(hits: Iterable[Hit], words: str) -> Iterable[Found]:
    """The slides on which the words were found, each with the place where they stand."""
    for hit in hits:
        zh, en = f"{hit.title.zh} — {hit.excerpt}", f"{hit.title.read(Language.EN)} — {hit.excerpt}"
        yield Found(text=Text(zh=zh, en=en), kind=wording.A_SLIDE, aim=OpenSlide(slide=hit.slide, words=words))


def fitting(found: Iterable[Found], words: str) -> tuple[Found, ...]:
    """Those in which every word stands, in either language; all of them without words."""
    wanted = words.casefold().split()
    return tuple(each for each in found if all(word in _read(each) for word in wanted))


def _read(found: Found) -> str:
    return f"{found.text.zh} {found.text.en or ''} {found.kind.zh} {found.kind.en}".casefold()
