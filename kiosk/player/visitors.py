"""The visitors: which screens they have for themselves, and when these go back to their timelines.

The timeline goes on beneath a stay: nothing here moves it, and a screen comes back to it at a slide's boundary. Staff's cues
and emergencies win at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.cue import CueKind
from kiosk.domain.resolve import Content, ContentKind, Plan, State
from kiosk.domain.session import Presence, Session, SessionRule, begun
from kiosk.domain.slide import Transition
from kiosk.player.fingers import Fingers, Moment
from kiosk.player.fleet import Fleet
from kiosk.player.lectern import Lectern
from kiosk.player.pages import Looks, Pages
from kiosk.player.reader import Reader
from kiosk.player.stay import Screening, Stay, Venue, welcomed
from kiosk.player.window import Keyed, ScreenWindow
from kiosk.qtkit.loop import Tasks
from kiosk.services.ports import Clock
from kiosk.stage.stage import Stage
from kiosk.stage.visit.board import Target

TICK_US = 1_000_000
"""How often the countdown is painted."""


class Visitors(QObject):
    """Takes in what visitors do, and answers the fleet which screens are theirs."""

    touched = Signal(str)
    """The id of a screen that somebody is at."""
    changed = Signal()
    """A screen has got a visitor, or has lost one."""
    counted = Signal(object)
    """A Visit: something that a visitor did, to be counted."""

    def __init__(
        self, fleet: Fleet, stage: Stage, looks: Looks, clock: Clock, rule: SessionRule, screening: Screening,
        lectern: Lectern, tasks: Tasks, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._fleet = fleet
        self._stage = stage
        self._clock = clock
        self._rule = rule
        self._tasks = tasks
        self._pages = Pages(stage, fleet)
        self._venue = Venue(
            fleet=fleet,
            pages=self._pages,
            looks=looks,
            clock=clock,
            rule=rule,
            tasks=tasks,
            count=self.counted.emit,
            screening=screening,
            lectern=lectern,
            rearm=self._arm,
        )
        self._stays: dict[str, Stay] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._connect()
        fleet.welcome(self)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._time_passes)
        self._fleet.turned.connect(self._turned)

    @property
    def sessions(self) -> Mapping[str, Session]:
        """The visits that are not over, by screen."""
        return {screen: stay.session for screen, stay in self._stays.items() if stay.over_us is None}

    def targets(self, screen: str) -> tuple[Target, ...]:
        """What answers to touch on a visited screen, in its pixels; what lies on top comes last."""
        stay = self._at(screen)
        return stay.targets if stay is not None else ()

    def reader(self, screen: str) -> Reader | None:
        """Who reads aloud at a visited screen."""
        stay = self._at(screen)
        return stay.reader if stay is not None else None

    def close(self) -> None:
        """The screens are about to be taken down."""
        self._timer.stop()
        for stay in self._stays.values():
            stay.close()
        self._stays.clear()

    def adopt(self, window: ScreenWindow) -> None:
        """Listens to the fingers at a window, and to its keypad."""
        window.felt.connect(self._felt)
        window.keyed.connect(self._keyed)

    def since_us(self, screen: str) -> int | None:
        stay = self._at(screen)
        return stay.session.began_us if stay is not None else None

    def keeps(self, plan: Plan, t: int) -> bool:
        """Whether the screen of a plan stays with its visitor.

        A cue of staff's wins at once, or, if it counts when the screen is free, at the end; without one a slide's boundary
        wins after the end.
        """
        stay = self._stays.get(plan.screen)
        if stay is None or self._fleet.windows.get(plan.screen) is not stay.window:
            return False
        cue = plan.why.cue
        if cue is not None and self._fleet.inputs.cues.counts_from_us(cue, t) > stay.session.began_us:
            return cue.when_free and stay.over_us is None
        if not explorable(plan):
            return False
        return stay.over_us is None or (plan.since_us < stay.over_us and plan.until_us is not None)

    def _turned(self) -> None:
        """Lets go of the visits whose screens have gone back; the others are told if their data have changed."""
        now_us = self._clock.now_us()
        known = self._fleet.inputs.programme_at(now_us).screen_by_id
        for screen in tuple(self._stays):
            if screen not in known or not self.keeps(self._fleet.inputs.plan(screen, now_us), now_us):
                self._stays.pop(screen).close()
                self.changed.emit()
        for screen, stay in self._stays.items():
            stay.reader.hush(self._fleet.muted(screen))
            if stay.over_us is None:
                stay.renew()
        if not self._stays:
            self._pages.forget()

    def _felt(self, felt: Fingers) -> None:
        if any(finger.moment is Moment.DOWN for finger in felt.fingers):
            begun_now = self._at(felt.screen) is None
            if begun_now and not self._begin(felt.screen):
                return
            self.touched.emit(felt.screen)
        stay = self._at(felt.screen)
        if stay is not None:
            stay.felt(felt)
            self._arm()

    def _keyed(self, keyed: Keyed) -> None:
        stay = self._at(keyed.screen)
        if stay is not None or self._begin(keyed.screen):
            self.touched.emit(keyed.screen)
        if stay is not None:
            stay.keyed(keyed.key)
            self._arm()

    def _at(self, screen: str) -> Stay | None:
        """The stay at a screen, unless it is over."""
        stay = self._stays.get(screen)
        return stay if stay is not None and stay.over_us is None else None

    def _begin(self, screen: str) -> bool:
        """A new visitor; False where a screen is not to be touched: black, an emergency, frozen, a card of staff's."""
        now_us = self._clock.now_us()
        programme, window = self._fleet.inputs.programme_at(now_us), self._fleet.windows.get(screen)
        if window is None or window.showing is None or screen not in programme.screen_by_id:
            return False
        plan = self._fleet.inputs.plan(screen, now_us)
        if not explorable(plan):
            return False
        slide = plan.content.slide if plan.content.kind is ContentKind.SLIDE else None
        deck = programme.deck_of(plan.content.slide) if plan.content.slide is not None else None
        session = begun(now_us, deck.section if deck is not None else plan.section, slide, plan.content.page)
        if screen in self._stays:
            self._stays[screen].close()
        stay = self._stays[screen] = Stay(self._venue, window, programme, welcomed(self._venue, screen, session))
        stay.reader.hush(self._fleet.muted(screen))
        stay.begin()
        self._arm()
        self.changed.emit()
        return True

    def _arm(self) -> None:
        """Sets the timer to the next instant at which time alone changes something."""
        now_us = self._clock.now_us()
        instants = [self._next_instant(session, now_us) for session in self.sessions.values()]
        due_us = min((instant for instant in instants if instant is not None), default=None)
        if due_us is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, -(-(due_us - now_us) // 1000)))

    def _next_instant(self, session: Session, now_us: int) -> int | None:
        """While it asks, the countdown changes every second; what became over while a screen was painted is seen to at once."""
        instant, presence = session.next_instant(self._rule, now_us), session.presence(self._rule, now_us)
        if instant is not None and presence is Presence.ASKING:
            return instant - (instant - now_us - 1) // TICK_US * TICK_US
        return now_us if presence is Presence.OVER else instant

    def _time_passes(self) -> None:
        now_us = self._clock.now_us()
        for screen, stay in tuple(self._stays.items()):
            if stay.over_us is not None:
                continue
            if stay.session.presence(self._rule, now_us) is Presence.OVER:
                self._end(screen, stay, now_us)
            elif (self._next_instant(stay.session, stay.shown_us) or now_us) <= now_us:
                hint_turns = stay.session.hints(now_us) != stay.session.hints(stay.shown_us)
                stay.show(Transition.FADE if hint_turns else Transition.CUT)
        self._arm()

    def _end(self, screen: str, stay: Stay, now_us: int) -> None:
        """Nothing of the visitor is left; the section's poster stands until the screen goes back to its timeline."""
        stay.end(now_us)
        self.changed.emit()
        self._tasks.spawn(self._wait_with_poster(screen, stay), "poster")
        self._fleet.turn(now_us)

    async def _wait_with_poster(self, screen: str, stay: Stay) -> None:
        if self._stays.get(screen) is not stay:
            return
        place = stay.programme.screen_by_id[screen]
        language = self._fleet.inputs.plan(screen, self._clock.now_us()).language
        content = Content(kind=ContentKind.POSTER, section=place.section, language=language)
        painting = await self._stage.prepare(stay.programme, content, stay.window.as_hung(place))
        if self._stays.get(screen) is stay:
            stay.present(painting.image, Transition.FADE)


def explorable(plan: Plan) -> bool:
    """Whether visitors may have the screen: it plays, and nobody has stopped it."""
    if plan.state in {State.EMERGENCY, State.BLACK} or plan.content.kind is ContentKind.FAREWELL:
        return False
    return plan.why.cue is None or plan.why.cue.kind is CueKind.TAKE
