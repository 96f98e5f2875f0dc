from __future__ import annotations

from random import Random

import pytest

from kiosk.domain import history as module
from kiosk.domain.cue import Cue, CueKind, Cues, counting
from kiosk.domain.history import history
from kiosk.domain.programme import Programme
from kiosk.domain.standing import Standing, after, untouched
from kiosk.domain.wall import Screen
from tests.support.exhibits import MINUTE, SECOND, random_case, random_cue, replayable, seeds, small_hall

SHARDS = 10


def plainly(programme: Programme, screen: Screen, told: tuple[Cue, ...]) -> list[Standing]:
    """What stood after each cue, all of it worked out from the beginning for each."""
    states = []
    for place in range(len(told)):
        standing = untouched(programme, screen)
        for cue in counting(told[: place + 1]):
            standing = after(programme, screen, standing, cue)
        states.append(standing)
    return states


def journal(rng: Random, seed: int) -> tuple[Programme, tuple[Cue, ...]]:
    """Cues of all kinds, every third of them a recall of one before it, of which some are recalls too."""
    case = random_case(seed)
    instants = [case.begins_us + step * SECOND for step in sorted(rng.sample(range(600), 8))]
    found: list[Cue] = []
    for id in range(1, rng.randrange(3, 25)):
        cue = random_cue(rng, id, case.programme, instants)
        named = rng.choice(found) if found and rng.random() < 0.4 else None
        if named is not None:
            cue = Cue(id=id, kind=CueKind.RECALL, at_us=cue.at_us, targets=named.targets, recalls=named.id)
        found.append(cue)
    return case.programme, Cues.of(found).items


@pytest.mark.parametrize("shard", range(SHARDS))
def test_it_is_what_all_that_counts_leaves_one_after_the_other(shard: int) -> None:
    """Asked of the whole journal, and of one that grows by a cue at a time."""
    for seed in seeds()[shard::SHARDS][:40]:
        rng = Random(f"history {seed}")
        programme, cues = journal(rng, seed)
        screen = rng.choice(programme.wall.screens)
        told = tuple(cue for cue in cues if cue.reaches(screen.targets))
        with replayable(seed):
            expected = (untouched(programme, screen), *plainly(programme, screen, told))
            for most in range(len(cues) + 1):
                found = history(programme, Cues.of(cues[:most]), screen)
                assert found.states == expected[: len(found.states)]
            another = random_case(seed).programme
            assert history(another, Cues.of(cues), another.screen_by_id[screen.id]).states == expected


def test_it_goes_on_from_what_is_known_though_something_else_was_asked_between(monkeypatch: pytest.MonkeyPatch) -> None:
    programme, applied = small_hall(), []

    def counted(programme: Programme, screen: Screen, before: Standing, cue: Cue) -> Standing:
        applied.append(cue.id)
        return after(programme, screen, before, cue)

    monkeypatch.setattr(module, "after", counted)
    black = [
        Cue(id=id, kind=CueKind.BLACK, at_us=id * SECOND, until_us=id * SECOND + MINUTE, targets=("hall",))
        for id in range(1, 9)
    ]
    back = Cue(id=9, kind=CueKind.RECALL, at_us=9 * SECOND, targets=("hall",), recalls=7)
    screen = programme.screen_by_id["e1"]
    for told in (black[:7], [*black[:7], back], black):
        history(programme, Cues.of(told), screen)
    assert applied == [*range(1, 8), 8]
    history(programme, Cues.of([*black, back]), screen)
    assert applied == [*range(1, 9), 8], "what came before the one taken back stays as it was worked out"


def test_taking_back_what_is_taken_back_already_changes_nothing() -> None:
    programme = small_hall()
    black = Cue(id=1, kind=CueKind.BLACK, at_us=1, until_us=900, targets=("hall",))
    backs = [Cue(id=id, kind=CueKind.RECALL, at_us=id, targets=("hall",), recalls=1) for id in (2, 3)]
    states = history(programme, Cues.of([black, *backs]), programme.screen_by_id["e1"]).states
    assert states[0] == states[2] == states[3] != states[1]


def test_what_is_named_but_not_known_is_passed_over() -> None:
    programme = small_hall()
    black = Cue(id=5, kind=CueKind.BLACK, at_us=5, until_us=900, targets=("hall",))
    stray = Cue(id=6, kind=CueKind.RECALL, at_us=6, targets=("hall",), recalls=3)
    states = history(programme, Cues.of([black, stray]), programme.screen_by_id["e1"]).states
    assert states[1] == states[2]
