"""The hall as the panel shows it: one value, made of what the store says at one instant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.domain.aside import aside
from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.events import Commit, Fault, PlayerState, ScreenState, Strike
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.reason import Rule
from kiosk.domain.resolve import Plan, Presence, State, resolve
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen, Section, Wall
from kiosk.panel.emergency import Alarm, alarms_of
from kiosk.services.reporting import Moment, status
from kiosk.services.wording import sentence

OLD_US = 3_000_000
"""From when on it is said how old a thumbnail is that should have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What the store says: everything that decides what plays, and how the player and its screens are.

    `taken_us` tells for each screen when its thumbnail was taken; `commits` are the turns of late.
    """

    now_us: int
    wall: Wall | None = None
    programmes: tuple[Programme, ...] = ()
    cues: Cues
    presence: Presence
    strikes: tuple[Strike, ...]
    player: PlayerState | None
    screens: tuple[ScreenState, ...]
    faults: tuple[Fault, ...]
    taken_us: Mapping[str, int]
    commits: tuple[Commit, ...] = ()


class TileState(Enum):
    PLAYING = "playing"
    IDLE = "idle"
    HELD = "held"
    BLACK = "black"
    EMERGENCY = "emergency"
    POSTER = "poster"
    CLOSED = "closed"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a screen shows in a span: `number` of `of` slides, counted from 1; no number where it is no slide."""

    state: TileState
    title: Text | None
    number: int | None
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One screen: what it shows now and from `until_us` on, why, and the candidates that lost.

    `state` differs from `now.state` only where the screen is offline; `old_us` is the age of a thumbnail that is due; `own`
    where it plays a default that is not its section's but its own; `ends_us` is when what the schedule has there ends.
    `hung` is the screen as it hangs, `painted` what the player said of it last; `due` is how logs call the picture it should
    show, `late_us` how late the turn was that brought it, where that is known. `muted` and `spoken` are the cues, with their
    ends, that keep it silent and have it speak a language; `visited` where a running player says that a visitor is there.
    """

    screen: str
    section: str
    number: int
    state: TileState
    now: Sight
    next: Sight | None
    until_us: int | None
    playlist: str | None
    rule: Rule
    cue: Cue | None
    why: Text
    overridden: tuple[Text, ...]
    old_us: int | None
    hung: Screen
    painted: ScreenState | None
    own: bool = False
    ends_us: int | None = None
    muted: Cue | None = None
    spoken: Cue | None = None
    visited: bool = False
    due: str = ""
    late_us: int | None = None

    @property
    def held_by(self) -> CueKind | None:
        """The kind of hold that decides here, if one does."""
        return self.cue.kind if self.cue else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One section with its screens, in the order of the wall; `playlist` is None unless all of them play the same one."""

    section: str
    name: Text
    hue: str
    playlist: Text | None
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A published playlist that can be taken."""

    playlist: str
    title: Text
    slides: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The whole panel at one instant. `trouble` says why it may be out of date; there are no rows before the first publish."""

    now_us: int = 0
    zone: tzinfo = UTC
    name: Text = field(default_factory=lambda: Text(zh="", en=""))
    rows: tuple[Row, ...] = ()
    choices: tuple[Choice, ...] = ()
    faults: tuple[Fault, ...] = ()
    player_runs: bool = False
    revision: int = 0
    trouble: Text | None = None
    alarms: tuple[Alarm, ...] = ()
    """The emergencies that stand, the newest first."""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return tuple(tile for row in self.rows for tile in row.tiles)

    @property
    def online(self) -> int:
        return sum(tile.state is not TileState.OFFLINE for tile in self.tiles)

    def title_of(self, playlist: str) -> Text:
        return next((choice.title for choice in self.choices if choice.playlist == playlist), Text(zh=playlist))


def hall_of(readings: Readings) -> Hall:
    """Puts together what staff see."""
    programme = in_force(readings.programmes, readings.now_us)
    wall = programme.wall if programme else readings.wall
    if wall is None:
        return Hall(now_us=readings.now_us)
    moment = Moment.of(wall, readings.now_us)
    how = status(readings.player, readings.screens, readings.faults, moment)
    runs = how["player"]["state"] == "running"
    on = {screen["screen"] for screen in how["screens"] if screen["state"] == "on"}
    return Hall(
        now_us=readings.now_us,
        zone=moment.zone,
        name=wall.hall,
        rows=_rows(programme, readings, on, ZoneInfo(wall.timezone)) if programme else (),
        choices=_choices(programme) if programme else (),
        faults=readings.faults,
        player_runs=runs,
        revision=programme.revision if programme else 0,
        alarms=alarms_of(programme, readings.cues, readings.now_us) if programme else (),
    )


