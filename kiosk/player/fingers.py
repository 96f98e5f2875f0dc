"""What fingers on a screen mean: a press, a tap, a swipe, a handle drawn along, two fingers spreading."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from math import hypot

PALM_FINGERS = 5
"""So many contacts at once are a hand or a sleeve laid on the glass, and mean nothing until all are gone."""
PALM_MM = 40.0
"""A contact as wide as this is no finger."""
SLOP_MM = 6.0
"""How far a finger may wander and still tap: people stand, and the glass is large."""
SWIPE_MM = 40.0
"""How far a finger has to go sideways for a swipe."""


class Moment(Enum):
    DOWN = "down"
    MOVED = "moved"
    UP = "up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finger:
    """One contact at one moment: where, in the screen's pixels, and how wide it is."""

    id: int
    moment: Moment
    x: float
    y: float
    wide_px: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingers:
    """What a screen felt at once; without any finger, what was begun is taken back."""

    screen: str
    fingers: tuple[Finger, ...]


class Gesture:
    """What was meant; each kind is a subclass."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Gesture):
    """A finger has come down: show that it is felt."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Gesture):
    """Nothing will come of the press."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Gesture):
    """The finger that pressed has gone where it came down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw(Gesture):
    """The finger that pressed at `from_x`, `from_y` is drawn along and is now at `x`, `y`, having gone on by `by_x`, `by_y`."""

    from_x: float
    from_y: float
    x: float
    y: float
    by_x: float
    by_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Swipe(Gesture):
    """A finger went sideways and left: to the next page (1, leftwards) or to the one before (-1)."""

    from_x: float
    from_y: float
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread(Gesture):
    """Two fingers are so many times as far apart as when they came, around a middle."""

    times: float
    x: float
    y: float


@dataclass(slots=True)
class _Contact:
    from_x: float
    from_y: float
    x: float
    y: float


@dataclass(slots=True, kw_only=True)
class Hand:
    """The fingers on one screen. The first of them leads: it alone presses and taps; a second one only spreads.

    `px_mm` is how many pixels a millimetre has.
    """

    px_mm: float
    _contacts: dict[int, _Contact] = field(default_factory=dict)
    _leader: int | None = None
    _drawn: bool = False
    _palm: bool = False
    _apart: float = 0.0

    def felt(self, felt: Fingers) -> tuple[Gesture, ...]:
        """What the fingers mean now."""
        if not felt.fingers:
            return self._all_gone(cancelled=True)
        gestures: list[Gesture] = []
        for finger in felt.fingers:
            match finger.moment:
                case Moment.DOWN:
                    gestures += self._down(finger)
                case Moment.MOVED:
                    gestures += self._moved(finger)
                case Moment.UP:
                    gestures += self._up(finger)
        return tuple(gestures)

    def _down(self, finger: Finger) -> tuple[Gesture, ...]:
        self._contacts[finger.id] = _Contact(finger.x, finger.y, finger.x, finger.y)
        if self._palm or len(self._contacts) >= PALM_FINGERS or finger.wide_px >= PALM_MM * self.px_mm:
            taken_back = () if self._palm or self._drawn or self._leader is None else (Cancel(),)
            self._palm, self._leader = True, None
            return taken_back
        if len(self._contacts) == 1:
            self._leader, self._drawn = finger.id, False
            return (Press(x=finger.x, y=finger.y),)
        if len(self._contacts) == 2 and self._leader is not None:
            self._apart, self._drawn = self._distance(), True
            return (Cancel(),)
        return ()

    def _moved(self, finger: Finger) -> tuple[Gesture, ...]:
        contact = self._contacts.get(finger.id)
        if contact is None:
            return ()
        by_x, by_y = finger.x - contact.x, finger.y - contact.y
        contact.x, contact.y = finger.x, finger.y
        if self._palm or self._leader is None:
            return ()
        if len(self._contacts) == 2 and self._apart > 0:
            x, y = (sum(axis) / 2 for axis in zip(*((each.x, each.y) for each in self._contacts.values()), strict=True))
            return (Spread(times=self._distance() / self._apart, x=x, y=y),)
        if finger.id != self._leader or len(self._contacts) > 1:
            return ()
        began = not self._drawn and self._way(contact) > SLOP_MM * self.px_mm
        self._drawn = self._drawn or began
        if not self._drawn:
            return ()
        drawn = Draw(from_x=contact.from_x, from_y=contact.from_y, x=contact.x, y=contact.y, by_x=by_x, by_y=by_y)
        return (Cancel(), drawn) if began else (drawn,)

    def _up(self, finger: Finger) -> tuple[Gesture, ...]:
        contact = self._contacts.pop(finger.id, None)
        leads, spread = finger.id == self._leader, self._apart > 0
        if contact is None or not leads or self._palm:
            if not self._contacts:
                self._all_gone(cancelled=False)
            return ()
        self._all_gone(cancelled=False, keep=bool(self._contacts))
        if not self._drawn:
            return (Tap(x=finger.x, y=finger.y),)
        across = finger.x - contact.from_x
        if spread or abs(across) < SWIPE_MM * self.px_mm or abs(across) < 2 * abs(finger.y - contact.from_y):
            return ()
        return (Swipe(from_x=contact.from_x, from_y=contact.from_y, step=-1 if across > 0 else 1),)

    def _all_gone(self, *, cancelled: bool, keep: bool = False) -> tuple[Gesture, ...]:
        """Nobody leads any more; the fingers that are left (`keep`) mean nothing until they too are gone."""
        pressed = cancelled and self._leader is not None
        self._leader, self._apart = None, 0.0
        if not keep:
            self._contacts, self._palm = {}, False
        return (Cancel(),) if pressed else ()

    def _way(self, contact: _Contact) -> float:
        return hypot(contact.x - contact.from_x, contact.y - contact.from_y)

    def _distance(self) -> float:
        first, second = list(self._contacts.values())[:2]
        return hypot(first.x - second.x, first.y - second.y)
