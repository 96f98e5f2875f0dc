"""A visit: what one visitor does at one screen, from the first touch until the screen goes back to its timeline.

A session knows nothing of the timeline: the screen leaves it alone and is given back to it afterwards. All that one visitor
chose is in one value, so nothing of it is left for the next. What time does to a session is worked out, not stored:

    HERE --no touch--> ASKING (a countdown: still there?) --no touch--> OVER
    at the menu, where there is nothing to lose: HERE --no touch--> OVER
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.domain.events import VisitEvent
from kiosk.domain.ids import check_range
from kiosk.domain.text import Language
from kiosk.domain.view import PLAIN, Act, Filter, OpenPart, OpenRow, OpenSlide, PlayVideo, View

LONGEST_READING_US = 600_000_000
"""No page is read aloud for longer."""
HINT_AFTER_US, HINT_US = 6_000_000, 1_600_000
"""After so long without a touch it is shown once that pages can be swiped, for so long, and the time it takes to fade."""
MAGNIFIED = (1.0, 1.5, 2.0, 3.0)
"""The steps in which a picture is magnified."""


class Aid(Enum):
    """What makes a screen usable for somebody; all of it ends with the session."""

    LARGE_TEXT = "large-text"
    CONTRAST = "contrast"
    LOW_REACH = "low-reach"
    LESS_MOTION = "less-motion"

    @property
    def needs_time(self) -> bool:
        """Whether who uses it is given more time."""
        return self is not Aid.LESS_MOTION


_AIDS = {
    Aid.LARGE_TEXT: VisitEvent.LARGE_TEXT,
    Aid.CONTRAST: VisitEvent.CONTRAST,
    Aid.LOW_REACH: VisitEvent.LOW_REACH,
    Aid.LESS_MOTION: VisitEvent.STILL,
}


class Voice(Enum):
    """Whether the page is being read aloud."""

    SILENT = "silent"
    READING = "reading"
    PAUSED = "paused"


class Presence(Enum):
    """Whether the visitor is still there, as far as touches tell."""

    HERE = "here"
    ASKING = "asking"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Act):
    """To the next page of the section (1), or to the one before (-1); by a swipe, or by a button."""

    step: int
    swiped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoHome(Act):
    """To the menu of the sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseSection(Act):
    """Shows the contents of a section in the menu."""

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn(Act):
    """Back to the page that was left for the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayHere(Act):
    """Still there; any touch says so, and a button for it is what people look for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOver(Act):
    """Everything as for the next visitor, beginning with the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(Act):
    """The other language, on the same page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAids(Act):
    """Opens the sheet with the aids, or closes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseAid(Act):
    """Begins to use an aid, or ends it."""

    aid: Aid


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCaptions(Act):
    """Shows the captions of videos, or does without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen(Act):
    """Has the page read aloud, or lets the reading stand and go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenAgain(Act):
    """Has the page read aloud from its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopListening(Act):
    """Has the reading end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnify(Act):
    """A step closer to the picture (1), or away from it (-1)."""

    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRule:
    """How long nobody has to touch a screen until it asks, and then until it resets; the menu resets without asking."""

    quiet_us: int = 45_000_000
    asking_us: int = 20_000_000
    home_us: int = 30_000_000
    resume_us: int = 20_000_000
    """How long the menu offers the page that was left."""
    aided_quiet_us: int = 90_000_000
    aided_asking_us: int = 30_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The page that was left for the menu, as it was seen, and when."""

    slide: str
    view: View
    at_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One visitor at one screen. `slide` is the page that is looked at, None at the menu with `section` open.

    `magnified` is a step of MAGNIFIED, `centre` the middle of what is seen of a magnified picture, in shares of the page.
    """

    began_us: int
    touched_us: int
    section: str
    slide: str | None = None
    view: View = PLAIN
    left: Left | None = None
    translated: bool = False
    """Whether it speaks the other of the two languages than the hall."""
    aids: frozenset[Aid] = frozenset()
    choosing_aids: bool = False
    uncaptioned: bool = False
    """Whether it does without the captions of videos."""
    magnified: int = 0
    centre: tuple[float, float] = (0.5, 0.5)
    watching_until_us: int = 0
    """A video plays until then, and nobody is asked anything meanwhile."""
    watched_us: int = 0
    """How much of the video was seen when it was made to stand."""
    voice: Voice = Voice.SILENT
    reading_until_us: int = 0
    """The page is read aloud until then, at the latest or in fact, and nobody is asked anything meanwhile."""
    listened: bool = False
    """Whether a page was read aloud to this visitor."""
    knows_swiping: bool = False
    """Whether this visitor has swiped, or was shown how."""

    def __post_init__(self) -> None:
        check_range("magnified", self.magnified, 0, len(MAGNIFIED) - 1)

    @property
    def aided(self) -> bool:
        """Whether the visitor is given more time, and larger targets."""
        return self.listened or any(aid.needs_time for aid in self.aids)

    def language(self, hall: Language) -> Language:
        """The language it speaks in a hall that speaks `hall`."""
        return hall.other if self.translated else hall

    def presence(self, rule: SessionRule, t: int) -> Presence:
        """Whether the visitor is still there at `t`."""
        asks_us, over_us = self._instants(rule)
        if t >= over_us:
            return Presence.OVER
        return Presence.ASKING if t >= asks_us else Presence.HERE

    def next_instant(self, rule: SessionRule, t: int) -> int | None:
        """When time alone changes something next; None when it is over."""
        instants = list(self._instants(rule))
        if self.left is not None and self.slide is None:
            instants.append(self.left.at_us + rule.resume_us)
        hint_us = self._hint_us()
        if hint_us is not None:
            instants += [hint_us, hint_us + HINT_US]
        return min((instant for instant in instants if instant > t), default=None)

    def over_us(self, rule: SessionRule) -> int:
        """When it is over unless somebody touches the screen."""
        return self._instants(rule)[1]

    def _instants(self, rule: SessionRule) -> tuple[int, int]:
        """When it asks, and when it is over."""
        quiet_since_us = max(self.touched_us, self.watching_until_us, self.reading_until_us)
        if self.slide is None:
            over_us = quiet_since_us + (rule.aided_quiet_us if self.aided else rule.home_us)
            return over_us, over_us
        asks_us = quiet_since_us + (rule.aided_quiet_us if self.aided else rule.quiet_us)
        return asks_us, asks_us + (rule.aided_asking_us if self.aided else rule.asking_us)

    def offered(self, rule: SessionRule, t: int) -> Left | None:
        """The page that the menu offers to go back to."""
        fresh = self.left is not None and self.slide is None and t < self.left.at_us + rule.resume_us
        return self.left if fresh else None

    def hints(self, t: int) -> bool:
        """Whether it is shown at `t` that pages can be swiped."""
        hint_us = self._hint_us()
        return hint_us is not None and hint_us <= t < hint_us + HINT_US

    def _hint_us(self) -> int | None:
        """When that begins unless somebody touches the screen; None where something else is looked at than a page as it plays."""
        busy = self.view.part is not None or self.choosing_aids or self.magnified or self.watching_until_us or self.watched_us
        if self.slide is None or self.knows_swiping or busy or Aid.LESS_MOTION in self.aids:
            return None
        return max(self.touched_us, self.reading_until_us) + HINT_AFTER_US

    def touched(self, t: int) -> Session:
        """Somebody touched the screen; whatever for, they are there."""
        hint_us = self._hint_us()
        knows = self.knows_swiping or (hint_us is not None and t >= hint_us)
        return replace(self, touched_us=max(t, self.touched_us), knows_swiping=knows)

    def without_card(self) -> Session:
        """Nothing more is told of a project."""
        return replace(self, view=replace(self.view, row=""))

    def gripped(self, share: float) -> Session:
        """A handle was drawn to a share of its way."""
        return replace(self, view=replace(self.view, share=min(1.0, max(0.0, share)), part=None))

    def seen_closer(self, magnified: int, centre: tuple[float, float]) -> Session:
        """The picture magnified by a step of MAGNIFIED, with so much of it in sight that nothing beyond it is."""
        step = min(len(MAGNIFIED) - 1, max(0, magnified))
        half = 0.5 / MAGNIFIED[step]
        x, y = (min(1 - half, max(half, share)) for share in centre)
        return replace(self, magnified=step, centre=(x, y))

    def watches(self, t: int) -> bool:
        """Whether a video plays at `t`."""
        return t < self.watching_until_us

    def _watching(self, length_us: int, t: int) -> Session:
        """A video made to stand, or to go on where it stood; one that has ended begins anew."""
        if self.watches(t):
            return replace(self, watched_us=length_us - (self.watching_until_us - t), watching_until_us=0)
        seen_us = 0 if self.watching_until_us else self.watched_us
        return replace(self, watched_us=seen_us, watching_until_us=t + length_us - seen_us)

    def _reading(self, t: int) -> Session:
        return replace(self, voice=Voice.READING, reading_until_us=t + LONGEST_READING_US, listened=True)

    def _not_reading(self, voice: Voice = Voice.SILENT) -> Session:
        return replace(self, voice=voice, reading_until_us=0)

    def read_out(self, t: int) -> Session:
        """The reading has come to its end; from now on it counts again how long nobody touches the screen."""
        return replace(self, voice=Voice.SILENT, reading_until_us=min(t, self.reading_until_us))

    def page(self, slide: str | None, view: View = PLAIN) -> Session:
        """On another page, or at the menu."""
        return replace(
            self, slide=slide, view=view, choosing_aids=False, magnified=0, centre=(0.5, 0.5),
            watching_until_us=0, watched_us=0, voice=Voice.SILENT, reading_until_us=0,
        )  # fmt: skip


def begun(t: int, section: str, slide: str | None, page: int = 0) -> Session:
    """A new visitor: on the slide that was playing, on its page, or at the menu with the section that the screen was about."""
    view = View(part=page) if page else PLAIN
    return Session(began_us=t, touched_us=t, section=section, slide=slide, view=view)


def after(session: Session, act: Act, t: int, course: tuple[str, ...]) -> Session:
    """The session after a touch on something; `course` are the slides of the section, in order, that can be shown."""
    session = session.touched(t)
    match act:
        case Turn(step=step, swiped=swiped):
            knows = session.knows_swiping or swiped
            return replace(session.page(_neighbour(session.slide, step, course)), knows_swiping=knows)
        case GoHome():
            left = Left(slide=session.slide, view=session.view, at_us=t) if session.slide is not None else session.left
            return replace(session.page(None), left=left)
        case ChooseSection(section=section):
            return replace(session, section=section)
        case GoOn() if session.left is not None:
            return replace(session.page(session.left.slide, session.left.view), left=None)
        case StartOver():
            return replace(begun(t, session.section, None), began_us=session.began_us)
        case Speak():
            return replace(session._not_reading(), translated=not session.translated)
        case ShowAids():
            return replace(session, choosing_aids=not session.choosing_aids)
        case UseAid(aid=aid):
            return replace(session, aids=session.aids ^ {aid})
        case UseCaptions():
            return replace(session, uncaptioned=not session.uncaptioned)
        case Listen() if session.voice is Voice.READING:
            return session._not_reading(Voice.PAUSED)
        case Listen() | ListenAgain() if session.slide is not None:
            return session._reading(t)
        case StopListening():
            return session._not_reading()
        case Magnify(step=step):
            return session.seen_closer(session.magnified + step, session.centre)
        case PlayVideo(length_us=length_us):
            return session._not_reading()._watching(length_us, t)
        case OpenSlide(slide=slide):
            return session.page(slide)
        case OpenPart(part=part):
            closes = session.view.part == part
            return replace(session, view=replace(session.view, part=None if closes else part, share=None, row=""))
        case OpenRow(row=row):
            return replace(session, view=replace(session.view, row="" if session.view.row == row else row))
        case Filter(only=only):
            return replace(session, view=replace(session.view, only=only, part=None, row=""))
    return session


def event_of(act: Act) -> VisitEvent | None:
    """What an act is counted as; None for what nobody needs to know of."""
    match act:
        case GoHome():
            return VisitEvent.HOME
        case Speak():
            return VisitEvent.LANGUAGE
        case UseAid(aid=aid):
            return _AIDS[aid]
        case UseCaptions():
            return VisitEvent.CAPTIONS
        case Listen() | ListenAgain() | StopListening():
            return VisitEvent.READ_ALOUD
        case StayHere():
            return VisitEvent.PROMPT_CONTINUED
        case StartOver():
            return VisitEvent.ENDED
        case Turn() | GoOn() | OpenSlide() | OpenPart() | OpenRow() | Filter() | PlayVideo():
            return VisitEvent.OPENED
    return None


def _neighbour(slide: str | None, step: int, course: tuple[str, ...]) -> str | None:
    """The page before or after; round from the last to the first. A page that is no longer there leads to the first."""
    if not course:
        return None
    if slide not in course:
        return course[0]
    return course[(course.index(slide) + step) % len(course)]
