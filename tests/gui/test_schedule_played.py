"""What the screens of a scheduled hall are proved to have played is what its agenda says."""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.agenda import Turn, agenda
from kiosk.domain.choreography import Choreography
from kiosk.domain.cue import NO_CUES
from kiosk.domain.events import Play
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import resolve
from kiosk.domain.schedule import Schedule
from kiosk.domain.slide import Transition
from kiosk.player.inputs import Inputs
from tests.support.busy import random_schedule
from tests.support.exhibits import MINUTE, SECOND, replayable, small_hall
from tests.support.showing import Showing, showing
from tests.unit.domain.test_ground import BASE, OFFICE, at, planned

HALLS = int(os.environ.get("KIOSK_TEST_PROGRAMMES", "2000")) // 40
"""A hall plays for some seconds, so fewer of them than where only numbers are asked for."""
CHANGES = 40


def no_file(sha256: str) -> Path:
    raise AssertionError("these slides have no pictures")


def scheduled(schedule: Schedule | None, anchor_us: int) -> Programme:
    """Three small screens, changing by cuts."""
    hall = small_hall(anchor_us=anchor_us)
    screens = tuple(replace(screen, pixels=(320, 180)) for screen in hall.wall.screens)
    return replace(
        hall,
        wall=replace(hall.wall, screens=screens),
        slides=tuple(replace(slide, transition=Transition.CUT) for slide in hall.slides),
        sections=tuple(replace(section, choreography=Choreography.TOGETHER) for section in hall.sections),
        scheduled=schedule,
    )


def played(screens: Showing, until_us: int) -> None:
    """Goes from change to change, as the ticker would wake the screens, until an instant or long enough."""
    for _ in range(CHANGES):
        now_us = screens.clock.now_us()
        edge_us = screens.fleet.inputs.edge_us(tuple(screens.fleet.windows), now_us)
        if edge_us is None or edge_us >= until_us:
            return
        screens.clock.reads_us = edge_us
        screens.turn()
        screens.settle()


def check(programme: Programme, plays: list[Play], turns: tuple[Turn, ...]) -> None:
    """Every play is of what the last turn before it says, was painted as planned, and none is missing."""
    for screen in programme.screen_by_id:
        own = [turn for turn in turns if turn.screen == screen]
        proved = sorted((play for play in plays if play.screen == screen), key=lambda play: play.painted_us)
        assert all(play.actual == play.planned for play in proved)
        for play in proved:
            turn = own[bisect_right([item.at_us for item in own], play.painted_us) - 1]
            slides = programme.playlist_by_id[turn.playlist].slides if turn.playlist else ()
            assert (play.planned in slides) == (turn.playlist is not None), (screen, play)
        for turn in own:
            plan = resolve(programme, NO_CUES, {}, screen, turn.at_us)
            shown = [play for play in proved if play.painted_us <= turn.at_us]
            assert shown, (screen, turn)
            assert shown[-1].planned == plan.content.word, (screen, turn)


@pytest.mark.parametrize("seed", range(HALLS))
def test_the_proof_of_play_is_the_agenda(qtbot: QtBot, seed: int) -> None:
    rng = Random(f"played {seed}")
    begins_us = at(10) + rng.randrange(MINUTE)
    bare = scheduled(None, begins_us)
    instants = [begins_us + rng.randrange(5 * MINUTE) // SECOND * SECOND for _ in range(6)]
    drawn = (random_schedule(rng, bare, instants) for _ in count())
    programme = scheduled(next(schedule for schedule in drawn if schedule is not None), begins_us)
    with replayable(seed), showing(qtbot, no_file, Inputs(programmes=(programme,)), begins_us) as screens:
        played(screens, begins_us + 5 * MINUTE)
        ends_us = screens.clock.now_us()
        turns = agenda(programme, NO_CUES, tuple(programme.screen_by_id), begins_us, ends_us + 1)
        check(programme, screens.plays, turns)
        assert [state.black_frames for state in screens.fleet.screen_states()] == [0, 0, 0], "black by night is commanded"


def test_a_section_changes_to_what_is_scheduled_in_one_commit(qtbot: QtBot) -> None:
    programme = scheduled(planned(BASE).scheduled, at(8))
    with showing(qtbot, no_file, Inputs(programmes=(programme,)), at(9) - 5 * SECOND) as screens:
        commits = len(screens.commits)
        screens.clock.reads_us = at(9)
        screens.turn()
        screens.settle()
        (commit,) = screens.commits[commits:]
        assert (commit.due_us, commit.screens) == (at(9), 3), "the hall's slide changes at that instant too"
        first = programme.playlist_by_id["welcome"].slides[0]
        assert screens.words() == dict.fromkeys(("e1", "e2", "w1"), first)


def test_at_closing_time_all_say_farewell_and_go_dark_together(qtbot: QtBot) -> None:
    programme = scheduled(planned(hours=OFFICE).scheduled, at(8))
    with showing(qtbot, no_file, Inputs(programmes=(programme,)), at(17) - 5 * SECOND) as screens:
        for t, words in ((at(17), ["farewell:east", "farewell:east", "farewell:west"]), (at(17, 1), ["black"] * 3)):
            screens.clock.reads_us = t
            screens.turn()
            screens.settle()
            assert list(screens.words().values()) == words
            assert (screens.commits[-1].due_us, screens.commits[-1].screens) == (t, 3)
