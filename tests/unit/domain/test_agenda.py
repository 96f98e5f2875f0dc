from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from random import Random

from kiosk.domain.agenda import Turn, agenda, turn_at
from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues
from kiosk.domain.hours import ClosedDay, Hours
from kiosk.domain.reason import Rule
from kiosk.domain.resolve import ContentKind, resolve
from tests.support.exhibits import random_case, replayable, seeds
from tests.unit.domain.test_ground import BASE, OFFICE, TUESDAY, at, planned

SCREENS = ("e1", "e2", "w1")


def told(turns: tuple[Turn, ...]) -> list[tuple[int, str, str | None]]:
    return [(turn.at_us, turn.screen, turn.playlist) for turn in turns]


def test_what_plays_at_the_beginning_comes_first_then_every_change() -> None:
    turns = agenda(planned(BASE), NO_CUES, ("e1", "w1"), at(8), at(12))
    first = [(at(8), "e1", "tour"), (at(8), "w1", "welcome")]
    assert told(turns) == [*first, (at(9), "e1", "welcome"), (at(11), "e1", "tour")]
    assert [turn.why.rule for turn in turns] == [Rule.SECTION, Rule.HALL, Rule.SCHEDULE, Rule.SECTION]


def test_the_end_of_the_span_is_outside() -> None:
    assert len(agenda(planned(BASE), NO_CUES, ("e1",), at(8), at(9))) == 1


def test_touching_occurrences_of_two_entries_are_two_turns() -> None:
    after = replace(BASE, id=2, start=time(11), end=time(12))
    turns = agenda(planned(BASE, after), NO_CUES, ("e1",), at(9), at(13))
    assert [(turn.at_us, turn.why.occurrence and turn.why.occurrence.entry.id) for turn in turns] == [
        (at(9), 1), (at(11), 2), (at(12), None),
    ]  # fmt: skip


def test_what_only_those_who_lose_do_is_no_change() -> None:
    beside = replace(BASE, id=2, start=time(9, 30), end=time(10), rule="FREQ=DAILY")
    assert len(agenda(planned(BASE, beside), NO_CUES, ("e1",), at(9), at(11))) == 1


def test_a_long_closing_is_one() -> None:
    days = tuple(ClosedDay(day=date(2026, 12, day)) for day in range(1, 10))
    turns = agenda(planned(hours=Hours(closed=days)), NO_CUES, ("e1",), at(0), at(0, day=date(2026, 12, 12)))
    assert told(turns) == [(at(0), "e1", None), (at(0, day=date(2026, 12, 10)), "e1", "tour")]


def test_what_staff_hold_is_in_it() -> None:
    take = Cue(id=1, kind=CueKind.TAKE, at_us=at(10), targets=("e1",), playlist="special", until_us=at(10, 30))
    turns = agenda(planned(BASE), Cues.of([take]), ("e1",), at(9), at(12))
    assert [(turn.at_us, turn.playlist) for turn in turns] == [
        (at(9), "welcome"), (at(10), "special"), (at(10, 30), "welcome"), (at(11), "tour"),
    ]  # fmt: skip


def test_night_and_day() -> None:
    turns = agenda(planned(BASE, hours=OFFICE), NO_CUES, ("e1",), at(8), at(18))
    assert [(turn.at_us, turn.playlist) for turn in turns] == [
        (at(8), None), (at(8, 50), "tour"), (at(9), "welcome"), (at(11), "tour"), (at(17), None),
    ]  # fmt: skip
    assert TUESDAY.weekday() == 1


def test_the_agenda_is_what_sampling_finds() -> None:
    """At any instant the last turn before it says what `resolve` says, and turns are where `resolve` changes its mind."""
    for seed in seeds():
        rng, case = Random(f"agenda {seed}"), random_case(seed)
        cues, screen = Cues.of(case.cues), rng.choice(case.screens)
        from_us, to_us = case.begins_us, case.ends_us
        with replayable(seed):
            turns = agenda(case.programme, cues, (screen,), from_us, to_us)
            assert turns[0].at_us == from_us
            for place in range(12):
                t = rng.choice(turns).at_us + rng.choice((0, 1)) if place % 2 else rng.randrange(from_us, to_us)
                turn = next(turn for turn in reversed(turns) if turn.at_us <= t)
                plan = resolve(case.programme, cues, {}, screen, t)
                same = turn.why.closing is not None and plan.why.closing is not None
                assert same or plan.why == turn.why, (seed, t)
                slide = plan.content.kind in {ContentKind.SLIDE, ContentKind.ATTRACT}
                assert plan.playlist == turn.playlist or not slide
            for before, after in pairwise(turns):
                ended, _ = turn_at(case.programme, cues, case.programme.screen_by_id[screen], after.at_us - 1)
                assert (ended.why.source, ended.playlist) == (before.why.source, before.playlist)
