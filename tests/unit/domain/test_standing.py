from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.cue import Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.history import History, history
from kiosk.domain.schedule import Entry
from kiosk.domain.standing import Course, in_sight
from kiosk.domain.text import Language
from kiosk.domain.timeline import Track
from tests.support.exhibits import SECOND, small_hall
from tests.unit.domain.test_ground import BASE, OFFICE, at, planned


def told(*cues: Cue, assignments: tuple[tuple[str, str], ...] = (("hall", "tour"),)) -> History:
    programme = small_hall(assignments=assignments)
    return history(programme, Cues.of(cues), programme.screen_by_id["e1"])


def cue(kind: CueKind, id: int, at_us: int, until_us: int | None = None, *, playlist: str | None = None) -> Cue:
    level = EmergencyLevel.DANGER if kind is CueKind.EMERGENCY else None
    return Cue(id=id, kind=kind, at_us=at_us, until_us=until_us, targets=("east",), playlist=playlist, level=level)


def spoken(language: Language, id: int, at_us: int, until_us: int) -> Cue:
    return Cue(id=id, kind=CueKind.LANGUAGE, at_us=at_us, until_us=until_us, targets=("east",), language=language)


def test_nothing_told_leaves_the_default_playlist_at_its_anchor() -> None:
    standing = told().at(10**12)
    assert standing.base == Track(position_us=0, at_us=0)
    assert standing.holding(10**12) == ()
    assert told().next_instant(0) is None


def test_a_cue_counts_from_its_instant_on() -> None:
    black = cue(CueKind.BLACK, 1, 100, 200)
    history_ = told(black)
    assert [history_.at(t).holding(t) for t in (99, 100, 199, 200)] == [(), (black,), (black,), ()]
    assert [history_.next_instant(t) for t in (99, 100)] == [100, None]


def test_of_cues_at_one_instant_all_have_counted() -> None:
    black, clear = cue(CueKind.BLACK, 1, 100, 200), cue(CueKind.CLEAR, 2, 100)
    assert told(black, clear).at(100).holding(100) == ()
    assert told(clear, cue(CueKind.BLACK, 3, 100, 200)).at(100).holding(100) != ()


def test_the_holds_are_told_strongest_first() -> None:
    lower, upper = (cue(CueKind.TAKE, id, id, 900, playlist=name) for id, name in ((1, "special"), (2, "welcome")))
    freeze, black = cue(CueKind.FREEZE, 3, 3, 900), cue(CueKind.BLACK, 4, 4, 900)
    first, second = cue(CueKind.EMERGENCY, 5, 5, 900), cue(CueKind.EMERGENCY, 6, 6, 900)
    assert told(lower, upper, freeze, black, first, second).at(6).holding(6) == (second, first, black, freeze, upper, lower)


def test_a_freeze_counts_while_what_is_in_sight_stands() -> None:
    taken, freeze = cue(CueKind.TAKE, 1, 0, 50, playlist="special"), cue(CueKind.FREEZE, 2, 10, 100)
    history_ = told(taken, freeze)
    assert history_.at(49).holding(49) == (freeze, taken)
    assert history_.at(50).holding(50) == ()


def test_a_freeze_where_nothing_plays_holds_nothing() -> None:
    assert told(cue(CueKind.FREEZE, 1, 0, 50), assignments=()).at(10).holding(10) == ()


def test_holds_that_are_over_are_forgotten() -> None:
    over = (cue(CueKind.TAKE, 1, 0, 10, playlist="special"), cue(CueKind.EMERGENCY, 2, 0, 10))
    standing = told(*over, cue(CueKind.RESUME, 3, 20)).at(20)
    assert (standing.takes, standing.emergencies) == ((), ())


def test_a_card_for_staff_lies_over_black_and_under_an_emergency() -> None:
    black, card = cue(CueKind.BLACK, 1, 1, 900), cue(CueKind.IDENTIFY, 2, 2, 900)
    assert told(black, card).at(3).holding(3) == (card, black)
    emergency = cue(CueKind.EMERGENCY, 3, 3, 900)
    assert told(black, card, emergency).at(3).holding(3) == (emergency, card, black)


