"""A day of the schedule as the panel shows it: a lane for each section, with what plays on it from when to when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, tzinfo
from enum import Enum
from functools import reduce
from itertools import pairwise, repeat, takewhile
from zoneinfo import ZoneInfo

from kiosk.domain import ground
from kiosk.domain.agenda import Turn, agenda
from kiosk.domain.calendar import Calendar
from kiosk.domain.cue import Cues
from kiosk.domain.hours import Hours
from kiosk.domain.occurrences import hall_day, instant_us
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.schedule import Occurrence
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen, Section
from kiosk.panel import schedule_wording as words
from kiosk.services.opening import closure
from kiosk.services.schedule_remarks import because
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
    """From `from_us` until `to_us` (exclusive) the same plays; `must` marks an entry that must play.

    `own` is what an entry plays there, whole.
    """

    from_us: int
    to_us: int
    kind: BlockKind
    title: Text | None
    why: Text
    must: bool
    own: Occurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """From `from_us` until `to_us` (exclusive) an entry wants what another has; `why` says who has it."""

    from_us: int
    to_us: int
    winner: Occurrence
    loser: Occurrence
    title: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Screens of a section that play the same all day; `numbers` is empty where these are all of them."""

    section: str
    name: Text
    hue: str
    numbers: tuple[int, ...]
    blocks: tuple[Block, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def screens(self) -> Text | None:
        """Which of the section's screens these are, if not all."""
        return words.place(self.numbers) if self.numbers else None

    @property
    def label(self) -> Text:
        return words.lane(self.name, self.numbers)

    def at(self, t: int) -> Block | None:
        return next((block for block in self.blocks if block.from_us <= t < block.to_us), None)

    def said_at(self, t: int) -> Text | None:
        """What plays at an instant and why, with those that want the same time and lose."""
        block = self.at(t)
        if block is None:
            return None
        beaten = (clash for clash in self.clashes if clash.from_us <= t < clash.to_us and clash.winner == block.own)
        return words.said(self.label, reduce(lambda why, clash: words.beating(why, clash.title, clash.why), beaten, block.why))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A hall day of a plan; from `begin_us` until `end_us` is shown. `named` is what the calendar says of it, `hours` when it
    is open."""

    day: date
    begin_us: int
    end_us: int
    named: Text | None
    hours: Text
    off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A hall day, or several beside one another."""

    zone: tzinfo
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]

    @property
    def day(self) -> date:
        return self.columns[0].day

    @property
    def begin_us(self) -> int:
        return self.columns[0].begin_us

    @property
    def end_us(self) -> int:
        return self.columns[-1].end_us

    @property
    def named(self) -> Text | None:
        return self.columns[0].named

    @property
    def hours(self) -> Text:
        return self.columns[0].hours

    @property
    def entries(self) -> frozenset[int]:
        """The entries that play in it, by id."""
        return frozenset(block.own.entry.id for lane in self.lanes for block in lane.blocks if block.own is not None)

    def said_at(self, t: int) -> tuple[Text, ...]:
        """A sentence for each lane: what plays at an instant, and why."""
        return tuple(said for lane in self.lanes if (said := lane.said_at(t)) is not None)

    def usual_us(self, now_us: int) -> int:
        """The instant that is told of before anybody asks for one: now, on other days the middle of what is shown."""
        first = self.columns[0]
        middle_us = (first.begin_us + first.end_us) // 2 // HOUR_US * HOUR_US
        return now_us if self.begin_us <= now_us < self.end_us else middle_us


