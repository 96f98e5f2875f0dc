"""What a screen shows at an instant, and why: the one answer that everything else asks for.

    emergency > hold > schedule > section > hall > poster

`resolve` is a pure function of the programme, the cues, the last touches, the slides put aside and time. Player, status,
preview and tests call it; nobody keeps a current slide beside it. Its answer stands unchanged from `t` until `until_us`,
so the next change is computed and never polled for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from kiosk.domain.aside import NONE_ASIDE, shown_from
from kiosk.domain.cue import CARDS, Cue, CueKind, Cues
from kiosk.domain.ground import stretch
from kiosk.domain.history import history
from kiosk.domain.hours import Closing
from kiosk.domain.idle import Phase, idle_begins_us, idle_phase
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.slide import Slide
from kiosk.domain.standing import Standing, in_sight
from kiosk.domain.text import Language
from kiosk.domain.timeline import Timeline, Track
from kiosk.domain.wall import Screen, Show

Presence = Mapping[str, int]
"""The instant of the last touch, for each section that was touched."""

NOBODY: Presence = {}


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
    FAREWELL = "farewell"
    """After closing time, before the screens go dark."""
    IDENTIFY = "identify"
    TEST_CARD = "test-card"
    VISIT = "visit"
    """What a visitor looks at; never an answer of `resolve`, which leaves visited screens alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is to be painted: a slide, an attract frame about a slide, a poster, an emergency card, black, or a card for staff.

    `turn` is that of the attract loop a frame belongs to, which moves what stands on it; 0 for all else. `page` counts from
    0, of a slide that turns its pages by itself. `language` is the one it is drawn in, None for the hall's own.
    """

    kind: ContentKind
    slide: str | None = None
    page: int = 0
    section: str | None = None
    cue: Cue | None = None
    turn: int = 0
    language: Language | None = None

    def said_anew(self, other: Content) -> bool:
        """Whether another is the same in another language."""
        return self != other and self == replace(other, language=self.language)

    @property
    def word(self) -> str:
        """How logs and reports call it: a slide by its id, other pictures by their kind and what they are of."""
        if self.kind is ContentKind.SLIDE:
            return self.slide or ""
        of = self.slide or self.section or (self.cue and str(self.cue.id))
        return f"{self.kind.value}:{of}" if of else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The answer for one screen: what it shows from `since_us` until `until_us` (None: until somebody acts), and why.

    `index` counts from 0 and is the place of the slide that is shown on this screen, None where a poster stands in for
    it; `overridden` lists the candidates that lost, strongest first. `mute` and `spoken` are the cues that keep it silent and
    have it speak a language, beside what it shows.
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
    mute: Cue | None = None
    spoken: Cue | None = None

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard at the screen."""
        return self.mute is not None

    @property
    def language(self) -> Language | None:
        """The language that staff want for a while; None for the hall's own."""
        return self.spoken.language if self.spoken is not None else None


_COVERING = frozenset({CueKind.EMERGENCY, CueKind.BLACK}) | CARDS
_WORDED = frozenset({ContentKind.SLIDE, ContentKind.ATTRACT, ContentKind.POSTER, ContentKind.FAREWELL})
"""What is drawn in one language before the other; cards for staff are not, and an emergency is told in both."""
_CARDS = {CueKind.IDENTIFY: ContentKind.IDENTIFY, CueKind.TEST_CARD: ContentKind.TEST_CARD}


class _Sight(NamedTuple):
    """What a screen shows and in which span, still without the reasons."""

    state: State
    content: Content
    since_us: int
    until_us: int | None = None
    playlist: str | None = None
    place: int | None = None
    of: int = 0


def resolve(
    programme: Programme, cues: Cues, presence: Presence, screen_id: str, t: int, *, aside: frozenset[str] = NONE_ASIDE
) -> Plan:
    """The plan of one screen at shared time `t` (µs). Raises KeyError for a screen the programme does not know.

    The slides put `aside` cannot be shown: no timeline changes for them, but in their time the next one that can be
    stands in, or the section's poster if none of the playlist is left.
    """
    screen = programme.screen_by_id[screen_id]
    decision = decide(programme, cues, screen, t)
    why, *overridden = decision.reasons
    sight = _sight(programme, presence, screen, decision.standing, why, t, aside)
    edges = (sight.until_us, decision.until_us)
    mute, spoken = decision.standing.muted(t), decision.standing.speaks(t)
    return Plan(
        screen=screen.id, section=screen.section, state=sight.state, content=_spoken(sight.content, spoken),
        playlist=sight.playlist, index=sight.place, of=sight.of,
        since_us=sight.since_us, until_us=min((edge for edge in edges if edge is not None), default=None),
        why=why, overridden=tuple(overridden), mute=mute, spoken=spoken,
    )  # fmt: skip


