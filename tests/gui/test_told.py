"""What staff tell the screens beside what plays, on real windows: a language for a while, and what waits for a visitor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app.house import House
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.events import Commit
from kiosk.domain.session import SessionRule, StartOver
from kiosk.domain.text import Language
from kiosk.stage.painting import fingerprint
from tests.gui.conftest import Reference
from tests.gui.test_visitors import BESIDE, BRIEF, LASTING, SCREEN, first_section, hall
from tests.support.exhibits import SECOND
from tests.support.playing import Playing, play, tell
from tests.support.visiting import Visitor

Use = Callable[[Playing], Awaitable[None]]
LONG_US = 600 * SECOND


@pytest.fixture
def watch(qapp: QApplication, reference: Reference, tmp_path: Path) -> Callable[..., House]:
    """Has a test look at the screens of the first section, whose slides stand for a minute."""

    def run(use: Use, *, rule: SessionRule = LASTING) -> House:
        async def used(playing: Playing) -> None:
            await playing.until(lambda: len(playing.words()) == 4 and "?" not in playing.words().values())
            await use(playing)

        programme = first_section(reference.programme, 60)
        with hall(reference, tmp_path, programme) as house:
            assert play(qapp, house, used, rule=rule) == []
            misread = [play for play in house.telemetry.plays(0) if play.actual != play.planned]
            assert misread == []
            assert [screen.black_frames for screen in house.telemetry.screens()] == [0] * 4
        return house

    return run


def pictures(playing: Playing) -> dict[str, int]:
    return {screen: fingerprint(window.frame()) for screen, window in playing.fleet.windows.items()}


def languages(playing: Playing) -> set[Language | None]:
    """In which languages the pictures on the screens were drawn; None for the hall's own."""
    shown = [window.showing for window in playing.fleet.windows.values() if not window.changing]
    return {painting.content.language for painting in shown if painting is not None}


def done(playing: Playing, cue: Cue) -> set[str]:
    """The screens on which a cue was carried out, as it is written down."""
    return {commit.screen for commit in playing.house.telemetry.cue_commits(cue.id)}


def another(playing: Playing) -> str:
    """A playlist that is not the one on the screens, and begins with another slide."""
    programme = playing.fleet.inputs.programmes[0]
    return next(name for name in programme.timelines if programme.playlist_by_id[name].section != "overview")