def test_of_two_cards_the_last_counts_and_takes_the_first_away() -> None:
    test_card, identify = cue(CueKind.TEST_CARD, 1, 0, 900), cue(CueKind.IDENTIFY, 2, 10, 20)
    history_ = told(test_card, identify)
    assert [history_.at(t).holding(t) for t in (9, 10, 19, 20)] == [(test_card,), (identify,), (identify,), ()]


def test_all_clear_ends_emergencies_and_nothing_else() -> None:
    black, first, second = cue(CueKind.BLACK, 1, 0, 900), *(cue(CueKind.EMERGENCY, id, id, 900) for id in (2, 3))
    history_ = told(black, first, second, cue(CueKind.ALL_CLEAR, 4, 10))
    assert history_.at(9).holding(9) == (second, first, black)
    assert history_.at(10).holding(10) == (black,)


def test_a_card_goes_when_all_is_cleared_and_stays_when_the_screens_play_on() -> None:
    card = cue(CueKind.TEST_CARD, 1, 0, 900)
    assert told(card, cue(CueKind.CLEAR, 2, 10)).at(10).holding(10) == ()
    assert told(card, cue(CueKind.RESUME, 2, 10)).at(10).holding(10) == (card,)


def test_silence_stands_beside_the_holds_until_its_end() -> None:
    mute, black = cue(CueKind.MUTE, 1, 100, 200), cue(CueKind.BLACK, 2, 150, 900)
    history_ = told(mute, black)
    assert [history_.at(t).muted(t) for t in (99, 100, 199, 200)] == [None, mute, mute, None]
    assert history_.at(150).holding(150) == (black,)


@pytest.mark.parametrize("kind", [CueKind.UNMUTE, CueKind.CLEAR])
def test_silence_ends_when_it_is_told_to(kind: CueKind) -> None:
    assert told(cue(CueKind.MUTE, 1, 0, 900), cue(kind, 2, 10)).at(10).muted(10) is None


@pytest.mark.parametrize("kind", [CueKind.RESUME, CueKind.NEXT])
def test_silence_and_language_stay_when_the_screens_play_on(kind: CueKind) -> None:
    mute, english = cue(CueKind.MUTE, 1, 0, 900), spoken(Language.EN, 2, 0, 900)
    standing = told(mute, english, cue(kind, 3, 10), cue(CueKind.TAKE, 4, 20, 30, playlist="special")).at(20)
    assert (standing.muted(20), standing.speaks(20)) == (mute, english)


def test_of_two_languages_the_last_counts_and_takes_the_first_away() -> None:
    long, short = spoken(Language.EN, 1, 0, 900), spoken(Language.ZH, 2, 10, 20)
    history_ = told(long, short)
    assert [history_.at(t).speaks(t) for t in (9, 10, 19, 20)] == [long, short, short, None]
    assert told(long, cue(CueKind.CLEAR, 3, 10)).at(10).speaks(10) is None


def course(t: int, *cues: Cue, entries: tuple[Entry, ...] = (BASE,), closed: bool = False) -> Course | None:
    """What is in sight on a screen with the playlist "welcome" from nine to eleven, and "tour" by default."""
    programme = planned(*entries, hours=OFFICE if closed else None)
    screen = programme.screen_by_id["e1"]
    return in_sight(programme, screen, history(programme, Cues.of(cues), screen).at(t), t)


def test_an_occurrence_begins_with_its_first_slide() -> None:
    assert course(at(9)) == Course(playlist="welcome", track=Track(position_us=0, at_us=at(9)))


def test_one_that_is_published_in_its_course_begins_then() -> None:
    found = course(at(10), entries=(replace(BASE, anchor_us=at(9, 30)),))
    assert found is not None
    assert found.track.at_us == at(9, 30)


def test_a_seek_moves_the_occurrence_in_sight_and_that_alone() -> None:
    second = cue(CueKind.NEXT, 1, at(9, 5))
    seek = replace(second, numbers=(("e1", 2),))
    moved, before = course(at(9, 5), seek), course(at(9, 5) - 1, seek)
    assert moved is not None
    assert moved.track == Track(position_us=10 * SECOND, at_us=at(9, 5))
    assert before is not None
    assert before.track.at_us == at(9)
    assert course(at(11), seek) == course(at(11)), "the default playlist has not moved"
    weekly = (replace(BASE, rule="FREQ=WEEKLY"),)
    next_week = at(9, 30, date(2026, 12, 8))
    assert course(next_week, seek, entries=weekly) == course(next_week, entries=weekly)