def plan_of(programme: Programme, cues: Cues, day: date, calendar: Calendar, hours: Hours, days: int = 1) -> DayPlan:
    """What a programme has on a hall day, or on so many from it on."""
    zone = ZoneInfo(programme.wall.timezone)
    edges = [instant_us(day + timedelta(days=each), time(), zone) for each in range(days + 1)]
    turns: dict[str, list[Turn]] = {screen: [] for screen in programme.screen_by_id}
    for turn in agenda(programme, cues, programme.screen_by_id, edges[0], edges[-1]):
        turns[turn.screen].append(turn)
    blocks = {screen: tuple(_blocks(programme, found, edges[-1], zone)) for screen, found in turns.items()}
    bare = (lane for section in programme.sections for lane in _lanes(programme, section, blocks))
    lanes = tuple(_with_clashes(programme, lane, edges[0], edges[-1]) for lane in bare)
    columns = tuple(
        Column(
            day=each, begin_us=from_us + begin_us, end_us=min(from_us + end_us, to_us),
            named=words.named(calendar, each), hours=words.open_from_to(hours, each), off=is_off(calendar, hours, each),
        )
        for each, (from_us, to_us), (begin_us, end_us) in zip(
            (day + timedelta(days=count) for count in range(days)), pairwise(edges), repeat(_shown(lanes, edges))
        )
    )  # fmt: skip
    return DayPlan(zone=zone, columns=columns, lanes=lanes)


def is_off(calendar: Calendar, hours: Hours, day: date) -> bool:
    """Whether a day is a holiday, or one on which the hall stays closed."""
    return calendar.holiday(day) is not None or closure(hours, day) is not None


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


def _with_clashes(programme: Programme, lane: Lane, from_us: int, to_us: int) -> Lane:
    """Told of the first of its screens: what they play is the same."""
    here = programme.wall.in_section(lane.section)
    screen = programme.wall.screens[lane.numbers[0] - 1] if lane.numbers else here[0]
    return replace(lane, clashes=tuple(_clashes(programme, screen, from_us, to_us)))


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
    occurrence = turn.why.occurrence
    return Block(
        from_us=turn.at_us, to_us=end_us, kind=_kind(turn.why),
        title=_title(programme, turn.playlist) if turn.playlist is not None else None,
        why=sentence(turn.why, programme, zone), must=occurrence is not None and occurrence.entry.must_play, own=occurrence,
    )  # fmt: skip


def _clashes(programme: Programme, screen: Screen, from_us: int, to_us: int) -> Iterator[Clash]:
    """Where entries want the same time of a screen; where the hall is closed to the stronger one, that is no matter."""
    t = from_us
    while t < to_us:
        stretch = ground.stretch(programme, screen, t)
        if stretch is None:
            return
        until_us = min(stretch.end_us, to_us)
        open_to = takewhile(lambda reason: reason.closing is None, stretch.reasons)
        winner = next((reason.occurrence for reason in open_to if reason.occurrence is not None), None)
        for loser in (reason.occurrence for reason in stretch.reasons):
            if winner is not None and loser is not None and loser is not winner:
                yield Clash(
                    from_us=t, to_us=until_us, winner=winner, loser=loser,
                    title=_title(programme, loser.entry.playlist), why=because(winner, loser, screen),
                )  # fmt: skip
        t = until_us


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


def _shown(lanes: Iterable[Lane], edges: Sequence[int]) -> tuple[int, int]:
    """From before the first that is not closed until after the last, in whole hours of a day: all of it if all is closed."""
    half_us = HOUR_US // 2  # at least, in whole hours: screens come on some minutes before the hall opens
    seen = [
        (max(block.from_us, from_us) - from_us, min(block.to_us, to_us) - from_us)
        for from_us, to_us in pairwise(edges)
        for lane in lanes
        for block in lane.blocks
        if block.kind is not BlockKind.CLOSED and block.from_us < to_us and from_us < block.to_us
    ]
    longest_us = max(to_us - from_us for from_us, to_us in pairwise(edges))
    if not seen:
        return 0, longest_us
    begins = max(0, (min(first for first, _ in seen) - half_us) // HOUR_US * HOUR_US)
    return begins, min(-(-(max(last for _, last in seen) + half_us) // HOUR_US) * HOUR_US, longest_us)
