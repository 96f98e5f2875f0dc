from __future__ import annotations

from kiosk.domain.cue import Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.standing import History, history
from kiosk.domain.timeline import Track
from tests.support.exhibits import small_hall


def told(*cues: Cue, assignments: tuple[tuple[str, str], ...] = (("hall", "tour"),)) -> History:
    programme = small_hall(assignments=assignments)
    return history(programme, Cues.of(cues), programme.screen_by_id["e1"])


def cue(kind: CueKind, id: int, at_us: int, until_us: int | None = None, *, playlist: str | None = None) -> Cue:
    level = EmergencyLevel.DANGER if kind is CueKind.EMERGENCY else None
    return Cue(id=id, kind=kind, at_us=at_us, until_us=until_us, targets=("east",), playlist=playlist, level=level)


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


def test_a_card_goes_when_all_is_cleared_and_stays_when_the_screens_play_on() -> None:
    card = cue(CueKind.TEST_CARD, 1, 0, 900)
    assert told(card, cue(CueKind.CLEAR, 2, 10)).at(10).holding(10) == ()
    assert told(card, cue(CueKind.RESUME, 2, 10)).at(10).holding(10) == (card,)