def _spoken(content: Content, cue: Cue | None) -> Content:
    """A content in the language that staff want for a while."""
    return content if cue is None or content.kind not in _WORDED else replace(content, language=cue.language)


class Decision(NamedTuple):
    """Who would like a screen at an instant, the strongest first, until that may change; and what the cues have left standing."""

    reasons: tuple[Reason, ...]
    until_us: int | None
    standing: Standing


def decide(programme: Programme, cues: Cues, screen: Screen, t: int) -> Decision:
    """The first half of `resolve`, without what of a playlist is in sight: all that an agenda needs to know."""
    told, on_schedule = history(programme, cues, screen), stretch(programme, screen, t)
    standing = told.at(t)
    holding = standing.holding(t)
    standing_cues = (*holding, standing.muted(t), standing.speaks(t))
    scheduled = on_schedule.reasons if on_schedule is not None else ()
    edges = (
        told.next_instant(t),
        on_schedule and on_schedule.end_us,
        *(cue.until_us for cue in standing_cues if cue is not None),
    )
    return Decision(
        reasons=(*map(_held, holding), *scheduled, *_defaults(programme, screen)),
        until_us=min((edge for edge in edges if edge is not None), default=None),
        standing=standing,
    )


def plays(programme: Programme, screen: Screen, decision: Decision, t: int) -> str | None:
    """The playlist that is in sight by a decision of the instant; None for a poster, a card, an emergency, a closed hall."""
    why = decision.reasons[0]
    covered = why.cue is not None and why.cue.kind in _COVERING
    course = None if covered or why.closing is not None else in_sight(programme, screen, decision.standing, t)
    return course.playlist if course is not None else None


def next_change(programme: Programme, cues: Cues, presence: Presence, screen_id: str, t: int) -> int | None:
    """The first instant after `t` at which the screen's plan may differ; None if only a new cue or programme can."""
    return resolve(programme, cues, presence, screen_id, t).until_us


def _held(cue: Cue) -> Reason:
    rule = Rule.EMERGENCY if cue.kind is CueKind.EMERGENCY else Rule.HOLD
    return Reason(rule=rule, source=cue.playlist or cue.kind.value, cue=cue)


@lru_cache(maxsize=512)
def _defaults(programme: Programme, screen: Screen) -> tuple[Reason, ...]:
    """What would like the screen if nobody holds it, strongest first; the poster is always among it."""
    found: list[Reason] = []
    own, section, hall = (programme.default_of(target) for target in (screen.id, screen.section, HALL))
    if own is not None:
        found.append(Reason(rule=Rule.SECTION, source=own.id, screen=screen.id))
    if section is not None and section is not hall:
        found.append(Reason(rule=Rule.SECTION, source=section.id))
    if hall is not None:
        found.append(Reason(rule=Rule.HALL, source=hall.id))
    found.append(Reason(rule=Rule.POSTER, source=screen.section))
    return tuple(found)


def _sight(
    programme: Programme, presence: Presence, screen: Screen, standing: Standing, why: Reason, t: int, aside: frozenset[str]
) -> _Sight:
    if why.rule is Rule.POSTER:
        return _Sight(State.POSTER, _poster(screen), programme.anchor_us)
    if why.cue is not None and why.cue.kind is CueKind.EMERGENCY:
        return _Sight(State.EMERGENCY, Content(kind=ContentKind.EMERGENCY, cue=why.cue), why.cue.at_us)
    if why.cue is not None and why.cue.kind is CueKind.BLACK:
        return _Sight(State.BLACK, Content(kind=ContentKind.BLACK), why.cue.at_us)
    if why.cue is not None and why.cue.kind in _CARDS:
        return _Sight(State.HELD, Content(kind=_CARDS[why.cue.kind]), why.cue.at_us)
    if why.closing is not None:
        return _closed(screen, why.closing, t)
    return _playing(programme, presence, screen, standing, why, t, aside)


