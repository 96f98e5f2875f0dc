from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.timeline import Timeline, Track

durations = st.lists(st.integers(1, 10**9), min_size=1, max_size=12).map(tuple)
instants = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize("bad", [(), (0,), (5, 0), (5, -1)])
def test_a_timeline_without_a_slide_or_a_duration_is_refused(bad: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least one slide"):
        Timeline(bad)


@given(durations, instants)
def test_every_position_falls_into_one_slot_of_its_pass(parts: tuple[int, ...], position: int) -> None:
    timeline = Timeline(parts)
    slot = timeline.slot_at(position)
    assert slot.start_us <= position < slot.end_us
    assert slot.end_us - slot.start_us == parts[slot.index]
    assert (slot.start_us - sum(parts[: slot.index])) % sum(parts) == 0


@given(durations, instants)
def test_slots_follow_one_another_without_a_gap(parts: tuple[int, ...], position: int) -> None:
    timeline = Timeline(parts)
    slot = timeline.slot_at(position)
    after, before = timeline.slot_at(slot.end_us), timeline.slot_at(slot.start_us - 1)
    assert (after.start_us, after.index) == (slot.end_us, (slot.index + 1) % len(parts))
    assert (before.end_us, before.index) == (slot.start_us, (slot.index - 1) % len(parts))


@given(durations, st.integers(-100, 100))
def test_a_slot_asked_by_index_is_the_one_at_its_start(parts: tuple[int, ...], index: int) -> None:
    timeline = Timeline(parts)
    assert timeline.slot_at(timeline.slot(index).start_us) == timeline.slot(index)
    assert timeline.slot(index).index == index % len(parts)
    assert timeline.slot(index).end_us == timeline.slot(index + 1).start_us


@given(position=instants, at=instants, stood=st.integers(1, 10**12), later=st.integers(0, 10**12))
def test_a_frozen_track_stands_and_goes_on_from_there(position: int, at: int, stood: int, later: int) -> None:
    track = Track(position_us=position, at_us=at)
    frozen = track.freeze(at + 7, at + 7 + stood)
    assert frozen.position(at + 7) == frozen.position(at + 6 + stood) == position + 7
    assert frozen.frozen(at + 6 + stood)
    assert not frozen.frozen(at + 7 + stood)
    assert frozen.position(at + 7 + stood + later) == position + 7 + later


@given(position=instants, at=instants, to=instants)
def test_a_seek_goes_there_and_keeps_what_the_track_was_doing(position: int, at: int, to: int) -> None:
    moving = Track(position_us=position, at_us=at)
    standing = moving.freeze(at, at + 100)
    assert moving.seek(to, at + 10).position(at + 15) == to + 5
    assert standing.seek(to, at + 10).position(at + 99) == to
    assert standing.seek(to, at + 10).position(at + 103) == to + 3
    assert standing.seek(to, at + 200).position(at + 203) == to + 3


def test_resume_moves_a_frozen_track_and_leaves_a_moving_one() -> None:
    moving = Track(position_us=0, at_us=0)
    assert moving.resume(50) == moving
    assert moving.freeze(10, 100).resume(30).position(35) == 15


def test_an_instant_is_told_while_the_track_moves() -> None:
    track = Track(position_us=5, at_us=100)
    assert track.instant_of(25, 110) == 120
    assert track.instant_of(0, 110) == 95
    frozen = track.freeze(110, 200)
    assert frozen.instant_of(25, 150) is None
    assert frozen.instant_of(25, 200) == 210
