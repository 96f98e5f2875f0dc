"""All screens of this PC: at each boundary it asks `resolve` for every screen and changes those that differ, in one turn.

The fleet keeps no current slide and advances nothing. What a window shows is compared with what `resolve` says; the
next boundary comes from the plans, and the ticker wakes the fleet there and nowhere in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.cue import Cue, Cues
from kiosk.domain.entrance import entrance_of
from kiosk.domain.events import Commit, CueCommit, Play, ScreenState
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import ContentKind, Plan
from kiosk.domain.slide import Transition
from kiosk.player.frames import Change, Frames
from kiosk.player.inputs import Inputs
from kiosk.player.watch import Watch
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.ticker import Ticker
from kiosk.services.ports import Clock
from kiosk.stage.painting import Painting
from kiosk.stage.stage import Stage
from kiosk.stage.transitions import GROWTH_MS

SET_US = 300_000
"""So long before a boundary the pictures that come next are got set."""
SOON_US = 40_000
"""Slow work on the GUI thread is not begun when a boundary is nearer than this; what takes less time says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a window was given last, by which revision, when it was first painted, and what was last seen on it whole."""

    plan: Plan
    revision: int
    painted_us: int | None
    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A picture that has come in whole on a screen, by the word that was read from its pixels."""

    screen: str
    picture: str


class Guests(Protocol):
    """Who knows which screens visitors have for themselves."""

    def keeps(self, plan: Plan, t: int) -> bool:
        """Whether the screen of a plan stays with its visitor at `t`, and leaves its timeline alone."""
        ...

    def since_us(self, screen: str) -> int | None:
        """Since when a visitor has a screen; None where nobody is."""


class Nobody:
    """No screen is visited."""

    def keeps(self, plan: Plan, t: int) -> bool:
        return False

    def since_us(self, screen: str) -> int | None:
        return None


