"""A visitor at a real window, whose fingers the test makes up; which screens are visited at all is tried elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.domain.events import VisitEvent, VisitMode
from kiosk.domain.session import (
    Aid,
    GoHome,
    Magnify,
    Session,
    ShowAids,
    Speak,
    StayHere,
    Turn,
    UseAid,
    begun,
)
from kiosk.domain.slide import Transition
from kiosk.domain.text import Language
from kiosk.domain.view import Grip, OpenRow, PlayVideo
from kiosk.player.fingers import Fingers, Moment
from kiosk.player.inputs import Inputs
from kiosk.player.stay import Stay
from tests.support.charts import CHART, on_slide
from tests.support.exhibits import SECOND
from tests.support.hosting import SCREEN, Host, felt, finger, hall, hosting, no_file, place_of, tap
from tests.support.showing import Showing, showing

DOWN, MOVED, UP = Moment.DOWN, Moment.MOVED, Moment.UP
KEYS = Qt.Key


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[Showing]:
    with showing(qtbot, no_file, Inputs(programmes=(hall(),)), 0) as screens:
        yield screens


@pytest.fixture
async def host(screens: Showing) -> AsyncIterator[Host]:
    async with hosting(screens) as host:
        yield host


async def arrived(host: Host, session: Session | None = None) -> Stay:
    """Somebody who has woken the screen: the touch that does it is over."""
    stay = host.stay(session or begun(0, "east", "a"))
    stay.begin()
    await feels(host, stay, *tap(960, 300))
    await host.shows(f"visit:{stay.session.slide}" if stay.session.slide else "visit")
    return stay


async def feels(host: Host, stay: Stay, *events: Fingers) -> None:
    for event in events:
        stay.felt(event)
    await host.rest()


async def taps(host: Host, stay: Stay, act: object) -> None:
    await feels(host, stay, *tap(*place_of(stay, act)))  # type: ignore[arg-type]


async def test_the_touch_that_wakes_the_screen_does_nothing_more(host: Host) -> None:
    before = host.picture()
    stay = host.stay(begun(0, "east", "a"))
    stay.begin()
    await feels(host, stay, *tap(*place_of(stay, Turn(step=1))))
    assert stay.session.slide == "a"
    assert host.picture().copy(0, 0, 1920, 900) == before.copy(0, 0, 1920, 900), "the page stands as it stood"
    assert [visit.event for visit in host.counted] == [VisitEvent.TOUCHED]
    await taps(host, stay, Turn(step=1))
    assert stay.session.slide == "chart"


async def test_a_press_is_seen_before_anything_comes_of_it_and_nothing_does_if_the_finger_slides_off(host: Host) -> None:
    stay = await arrived(host)
    unpressed = host.picture()
    x, y = place_of(stay, Turn(step=1))
    stay.felt(felt(finger(DOWN, x, y)))
    assert host.picture() != unpressed
    await feels(host, stay, felt(finger(MOVED, x, y - 400)), felt(finger(UP, x, y - 400)))
    assert host.picture() == unpressed
    assert stay.session.slide == "a"


async def test_a_finger_drawn_sideways_turns_the_page_but_at_the_menu(host: Host) -> None:
    stay = await arrived(host)
    swipe = felt(finger(DOWN, 1500, 500), finger(MOVED, 600, 520)), felt(finger(UP, 600, 520))
    await feels(host, stay, *swipe)
    await host.shows("visit:chart")
    await taps(host, stay, GoHome())
    await feels(host, stay, *swipe)
    assert stay.session.slide is None


async def test_a_handle_follows_the_finger_and_turns_no_page(host: Host) -> None:
    stay = await arrived(host, begun(0, "east", "ranks"))
    handle = next(target.rect for target in stay.targets if isinstance(target.act, Grip))
    y, pictures = handle.center().y(), [host.picture()]
    stay.felt(felt(finger(DOWN, handle.left() + handle.width() / 4, y)))
    assert stay.session.view.share == pytest.approx(0.25, abs=0.01)
    pictures.append(host.picture())
    await feels(host, stay, felt(finger(MOVED, handle.left() + handle.width() * 3 / 4, y)), felt(finger(UP, 0, 0)))
    assert stay.session.view.share == pytest.approx(0.75, abs=0.01)
    pictures.append(host.picture())
    assert different(pictures)
    assert stay.session.slide == "ranks"


async def test_two_fingers_bring_a_picture_closer_and_one_moves_it(host: Host) -> None:
    stay = await arrived(host, begun(0, "east", "parts"))
    pictures = [host.picture()]
    await feels(
        host, stay, felt(finger(DOWN, 700, 500), finger(DOWN, 900, 500, id=2)),
        felt(finger(MOVED, 600, 500), finger(MOVED, 1000, 500, id=2)),
        felt(finger(UP, 600, 500), finger(UP, 1000, 500, id=2)),
    )  # fmt: skip
    assert stay.session.magnified == 2
    pictures.append(host.picture())
    centre = stay.session.centre
    await feels(host, stay, felt(finger(DOWN, 900, 500)), felt(finger(MOVED, 700, 400)), felt(finger(UP, 700, 400)))
    assert stay.session.centre[0] > centre[0]
    pictures.append(host.picture())
    assert different(pictures)
    await taps(host, stay, Magnify(step=-1))
    await taps(host, stay, Magnify(step=-1))
    assert host.picture() == pictures[0]


async def test_language_and_aids_change_the_page_where_it_stands(host: Host) -> None:
    stay = await arrived(host)
    pictures = [host.picture()]
    for act in (Speak(), ShowAids(), UseAid(aid=Aid.CONTRAST), UseAid(aid=Aid.LOW_REACH)):
        await taps(host, stay, act)
        pictures.append(host.picture())
    assert different(pictures)
    assert (stay.session.slide, stay.session.aided) == ("a", True)


async def test_what_is_counted_says_of_which_page_in_which_language_and_mode(host: Host) -> None:
    stay = await arrived(host)
    for act in (Turn(step=1), Speak(), ShowAids(), UseAid(aid=Aid.CONTRAST), OpenRow(row="东线管廊"), GoHome()):
        stay.do(act)
    await host.rest()
    zh, en, normal, accessible = Language.ZH, Language.EN, VisitMode.NORMAL, VisitMode.ACCESSIBLE
    assert [(each.screen, each.page, each.language, each.mode, each.event) for each in host.counted] == [
        (SCREEN, "a", zh, normal, VisitEvent.TOUCHED),
        (SCREEN, "chart", zh, normal, VisitEvent.OPENED),
        (SCREEN, "chart", en, normal, VisitEvent.LANGUAGE),
        (SCREEN, "chart", en, accessible, VisitEvent.CONTRAST),
        (SCREEN, "chart", en, accessible, VisitEvent.OPENED),
        (SCREEN, "menu", en, accessible, VisitEvent.HOME),
    ]


async def test_a_keypad_goes_from_target_to_target_and_does_what_they_do(host: Host) -> None:
    stay = await arrived(host)
    plain = host.picture()
    stay.keyed(KEYS.Key_Enter)
    assert stay.session.slide == "a", "nothing is chosen yet"
    seen = []
    for _ in stay.targets:
        stay.keyed(KEYS.Key_Right)
        seen.append(host.picture())
    assert different([plain, *seen])
    stay.keyed(KEYS.Key_Right)
    assert host.picture() == seen[0], "after the last comes the first"
    stay.keyed(KEYS.Key_Left)
    assert host.picture() == seen[-1]
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Enter):
        stay.keyed(key)
    await host.shows("visit:chart")


async def test_a_video_plays_stands_and_goes_on_and_is_left_with_its_page(host: Host) -> None:
    stay, plays = await arrived(host), PlayVideo(length_us=60 * SECOND)
    for at_us in (0, 10 * SECOND, 20 * SECOND):
        host.clock.reads_us = at_us
        stay.do(plays)
    stay.do(Turn(step=1))
    await host.rest()
    assert host.screening.asked == [("visit", SCREEN, "a"), ("pause", SCREEN), ("resume", SCREEN), ("leave", SCREEN)]


async def test_the_question_is_answered_by_any_touch(host: Host) -> None:
    stay = await arrived(host)
    page = host.picture()
    host.clock.reads_us = 50 * SECOND
    stay.show(Transition.CUT)
    assert host.picture() != page
    assert stay.targets[0].act == StayHere()
    await feels(host, stay, *tap(1700, 200))
    assert (stay.session.touched_us, host.picture() == page) == (50 * SECOND, True)
    assert host.counted[-1].event is VisitEvent.PROMPT_CONTINUED


async def test_new_data_come_at_once_and_all_else_when_a_page_is_turned(host: Host) -> None:
    stay = await arrived(host, begun(0, "east", "chart"))
    before = host.picture()
    later = replace(CHART, rows=CHART.rows[:3])
    slides = tuple(on_slide(later) if slide.id == "chart" else slide for slide in hall().slides)
    host.fleet.set_inputs(Inputs(programmes=(hall(revision=2, slides=slides),)))
    stay.renew()
    await host.until(lambda: host.picture() != before)
    assert stay.programme.revision == 2
    host.fleet.set_inputs(Inputs(programmes=(hall(revision=3, slides=slides),)))
    stay.renew()
    assert stay.programme.revision == 2, "of this page nothing is new"
    stay.do(Turn(step=1))
    await host.rest()
    assert stay.programme.revision == 3


async def test_when_it_is_over_nothing_of_it_is_left(host: Host) -> None:
    stay = await arrived(host)
    for act in (Speak(), UseAid(aid=Aid.LARGE_TEXT)):
        stay.do(act)
    await host.rest()
    stay.end(9 * SECOND)
    assert stay.over_us == 9 * SECOND
    assert stay.session == replace(begun(9 * SECOND, "east", None), began_us=0)
    assert host.counted[-1].event is VisitEvent.ENDED
    assert host.screening.asked == [("leave", SCREEN)]


async def test_a_screen_that_hangs_no_more_is_left_alone(host: Host) -> None:
    stay = await arrived(host)
    host.fleet.dismiss(SCREEN)
    stay.do(Speak())
    assert stay.session.translated


def different(pictures: list[QImage]) -> bool:
    """Whether no two of them are the same."""
    return all(one != other for number, one in enumerate(pictures) for other in pictures[:number])
