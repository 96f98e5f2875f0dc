"""Which screens visitors have for themselves, and when these go back: real windows, a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.events import VisitEvent
from kiosk.domain.programme import Programme
from kiosk.domain.session import SessionRule, Turn
from kiosk.domain.view import Act, OpenRow
from kiosk.domain.wall import IdleSetting
from kiosk.player.fingers import Moment
from kiosk.player.inputs import Inputs
from kiosk.player.visitors import Visitors
from tests.support.charts import CHART, on_slide
from tests.support.exhibits import SECOND, wall
from tests.support.hosting import SCREEN, Host, felt, finger, hall, hosting, no_file
from tests.support.showing import Showing, showing

BESIDE = "e2"
SHORT = SessionRule(quiet_us=300_000, asking_us=200_000, home_us=100_000)
"""Its instants pass on the test's clock; the timers that wait for them are as short as this."""


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[Showing]:
    with showing(qtbot, no_file, Inputs(programmes=(hall(),)), 0) as screens:
        yield screens


@pytest.fixture
async def host(screens: Showing) -> AsyncIterator[Host]:
    async with hosting(screens, SHORT) as host:
        yield host


def cue(kind: CueKind, at_us: int) -> Cue:
    return Cue(
        id=1, at_us=at_us, kind=kind, targets=("east",), until_us=at_us + 600 * SECOND,
        playlist="special" if kind is CueKind.TAKE else None,
        level=EmergencyLevel.NOTICE if kind is CueKind.EMERGENCY else None,
    )  # fmt: skip


def carousel() -> Programme:
    sections = tuple(replace(section, idle=IdleSetting.CAROUSEL) for section in hall().sections)
    return hall(sections=sections)


async def test_a_touch_gives_the_screen_to_a_visitor_and_leaves_the_others_alone(host: Host) -> None:
    visitors, touched = host.visitors(), []
    visitors.touched.connect(touched.append)
    await host.touch()
    await host.shows("visit:a")
    assert list(visitors.sessions) == [SCREEN]
    assert (visitors.sessions[SCREEN].slide, visitors.sessions[SCREEN].section) == ("a", "east")
    assert touched == [SCREEN]
    assert (host.word(BESIDE), host.word("w1")) == ("a", "d")
    assert visitors.targets(SCREEN)
    assert visitors.targets(BESIDE) == ()


async def test_a_key_begins_a_visit_too_and_does_nothing_more(host: Host) -> None:
    visitors = host.visitors()
    await host.key(Qt.Key.Key_Right)
    await host.shows("visit:a")
    plain = host.picture()
    await host.key(Qt.Key.Key_Right)
    assert host.picture() != plain, "a ring shows where one is"
    assert visitors.sessions[SCREEN].slide == "a"


async def test_a_finger_that_only_moves_or_goes_begins_nothing(host: Host) -> None:
    visitors, window = host.visitors(), host.fleet.windows[SCREEN]
    for moment in (Moment.MOVED, Moment.UP):
        window.felt.emit(felt(finger(moment, 960, 300)))
    window.felt.emit(felt())
    await host.rest()
    assert visitors.sessions == {}
    assert host.counted == []


async def test_a_touch_on_the_carousel_opens_the_menu_of_its_section(host: Host) -> None:
    visitors = host.visitors()
    await host.moves(60 * SECOND, Inputs(programmes=(carousel(),)))
    assert host.word().startswith("attract:")
    await host.touch()
    await host.shows("visit")
    assert (visitors.sessions[SCREEN].slide, visitors.sessions[SCREEN].section) == (None, "east")


async def test_the_timeline_goes_on_beneath_and_a_visit_is_no_play(host: Host) -> None:
    host.visitors()
    await host.touch()
    await host.shows("visit:a")
    host.screens.plays.clear()
    await host.moves(10 * SECOND)
    assert (host.word(), host.word(BESIDE)) == ("visit:a", "chart")
    assert {play.screen for play in host.screens.plays} == {BESIDE, "w1"}


