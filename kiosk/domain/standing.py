"""What the cues given so far have left standing on one screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.programme import Programme
from kiosk.domain.timeline import Timeline, Track
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A playlist taken by staff: the cue that took it and where its timeline is."""

    cue: Cue
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Holds and positions of one screen after some cue; a hold whose end has passed no longer counts.

    `base` is the track of the default playlist (None if there is none); `takes` and `emergencies` lie on one another,
    the last on top; `freeze` is the last freeze given, which counts while the track in sight stands; `card`
    is the last identify or test card.
    """

    base: Track | None
    takes: tuple[Take, ...] = ()
    freeze: Cue | None = None
    black: Cue | None = None
    card: Cue | None = None
    emergencies: tuple[Cue, ...] = ()

    def top(self, t: int) -> Take | None:
        return next((take for take in reversed(self.takes) if take.cue.holds(t)), None)

    def holding(self, t: int) -> tuple[Cue, ...]:
        """The holds that count at `t`, strongest first."""
        top = self.top(t)
        track = top.track if top else self.base
        freeze = self.freeze if track is not None and track.frozen(t) else None
        given = (*reversed(self.emergencies), self.card, self.black, freeze, *(take.cue for take in reversed(self.takes)))
        return tuple(cue for cue in given if cue is not None and cue.holds(t))


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What stood on one screen over time: `states[i]` counts from `instants[i - 1]` on."""

    instants: tuple[int, ...]
    states: tuple[Standing, ...]

    def at(self, t: int) -> Standing:
        return self.states[bisect_right(self.instants, t)]

    def next_instant(self, t: int) -> int | None:
        index = bisect_right(self.instants, t)
        return self.instants[index] if index < len(self.instants) else None


@lru_cache(maxsize=512)
def history(programme: Programme, cues: Cues, screen: Screen) -> History:
    """Applies the cues that reach a screen, in order; worked out once for each programme, cues and screen."""
    states = [_untouched(programme, screen)]
    reaching = cues.reaching(screen.targets)
    for cue in reaching:
        states.append(_apply(programme, screen, states[-1], cue))
    return History(instants=tuple(cue.at_us for cue in reaching), states=tuple(states))


def _untouched(programme: Programme, screen: Screen) -> Standing:
    default = programme.default_playlist(screen)
    return Standing(base=Track(position_us=0, at_us=default.anchor_us) if default else None)


def _apply(programme: Programme, screen: Screen, before: Standing, cue: Cue) -> Standing:
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
            thawed = _in_sight_becomes(standing, t, lambda track: track.resume(t))
            return replace(thawed, takes=(*thawed.takes, Take(cue=cue, track=Track(position_us=0, at_us=t))), black=None)
        case CueKind.BLACK:
            return replace(standing, black=cue)
        case CueKind.EMERGENCY:
            return replace(standing, emergencies=(*standing.emergencies, cue))
        case CueKind.IDENTIFY | CueKind.TEST_CARD:
            return replace(standing, card=cue)
        case CueKind.CLEAR:
            return _untouched(programme, screen)
        case CueKind.RESUME:
            return replace(_in_sight_becomes(standing, t, lambda track: track.resume(t)), black=None)
        case CueKind.FREEZE | CueKind.NEXT | CueKind.PREVIOUS | CueKind.GOTO:
            moved = _in_sight_becomes(standing, t, lambda track: _moved(programme, screen, standing, track, cue))
            return replace(moved, freeze=cue) if cue.kind is CueKind.FREEZE else moved


def _in_sight_becomes(standing: Standing, t: int, move: Callable[[Track], Track]) -> Standing:
    """Moves the track that is in sight: the top take's, else the default playlist's if it has begun."""
    top = standing.top(t)
    if top is not None:
        moved = replace(top, track=move(top.track))
        return replace(standing, takes=tuple(moved if take is top else take for take in standing.takes))
    if standing.base is None or t < standing.base.at_us:
        return standing
    return replace(standing, base=move(standing.base))


def _moved(programme: Programme, screen: Screen, standing: Standing, track: Track, cue: Cue) -> Track:
    """The track after a freeze or a seek; a freeze keeps the moment within the slide it names."""
    frozen = track.freeze(cue.at_us, cue.until_us) if cue.until_us is not None else track
    number = cue.number_for(screen.id)
    timeline = _timeline_in_sight(programme, screen, standing, cue.at_us)
    if number is None or timeline is None:
        return frozen
    index = (number - 1) % timeline.count
    if cue.kind is CueKind.FREEZE and timeline.slot_at(frozen.position(cue.at_us)).index == index:
        return frozen
    return frozen.seek(timeline.slot(index).start_us, cue.at_us)


def _timeline_in_sight(programme: Programme, screen: Screen, standing: Standing, t: int) -> Timeline | None:
    top = standing.top(t)
    if top is not None and top.cue.playlist is not None:
        return programme.timelines.get(top.cue.playlist)
    default = programme.default_playlist(screen)
    return programme.timelines[default.id] if default else None