def _closed(screen: Screen, closing: Closing, t: int) -> _Sight:
    if t < closing.dark_us:
        farewell = Content(kind=ContentKind.FAREWELL, section=screen.section)
        return _Sight(State.PLAYING, farewell, closing.start_us, closing.dark_us)
    return _Sight(State.BLACK, Content(kind=ContentKind.BLACK), closing.dark_us, closing.end_us)


def _poster(screen: Screen) -> Content:
    return Content(kind=ContentKind.POSTER, section=screen.section)


def _playing(
    programme: Programme, presence: Presence, screen: Screen, standing: Standing, why: Reason, t: int, aside: frozenset[str]
) -> _Sight:
    course = in_sight(programme, screen, standing, t)
    if course is None:
        raise AssertionError("a poster, or black, should have won")
    playlist, track = programme.playlist_by_id[course.playlist], course.track
    timeline = programme.timelines[playlist.id]
    idle = _idle(programme, presence, screen, timeline, track, t) if course.may_idle else None
    phase = idle or _on_timeline(timeline, track, t)
    section = programme.section_by_id[screen.section]
    rank = programme.rank_in_section[screen.id] if section.show is Show.STAGGERED and not phase.attract else 0
    planned = (phase.index + rank) % timeline.count
    index = shown_from(playlist.slides, planned, aside) if aside else planned
    kind = ContentKind.ATTRACT if phase.attract else ContentKind.SLIDE
    held = State.HELD if why.rule is Rule.HOLD else State.PLAYING
    state = State.IDLE if phase.attract else held
    if index is None:
        return _Sight(state, _poster(screen), phase.since_us, phase.until_us, playlist.id, index, timeline.count)
    slide, turn = programme.slide_by_id[playlist.slides[index]], phase.turn
    turns, phase = _turned(phase, slide, t)
    page = (first_page(programme, screen, slide) + turns) % slide.fields.pages
    content = Content(kind=kind, slide=slide.id, page=0 if phase.attract else page, turn=turn)
    return _Sight(state, content, phase.since_us, phase.until_us, playlist.id, index, timeline.count)


def first_page(programme: Programme, screen: Screen, slide: Slide) -> int:
    """The page a slide begins with on a screen: where neighbouring screens show neighbouring slides, also neighbouring pages.

    On these a slide stands as long as the first screen's does, so each would turn back before it has shown all of its own.
    """
    staggered = programme.section_by_id[screen.section].show is Show.STAGGERED
    return programme.rank_in_section[screen.id] % slide.fields.pages if staggered else 0


def _turned(phase: Phase, slide: Slide, t: int) -> tuple[int, Phase]:
    """How often a slide has turned its page since it came, and the time of the page that is in sight."""
    if phase.attract or slide.fields.pages == 1:
        return 0, phase
    turns = (t - phase.since_us if phase.stands_us is None else phase.stands_us) // slide.page_us
    since_us = phase.since_us + turns * slide.page_us
    ends_us = phase.until_us if phase.stands_us is not None else min(phase.until_us, since_us + slide.page_us)
    return turns, replace(phase, since_us=since_us, until_us=ends_us)


def _idle(programme: Programme, presence: Presence, screen: Screen, timeline: Timeline, track: Track, t: int) -> Phase | None:
    """What the section shows at `t` if it is idle. A touch yet to come counts from then on."""
    touched = presence.get(screen.section)
    begins = idle_begins_us(track, timeline, programme.idle, touched if touched is not None and touched <= t else None, t)
    if begins is None:
        return None
    phase = idle_phase(programme.section_by_id[screen.section].idle, begins, timeline, programme.idle, t)
    if phase is not None and touched is not None and t < touched < phase.until_us:
        return replace(phase, until_us=touched)
    return phase


def _on_timeline(timeline: Timeline, track: Track, t: int) -> Phase:
    """The slot of the playlist's own timeline at `t`, in shared time; idling begins and touches count at its edges only."""
    now = track.settled(t)
    slot = timeline.slot_at(now.position(t))
    origin_us = now.at_us - now.position_us
    ends_us = origin_us + slot.end_us if now.thaw_us is None else now.thaw_us
    stands_us = now.position_us - slot.start_us if now.velocity == 0 else None
    since_us = origin_us + slot.start_us
    return Phase(attract=False, index=slot.index, since_us=since_us, until_us=ends_us, stands_us=stands_us)
