"""What staff come to the panel for, step by step through its real widgets; the test counts the actions, the benchmark the time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from kiosk.domain.cue import CueKind
from tests.support.staff import Did, Staff

Key = Qt.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One errand of staff's: how many actions it may take, and until when glass is to change after the last of them."""

    name: str
    most_actions: int
    walk: Callable[[Staff], Awaitable[Did]]
    most_glass_ms: int | None = None


async def another_playlist(staff: Staff) -> Did:
    """Section three plays another playlist, now; by mouse."""
    staff.begin()
    staff.click(staff.head("work"))
    choices = next(each for each in staff.window.findChildren(QListWidget) if each.isVisible())
    staff.click(*staff.line(choices, "十大发展举措"))
    staff.press(Key.Key_Space)
    return await staff.painted(staff.screens_of("work"), lambda picture: picture.startswith("plan-"))


async def next_page(staff: Staff) -> Did:
    """A guide turns the page on the four screens of a section."""
    staff.press(Key.Key_1)
    screens = staff.screens_of("overview")
    await staff.settled(screens)
    before = staff.on_glass(screens)
    staff.begin()
    staff.press(Key.Key_Right)
    return await staff.painted(screens, lambda picture: picture not in before)


async def why_this(staff: Staff) -> Did:
    """Somebody asks why a screen shows what it shows."""
    staff.begin()
    staff.click(staff.tile("screen-07"))
    staff.press(Key.Key_Y)
    await staff.until(lambda: staff.tells("① "))
    return Did(actions=staff.actions)


async def in_english(staff: Staff) -> Did:
    """Guests from abroad: the whole hall in English for an hour."""
    staff.begin()
    staff.press(Key.Key_A)
    staff.press(Key.Key_E)
    staff.click(staff.key("1 小时"))
    staff.press(Key.Key_Space)
    return await staff.told(CueKind.LANGUAGE, staff.all_screens())


async def silence(staff: Staff) -> Did:
    """The whole hall is silent."""
    staff.press(Key.Key_Escape)
    staff.begin()
    staff.press(Key.Key_M)
    return await staff.told(CueKind.MUTE, staff.all_screens())


JOURNEYS = (
    Journey(name="J1", most_actions=3, walk=another_playlist, most_glass_ms=750),
    Journey(name="J4", most_actions=2, walk=why_this),
    Journey(name="J7", most_actions=1, walk=next_page, most_glass_ms=150),
    Journey(name="J11", most_actions=4, walk=in_english, most_glass_ms=750),
    Journey(name="J13", most_actions=1, walk=silence, most_glass_ms=200),
)