class Fleet(QObject):
    """The windows of this PC's screens and the one timer that changes them."""

    committed = Signal(object)
    """A Commit: one turn in which screens changed."""
    arrived = Signal(object)
    """An Arrival: a picture has come in whole, whoever it is for."""
    played = Signal(object)
    """A Play: a picture that was planned has come in whole, with what was read from its pixels."""
    carried_out = Signal(object)
    """A CueCommit: a cue has been carried out on one screen."""
    lacking = Signal(object)
    """The ids of screens whose picture was not ready; they keep what they show and join when it is."""
    stepped = Signal(object)
    """The windows painted in one frame of a transition, as a tuple."""
    turned = Signal()
    """A turn is over: time to prepare what comes next."""

    def __init__(
        self,
        stage: Stage,
        watch: Watch,
        clock: Clock,
        ticker: Ticker,
        inputs: Inputs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._watch = watch
        self._clock = clock
        self._ticker = ticker
        self._inputs = inputs
        self._windows: dict[str, ScreenWindow] = {}
        self._shown: dict[str, _Shown] = {}
        self._muted: frozenset[str] = frozenset()
        self._owed: dict[str, list[Cue]] = {}
        self._cues_done = {cue.id for cue in inputs.cues.items if cue.at_us <= clock.now_us()}
        self._guests: Guests = Nobody()
        self._frames = Frames(clock.now_us, self)
        self._setting = QTimer(self)
        self._setting.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._ticker.due.connect(self._due)
        self._frames.stepped.connect(self._stepped)
        self._setting.timeout.connect(self._get_set)

    @property
    def inputs(self) -> Inputs:
        return self._inputs

    @property
    def windows(self) -> Mapping[str, ScreenWindow]:
        return self._windows

    def muted(self, screen_id: str) -> bool:
        """Whether staff want nothing to be heard at a screen; true as of the last turn, and what changes it has one made."""
        return screen_id in self._muted

    def welcome(self, guests: Guests) -> None:
        """From now on visitors may have screens for themselves."""
        self._guests = guests

    def present(self, screen_id: str, painting: Painting, transition: Transition) -> None:
        """Puts a picture on a screen that a visitor has; what it was to show by its timeline waits for its end."""
        self._watch.learn(painting)
        change = Change(window=self._windows[screen_id], painting=painting, transition=transition, late_ms=0)
        self._look(self._windows[screen] for screen in self._frames.begin([change]))

    def adopt(self, window: ScreenWindow) -> None:
        """Takes a window in; it is given its picture in the next turn."""
        self._windows[window.screen_id] = window
        window.painted.connect(self._on_painted)

    def dismiss(self, screen_id: str) -> None:
        """Lets go of the window of a screen that is no longer there, and of what it was to show."""
        self._shown.pop(screen_id, None)
        self._owed.pop(screen_id, None)
        window = self._windows.pop(screen_id)
        self._frames.forget(window)
        window.hide()  # from here on it is painted no more
        window.deleteLater()

    def take_down(self) -> None:
        """Lets go of all windows."""
        for screen in tuple(self._windows):
            self.dismiss(screen)

    def set_inputs(self, inputs: Inputs) -> None:
        """Takes in news of the programmes, cues or touches, and shows at once what already counts."""
        self._cues_done |= _laid_open(self._inputs.cues, inputs.cues, self._clock.now_us())
        self._inputs = inputs
        missed = [cue.at_us for cue in self._due_cues(self._clock.now_us())]
        self.turn(min(missed, default=self._clock.now_us()))

    def quiet(self, *, urgent: bool = False, takes_us: int = SOON_US) -> bool:
        """Whether slow work may be done now: no boundary is near and, unless it is urgent, no transition is running."""
        at_us = self._ticker.at_us
        soon = at_us is not None and at_us - self._clock.monotonic_of(self._clock.now_us()) < takes_us
        return not soon and (urgent or not any(window.changing for window in self._windows.values()))

    def screen_states(self) -> list[ScreenState]:
        """What was painted last on every screen, its uncommanded black, and who is visited."""
        now_us = self._clock.now_us()
        return [
            ScreenState(
                screen=screen, picture=shown.actual, painted_us=shown.painted_us,
                black_frames=self._watch.black_frames(screen), black_us=self._watch.black_us(screen, now_us),
                visited_since_us=self._guests.since_us(screen),
            )
            for screen, shown in self._shown.items()
            if shown.painted_us is not None
        ]  # fmt: skip

    def _due(self, monotonic_us: int) -> None:
        self.turn(self._clock.shared_of(monotonic_us))

    def turn(self, due_us: int) -> None:
        """Brings every window to what `resolve` says now, all in one turn, and sets the ticker to the next boundary.

        `due_us` is the instant the turn was meant for; lateness counts from there.
        """
        began_us = self._clock.now_us()
        now_us = max(began_us, due_us)
        programme = self._inputs.programme_at(now_us)
        plans = {screen: self._inputs.plan(screen, now_us) for screen in self._windows if screen in programme.screen_by_id}
        self._muted = frozenset(screen for screen, plan in plans.items() if plan.muted)
        own = [screen for screen, plan in plans.items() if not self._visited(plan, now_us)]
        paintings = {screen: self._ready(programme, screen, plans[screen]) for screen in own}
        lacking = tuple(screen for screen, painting in paintings.items() if painting is None)
        differing = {
            screen: painting
            for screen, painting in paintings.items()
            if painting is not None and self._differs(screen, painting)
        }
        late_us = now_us - due_us
        changes = [self._change(programme, plans[screen], painting, late_us) for screen, painting in differing.items()]
        painted_us = self._frames.begin(changes)
        self._frames.forget_prepared()
        for screen in differing:
            self._shown[screen] = _Shown(
                plan=plans[screen], revision=programme.revision, painted_us=painted_us.get(screen), actual=self._seen(screen)
            )
        edge_us = self._inputs.edge_after(plans.values(), now_us)
        self._ticker.arm(None if edge_us is None else self._clock.monotonic_of(edge_us))
        self._get_set_before(edge_us, now_us)
        self._look(self._windows[screen] for screen in painted_us)
        beneath = {screen: plan.why.cue for screen, plan in plans.items() if screen not in own}
        self._account(due_us, began_us, now_us, painted_us, lacking, beneath)

    def _get_set_before(self, edge_us: int | None, now_us: int) -> None:
        self._setting.stop()
        if edge_us is not None and edge_us - now_us > SET_US:
            self._setting.start((edge_us - now_us - SET_US) // 1000)

    def _get_set(self) -> None:
        """Prepares the next turn, one picture at a time, so that other work is not kept waiting."""
        at_us = self._ticker.at_us
        if at_us is None:
            return
        edge_us = self._clock.shared_of(at_us)
        programme = self._inputs.programme_at(edge_us)
        for screen, window in self._windows.items():
            if screen in programme.screen_by_id and not window.changing:
                plan = self._inputs.plan(screen, edge_us)
                if self._visited(plan, edge_us):
                    continue
                painting = self._ready(programme, screen, plan)
                if painting is None or not self._differs(screen, painting):
                    continue
                if self._frames.prepare(self._change(programme, plan, painting, 0)):
                    self._setting.start(0)
                    return

    def _visited(self, plan: Plan, t: int) -> bool:
        """Whether the screen is its visitor's; one whose window is new has nothing of a visitor's on it."""
        return self._windows[plan.screen].showing is not None and self._guests.keeps(plan, t)

    def _ready(self, programme: Programme, screen_id: str, plan: Plan) -> Painting | None:
        screen = self._windows[screen_id].as_hung(programme.screen_by_id[screen_id])
        return self._stage.ready(self._stage.key(programme, plan.content, screen))

    def _differs(self, screen_id: str, painting: Painting) -> bool:
        showing = self._windows[screen_id].showing
        return showing is None or showing.fingerprint != painting.fingerprint

    def _change(self, programme: Programme, plan: Plan, painting: Painting, late_us: int) -> Change:
        """A picture for a window, with the transition it comes in by and its place in the choreography."""
        self._watch.learn(painting)
        window = self._windows[plan.screen]
        if window.showing is not None and window.showing.content.said_anew(plan.content):
            # In other words, and nothing else: nothing moves, and what has grown stays.
            return Change(window=window, painting=painting, transition=Transition.CUT, late_ms=GROWTH_MS)
        entrance = entrance_of(programme, plan)
        late_ms = (late_us - entrance.delay_us) // 1000
        return Change(window=window, painting=painting, transition=entrance.transition, late_ms=late_ms)

    def _seen(self, screen_id: str) -> str:
        return self._shown[screen_id].actual if screen_id in self._shown else ""

    def _account(
        self, due_us: int, began_us: int, now_us: int, painted_us: Mapping[str, int], lacking: tuple[str, ...],
        beneath: Mapping[str, Cue | None],
    ) -> None:  # fmt: skip
        """Says what the turn has done, after all windows are painted; `beneath` the visits is what decides without them."""
        if painted_us:
            first_us, last_us = min(painted_us.values()), max(painted_us.values())
            self.committed.emit(
                Commit(due_us=due_us, began_us=began_us, first_us=first_us, last_us=last_us, screens=len(painted_us))
            )
        for cue in self._due_cues(now_us):
            self._cues_done.add(cue.id)
            for screen in self._reached(cue, now_us):
                self._owed.setdefault(screen, []).append(cue)
        for screen in set(self._owed) - set(lacking):
            actual_us = painted_us.get(screen, now_us)
            for cue in self._owed.pop(screen):
                if cue.when_free and screen in beneath:
                    # It waits for the visitor as long as it would count, and else nothing comes of it.
                    if beneath[screen] == cue:
                        self._owed.setdefault(screen, []).append(cue)
                    continue
                done = CueCommit(cue=cue.id, screen=screen, actual_us=actual_us, late_us=actual_us - cue.at_us)
                self.carried_out.emit(done)
        if lacking:
            self.lacking.emit(lacking)
        self.turned.emit()

    def _due_cues(self, now_us: int) -> list[Cue]:
        return [cue for cue in self._inputs.cues.items if cue.at_us <= now_us and cue.id not in self._cues_done]

    def _reached(self, cue: Cue, now_us: int) -> Iterable[str]:
        screens = self._inputs.programme_at(now_us).screen_by_id
        return (screen for screen in self._windows if screen in screens and cue.reaches(screens[screen].targets))

    def _on_painted(self, window: ScreenWindow) -> None:
        """The system had a window painted by itself."""
        self._stepped((window,))

    def _stepped(self, windows: tuple[ScreenWindow, ...]) -> None:
        now_us = self._clock.now_us()
        for window in windows:
            shown = self._shown.get(window.screen_id)
            if shown is not None and shown.painted_us is None:
                self._shown[window.screen_id] = replace(shown, painted_us=now_us)
        self._look(windows)
        self.stepped.emit(windows)

    def _look(self, windows: Iterable[ScreenWindow]) -> None:
        """Looks at what was painted, when all that had to be painted is, so that looking delays none."""
        for window in windows:
            self._watch.see(window, self._clock.now_us())
            if window.screen_id in self._shown and window.take_arrival():
                self._arrived(window)

    def _arrived(self, window: ScreenWindow) -> None:
        screen, shown = window.screen_id, replace(self._shown[window.screen_id], actual=self._watch.actual(window))
        visit = window.showing is not None and window.showing.content.kind is ContentKind.VISIT
        if visit:
            shown = replace(shown, painted_us=self._clock.now_us())
        self._shown[screen] = shown
        self.arrived.emit(Arrival(screen=screen, picture=shown.actual))
        if shown.painted_us is None:
            raise AssertionError("a picture arrives by being painted")
        if not visit:
            self.played.emit(
                Play(
                    screen=screen, planned=shown.plan.content.word, actual=shown.actual,
                    planned_us=shown.plan.since_us, painted_us=shown.painted_us, revision=shown.revision,
                )
            )  # fmt: skip


def _laid_open(before: Cues, now: Cues, now_us: int) -> set[int]:
    """The ids of cues that are no news, though nothing was known of them: those before the restored schedule that the first of
    the known ones was, and that is taken back."""
    first = before.items[0] if before.items else None
    if first is None or first.at_us > now_us:
        return set()
    return {cue.id for cue in now.items if (cue.at_us, cue.id) < (first.at_us, first.id)}
