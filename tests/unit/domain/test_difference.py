from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues
from kiosk.domain.difference import Difference, difference
from kiosk.domain.playlist import Assignment
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import decide, plays
from kiosk.domain.schedule import Schedule
from kiosk.domain.text import Text
from tests.support.exhibits import Case, random_case, replayable, screen, seeds, wall
from tests.unit.domain.test_ground import BASE, OFFICE, WEEKLY, at, planned

NEXT_WEEK = date(2026, 12, 8)


def told(before: Programme, after: Programme, *cues: Cue, days: int = 10) -> list[tuple[str, int, int, str | None, str | None]]:
    found = difference(before, after, Cues.of(cues), at(0), at(0, day=date(2026, 12, 1 + days)))
    return [(item.screen, item.from_us, item.to_us, _name(item.before), _name(item.after)) for item in map(_both, found)]


def _both(item: Difference) -> Difference:
    assert item.from_us < item.to_us
    return item


def _name(turn: object) -> str | None:
    return getattr(turn, "playlist", None)


def test_the_same_differs_nowhere() -> None:
    assert told(planned(WEEKLY), planned(WEEKLY)) == []


def test_a_new_entry_differs_on_its_screens_while_it_plays() -> None:
    spans = [(at(9), at(11)), (at(9, day=NEXT_WEEK), at(11, day=NEXT_WEEK))]
    assert told(planned(), planned(WEEKLY)) == [(name, *span, "tour", "welcome") for span in spans for name in ("e1", "e2")]


def test_where_it_does_not_win_nothing_differs() -> None:
    one_off = replace(BASE, id=7, playlist="special", target="e1")
    assert [item[0] for item in told(planned(one_off), planned(one_off, WEEKLY), days=3)] == ["e2"]


def test_a_note_or_an_anchor_is_no_difference() -> None:
    assert told(planned(BASE), planned(replace(BASE, note="early", anchor_us=5))) == []


def test_another_playlist_another_time() -> None:
    moved = replace(BASE, target="e1", start=BASE.start.replace(hour=10), end=BASE.end.replace(hour=12))
    assert told(planned(replace(BASE, target="e1")), planned(moved)) == [
        ("e1", at(9), at(10), "welcome", "tour"),
        ("e1", at(11), at(12), "tour", "welcome"),
    ]


def test_another_default_differs_wherever_it_shows() -> None:
    before = planned(replace(BASE, target="e1"))
    after = replace(before, assignments=(Assignment(target="east", playlist="special"), *before.assignments[1:]))
    found = told(before, after, days=1)
    end = at(0, day=date(2026, 12, 2))
    assert found == [
        ("e1", at(0), at(9), "tour", "special"),
        ("e2", at(0), end, "tour", "special"),
        ("e1", at(11), end, "tour", "special"),
    ]


def test_a_playlist_that_shows_something_else_differs_under_the_same_name() -> None:
    before = planned(replace(BASE, target="e1", playlist="special"))
    slides = tuple(replace(slide, title=Text(zh="新")) for slide in before.slides)
    shown = before.playlist_by_id["special"].slides
    after = replace(
        before, slides=tuple(new if new.id in shown else old for old, new in zip(before.slides, slides, strict=True))
    )
    assert ("e1", at(9), at(11), "special", "special") in told(before, after, days=1)


def test_other_hours_differ_by_night() -> None:
    found = told(planned(BASE), planned(BASE, hours=OFFICE), days=1)
    assert {item[3:] for item in found} == {("tour", None), ("welcome", None)}
    assert min(item[1] for item in found) == at(0)


def test_a_screen_that_is_new_differs_all_the_time() -> None:
    before = planned()
    after = replace(before, wall=wall(*before.wall.screens, screen("w2", "west")))
    assert told(before, after, days=1) == [("w2", at(0), at(0, day=date(2026, 12, 2)), None, "welcome")]


def test_what_staff_hold_is_the_same_in_both() -> None:
    take = Cue(id=1, kind=CueKind.TAKE, at_us=at(9), targets=("hall",), playlist="special", until_us=at(11))
    assert told(planned(), planned(BASE), take, days=1) == []


def test_what_was_frozen_of_a_changed_entry_differs_until_it_is_let_go() -> None:
    freeze = Cue(id=1, kind=CueKind.FREEZE, at_us=at(10, 50), targets=("e1",), until_us=at(11, 30))
    assert told(planned(), planned(replace(BASE, target="e1")), freeze, days=1) == [
        ("e1", at(9), at(10, 50), "tour", "welcome"),
        ("e1", at(10, 50), at(11, 30), "tour", "welcome"),
    ]


def test_it_is_what_asking_both_at_any_instant_finds() -> None:
    """Two random programmes of one hall, with schedules of their own."""
    for seed in seeds():
        rng, case = Random(f"difference {seed}"), random_case(seed)
        other = replace(case.programme, scheduled=_of_another(case, seed))
        cues = Cues.of(case.cues) if rng.random() < 0.5 else NO_CUES
        with replayable(seed):
            found = difference(case.programme, other, cues, case.begins_us, case.ends_us)
            for name in case.screens:
                spans = [(item.from_us, item.to_us) for item in found if item.screen == name]
                assert all(one[1] <= two[0] for one, two in pairwise(spans))
            for _ in range(15):
                name, t = rng.choice(case.screens), rng.randrange(case.begins_us, case.ends_us)
                inside = any(item.screen == name and item.from_us <= t < item.to_us for item in found)
                assert inside == (_shown(case.programme, cues, name, t) != _shown(other, cues, name, t)), (name, t)


def _of_another(case: Case, seed: int) -> Schedule | None:
    """The schedule of the case less some of its entries and with others changed."""
    scheduled, rng = case.programme.scheduled, Random(f"other {seed}")
    if scheduled is None:
        return None
    names = tuple(case.programme.playlist_by_id)
    kept = [entry for entry in scheduled.entries if rng.random() < 0.7]
    changed = (replace(entry, playlist=rng.choice(names)) if rng.random() < 0.4 else entry for entry in kept)
    return replace(scheduled, entries=tuple(changed))


def _shown(programme: Programme, cues: Cues, name: str, t: int) -> object:
    where = programme.screen_by_id[name]
    decision = decide(programme, cues, where, t)
    playlist = plays(programme, where, decision, t)
    return playlist or (decision.reasons[0].source, decision.reasons[0].cue)
