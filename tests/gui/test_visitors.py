"""Visitors at one screen of a section, with real fingers: what they see is theirs, and the other screens play on in step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.app.house import House
from kiosk.domain.choreography import Choreography
from kiosk.domain.events import VisitEvent, VisitMode
from kiosk.domain.programme import Programme
from kiosk.domain.session import (
    HINT_AFTER_US,
    Aid,
    ChooseSection,
    GoHome,
    GoOn,
    Magnify,
    SessionRule,
    ShowAids,
    Speak,
    StartOver,
    StayHere,
    Turn,
    UseAid,
)
from kiosk.domain.slide import Transition
from kiosk.domain.text import Language
from kiosk.domain.view import OpenSlide
from kiosk.domain.wall import IdleSetting
from kiosk.stage.painting import fingerprint
from tests.gui.conftest import OPENED_US, Reference
from tests.gui.test_playing import house_with
from tests.support.exhibits import SECOND
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor
from tests.support.walk import walk

SCREEN, BESIDE = "screen-01", "screen-02"
LASTING = SessionRule()
BRIEF = SessionRule(
    quiet_us=2 * SECOND, asking_us=2 * SECOND, home_us=2 * SECOND, resume_us=SECOND,
    aided_quiet_us=3 * SECOND, aided_asking_us=2 * SECOND,
)  # fmt: skip


def first_section(programme: Programme, seconds: float) -> Programme:
    """Only the four screens of the first section hang; each slide stands so long."""
    slides = tuple(replace(slide, seconds=seconds, transition=Transition.CUT) for slide in programme.slides)
    sections = tuple(
        replace(each, idle=IdleSetting.PROGRAMME, choreography=Choreography.TOGETHER) for each in programme.sections
    )
    wall = replace(programme.wall, screens=programme.wall.screens[:4])
    return replace(programme, slides=slides, sections=sections, wall=wall)


Use = Callable[[Visitor], Awaitable[None]]


@contextmanager
def hall(reference: Reference, folder: Path, programme: Programme) -> Iterator[House]:
    with house_with(folder, programme, OPENED_US) as house:
        (folder / "assets").symlink_to(reference.data_dir / "assets")
        yield house


@pytest.fixture
def visit(qapp: QApplication, reference: Reference, tmp_path: Path) -> Callable[..., House]:
    """Runs a visitor at the first screen of the hall."""

    def run(use: Use, *, seconds: float = 60, rule: SessionRule = LASTING) -> House:
        async def used(playing: Playing) -> None:
            await playing.until(lambda: len(playing.words()) == 4 and "?" not in playing.words().values())
            await use(Visitor(playing, SCREEN))

        with hall(reference, tmp_path, first_section(reference.programme, seconds)) as house:
            assert play(qapp, house, used, rule=rule) == []
        return house

    return run


def test_a_touch_opens_the_slide_that_plays_and_nothing_more(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        before = visitor.picture()
        await visitor.touch(1700, 1000)  # where a button comes to be: the touch that wakes the screen does not press it
        await visitor.playing.until(lambda: visitor.word == "visit:exhibition")
        assert visitor.session is not None
        assert (visitor.session.slide, visitor.session.translated) == ("exhibition", False)
        after = visitor.picture()
        assert after.copy(0, 0, 1920, 900) == before.copy(0, 0, 1920, 900), "the page stands as it stood"
        assert after != before
        assert visitor.playing.words()[BESIDE] == "exhibition"

    visit(use)


def test_pages_are_turned_by_button_and_by_swipe_and_the_others_stay(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        await visitor.tap(Turn(step=1))
        assert visitor.word == "visit:overview-opener"
        await visitor.draw((1500, 500), (600, 520))
        await visitor.playing.until(lambda: visitor.word == "visit:eighteen-screens")
        await visitor.draw((600, 500), (1500, 480))
        await visitor.playing.until(lambda: visitor.word == "visit:overview-opener")
        await visitor.tap(Turn(step=-1))
        assert visitor.word == "visit:exhibition"
        assert {visitor.playing.words()[name] for name in ("screen-02", "screen-03", "screen-04")} == {"exhibition"}

    visit(use)


def test_the_menu_leads_everywhere_and_back(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        await visitor.tap(GoHome())
        assert visitor.word == "visit"
        await visitor.tap(ChooseSection(section="plan"))
        await visitor.tap(OpenSlide(slide="grain-valley"))
        await visitor.playing.until(lambda: visitor.word == "visit:grain-valley")
        await visitor.tap(GoHome())
        await visitor.tap(GoOn())
        await visitor.playing.until(lambda: visitor.word == "visit:grain-valley")

    visit(use)


def test_language_and_aids_change_in_place_and_end_with_the_visit(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        first = visitor.picture()
        await visitor.tap(Turn(step=1))
        await visitor.tap(Turn(step=-1))
        assert visitor.picture() == first, "the page drawn for the visitor is the one that played"
        seen = [first]
        await visitor.tap(Speak())
        seen.append(visitor.picture())
        await visitor.tap(ShowAids())
        for aid in (Aid.LARGE_TEXT, Aid.CONTRAST, Aid.LOW_REACH):
            await visitor.tap(UseAid(aid=aid))
            seen.append(visitor.picture())
        assert visitor.word == "visit:exhibition"
        assert len({fingerprint(picture) for picture in seen}) == len(seen)
        assert visitor.session is not None
        assert (visitor.session.language(Language.ZH), visitor.session.aided) == (Language.EN, True)
        await visitor.playing.until(lambda: visitor.session is None)
        await visitor.playing.until(lambda: visitor.word == visitor.playing.words()[BESIDE])
        await visitor.touch()
        await visitor.settled()
        assert visitor.session is not None
        assert (visitor.session.translated, visitor.session.aids) == (False, frozenset())

    visit(use, seconds=6, rule=BRIEF)


def test_pictures_are_seen_closer_by_button_and_by_two_fingers(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        await visitor.tap(Turn(step=1))
        await visitor.tap(Turn(step=1))
        await visitor.playing.until(lambda: visitor.word == "visit:eighteen-screens")
        whole = visitor.picture()
        await visitor.tap(Magnify(step=1))
        closer = visitor.picture()
        assert closer != whole
        await visitor.draw((900, 500), (600, 400))
        await visitor.settled()
        assert visitor.picture() != closer, "what is seen closer is moved about"
        assert visitor.word == "visit:eighteen-screens", "which turns no page"
        await visitor.tap(Magnify(step=-1))
        await visitor.settled()
        assert visitor.picture() == whole
        await visitor.spread(700, 500, 200, 420)
        await visitor.settled()
        assert visitor.session is not None
        assert visitor.session.magnified == 2

    visit(use)


def test_nobody_there_any_more(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        page = visitor.picture()
        asked = [visitor.picture]
        await visitor.playing.until(lambda: asked[0]() != page)
        await visitor.tap(StayHere())
        assert visitor.picture() == page
        await visitor.playing.until(lambda: visitor.picture() != page)
        await visitor.tap(StartOver())
        assert visitor.word == "visit"
        await visitor.playing.until(lambda: visitor.session is None)
        rejoined: list[tuple[str, str]] = []
        visitor.playing.fleet.committed.connect(lambda _: rejoined.append(pair(visitor)))
        await visitor.playing.until(lambda: visitor.word == visitor.playing.words()[BESIDE])
        assert rejoined[-1][0] == rejoined[-1][1], "it comes back in the one turn in which the section changes"

    house = visit(use, seconds=4, rule=BRIEF)
    assert house is not None


def pair(visitor: Visitor) -> tuple[str, str]:
    return visitor.word, visitor.playing.words()[BESIDE]


def test_who_does_not_touch_the_page_is_shown_once_that_it_can_be_swiped(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        assert visitor.session is not None
        page, began_us = visitor.picture(), visitor.session.touched_us
        clock = visitor.playing.house.clock
        await visitor.playing.until(lambda: visitor.picture() != page)
        assert clock.now_us() - began_us >= HINT_AFTER_US
        await visitor.playing.until(lambda: visitor.picture() == page)
        await visitor.tap(Turn(step=1))
        await visitor.tap(Turn(step=-1))
        assert visitor.session.knows_swiping
        assert visitor.picture() == page

    visit(use)


def test_what_visitors_use_is_counted(visit: Callable[..., House]) -> None:
    counted: list[tuple[str, str, Language, VisitMode, VisitEvent]] = []

    async def use(visitor: Visitor) -> None:
        await visitor.touch()
        await visitor.settled()
        await visitor.tap(Turn(step=1))
        await visitor.tap(Speak())
        await visitor.tap(ShowAids())
        await visitor.tap(UseAid(aid=Aid.CONTRAST))
        await visitor.tap(ShowAids())
        await visitor.tap(GoHome())
        telemetry = visitor.playing.house.telemetry
        await visitor.playing.until(lambda: len(telemetry.visits(0)) == 5)
        counted.extend((each.screen, each.page, each.language, each.mode, each.event) for each in telemetry.visits(0))

    visit(use)
    zh, en, normal, accessible = Language.ZH, Language.EN, VisitMode.NORMAL, VisitMode.ACCESSIBLE
    assert sorted(counted, key=str) == sorted(
        [
            (SCREEN, "exhibition", zh, normal, VisitEvent.TOUCHED),
            (SCREEN, "overview-opener", zh, normal, VisitEvent.OPENED),
            (SCREEN, "overview-opener", en, normal, VisitEvent.LANGUAGE),
            (SCREEN, "overview-opener", en, accessible, VisitEvent.CONTRAST),
            (SCREEN, "menu", en, accessible, VisitEvent.HOME),
        ],
        key=str,
    )


def test_a_walk_through_the_whole_exhibit(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        await walk(visitor, None)

    visit(use, seconds=6, rule=replace(BRIEF, quiet_us=20 * SECOND, home_us=20 * SECOND, aided_quiet_us=6 * SECOND))


def test_a_storm_of_touches_ends_in_the_timeline(visit: Callable[..., House]) -> None:
    async def use(visitor: Visitor) -> None:
        window, device, rng = visitor.playing.fleet.windows[SCREEN].windowHandle(), QTest.createTouchDevice(), Random(7)

        def burst() -> None:
            for _ in range(40):
                event = QTest.touchEvent(window, device, autoCommit=False)
                for finger in range(10):
                    at = QPoint(rng.randrange(1920), rng.randrange(1080))
                    rng.choice([event.press, event.move, event.release])(finger, at, window)
                event.commit()

        def device_gone() -> None:
            event = QTest.touchEvent(window, device, autoCommit=False)
            for finger in range(10):
                event.release(finger, QPoint(0, 0), window)
            event.commit()

        await visitor.does(*[burst] * 50, device_gone)
        await visitor.playing.until(lambda: visitor.session is None)
        await visitor.playing.until(lambda: visitor.word == visitor.playing.words()[BESIDE])

    visit(use, seconds=4, rule=BRIEF)