def test_what_is_frozen_stands_whatever_the_schedule_says() -> None:
    frozen = course(at(11, 10), cue(CueKind.FREEZE, 1, at(10, 50), at(11, 30)))
    assert frozen is not None
    assert (frozen.playlist, frozen.track.velocity) == ("welcome", 0)
    after = course(at(11, 30), cue(CueKind.FREEZE, 1, at(10, 50), at(11, 30)))
    assert after is not None
    assert after.playlist == "tour"
    before = course(at(9, 10), cue(CueKind.FREEZE, 1, at(8, 50), at(9, 30)))
    assert before is not None
    assert (before.playlist, before.track.velocity) == ("tour", 0)


def test_what_is_resumed_gives_way_to_the_schedule() -> None:
    resumed = course(at(11, 10), cue(CueKind.FREEZE, 1, at(10, 50), at(11, 30)), cue(CueKind.RESUME, 2, at(11, 5)))
    assert resumed is not None
    assert resumed.playlist == "tour"


def test_by_night_nothing_is_in_sight_and_nothing_moves() -> None:
    assert course(at(20), closed=True) is None
    seek = replace(cue(CueKind.GOTO, 1, at(20)), numbers=(("e1", 2),))
    assert course(at(9, day=date(2026, 12, 3)), seek, closed=True) == course(at(9, day=date(2026, 12, 3)), closed=True)


def test_a_take_lies_on_the_schedule() -> None:
    taken = course(at(9, 30), cue(CueKind.TAKE, 1, at(9, 10), at(10), playlist="special"))
    assert taken is not None
    assert taken.playlist == "special"
    assert course(at(10, 1), cue(CueKind.TAKE, 1, at(9, 10), at(10), playlist="special")) == course(at(10, 1))


def test_only_what_may_idle_does() -> None:
    idles = [course(at(10), entries=(replace(BASE, may_idle=may),)) for may in (True, False)]
    assert [found.may_idle for found in idles if found is not None] == [True, False]
    default = course(at(12))
    assert default is not None
    assert default.may_idle


def recall(id: int, at_us: int, recalls: int) -> Cue:
    return Cue(id=id, kind=CueKind.RECALL, at_us=at_us, targets=("east",), recalls=recalls)


def test_what_is_taken_back_never_was_from_then_on() -> None:
    black = cue(CueKind.BLACK, 1, 10, 900)
    taken = cue(CueKind.TAKE, 2, 20, 900, playlist="special")
    history_ = told(black, taken, recall(3, 30, 2), recall(4, 40, 3))
    assert [history_.at(t).holding(t) for t in (29, 30, 39, 40)] == [(taken,), (black,), (black,), (taken,)]
    assert history_.next_instant(20) == 30


def test_what_came_after_it_still_counts() -> None:
    taken = cue(CueKind.TAKE, 1, 10, 900, playlist="special")
    black = cue(CueKind.BLACK, 2, 20, 900)
    assert told(taken, black, recall(3, 30, 1)).at(30).holding(30) == (black,)


def test_the_timeline_is_back_where_it_would_have_been() -> None:
    untouched = told().at(10**9)
    sought = Cue(id=1, kind=CueKind.NEXT, at_us=5 * SECOND, targets=("east",), numbers=(("e1", 2),))
    history_ = told(sought, recall(2, 6 * SECOND, 1))
    assert history_.at(5 * SECOND) != untouched
    assert history_.at(6 * SECOND) == untouched


def test_what_has_ended_settles_like_what_never_was() -> None:
    ended = [
        cue(kind, id, 10, 20) for id, kind in enumerate((CueKind.BLACK, CueKind.IDENTIFY, CueKind.EMERGENCY, CueKind.MUTE), 1)
    ]
    ended += [cue(CueKind.TAKE, 5, 10, 20, playlist="special"), spoken(Language.EN, 6, 10, 20)]
    standing = told(*ended).at(20)
    assert standing.settled(19) != told().at(19).settled(19)
    assert standing.settled(20) == told().at(20).settled(20)


def test_a_freeze_that_has_ended_leaves_the_timeline_behind() -> None:
    standing = told(cue(CueKind.FREEZE, 1, 10, 20)).at(20)
    assert standing.settled(20).freeze is None
    assert standing.settled(20).base != told().at(20).settled(20).base