async def test_nobody_there_any_more(host: Host) -> None:
    visitors = host.visitors()
    await host.touch()
    await host.shows("visit:a")
    page = host.picture()
    host.clock.reads_us = SHORT.quiet_us
    await host.until(lambda: host.picture() != page)
    assert list(visitors.sessions) == [SCREEN], "it only asks"
    host.clock.reads_us = SHORT.quiet_us + SHORT.asking_us
    await host.until(lambda: visitors.sessions == {})
    await host.shows("visit")
    poster = host.picture()
    assert [visit.event for visit in host.counted] == [VisitEvent.TOUCHED, VisitEvent.ENDED]
    await host.moves(9 * SECOND)
    assert host.picture() == poster, "a slide that began before is not joined"
    await host.moves(10 * SECOND)
    assert host.word() == host.word(BESIDE) == "chart"


async def test_who_touches_the_poster_is_somebody_else(host: Host) -> None:
    visitors = host.visitors()
    await host.touch()
    await host.shows("visit:a")
    host.clock.reads_us = SHORT.quiet_us + SHORT.asking_us
    await host.until(lambda: visitors.sessions == {})
    await host.touch()
    await host.shows("visit:a")
    assert visitors.sessions[SCREEN].began_us == host.clock.now_us()


@pytest.mark.parametrize("kind", [CueKind.TAKE, CueKind.BLACK, CueKind.EMERGENCY, CueKind.FREEZE])
async def test_staff_and_emergencies_win_at_once(host: Host, kind: CueKind) -> None:
    visitors = host.visitors()
    await host.touch()
    await host.shows("visit:a")
    await host.moves(SECOND, Inputs(programmes=(hall(),), cues=Cues.of([cue(kind, SECOND)])))
    assert visitors.sessions == {}
    assert host.word() == host.word(BESIDE)
    await host.touch()
    assert bool(visitors.sessions) == (kind is CueKind.TAKE), "nobody explores what staff have stopped"


async def test_a_cue_from_before_the_visit_does_not_end_it(host: Host) -> None:
    visitors = host.visitors()
    taken = Inputs(programmes=(hall(),), cues=Cues.of([cue(CueKind.TAKE, SECOND)]))
    await host.moves(2 * SECOND, taken)
    await host.touch()
    await host.shows("visit:f")
    await host.moves(3 * SECOND)
    assert list(visitors.sessions) == [SCREEN]


async def test_what_is_told_again_ends_a_visit_like_any_cue(host: Host) -> None:
    visitors, taken = host.visitors(), cue(CueKind.TAKE, SECOND)
    back = Cue(id=2, kind=CueKind.RECALL, at_us=2 * SECOND, targets=("east",), recalls=1)
    await host.moves(3 * SECOND, Inputs(programmes=(hall(),), cues=Cues.of([taken, back])))
    await host.touch()
    assert list(visitors.sessions) == [SCREEN]
    again = replace(back, id=3, at_us=5 * SECOND, recalls=2)
    told = Inputs(programmes=(hall(),), cues=Cues.of([taken, back, again]))
    await host.moves(4 * SECOND, told)
    assert list(visitors.sessions) == [SCREEN], "it is yet to count"
    await host.moves(5 * SECOND, told)
    assert visitors.sessions == {}
    assert host.word() == host.word(BESIDE)


async def test_a_screen_that_leaves_the_programme_leaves_its_visitor(host: Host) -> None:
    visitors = host.visitors()
    await host.touch()
    await host.shows("visit:a")
    without = hall(revision=2, wall=wall(*hall().wall.screens[1:]))
    host.fleet.set_inputs(Inputs(programmes=(without,)))
    assert visitors.sessions == {}
    await host.touch()
    assert visitors.sessions == {}


async def test_new_data_of_a_chart_reach_whoever_looks_at_it(host: Host) -> None:
    visitors = host.visitors()
    await host.touch()
    await host.shows("visit:a")
    await host.touch(*place(visitors, Turn(step=1)))
    await host.shows("visit:chart")
    await host.touch(*place(visitors, OpenRow(row="人才公寓")))
    before = host.picture()
    fewer = replace(CHART, rows=CHART.rows[:-1])
    slides = tuple(on_slide(fewer) if slide.id == "chart" else slide for slide in hall().slides)
    host.fleet.set_inputs(Inputs(programmes=(hall(revision=2, slides=slides),)))
    await host.until(lambda: host.picture() != before)
    assert OpenRow(row="人才公寓") not in [target.act for target in visitors.targets(SCREEN)]


def place(visitors: Visitors, act: Act) -> tuple[float, float]:
    centre = next(target.rect.center() for target in visitors.targets(SCREEN) if target.act == act)
    return centre.x(), centre.y()