def test_all_screens_speak_a_language_in_one_turn_and_come_back_by_themselves(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        commits: list[Commit] = []
        playing.fleet.committed.connect(commits.append)
        before, words = pictures(playing), playing.words()
        english = tell(playing, CueKind.LANGUAGE, language=Language.EN, hold_us=3 * SECOND)
        await playing.until(lambda: languages(playing) == {Language.EN})
        assert all(pictures(playing)[screen] != picture for screen, picture in before.items())
        assert playing.words() == words, "the slides are the same"
        await playing.until(lambda: pictures(playing) == before)
        assert english.until_us is not None
        assert commits[-1].due_us == english.until_us
        assert commits[-1].screens == 4
        await playing.until(lambda: len(done(playing, english)) == 4)

    watch(use)


def test_the_last_language_counts_and_clearing_ends_it(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        for language, drawn in ((Language.EN, Language.EN), (Language.ZH, None), (Language.EN, Language.EN)):
            cue = tell(playing, CueKind.LANGUAGE, language=language, hold_us=LONG_US)
            await playing.until(lambda cue=cue: len(done(playing, cue)) == 4)  # type: ignore[misc]
            assert languages(playing) == {drawn}, "the hall's own language is no other picture"
        tell(playing, CueKind.CLEAR)
        await playing.until(lambda: languages(playing) == {None})

    watch(use)


def test_a_visitor_goes_on_in_their_language_and_the_next_begins_in_the_halls(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        here, beside = Visitor(playing, SCREEN), Visitor(playing, BESIDE)
        await here.touch()
        await here.settled()
        page = here.picture()
        english = tell(playing, CueKind.LANGUAGE, language=Language.EN, hold_us=LONG_US)
        await playing.until(lambda: len(done(playing, english)) == 4)
        assert here.picture() == page
        shown = beside.picture()
        await beside.touch()
        await beside.settled()
        assert [each.session is not None and each.session.translated for each in (here, beside)] == [False, True]
        assert beside.picture() != shown, "there are controls"
        chinese = tell(playing, CueKind.LANGUAGE, language=Language.ZH, hold_us=LONG_US)
        await playing.until(lambda: len(done(playing, chinese)) == 4)
        assert beside.session is not None
        assert beside.session.translated

    watch(use)


def test_who_starts_over_is_spoken_to_as_the_next_would_be(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, SCREEN)
        await visitor.touch()
        await visitor.settled()
        await playing.until(lambda: visitor.offers(StartOver()))
        english = tell(playing, CueKind.LANGUAGE, language=Language.EN, hold_us=LONG_US)
        await playing.until(lambda: len(done(playing, english)) == 4)
        await visitor.tap(StartOver())
        assert visitor.session is not None
        assert visitor.session.translated

    watch(use, rule=replace(LASTING, quiet_us=SECOND))


@pytest.mark.parametrize("kind", [CueKind.TAKE, CueKind.BLACK])
def test_what_waits_for_a_visitor_comes_at_the_end_of_the_visit(watch: Callable[..., House], kind: CueKind) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, SCREEN)
        await visitor.touch()
        await visitor.settled()
        word = visitor.word
        more = {"playlist": another(playing)} if kind is CueKind.TAKE else {}
        waiting = tell(playing, kind, hold_us=LONG_US, when_free=True, **more)
        others = set(playing.fleet.windows) - {SCREEN}
        await playing.until(lambda: done(playing, waiting) == others)
        assert visitor.session is not None
        assert visitor.word == word
        taken = playing.words()[BESIDE]
        await playing.until(lambda: visitor.session is None)
        ended_us = playing.house.clock.now_us()
        await playing.until(lambda: visitor.word == taken)
        assert playing.house.clock.now_us() - ended_us < 30 * SECOND, "its slides stand for a minute"
        await playing.until(lambda: done(playing, waiting) == {*others, SCREEN})

    watch(use, rule=BRIEF)


def test_what_does_not_wait_ends_a_visit_that_something_waits_for(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, SCREEN)
        await visitor.touch()
        await visitor.settled()
        waiting = tell(playing, CueKind.BLACK, hold_us=LONG_US, when_free=True)
        await playing.until(lambda: len(done(playing, waiting)) == 3)
        tell(playing, CueKind.TAKE, playlist=another(playing), hold_us=LONG_US)
        await playing.until(lambda: visitor.session is None and visitor.word == playing.words()[BESIDE])
        await playing.until(lambda: len(done(playing, waiting)) == 4)

    watch(use)


def test_nothing_comes_of_what_is_over_before_the_visit(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, SCREEN)
        await visitor.touch()
        await visitor.settled()
        word = playing.words()[BESIDE]
        waiting = tell(playing, CueKind.BLACK, hold_us=2 * SECOND, when_free=True)
        await playing.until(lambda: playing.words()[BESIDE] == "black")
        await playing.until(lambda: playing.words()[BESIDE] == word)
        assert visitor.session is not None
        await playing.until(lambda: visitor.session is None)
        assert SCREEN not in done(playing, waiting)

    watch(use, rule=replace(BRIEF, quiet_us=8 * SECOND))


def test_it_is_told_which_screens_are_visited_and_since_when(watch: Callable[..., House]) -> None:
    async def use(playing: Playing) -> None:
        telemetry, clock = playing.house.telemetry, playing.house.clock

        def visited() -> dict[str, int]:
            screens = telemetry.screens()
            return {screen.screen: screen.visited_since_us for screen in screens if screen.visited_since_us is not None}

        visitor = Visitor(playing, SCREEN)
        assert visited() == {}
        before_us = clock.now_us()
        await visitor.touch()
        await playing.until(lambda: set(visited()) == {SCREEN})
        since_us = visited()[SCREEN]
        assert before_us <= since_us <= clock.now_us()
        await visitor.touch()
        await visitor.settled()
        assert visited() == {SCREEN: since_us}
        await playing.until(lambda: visitor.session is None)
        await playing.until(lambda: visited() == {})

    watch(use, rule=BRIEF)