def _choices(programme: Programme) -> tuple[Choice, ...]:
    return tuple(
        Choice(playlist=playlist.id, title=playlist.title, slides=len(playlist.slides))
        for section in programme.sections
        for playlist in programme.playlists
        if playlist.section == section.id and playlist.slides
    )


def _rows(programme: Programme, readings: Readings, on: set[str], zone: tzinfo) -> tuple[Row, ...]:
    numbers = {screen.id: number for number, screen in enumerate(programme.wall.screens, 1)}
    rows: list[Row] = []
    for section in programme.sections:
        screens = programme.wall.in_section(section.id)
        tiles = [_tile(programme, readings, screen, numbers[screen.id], screen.id in on, zone) for screen in screens]
        if tiles:
            rows.append(_row(programme, section, tiles))
    return tuple(rows)


def _row(programme: Programme, section: Section, tiles: Sequence[Tile]) -> Row:
    playlists = {tile.playlist for tile in tiles}
    only = playlists.pop() if len(playlists) == 1 else None
    title = programme.playlist_by_id[only].title if only else None
    return Row(section=section.id, name=section.name, hue=section.hue, playlist=title, tiles=tuple(tiles))


def _tile(programme: Programme, readings: Readings, screen: Screen, number: int, on: bool, zone: tzinfo) -> Tile:
    plan = _plan(programme, readings, screen.id, readings.now_us)
    now = _sight(programme, plan)
    painted = next((state for state in readings.screens if state.screen == screen.id), None)
    return Tile(
        screen=screen.id,
        section=screen.section,
        number=number,
        state=now.state if on else TileState.OFFLINE,
        now=now,
        next=_next(readings, screen.id, plan.until_us),
        until_us=plan.until_us,
        playlist=plan.playlist,
        rule=plan.why.rule,
        cue=plan.why.cue,
        why=sentence(plan.why, programme, zone),
        overridden=tuple(sentence(reason, programme, zone) for reason in plan.overridden),
        old_us=_old_us(readings, plan),
        own=plan.why.screen is not None,
        ends_us=_ends_us(plan),
        hung=screen,
        painted=painted,
        muted=plan.mute,
        spoken=plan.spoken,
        visited=on and painted is not None and painted.visited_since_us is not None,
        due=plan.content.word,
        late_us=next((commit.late_us for commit in readings.commits if commit.due_us == plan.since_us), None),
    )


def _next(readings: Readings, screen: str, until_us: int | None) -> Sight | None:
    """What comes when this ends; a programme that takes over then may no longer know the screen."""
    later = in_force(readings.programmes, until_us) if until_us is not None else None
    if later is None or until_us is None or screen not in later.screen_by_id:
        return None
    return _sight(later, _plan(later, readings, screen, until_us))


def _plan(programme: Programme, readings: Readings, screen: str, t: int) -> Plan:
    hidden = aside(programme, readings.strikes)
    return resolve(programme, readings.cues, readings.presence, screen, t, aside=hidden)


def _sight(programme: Programme, plan: Plan) -> Sight:
    slide = plan.content.slide
    return Sight(
        state=_STATES[plan.state] if plan.why.closing is None else TileState.CLOSED,
        title=programme.slide_by_id[slide].title if slide else None,
        number=plan.index + 1 if plan.index is not None else None,
        of=plan.of,
    )


def _ends_us(plan: Plan) -> int | None:
    scheduled = plan.why.occurrence or plan.why.closing
    return scheduled.end_us if scheduled is not None else None


def _old_us(readings: Readings, plan: Plan) -> int | None:
    """How old the thumbnail is, if the screen should have shown something else for a while since it was taken."""
    taken_us = readings.taken_us.get(plan.screen)
    if taken_us is None or taken_us >= plan.since_us or readings.now_us - plan.since_us <= OLD_US:
        return None
    return readings.now_us - taken_us


_STATES = {
    State.PLAYING: TileState.PLAYING,
    State.IDLE: TileState.IDLE,
    State.HELD: TileState.HELD,
    State.EMERGENCY: TileState.EMERGENCY,
    State.POSTER: TileState.POSTER,
    State.BLACK: TileState.BLACK,
}
