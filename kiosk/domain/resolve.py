"""What a screen shows at an instant, and why: the one answer that everything else asks for.

    emergency > hold > schedule > section > hall > poster

`resolve` is a pure function of the programme, the cues, the last touches and time. Player, status, preview and tests
call it; nobody keeps a current slide beside it. Its answer stands unchanged from `t` until `until_us`, so the next
change is computed and never polled for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.domain.cue import Cue, Cues
from kiosk.domain.idle import Phase, idle_begins_us, idle_phase
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.standing import Standing, Take, history
from kiosk.domain.timeline import Track
from kiosk.domain.wall import Screen, Show

Presence = Mapping[str, int]
"""The instant of the last touch, for each section that was touched."""

NOBODY: Presence = {}


class Rule(Enum):
    """Who decides, strongest first. The schedule has its place and no entries yet."""

    EMERGENCY = "emergency"
    HOLD = "hold"
    SCHEDULE = "schedule"
    SECTION = "section"
    HALL = "hall"
    POSTER = "poster"


class State(Enum):
    PLAYING = "playing"
    IDLE = "idle"
    HELD = "held"
    EMERGENCY = "emergency"
    POSTER = "poster"
    BLACK = "black"


class ContentKind(Enum):
    SLIDE = "slide"
    ATTRACT = "attract"
    POSTER = "poster"
    EMERGENCY = "emergency"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is to be painted: a slide, an attract frame about a slide, a section's poster, an emergency card, or black."""

    kind: ContentKind
    slide: str | None = None
    section: str | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A candidate for a screen: the rule it stands under, and where it comes from (a playlist, a section or a cue's kind)."""

    rule: Rule
    source: str
    cue: Cue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The answer for one screen: what it shows from `since_us` until `until_us` (None: until somebody acts), and why.

    `index` counts from 0 and is the place of the slide on this screen; `overridden` lists the candidates that lost,
    strongest first.
    """

    screen: str
    section: str
    state: State
    content: Content
    playlist: str | None
    index: int | None
    of: int
    since_us: int
    until_us: int | None
    why: Reason
    overridden: tuple[Reason, ...]


def resolve(programme: Programme, cues: Cues, presence: Presence, screen_id: str, t: int) -> Plan:
    """The plan of one screen at shared time `t` (µs). Raises KeyError for a screen the programme does not know."""
    screen = programme.screen_by_id[screen_id]
    told = history(programme, cues, screen)
    standing = told.at(t)
    candidates = _candidates(programme, screen, standing, t)
    plan = _winner(programme, presence, screen, standing, candidates, t)
    edges = [edge for edge in (plan.until_us, told.next_instant(t), *_ends(standing, t)) if edge is not None]
    return replace(plan, until_us=min(edges, default=None))


def next_change(programme: Programme, cues: Cues, presence: Presence, screen_id: str, t: int) -> int | None:
    """The first instant after `t` at which the screen's plan may differ; None if only a new cue or programme can."""
    return resolve(programme, cues, presence, screen_id, t).until_us


def _ends(standing: Standing, t: int) -> list[int | None]:
    holds = [standing.emergency, standing.black, *(take.cue for take in standing.takes)]
    return [cue.until_us for cue in holds if cue is not None and cue.holds(t)]


def _candidates(programme: Programme, screen: Screen, standing: Standing, t: int) -> tuple[Reason, ...]:
    """Everything that would like the screen at `t`, strongest first; the poster is always among them."""
    found: list[Reason] = []
    if standing.emergency is not None and standing.emergency.holds(t):
        found.append(_held(standing.emergency, Rule.EMERGENCY))
    if standing.black is not None and standing.black.holds(t):
        found.append(_held(standing.black))
    top = standing.top(t)
    track = top.track if top else standing.base
    if standing.freeze is not None and standing.freeze.holds(t) and track is not None and track.frozen(t):
        found.append(_held(standing.freeze))
    found += [_held(take.cue) for take in reversed(standing.takes) if take.cue.holds(t)]
    default, hall = programme.default_playlist(screen), programme.hall_playlist()
    if default is not None and default is not hall:
        found.append(Reason(rule=Rule.SECTION, source=default.id))
    if hall is not None:
        found.append(Reason(rule=Rule.HALL, source=hall.id))
    found.append(Reason(rule=Rule.POSTER, source=screen.section))
    return tuple(found)


def _held(cue: Cue, rule: Rule = Rule.HOLD) -> Reason:
    return Reason(rule=rule, source=cue.playlist or cue.kind.value, cue=cue)


def _winner(
    programme: Programme, presence: Presence, screen: Screen, standing: Standing, candidates: tuple[Reason, ...], t: int
) -> Plan:
    why, overridden = candidates[0], candidates[1:]
    still = Plan(
        screen=screen.id, section=screen.section, state=State.POSTER,
        content=Content(kind=ContentKind.POSTER, section=screen.section),
        playlist=None, index=None, of=0, since_us=programme.anchor_us, until_us=None, why=why, overridden=overridden,
    )  # fmt: skip
    if why.rule is Rule.POSTER:
        return still
    if why.cue is not None and why.cue is standing.emergency:
        content = Content(kind=ContentKind.EMERGENCY, cue=why.cue)
        return replace(still, state=State.EMERGENCY, content=content, since_us=why.cue.at_us)
    if why.cue is not None and why.cue is standing.black:
        return replace(still, state=State.BLACK, content=Content(kind=ContentKind.BLACK), since_us=why.cue.at_us)
    return _playing(programme, presence, screen, standing, still, t)


def _playing(programme: Programme, presence: Presence, screen: Screen, standing: Standing, still: Plan, t: int) -> Plan:
    top = standing.top(t)
    playlist, track = _in_sight(programme, screen, standing, top)
    timeline = programme.timelines[playlist.id]
    begins_us, phase = None, None
    if top is None:
        begins_us, phase = _idle(programme, presence, screen, playlist, track, t)
    if phase is None:
        phase = _on_timeline(programme, playlist, track, begins_us, presence.get(screen.section), t)
    section = programme.section_by_id[screen.section]
    rank = programme.rank_in_section[screen.id] if section.show is Show.STAGGERED and not phase.attract else 0
    index = (phase.index + rank) % timeline.count
    kind = ContentKind.ATTRACT if phase.attract else ContentKind.SLIDE
    held = State.HELD if still.why.rule is Rule.HOLD else State.PLAYING
    return replace(
        still, state=State.IDLE if phase.attract else held, content=Content(kind=kind, slide=playlist.slides[index]),
        playlist=playlist.id, index=index, of=timeline.count, since_us=phase.since_us, until_us=phase.until_us,
    )  # fmt: skip


def _in_sight(programme: Programme, screen: Screen, standing: Standing, top: Take | None) -> tuple[Playlist, Track]:
    if top is not None and top.cue.playlist is not None:
        return programme.playlist_by_id[top.cue.playlist], top.track
    default = programme.default_playlist(screen)
    if default is None or standing.base is None:
        raise AssertionError("the poster should have won")
    return default, standing.base


def _idle(
    programme: Programme, presence: Presence, screen: Screen, playlist: Playlist, track: Track, t: int
) -> tuple[int | None, Phase | None]:
    """When the section begins to idle and, if it does at `t`, what it shows. A touch yet to come counts from then on."""
    timeline = programme.timelines[playlist.id]
    touched = presence.get(screen.section)
    begins = idle_begins_us(track, timeline, programme.idle, touched if touched is not None and touched <= t else None, t)
    if begins is None:
        return None, None
    phase = idle_phase(programme.section_by_id[screen.section].idle, begins, timeline, programme.idle, t)
    if phase is not None and touched is not None and t < touched < phase.until_us:
        phase = replace(phase, until_us=touched)
    return begins, phase


def _on_timeline(
    programme: Programme, playlist: Playlist, track: Track, begins_us: int | None, touched_us: int | None, t: int
) -> Phase:
    """The slot of the playlist's own timeline at `t`, in shared time."""
    timeline = programme.timelines[playlist.id]
    now = track.settled(t)
    slot = timeline.slot_at(now.position(t))
    if now.velocity == 0:
        since_us = now.at_us - (now.position_us - slot.start_us)
        return Phase(attract=False, index=slot.index, since_us=since_us, until_us=now.thaw_us or t + 1)
    origin_us = now.at_us - now.position_us
    edges = [origin_us + slot.end_us]
    edges += [edge for edge in (begins_us, touched_us) if edge is not None and edge > t]
    return Phase(attract=False, index=slot.index, since_us=origin_us + slot.start_us, until_us=min(edges))
