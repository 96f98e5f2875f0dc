"""Pictures of what comes over the panel's pages or in their place: `python -m tests.support.over_pictures DIR`.

The search, the keys, the lock, the way out, the way back; an empty playlist, words that nobody wrote, the bin, and the
question before publishing, in both languages and colours and at two sizes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.text import Language, Text
from kiosk.panel.lock import LockBar
from kiosk.panel.palette import THEMES
from kiosk.panel.publish_key import PublishKey
from kiosk.services.errand import Errand
from kiosk.services.playlist_errands import Make
from kiosk.services.recycling_errands import Discard
from tests.support.at_panel import AtPanel, at_panel
from tests.support.panel_pictures import SIZES, sitting
from tests.support.staff import put

DRAWN_S = 1.5
CTRL = Qt.KeyboardModifier.ControlModifier
EMPTY, TOUR = "list-1", "list-2"
"""A playlist without slides, and one that was discarded."""


def arrange(house: House) -> None:
    """What staff did and have not published."""
    exhibit, first = house.store.read(lambda uow: (uow.draft.exhibit(), uow.draft.playlists()[0]))
    assert exhibit is not None
    slides = (each.id for deck in exhibit.decks[:3] for each in deck.slides[-1:])
    errands: tuple[Errand, ...] = (
        Make(playlist=Playlist(id=EMPTY, section=first.section, title=Text(zh="备用", en="Spare"), slides=())),
        Make(
            playlist=Playlist(
                id=TOUR, section=first.section, title=Text(zh="周末参观版", en="Weekend tour"), slides=first.slides
            )
        ),
        Discard(thing=Thing.PLAYLIST, name=TOUR),
        *(Discard(thing=Thing.SLIDE, name=slide) for slide in slides),
    )
    for errand in errands:
        app.run_errand(house, errand)


async def find(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F1)
    panel.press(Qt.Key.Key_K, modifier=CTRL)
    put(panel.window.focusWidget(), "高新")


async def keys(page: Qt.Key, panel: AtPanel) -> None:
    panel.press(page, Qt.Key.Key_Question)


async def lock(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F1, Qt.Key.Key_L)


async def leaving(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F1)
    panel.press(Qt.Key.Key_Q, modifier=CTRL)


async def way_back(panel: AtPanel) -> None:
    """A screen is black, and can be taken back."""
    panel.press(Qt.Key.Key_F1, Qt.Key.Key_0, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_B)
    await panel.pause()


async def bin_(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F2, Qt.Key.Key_B)
    await asyncio.sleep(DRAWN_S)
    panel.press(Qt.Key.Key_Down)


async def empty_playlist(panel: AtPanel) -> None:
    rack = panel.window.content.rack
    panel.press(Qt.Key.Key_F2)
    await panel.until(lambda: any(line.playlist == EMPTY for line in rack.lines()))
    (row,) = [row for row, line in enumerate(rack.lines()) if line.playlist == EMPTY]
    rack.scrollTo(rack.model().index(row, 0))
    QTest.mouseClick(rack.viewport(), Qt.MouseButton.LeftButton, pos=rack.visualRect(rack.model().index(row, 0)).center())


async def nothing_found(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F2, Qt.Key.Key_Slash)
    put(panel.window.focusWidget(), "没有人写过的字")


async def publish(panel: AtPanel) -> None:
    panel.press(Qt.Key.Key_F2)
    (key,) = panel.window.content.findChildren(PublishKey)
    await panel.until(key.isEnabled)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


SCENES: dict[str, Callable[[AtPanel], Awaitable[None]]] = {
    "find": find,
    "keys-live": partial(keys, Qt.Key.Key_F1),
    "keys-content": partial(keys, Qt.Key.Key_F2),
    "keys-schedule": partial(keys, Qt.Key.Key_F3),
    "leaving": leaving,
    "way-back": way_back,
    "content-bin": bin_,
    "content-empty": empty_playlist,
    "content-nothing-found": nothing_found,
    "content-publish": publish,
}


async def save(panel: AtPanel, folder: Path) -> None:
    for size, language, theme in product(SIZES, Language, THEMES):
        panel.window.resize(*size)
        while panel.window.desk.language is not language:
            panel.press(Qt.Key.Key_L, modifier=CTRL)
        while panel.window.desk.theme is not theme:
            panel.press(Qt.Key.Key_D, modifier=CTRL)
        end = f"{language.value}-{theme.value}-{size[0]}.png"
        for name, scene in SCENES.items():
            await scene(panel)
            await asyncio.sleep(DRAWN_S)
            panel.window.grab().save(str(folder / f"panel-{name}-{end}"))
            panel.press(*[Qt.Key.Key_Escape] * 3)
        await lock(panel)
        await asyncio.sleep(DRAWN_S)
        panel.window.grab().save(str(folder / f"panel-lock-{end}"))
        (hold,) = [bar.hold for bar in panel.window.findChildren(LockBar)]
        QTest.mousePress(hold, Qt.MouseButton.LeftButton, pos=hold.rect().center())
        await panel.until(lambda: not panel.window.desk.locked)
        QTest.mouseRelease(hold, Qt.MouseButton.LeftButton, pos=hold.rect().center())


if __name__ == "__main__":
    with sitting() as (application, into, lived_in):
        arrange(lived_in)
        bugs = at_panel(application, lived_in, lambda panel: save(panel, into))
        assert not bugs, bugs
