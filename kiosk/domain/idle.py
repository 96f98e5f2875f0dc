"""The idle rule: when an untouched section leaves its deck for the attract loop, and comes back."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.programme import IdleRule
from kiosk.domain.timeline import Slot, Timeline, Track
from kiosk.domain.wall import IdleSetting

TURNS = 9
"""After so many loops the frames are drawn as they were in the first: until then nothing on them stays in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What a section shows: frame or slide `index`, from `since_us` until `until_us` (shared time).

    `turn` counts the attract loops since idling began, from 0 to TURNS - 1 and over again. Where the timeline stands,
    `stands_us` is how far into the slide.
    """

    attract: bool
    index: int
    since_us: int
    until_us: int
    turn: int = 0
    stands_us: int | None = None


def idle_begins_us(track: Track, timeline: Timeline, rule: IdleRule, touched_us: int | None, t: int) -> int | None:
    """When idling begins: at the first slide boundary `rule.after_us` after the later of the last touch and the start.

    A slide is never cut short for it. None while the timeline stands, for a frozen screen never idles.
    """
    now = track.settled(t)
    if now.velocity == 0:
        return None
    quiet_since = max(now.at_us, touched_us) if touched_us is not None else now.at_us
    due = quiet_since + rule.after_us
    slot = timeline.slot_at(now.position(due))
    boundary = slot.start_us if slot.start_us == now.position(due) else slot.end_us
    return now.instant_of(boundary, t)


def idle_phase(setting: IdleSetting, begins_us: int, timeline: Timeline, rule: IdleRule, t: int) -> Phase | None:
    """What an idle section shows at `t`; None where it plays its deck as if not idle.

    `alternate`: one attract loop, then one full pass of the deck, in turn. `carousel`: only the attract loop.
    """
    if setting is IdleSetting.PROGRAMME or t < begins_us:
        return None
    frames = min(rule.frames, timeline.count)
    loop_us = frames * rule.frame_us
    round_us = loop_us if setting is IdleSetting.CAROUSEL else loop_us + timeline.total_us
    rounds, within = divmod(t - begins_us, round_us)
    round_start = t - within
    if within < loop_us:
        index = within // rule.frame_us
        slot = Slot(index=index, start_us=index * rule.frame_us, end_us=(index + 1) * rule.frame_us)
        return _phase(slot, attract=True, origin_us=round_start, turn=rounds % TURNS)
    return _phase(timeline.slot_at(within - loop_us), attract=False, origin_us=round_start + loop_us)


def _phase(slot: Slot, *, attract: bool, origin_us: int, turn: int = 0) -> Phase:
    since_us, until_us = origin_us + slot.start_us, origin_us + slot.end_us
    return Phase(attract=attract, index=slot.index, since_us=since_us, until_us=until_us, turn=turn)
