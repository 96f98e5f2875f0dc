"""What happened on the screens, as the player writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.text import Language, Text

MINUTE_US = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Proof of play: what a screen was to show from `planned_us` on, and what was painted on it.

    `planned` and `actual` are the words of a picture (`Content.word`); `actual` is read from the painted pixels and is
    `?` where they are no picture of ours.
    """

    screen: str
    planned: str
    actual: str
    planned_us: int
    painted_us: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One turn in which screens changed: the instant it was due, when it began, when its first and last window were painted."""

    due_us: int
    began_us: int
    first_us: int
    last_us: int
    screens: int

    @property
    def late_us(self) -> int:
        return self.began_us - self.due_us


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCommit:
    """A cue carried out on one screen: when, and how long after its instant."""

    cue: int
    screen: str
    actual_us: int
    late_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something of the environment that is wrong: since when, and the sentence for staff."""

    code: str
    where: str
    message: Text
    since_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerState:
    """What the player says of itself, once a second; `revision` is what it plays."""

    pid: int
    started_us: int
    seen_us: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenState:
    """What the player says of one screen: the picture painted last, when, its uncommanded black, and since when it is visited.

    Of a visitor nothing else is told, and after the visit not even that.
    """

    screen: str
    picture: str
    painted_us: int
    black_frames: int
    black_us: int
    visited_since_us: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """A slide that could not be shown: how often, and last when. `picture` is the SHA-256 of the file at fault, else empty."""

    slide: str
    picture: str
    strikes: int
    last_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """What was painted last on a screen, small: a JPEG, the word of the picture, and when it was taken."""

    screen: str
    taken_us: int
    picture: str
    image: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotWish:
    """Somebody would like a contact sheet of what is painted, saved at `path`."""

    id: int
    path: str


class VisitMode(Enum):
    """How a visit is made: with the aids for those who see, reach or read less, or without."""

    NORMAL = "normal"
    ACCESSIBLE = "accessible"


class VisitEvent(Enum):
    """What a visitor did."""

    TOUCHED = "touched"
    """Woke a screen that played."""
    OPENED = "opened"
    """Went to a page, or opened a part of it."""
    HOME = "home"
    LANGUAGE = "language"
    LARGE_TEXT = "large-text"
    CONTRAST = "contrast"
    LOW_REACH = "low-reach"
    STILL = "still"
    """Had the animations stand."""
    CAPTIONS = "captions"
    """Turned the captions of videos off, or on again."""
    READ_ALOUD = "read-aloud"
    """Had a page read aloud, or its reading stand, go on, begin anew or stop."""
    PROMPT_CONTINUED = "prompt-continued"
    ENDED = "ended"
    """The visit is over: nobody touched the screen any more, or somebody began anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How often something was done on a page of a screen within one minute: a count, of nobody in particular.

    It knows neither who nor where on the glass, and no instant finer than its minute (shared time).
    """

    screen: str
    page: str
    language: Language
    mode: VisitMode
    event: VisitEvent
    minute_us: int
    count: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "minute_us", self.minute_us - self.minute_us % MINUTE_US)
