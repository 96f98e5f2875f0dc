"""What has been told leaves standing on one screen: holds and positions, and what a cue makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.ground import stretch
from kiosk.domain.hours import Closing
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Occurrence
from kiosk.domain.timeline import Timeline, Track
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A playlist taken by staff: the cue that took it and where its timeline is."""

    cue: Cue
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A playlist in sight: where its timeline is, and whether it gives way to the idle carousel."""

    playlist: str
    track: Track
    may_idle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Holds and positions of one screen after some cue; a hold whose end has passed no longer counts.

    `base` is the track of the default playlist (None if there is none), `runs` are those of scheduled occurrences that cues
    have moved; `takes` and `emergencies` lie on one another, the last on top; `freeze` is the last freeze given, which counts
    while the track it stopped stands: a take's, or that of the `frozen` occurrence, or else the default playlist's; `card`
    is the last identify or test card. `mute` and `spoken`, the last language told, lie beside the holds and change nothing
    of what plays.
    """

    base: Track | None
    runs: tuple[tuple[Occurrence, Track], ...] = ()
    takes: tuple[Take, ...] = ()
    freeze: Cue | None = None
    frozen: Occurrence | None = None
    black: Cue | None = None
    card: Cue | None = None
    emergencies: tuple[Cue, ...] = ()
    mute: Cue | None = None
    spoken: Cue | None = None

    def top(self, t: int) -> Take | None:
        return next((take for take in reversed(self.takes) if take.cue.holds(t)), None)

    def run(self, occurrence: Occurrence) -> Track | None:
        """The track of an occurrence, if a cue has moved it."""
        return next((track for moved, track in self.runs if moved == occurrence), None)

    def stands(self, t: int) -> bool:
        """Whether a freeze counts: what it stopped stands still, whatever the schedule says meanwhile."""
        top = self.top(t)
        below = self.base if self.frozen is None else self.run(self.frozen)
        track = top.track if top else below
        return self.freeze is not None and self.freeze.holds(t) and track is not None and track.frozen(t)

    def holding(self, t: int) -> tuple[Cue, ...]:
        """The holds that count at `t`, strongest first."""
        freeze = self.freeze if self.stands(t) else None
        given = (*reversed(self.emergencies), self.card, self.black, freeze, *(take.cue for take in reversed(self.takes)))
        return tuple(cue for cue in given if cue is not None and cue.holds(t))

    def settled(self, t: int) -> Standing:
        """What of it counts from `t` on: two that settle alike will show the same until the next cue."""
        stands = self.stands(t)
        last = (self.black, self.card, self.mute, self.spoken)
        black, card, mute, spoken = (cue if cue is not None and cue.holds(t) else None for cue in last)
        return Standing(
            base=self.base and self.base.settled(t),
            runs=tuple((moved, track.settled(t)) for moved, track in self.runs if t < moved.end_us),
            takes=tuple(replace(take, track=take.track.settled(t)) for take in self.takes if take.cue.holds(t)),
            freeze=self.freeze if stands else None, frozen=self.frozen if stands else None,
            black=black, card=card, emergencies=tuple(cue for cue in self.emergencies if cue.holds(t)), mute=mute, spoken=spoken,
        )  # fmt: skip

    def muted(self, t: int) -> Cue | None:
        """What keeps the loudspeakers silent at `t`."""
        return self.mute if self.mute is not None and self.mute.holds(t) else None

    def speaks(self, t: int) -> Cue | None:
        """What says in which language to speak at `t`; None for the hall's own."""
        return self.spoken if self.spoken is not None and self.spoken.holds(t) else None


def untouched(programme: Programme, screen: Screen) -> Standing:
    """What stands where nothing was ever told."""
    default = programme.default_playlist(screen)
    return Standing(base=Track(position_us=0, at_us=default.anchor_us) if default else None)


