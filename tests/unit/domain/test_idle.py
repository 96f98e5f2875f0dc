from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.idle import TURNS, idle_begins_us, idle_phase
from kiosk.domain.programme import IdleRule
from kiosk.domain.timeline import Timeline, Track
from kiosk.domain.wall import IdleSetting

TOUR = Timeline((10, 20, 30))
RULE = IdleRule(after_us=35, frame_us=4, frames=2)
MOVING = Track(position_us=0, at_us=0)


def begins(touched_us: int | None = None, track: Track = MOVING, t: int = 0) -> int | None:
    return idle_begins_us(track, TOUR, RULE, touched_us, t)


def test_idling_waits_for_the_slide_to_end() -> None:
    assert begins() == 60


def test_on_a_boundary_it_need_not_wait() -> None:
    assert begins(touched_us=25) == 60
    assert begins(touched_us=26) == 70


def test_the_later_of_touch_and_start_counts() -> None:
    assert begins(touched_us=-1000) == begins()
    # Quiet until 535, where the position is 65, within the first slide of the next pass.
    assert begins(track=MOVING.seek(30, 500), t=500) == 540


def test_a_standing_timeline_never_idles() -> None:
    frozen = MOVING.freeze(5, 90)
    assert begins(track=frozen, t=89) is None
    # Thawed at 90 with 5 gone: quiet until 125, where the position is 40, within the slide that ends at 60.
    assert begins(track=frozen, t=90) == 145


@given(
    parts=st.lists(st.integers(1, 1000), min_size=1, max_size=6).map(tuple),
    position=st.integers(-5000, 5000),
    touched=st.none() | st.integers(-5000, 5000),
    after=st.integers(0, 3000),
)
def test_it_is_the_first_boundary_after_the_wait(
    parts: tuple[int, ...], position: int, touched: int | None, after: int
) -> None:
    timeline, track = Timeline(parts), Track(position_us=position, at_us=0)
    begun = idle_begins_us(track, timeline, IdleRule(after_us=after, frame_us=1, frames=1), touched, 0)
    due = max(0, touched or 0) + after
    assert begun is not None
    assert due <= begun
    assert timeline.slot_at(track.position(begun)).start_us == track.position(begun)
    assert begun == due or timeline.slot_at(track.position(due)).end_us == track.position(begun)


def shown(setting: IdleSetting, until: int, rule: IdleRule = RULE) -> list[tuple[bool, int, int]]:
    """What is shown from 100, where idling begins, in order: attract or not, which, how long."""
    found, t = [], 100
    while t < until:
        phase = idle_phase(setting, 100, TOUR, rule, t)
        assert phase is not None
        assert phase.since_us == t
        assert phase == idle_phase(setting, 100, TOUR, rule, phase.until_us - 1)
        found.append((phase.attract, phase.index, phase.until_us - phase.since_us))
        t = phase.until_us
    return found


def test_alternate_plays_a_loop_then_a_full_pass_in_turn() -> None:
    one_round = [(True, 0, 4), (True, 1, 4), (False, 0, 10), (False, 1, 20), (False, 2, 30)]
    assert shown(IdleSetting.ALTERNATE, 100 + 2 * 68) == one_round * 2


def test_carousel_stays_in_the_loop() -> None:
    assert shown(IdleSetting.CAROUSEL, 100 + 16) == [(True, 0, 4), (True, 1, 4)] * 2


def test_there_are_no_more_frames_than_slides() -> None:
    many = IdleRule(after_us=35, frame_us=4, frames=9)
    assert [index for _, index, _ in shown(IdleSetting.CAROUSEL, 116, many)] == [0, 1, 2, 0]


def test_each_loop_is_a_turn_and_they_go_round() -> None:
    for setting, round_us in ((IdleSetting.CAROUSEL, 8), (IdleSetting.ALTERNATE, 68)):
        phases = [idle_phase(setting, 100, TOUR, RULE, 100 + n * round_us + 7) for n in range(2 * TURNS)]
        assert [phase and phase.turn for phase in phases] == [*range(TURNS)] * 2
    deck = idle_phase(IdleSetting.ALTERNATE, 100, TOUR, RULE, 100 + 68 + 8)
    assert deck is not None
    assert (deck.attract, deck.turn) == (False, 0)


def test_programme_never_idles_and_nothing_does_before_its_time() -> None:
    assert idle_phase(IdleSetting.PROGRAMME, 100, TOUR, RULE, 10**9) is None
    assert idle_phase(IdleSetting.CAROUSEL, 100, TOUR, RULE, 99) is None
