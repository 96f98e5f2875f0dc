"""What staff have in front of them: the hall, what they have selected and chosen, and what that asks for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from kiosk.domain.cue import HOLDING, CueKind
from kiosk.domain.ids import HALL
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.undoing import Undoing
from kiosk.panel.view import Hall, Row, Tile
from kiosk.services.conductor import CARD_HOLD_US, Request
from kiosk.services.times import hall_time, shared_time_us
from kiosk.stage.slides.words import typeset

MINUTE_US = 60_000_000


class Page(Enum):
    """What of the panel is open: the wall as it is now, playlists and slides, what plays when, the screens and how they are,
    what was done."""

    LIVE = "live"
    CONTENT = "content"
    SCHEDULE = "schedule"
    SCREENS = "screens"
    LOG = "log"


class HoldFor(Enum):
    """Until when a hold stands; there is always an end, so that none is forgotten."""

    HALF_HOUR = Text(zh="30 分钟", en="30 min")
    HOUR = Text(zh="1 小时", en="1 hour")
    TODAY = Text(zh="今天", en="Today")

    def until_us(self, hall: Hall) -> int:
        """The end of a hold given now; today ends at the last second before midnight in the hall."""
        match self:
            case HoldFor.HALF_HOUR:
                return hall.now_us + 30 * MINUTE_US
            case HoldFor.HOUR:
                return hall.now_us + 60 * MINUTE_US
            case HoldFor.TODAY:
                soon = hall_time(hall.now_us, hall.zone) + timedelta(minutes=1)  # a hold of no time at all is none
                return shared_time_us(soon.replace(hour=23, minute=59, second=59, microsecond=0), hall.zone)


class Span(Enum):
    """How much of the schedule is shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What of the schedule is looked at: a day, the week or the month around it; the words that its entries are searched for,
    and whether those that are over are listed too."""

    span: Span = Span.DAY
    words: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """What of the content is looked at: a playlist of the draft, None for all slides; and the words that are looked for."""

    playlist: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The whole state of the panel's window, as one value; every part of it renders from this.

    With `several` every click adds, for fingers have no Ctrl key. `day` is the day of the schedule that is shown, None
    today whatever day that is.
    """

    page: Page = Page.LIVE
    hall: Hall = field(default_factory=Hall)
    selected: frozenset[str] = frozenset()
    playlist: str | None = None
    several: bool = False
    hold: HoldFor = HoldFor.HOUR
    day: date | None = None
    locked: bool = False
    browsing: Browsing = Browsing()
    planning: Planning = Planning()
    undoing: Undoing = field(default_factory=Undoing)
    language: Language = Language.ZH
    theme: ThemeName = ThemeName.DARK

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The selected screens, in the order of the wall."""
        return tuple(tile for tile in self.hall.tiles if tile.screen in self.selected)

    @property
    def chosen(self) -> str | None:
        """The chosen playlist, if it is still published."""
        return self.playlist if any(choice.playlist == self.playlist for choice in self.hall.choices) else None

    def say(self, text: Text) -> str:
        """A text in the panel's language, set as the product sets it."""
        return typeset(text.read(self.language))

    def select(self, screens: frozenset[str], *, add: bool = False) -> Desk:
        """Selects screens; with `add` besides those selected, or no longer if all of them were."""
        if not add and not self.several:
            return replace(self, selected=screens)
        without = screens <= self.selected
        return replace(self, selected=self.selected - screens if without else self.selected | screens)

    def step(self, by: int) -> Desk:
        """Chooses the playlist that many places further on in the list."""
        names = [choice.playlist for choice in self.hall.choices]
        if not names:
            return self
        at = names.index(self.chosen) + by if self.chosen else (0 if by > 0 else -1)
        return replace(self, playlist=names[at % len(names)])

    @property
    def today(self) -> date:
        return hall_time(self.hall.now_us, self.hall.zone).date()

    def turn_day(self, by: int) -> Desk:
        """Shows the day of the schedule that many days further on, or weeks or months where these are looked at."""
        day = self.day or self.today
        if self.planning.span is Span.MONTH:
            months = day.year * 12 + day.month - 1 + by
            year, month = months // 12, months % 12 + 1
            return self.show_day(date(year, month, min(day.day, monthrange(year, month)[1])))
        return self.show_day(day + timedelta(days=by * (7 if self.planning.span is Span.WEEK else 1)))

    def show_day(self, day: date) -> Desk:
        """Shows a day of the schedule; the day it is now in the hall is shown as today."""
        return replace(self, day=None if day == self.today else day)

    def next_hold(self) -> Desk:
        """The next of the presets, round and round."""
        presets = list(HoldFor)
        return replace(self, hold=presets[(presets.index(self.hold) + 1) % len(presets)])

    def wish(self, kind: CueKind) -> Request | None:
        """What pressing the button of a kind asks for: the kind itself, or to play on where it stands already everywhere."""
        tiles = self.tiles
        if not tiles or (kind is CueKind.TAKE and self.chosen is None):
            return None
        if self.stands(kind):
            return Request(kind=CueKind.RESUME, targets=self._targets())
        return Request(
            kind=kind,
            targets=self._targets(),
            playlist=self.chosen if kind is CueKind.TAKE else None,
            hold_us=CARD_HOLD_US.get(kind),
            until_us=self.hold.until_us(self.hall) if kind in HOLDING and kind not in CARD_HOLD_US else None,
        )

    def stands(self, kind: CueKind) -> bool:
        """Whether a toggle is on: every selected screen is black, or frozen."""
        tiles = self.tiles
        return kind in _TOGGLES and bool(tiles) and all(tile.held_by is kind for tile in tiles)

    def _targets(self) -> tuple[str, ...]:
        """The fewest targets that reach the selection: the hall, else whole sections, else single screens."""
        if self.selected.issuperset(tile.screen for tile in self.hall.tiles):
            return (HALL,)
        found: list[str] = []
        for row in self.hall.rows:
            chosen = [tile.screen for tile in row.tiles if tile.screen in self.selected]
            found += [row.section] if len(chosen) == len(row.tiles) else chosen
        return tuple(found)


_TOGGLES = {CueKind.BLACK, CueKind.FREEZE}


def screens_of(row: Row) -> frozenset[str]:
    return frozenset(tile.screen for tile in row.tiles)