def after(programme: Programme, screen: Screen, before: Standing, cue: Cue) -> Standing:
    """What a cue leaves of what stood before it."""
    t = cue.at_us
    standing = replace(
        before,
        takes=tuple(take for take in before.takes if take.cue.holds(t)),
        emergencies=tuple(given for given in before.emergencies if given.holds(t)),
    )
    match cue.kind:
        case CueKind.TAKE:
            if cue.playlist not in programme.timelines:
                return standing
            thawed = _in_sight_becomes(programme, screen, standing, t, lambda track, _: track.resume(t))
            return replace(thawed, takes=(*thawed.takes, Take(cue=cue, track=Track(position_us=0, at_us=t))), black=None)
        case CueKind.BLACK:
            return replace(standing, black=cue)
        case CueKind.EMERGENCY:
            return replace(standing, emergencies=(*standing.emergencies, cue))
        case CueKind.ALL_CLEAR:
            return replace(standing, emergencies=())
        case CueKind.IDENTIFY | CueKind.TEST_CARD:
            return replace(standing, card=cue)
        case CueKind.MUTE | CueKind.UNMUTE:
            return replace(standing, mute=cue if cue.kind is CueKind.MUTE else None)
        case CueKind.LANGUAGE:
            return replace(standing, spoken=cue)
        case CueKind.RECALL:
            raise ValueError("a recall is heeded before cues are applied")
        case CueKind.CLEAR:
            return untouched(programme, screen)
        case CueKind.RESUME:
            thawed = _in_sight_becomes(programme, screen, standing, t, lambda track, _: track.resume(t))
            return replace(thawed, black=None)
        case CueKind.FREEZE | CueKind.NEXT | CueKind.PREVIOUS | CueKind.GOTO:
            moved = _in_sight_becomes(
                programme, screen, standing, t, lambda track, name: _moved(programme.timelines[name], screen, track, cue)
            )
            if cue.kind is not CueKind.FREEZE:
                return moved
            return replace(moved, freeze=cue, frozen=_frozen(programme, screen, standing, cue))


def in_sight(programme: Programme, screen: Screen, standing: Standing, t: int) -> Course | None:
    """The playlist that a screen's timelines show at `t`; None where none does, by night or for want of one."""
    top = standing.top(t)
    if top is not None and top.cue.playlist is not None:
        return Course(playlist=top.cue.playlist, track=top.track)
    below = _below(programme, screen, standing, t)
    if isinstance(below, Occurrence):
        track = standing.run(below) or _from_its_start(programme, below)
        return Course(playlist=below.entry.playlist, track=track, may_idle=below.entry.may_idle)
    default = programme.default_playlist(screen)
    if below is not None or default is None or standing.base is None:
        return None
    return Course(playlist=default.id, track=standing.base, may_idle=True)


def _below(programme: Programme, screen: Screen, standing: Standing, t: int) -> Occurrence | Closing | None:
    """What of the schedule counts below all takes: what was frozen as long as it stands, else what is due; None for the default."""
    if standing.stands(t):
        return standing.frozen
    due = stretch(programme, screen, t)
    first = due.reasons[0] if due is not None and due.reasons else None
    return (first.occurrence or first.closing) if first is not None else None


def _from_its_start(programme: Programme, occurrence: Occurrence) -> Track:
    """The track of an occurrence that no cue has moved; it begins anew where entry or playlist were published in its course."""
    entry = occurrence.entry
    at_us = max(occurrence.start_us, entry.anchor_us, programme.playlist_by_id[entry.playlist].anchor_us)
    return Track(position_us=0, at_us=at_us)


def _in_sight_becomes(
    programme: Programme, screen: Screen, standing: Standing, t: int, move: Callable[[Track, str], Track]
) -> Standing:
    """Moves the track that is in sight, of a playlist: the top take's, the scheduled one, else the default if it has begun."""
    course, top = in_sight(programme, screen, standing, t), standing.top(t)
    if course is None or (t < course.track.at_us and top is None):
        return standing
    track = move(course.track, course.playlist)
    if top is not None:
        return replace(standing, takes=tuple(replace(top, track=track) if take is top else take for take in standing.takes))
    below = _below(programme, screen, standing, t)
    if isinstance(below, Occurrence):
        others = tuple(run for run in standing.runs if run[0] != below and t < run[0].end_us)
        return replace(standing, runs=(*others, (below, track)))
    return replace(standing, base=track)


def _frozen(programme: Programme, screen: Screen, standing: Standing, cue: Cue) -> Occurrence | None:
    """The occurrence whose timeline a freeze stops, if it is one."""
    below = None if standing.top(cue.at_us) else _below(programme, screen, standing, cue.at_us)
    return below if isinstance(below, Occurrence) else None


def _moved(timeline: Timeline, screen: Screen, track: Track, cue: Cue) -> Track:
    """The track after a freeze or a seek; a freeze keeps the moment within the slide it names."""
    frozen = track.freeze(cue.at_us, cue.until_us) if cue.until_us is not None else track
    number = cue.number_for(screen.id)
    if number is None:
        return frozen
    index = (number - 1) % timeline.count
    if cue.kind is CueKind.FREEZE and timeline.slot_at(frozen.position(cue.at_us)).index == index:
        return frozen
    return frozen.seek(timeline.slot(index).start_us, cue.at_us)
