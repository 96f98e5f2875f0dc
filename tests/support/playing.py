"""The whole player in this process, on the test's own application: store, doorbell, news, beat and windows."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app.house import House
from kiosk.bus.local import DoorbellListener
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.session import SessionRule
from kiosk.domain.settings import SoundSettings, ThemeName
from kiosk.player.fleet import Fleet
from kiosk.player.hanging import Hanging, Monitors
from kiosk.player.notebook import Notebook
from kiosk.player.pages import Looks
from kiosk.player.player import Player, read_inputs
from kiosk.player.watch import Watch
from kiosk.qtkit.loop import Tasks, make_loop
from kiosk.qtkit.ticker import make_ticker
from kiosk.services.conductor import Given, Request, give
from kiosk.stage.look import Look
from kiosk.stage.stage import Stage
from tests.support.loops import hear_bugs
from tests.support.pages import theme

WITHIN_S = 30.0
"""How long a test waits for what has to come before it fails."""


class Playing:
    """A running player, and what a test asks of it."""

    def __init__(self, house: House, player: Player, watch: Watch) -> None:
        self.house = house
        self.player = player
        self.fleet = player.fleet
        self._watch = watch

    def words(self) -> dict[str, str]:
        """What is read from the painted pixels of every screen that is in sight."""
        windows = self.fleet.windows.items()
        return {screen: self._watch.actual(window) for screen, window in windows if window.in_sight}

    def publish(self, programme: Programme) -> None:
        """Writes a programme down and rings."""
        self.house.store.write(lambda uow: uow.programmes.add(programme, published_us=programme.anchor_us)).result()
        self.house.bell.ring()

    def faults(self) -> dict[str, str]:
        """Where something is wrong, and with what code, as it is written down."""
        return {fault.where: fault.code for fault in self.house.telemetry.faults()}

    async def does(self, *events: Callable[[], None]) -> None:
        """Has events come one after another, from outside of any task as the system's do.

        Qt works off all events before a touch or click on a window returns: within a task no other could go on then.
        """
        for event in events:
            done = asyncio.Event()
            QTimer.singleShot(0, partial(_then, event, done))
            await done.wait()

    async def until(self, arrived: Callable[[], bool], within_s: float = WITHIN_S) -> None:
        deadline = time.monotonic() + within_s
        while not arrived():
            assert time.monotonic() < deadline, f"waited in vain; painted: {self.words()}"
            await asyncio.sleep(0.02)


def tell(playing: Playing, kind: CueKind, **more: object) -> Cue:
    """Gives a cue to the whole hall, as the verb does."""
    house, wish = playing.house, Request(kind=kind, targets=(HALL,), **more)  # type: ignore[arg-type]
    given: Given = house.store.write(lambda uow: give(uow, house.telemetry, house.clock, wish)).result()
    house.bell.ring()
    return given.cue


def play(
    qapp: QApplication,
    house: House,
    use: Callable[[Playing], Awaitable[None]],
    hung: Callable[[QObject], Hanging] = Monitors,
    rule: SessionRule | None = None,
    sound: SoundSettings | None = None,
) -> list[BaseException]:
    """Runs the player of a house until `use` is done; the bugs that its tasks met."""
    bugs: list[BaseException] = []
    inputs = read_inputs(house.store, house.telemetry, house.clock.now_us())
    assert inputs is not None
    parent = QObject()
    with ExitStack() as closing:
        # WORKAROUND qasync 0.28: a closed loop leaves a cycle with running timers; if another thread collects it, Qt crashes.
        closing.callback(gc.collect)
        loop = make_loop(qapp)
        closing.callback(asyncio.set_event_loop, None)
        closing.callback(loop.close)
        hear_bugs(loop, bugs)
        bell = DoorbellListener(house.data_dir)
        closing.callback(bell.close)
        ticker = make_ticker(parent)
        closing.callback(ticker.close)
        notebook = Notebook(house.telemetry, house.clock)
        look = Look(theme=theme())
        stage = Stage(look, house.files.path)
        closing.callback(stage.close)
        watch = Watch()
        fleet = Fleet(stage, watch, house.clock, ticker, inputs, parent)
        player = Player(
            fleet, stage, notebook, house.store, house.telemetry, house.clock, bell, hung(parent), Looks(look, theme(ThemeName.CONTRAST)),
            rule or SessionRule(), Tasks(bugs.append), parent, sound or SoundSettings(),
            paths.tick(),
        )  # fmt: skip
        loop.run_until_complete(_beside(player, use(Playing(house, player, watch))))
    parent.deleteLater()
    return bugs


def _then(event: Callable[[], None], done: asyncio.Event) -> None:
    try:
        event()
    finally:
        done.set()


async def _beside(player: Player, using: Awaitable[None]) -> None:
    running = asyncio.ensure_future(player.run())
    try:
        await using
    finally:
        player.stop()
        await asyncio.wait_for(running, WITHIN_S)
