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
from kiosk.panel.import_jobs import Jobs
from kiosk.panel.preview import Asked
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
    """Until when a hold stands; there is always an end, so that none is forgotten, also of one that staff mean to end by hand."""

    HOUR = Text(zh="1 小时", en="1 hour")
    TODAY = Text(zh="今天", en="Today")
    BY_HAND = Text(zh="手动取消", en="By hand")

    def until_us(self, hall: Hall) -> int:
        """The end of a hold given now; today ends at the last second before midnight in the hall."""
        match self:
            case HoldFor.HOUR:
                return hall.now_us + 60 * MINUTE_US
            case HoldFor.TODAY:
                soon = hall_time(hall.now_us, hall.zone) + timedelta(minutes=1)  # a hold of no time at all is none
                return shared_time_us(soon.replace(hour=23, minute=59, second=59, microsecond=0), hall.zone)
            case HoldFor.BY_HAND:
                return hall.now_us + 24 * 60 * MINUTE_US


class Over(Enum):
    """What a take does to screens that a visitor has: the first is the safe one."""

    WHEN_FREE = Text(zh="等空闲", en="When free")
    NOW = Text(zh="立即", en="At once")
    EXCEPT = Text(zh="除外", en="Leave out")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opened:
    """A slide that was opened; with `words` to edit what holds them, and the focus goes there. Each time is another one."""

    slide: str
    words: str | None = None


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
    """What of the content is looked at: a playlist of the draft, None for all slides; the words that are looked for; the slide
    that is open beside them; or the recycle bin in their place."""

    playlist: str | None = None
    words: str = ""
    opened: Opened | None = None
    bin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The whole state of the panel's window, as one value; every part of it renders from this.

    What GO would do is `playlist`, or `speak`, a language for the screens; `over` what becomes of visitors meanwhile;
    `gone_us` is when GO was pressed last, by the hall that was in sight then.
    With `several` every click adds, for fingers have no Ctrl key. `why` is whether the inspector tells why, in the place of
    what could be put there; `plan` whether the screens stand as they hang. `day` is the day of the schedule that is shown,
    None today whatever day that is.
    """

    page: Page = Page.LIVE
    hall: Hall = field(default_factory=Hall)
    selected: frozenset[str] = frozenset()
    playlist: str | None = None
    speak: Language | None = None
    over: Over = Over.WHEN_FREE
    gone_us: int | None = None
    several: bool = False
    hold: HoldFor = HoldFor.HOUR
    why: bool = False
    plan: bool = False
    day: date | None = None
    locked: bool = False
    browsing: Browsing = Browsing()
    planning: Planning = Planning()
    undoing: Undoing = field(default_factory=Undoing)
    imports: Jobs = field(default_factory=Jobs)
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

    @property
    def visited(self) -> tuple[Tile, ...]:
        """The selected screens that a visitor has, where a playlist is to be taken to them."""
        return tuple(tile for tile in self.tiles if tile.visited) if self.chosen is not None else ()

    @property
    def reached(self) -> tuple[Tile, ...]:
        """The selected screens that GO is for."""
        leave_out = {tile.screen for tile in self.visited} if self.over is Over.EXCEPT else set()
        return tuple(tile for tile in self.tiles if tile.screen not in leave_out)

    @property
    def taking(self) -> bool:
        """Whether GO was pressed and the hall has not been seen since."""
        return self.gone_us == self.hall.now_us

    def say(self, text: Text) -> str:
        """A text in the panel's language, set as the product sets it."""
        return typeset(text.read(self.language))

    def select(self, screens: frozenset[str], *, add: bool = False) -> Desk:
        """Selects screens; with `add` besides those selected, or no longer if all of them were."""
        without = screens <= self.selected
        more = self.selected - screens if without else self.selected | screens
        return replace(self, selected=more if add or self.several else screens, over=Over.WHEN_FREE)

    def choose(self, playlist: str | None) -> Desk:
        """What GO takes from now on."""
        return replace(self, playlist=playlist, speak=None, over=Over.WHEN_FREE)

    def choose_language(self, language: Language) -> Desk:
        """The language that GO has screens speak; chosen again, none."""
        return replace(self, playlist=None, speak=None if self.speak is language else language)

    def step(self, by: int) -> Desk:
        """Chooses the playlist that many places further on in the list."""
        names = [choice.playlist for choice in self.hall.choices]
        if not names:
            return self
        at = names.index(self.chosen) + by if self.chosen else (0 if by > 0 else -1)
        return self.choose(names[at % len(names)])

    def back(self) -> Desk:
        """One step back: what was opened is closed, then what was chosen is let go of, then what was selected."""
        if self.why:
            return replace(self, why=False)
        if self.chosen is not None or self.speak is not None:
            return self.choose(None)
        return replace(self, selected=frozenset())

    def ask_why(self) -> Desk:
        """Opens or closes the reasons of what is selected."""
        return replace(self, why=not self.why and bool(self.selected))

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

    def go(self) -> Request | None:
        """What GO asks for: the chosen playlist or language, on the screens it is for."""
        going = replace(self, selected=frozenset(tile.screen for tile in self.reached))
        if self.speak is None:
            request = going.wish(CueKind.TAKE)
            waits = self.over is Over.WHEN_FREE and bool(self.visited)
            return replace(request, when_free=True) if request is not None and waits else request
        request = going.wish(CueKind.LANGUAGE)
        return replace(request, language=self.speak) if request is not None else None

    def preview(self, box: tuple[int, int]) -> Asked | None:
        """The picture of what GO would put on the first of its screens; how long it would stand there is all the same."""
        if not self.reached or self.go() is None:
            return None
        tile = self.reached[0]
        kind = CueKind.TAKE if self.speak is None else CueKind.LANGUAGE
        request = Request(
            kind=kind, targets=(tile.screen,), playlist=self.chosen, language=self.speak, hold_us=60 * MINUTE_US
        )  # fmt: skip
        now = tile.now if kind is CueKind.LANGUAGE else None
        return Asked(request=request, screen=tile.screen, box=box, revision=self.hall.revision, now=now)

    def wish(self, kind: CueKind, number: int | None = None) -> Request | None:
        """What pressing the button of a kind asks for: the kind itself, or to end it where it stands already everywhere."""
        tiles = self.tiles
        if not tiles or (kind is CueKind.TAKE and self.chosen is None):
            return None
        if self.stands(kind):
            return Request(kind=_ENDING[kind], targets=self._targets())
        return Request(
            kind=kind,
            targets=self._targets(),
            playlist=self.chosen if kind is CueKind.TAKE else None,
            number=number,
            hold_us=CARD_HOLD_US.get(kind),
            until_us=self.hold.until_us(self.hall) if kind in HOLDING and kind not in CARD_HOLD_US else None,
        )

    def everywhere(self) -> Desk:
        """The same with every screen selected."""
        return replace(self, selected=frozenset(tile.screen for tile in self.hall.tiles), over=Over.WHEN_FREE)

    def mute(self) -> Request | None:
        """Silences the selected screens, or the hall if none is; where all of them are silent, ends that."""
        return (self if self.selected else self.everywhere()).wish(CueKind.MUTE)

    @property
    def mutes_all(self) -> bool:
        """Whether what M is for is silent: the selection, or the hall if nothing is selected."""
        return (self if self.selected else self.everywhere()).stands(CueKind.MUTE)

    def stands(self, kind: CueKind) -> bool:
        """Whether a toggle is on: every selected screen is black, or frozen, or silent."""
        tiles = self.tiles
        if kind is CueKind.MUTE:
            return bool(tiles) and all(tile.muted is not None for tile in tiles)
        return kind in _ENDING and bool(tiles) and all(tile.held_by is kind for tile in tiles)

    @property
    def targets(self) -> tuple[str, ...]:
        """What reaches the selected screens and no others."""
        return self._targets()

    def _targets(self) -> tuple[str, ...]:
        """The fewest targets that reach the selection: the hall, else whole sections, else single screens."""
        if self.selected.issuperset(tile.screen for tile in self.hall.tiles):
            return (HALL,)
        found: list[str] = []
        for row in self.hall.rows:
            chosen = [tile.screen for tile in row.tiles if tile.screen in self.selected]
            found += [row.section] if len(chosen) == len(row.tiles) else chosen
        return tuple(found)


_ENDING = {CueKind.BLACK: CueKind.RESUME, CueKind.FREEZE: CueKind.RESUME, CueKind.MUTE: CueKind.UNMUTE}
"""The kinds that are toggles, and what ends each."""


def screens_of(row: Row) -> frozenset[str]:
    return frozenset(tile.screen for tile in row.tiles)
