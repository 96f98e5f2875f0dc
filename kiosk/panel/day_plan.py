"""A day of the schedule as the panel shows it: a lane for each section, with what plays on it from when to when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, tzinfo
from enum import Enum
from itertools import pairwise
from zoneinfo import ZoneInfo

from kiosk.domain.agenda import Turn, agenda
from kiosk.domain.calendar import Calendar
from kiosk.domain.cue import Cues
from kiosk.domain.hours import Hours
from kiosk.domain.occurrences import hall_day, instant_us
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.text import Text
from kiosk.domain.wall import Section
from kiosk.panel import schedule_wording as words
from kiosk.services.wording import sentence

HOUR_US = 3_600_000_000


class BlockKind(Enum):
    FILLER = "filler"
    DAILY = "daily"
    EVENT = "event"
    HELD = "held"
    EMERGENCY = "emergency"
    POSTER = "poster"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """From `from_us` until `to_us` (exclusive) the same plays; `must` marks an entry that must play."""

    from_us: int
    to_us: int
    kind: BlockKind
    title: Text | None
    why: Text
    must: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Screens of a section that play the same all day; `numbers` is empty where these are all of them."""

    section: str
    name: Text
    hue: str
    numbers: tuple[int, ...]
    blocks: tuple[Block, ...]

    @property
    def screens(self) -> Text | None:
        """Which of the section's screens these are, if not all."""
        return words.place(self.numbers) if self.numbers else None

    @property
    def label(self) -> Text:
        return words.lane(self.name, self.numbers)

    def at(self, t: int) -> Block | None:
        return next((block for block in self.blocks if block.from_us <= t < block.to_us), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A hall day; from `begin_us` until `end_us` is shown. `named` is what the calendar says of it, `hours` when it is open."""

    day: date
    zone: tzinfo
    begin_us: int
    end_us: int
    lanes: tuple[Lane, ...]
    named: Text | None
    hours: Text

    def said_at(self, t: int) -> tuple[Text, ...]:
        """A sentence for each lane: what plays at an instant, and why."""
        found = ((lane.label, lane.at(t)) for lane in self.lanes)
        return tuple(words.said(label, block.why) for label, block in found if block is not None)

    def usual_us(self, now_us: int) -> int:
        """The instant that is told of before anybody asks for one: now, on other days the middle of what is shown."""
        middle_us = (self.begin_us + self.end_us) // 2 // HOUR_US * HOUR_US
        return now_us if self.begin_us <= now_us < self.end_us else middle_us


def plan_of(programme: Programme, cues: Cues, day: date, calendar: Calendar, hours: Hours) -> DayPlan:
    """What a programme has on a hall day."""
    zone = ZoneInfo(programme.wall.timezone)
    from_us, to_us = (instant_us(each, time(), zone) for each in (day, day + timedelta(days=1)))
    turns: dict[str, list[Turn]] = {screen: [] for screen in programme.screen_by_id}
    for turn in agenda(programme, cues, programme.screen_by_id, from_us, to_us):
        turns[turn.screen].append(turn)
    blocks = {screen: tuple(_blocks(programme, found, to_us, zone)) for screen, found in turns.items()}
    lanes = tuple(lane for section in programme.sections for lane in _lanes(programme, section, blocks))
    begin_us, end_us = _shown(lanes, from_us, to_us)
    return DayPlan(
        day=day, zone=zone, begin_us=begin_us, end_us=end_us, lanes=lanes,
        named=words.named(calendar, day), hours=words.open_from_to(hours, day),
    )  # fmt: skip


def today(programme: Programme, now_us: int) -> date:
    return hall_day(now_us, ZoneInfo(programme.wall.timezone))


def _lanes(programme: Programme, section: Section, blocks: dict[str, tuple[Block, ...]]) -> Iterator[Lane]:
    """One for all the screens of a section, or one for each group of them that plays the same."""
    numbers = {screen.id: number for number, screen in enumerate(programme.wall.screens, 1)}
    groups: dict[tuple[Block, ...], list[int]] = {}
    for screen in programme.wall.in_section(section.id):
        groups.setdefault(blocks[screen.id], []).append(numbers[screen.id])
    for played, here in groups.items():
        named = tuple(here) if len(groups) > 1 else ()
        yield Lane(section=section.id, name=section.name, hue=section.hue, numbers=named, blocks=played)


def _blocks(programme: Programme, turns: Sequence[Turn], to_us: int, zone: tzinfo) -> Iterator[Block]:
    ends = [later.at_us for _, later in pairwise(turns)] + [to_us]
    before: Block | None = None
    for turn, end_us in zip(turns, ends, strict=True):
        block = _block(programme, turn, end_us, zone)
        if before is not None and replace(before, from_us=0, to_us=0) == replace(block, from_us=0, to_us=0):
            before = replace(before, to_us=block.to_us)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _block(programme: Programme, turn: Turn, end_us: int, zone: tzinfo) -> Block:
    why = sentence(turn.why, programme, zone)
    beaten = [_title(programme, reason.source) for reason in turn.overridden if reason.occurrence is not None]
    occurrence = turn.why.occurrence
    return Block(
        from_us=turn.at_us, to_us=end_us, kind=_kind(turn.why),
        title=_title(programme, turn.playlist) if turn.playlist is not None else None,
        why=words.beating(why, beaten) if beaten else why,
        must=occurrence is not None and occurrence.entry.must_play,
    )  # fmt: skip


def _title(programme: Programme, playlist: str) -> Text:
    found = programme.playlist_by_id.get(playlist)
    return found.title if found else Text(zh=playlist, en=playlist)


def _kind(why: Reason) -> BlockKind:
    if why.occurrence is not None:
        return BlockKind.DAILY if why.occurrence.entry.recurring else BlockKind.EVENT
    if why.closing is not None:
        return BlockKind.CLOSED
    return _KINDS[why.rule]


_KINDS = {
    Rule.EMERGENCY: BlockKind.EMERGENCY,
    Rule.HOLD: BlockKind.HELD,
    Rule.SCHEDULE: BlockKind.DAILY,
    Rule.SECTION: BlockKind.FILLER,
    Rule.HALL: BlockKind.FILLER,
    Rule.POSTER: BlockKind.POSTER,
}


def _shown(lanes: Iterable[Lane], from_us: int, to_us: int) -> tuple[int, int]:
    """From before the first that is not closed until after the last, in whole hours: the whole day if all is closed."""
    seen = [block for lane in lanes for block in lane.blocks if block.kind is not BlockKind.CLOSED]
    if not seen:
        return from_us, to_us
    first_us, last_us = min(block.from_us for block in seen), max(block.to_us for block in seen)
    half_us = HOUR_US // 2  # at least, in whole hours: screens come on some minutes before the hall opens
    begins = from_us + max(0, (first_us - from_us - half_us) // HOUR_US * HOUR_US)
    ends = from_us - (from_us - last_us - half_us) // HOUR_US * HOUR_US
    return begins, min(ends, to_us)
