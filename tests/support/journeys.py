"""What staff come to the panel for, step by step through its real widgets; the test counts the actions, the benchmark the time."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from kiosk.domain.cue import CueKind
from kiosk.panel.button import HoldKey
from tests.support.slideshows import chart, deck, words
from tests.support.staff import CTRL, Did, Staff

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


async def evacuate(staff: Staff) -> Did:
    """An emergency on all screens: Ctrl+E, one of the four, and held."""
    staff.begin()
    staff.press(Key.Key_E, CTRL)
    staff.press(Key.Key_3)
    focused = staff.window.focusWidget()
    assert isinstance(focused, HoldKey)
    await staff.hold(focused)
    did = await staff.told(CueKind.EMERGENCY, staff.all_screens())
    await staff.until(lambda: staff.tells("18/18 屏"))
    everywhere = staff.all_screens()
    await staff.until(lambda: {picture.split(":")[0] for picture in staff.on_glass(everywhere)} == {"emergency"})
    return did


async def school_visit(staff: Staff) -> Did:
    """The school comes every Tuesday until June, not on holidays: as a sentence; the next days are told before it is added."""
    before = len(staff.entries())
    staff.press(Key.Key_F3)
    await staff.until(lambda: staff.tells("开放") or staff.tells("节假日"))
    staff.begin()
    staff.press(Key.Key_N)
    staff.type("每周二 9-11 plan-story 展区三 到2027年6月底 跳过节假日", enter=False)
    await staff.until(lambda: staff.tells("接下来"))
    staff.press(Key.Key_Return)
    await staff.until(lambda: len(staff.entries()) == before + 1)
    return Did(actions=staff.actions)


async def bring_a_deck(staff: Staff) -> Did:
    """Slides that came on a stick are published and put on the section that is selected."""
    staff.press(Key.Key_2)
    staff.press(Key.Key_F2)
    await staff.until(lambda: staff.window.content.shelf is not None)
    with tempfile.TemporaryDirectory() as folder:
        file = deck(Path(folder) / f"guide-{staff.house.clock.now_us()}.pptx", words(), chart())
        staff.begin()
        staff.drop(staff.window.content, [file])
        await staff.until(lambda: bool(staff.window.desk.imports.listed) and not staff.window.desk.imports.open)
    await staff.until(lambda: staff.publish.isEnabled())
    staff.click(staff.publish)
    staff.click(staff.key("发布"))
    name = file.stem
    await staff.until(lambda: any(name in choice.title.zh for choice in staff.window.desk.hall.choices))
    staff.press(Key.Key_F1)
    choices = next(each for each in staff.window.findChildren(QListWidget) if each.isVisible())
    staff.choose(choices, name)
    staff.press(Key.Key_Space)
    return await staff.told(CueKind.TAKE, staff.screens_of("results"))


async def back_to_before(staff: Staff) -> Did:
    """What was published last was wrong: Ctrl+Z, and the hall is as it was."""
    was = staff.window.desk.hall.revision
    await publish_something(staff)
    await staff.until(lambda: staff.window.desk.hall.revision > was and bool(staff.window.desk.undoing.back))
    published = staff.window.desk.hall.revision
    staff.begin()
    staff.press(Key.Key_Z, CTRL)
    acted_us = staff.acted_us
    await staff.until(lambda: staff.window.desk.hall.revision > published)
    programmes = [staff.programme(number) for number in (was, staff.window.desk.hall.revision)]
    assert programmes[0].schedule.entries == programmes[1].schedule.entries
    return Did(actions=staff.actions, glass_us=staff.house.clock.now_us() - acted_us)


async def publish_something(staff: Staff) -> None:
    """A figure is changed and published; how many actions that takes is the journey's own matter."""
    await another_figure(staff)


async def another_figure(staff: Staff) -> Did:
    """One figure has changed: found, opened, written, looked at, published."""
    now = staff.figure()
    new = f"{float(now) + 0.1:.1f}"  # never one that was published before, or there might be nothing to publish
    latest = staff.window.desk.hall.revision
    staff.begin()
    staff.press(Key.Key_K, CTRL)
    staff.type(now, enter=False)
    await staff.until(lambda: staff.finds("同聚一片园区"))
    staff.enter()
    await staff.until(lambda: staff.selected_text() == now)
    staff.type(new, enter=False)
    staff.enter()
    await staff.until(lambda: staff.publish.isEnabled())
    await staff.until(lambda: staff.tells("影响 4 块屏"))
    staff.click(staff.publish)
    staff.click(staff.key("发布"))
    acted_us = staff.acted_us
    await staff.until(lambda: staff.window.desk.hall.revision > latest)
    assert staff.published_figure() == new
    return Did(actions=staff.actions, glass_us=staff.house.clock.now_us() - acted_us)


JOURNEYS = (
    Journey(name="J1", most_actions=3, walk=another_playlist, most_glass_ms=750),
    Journey(name="J2", most_actions=3, walk=evacuate, most_glass_ms=2000),
    Journey(name="J3", most_actions=3, walk=school_visit),
    Journey(name="J4", most_actions=2, walk=why_this),
    Journey(name="J5", most_actions=6, walk=bring_a_deck),
    Journey(name="J6", most_actions=1, walk=back_to_before, most_glass_ms=2000),
    Journey(name="J7", most_actions=1, walk=next_page, most_glass_ms=150),
    Journey(name="J9", most_actions=5, walk=another_figure, most_glass_ms=2000),
    Journey(name="J11", most_actions=4, walk=in_english, most_glass_ms=750),
    Journey(name="J13", most_actions=1, walk=silence, most_glass_ms=200),
)
