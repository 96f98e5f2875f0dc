"""The player: listens for news, keeps the pictures ready, and has written down what was shown.

The screens themselves are the fleet's. Nothing here is needed at the instant of a change: it happens before or after.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.bus.local import DoorbellListener
from kiosk.domain.cue import Cues
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import CueCommit
from kiosk.domain.ground import warm
from kiosk.domain.programme import Programme
from kiosk.domain.session import SessionRule
from kiosk.domain.settings import SoundSettings
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.player.ahead import Ahead
from kiosk.player.cinema import Cinema
from kiosk.player.fleet import Fleet
from kiosk.player.hanging import Hanging, Spot
from kiosk.player.inputs import Inputs
from kiosk.player.ladder import Ladder
from kiosk.player.lectern import Lectern
from kiosk.player.notebook import Notebook
from kiosk.player.pages import Looks
from kiosk.player.sheet import painted_sheet
from kiosk.player.thumbnails import Thumbnails
from kiosk.player.tick import Tick
from kiosk.player.told import Told
from kiosk.player.visitors import Visitors
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.loop import Tasks
from kiosk.services.conductor import Given, Request, give
from kiosk.services.ports import Clock, Store, Telemetry, UnitOfWork
from kiosk.stage.stage import Stage

T = TypeVar("T")

BEAT_S = 1.0
"""How often the player says that it is there, and looks for news it was not rung for."""
TIDY_S = 10.0
"""How often garbage is collected: it takes some 10 ms."""
AHEAD_US = 3_600_000_000
"""How far ahead the schedule is worked out."""
_AS_DELIVERED = SoundSettings()
_READING_NEWS = "reading news"
_WRITING_DOWN = "writing down what was shown"


class Player(QObject):
    """Runs the screens of this PC until `stop` is called."""

    def __init__(
        self, fleet: Fleet, stage: Stage, notebook: Notebook, store: Store, telemetry: Telemetry, clock: Clock,
        bell: DoorbellListener, hanging: Hanging, looks: Looks, rule: SessionRule, tasks: Tasks, parent: QObject,
        sound: SoundSettings = _AS_DELIVERED, tick: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.fleet = fleet
        self._stage = stage
        self._notebook = notebook
        self._store = store
        self._telemetry = telemetry
        self._clock = clock
        self._bell = bell
        self._hanging = hanging
        self._ground = looks.hall.theme.bg
        self._tasks = tasks
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._stopping = asyncio.Event()
        self._news = asyncio.Event()
        self._places = asyncio.Event()
        self._hung: Wall | None = None
        self._told = Told()
        self._thumbnails = Thumbnails(fleet)
        self._ladder = Ladder(fleet, stage, notebook, telemetry, clock, self._at_desk)
        self._ahead = Ahead(fleet, stage, self._ladder, clock)
        self.cinema = Cinema(fleet, stage, notebook, clock, self, sound.loudness)
        lectern = Lectern(fleet, stage, notebook, clock, tasks, sound.loudness, self)
        self.visitors = Visitors(fleet, stage, looks, clock, rule, self.cinema, lectern, tasks, self)
        self.tick = Tick(fleet, stage, tasks, tick if sound.tick else None, sound.loudness, self)
        self._connect()

    def _connect(self) -> None:
        self.fleet.turned.connect(self._turned)
        self.fleet.lacking.connect(self._lacking)
        self.fleet.committed.connect(self._notebook.committed)
        self.fleet.played.connect(self._notebook.played)
        self.fleet.arrived.connect(self._thumbnails.arrived)
        self.fleet.carried_out.connect(self._carried_out)
        self.visitors.touched.connect(self.tick.touched)
        self.visitors.touched.connect(self._touched)
        self.visitors.changed.connect(self._visits_changed)
        self.visitors.counted.connect(self._notebook.visited)
        self._hanging.changed.connect(self._places.set)

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        """Shows the first pictures on all screens at once, then keeps them going until told to stop."""
        await self._hang()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._bell.fileno(), self._rung)
        trying = (self._ladder.keep_trying_slides, self._ladder.keep_trying_posters)
        for work in (
            self._stage.load_charts,
            self._ahead.keep,
            self.cinema.keep,
            self._keep_hung,
            self._take_news,
            self._beat,
            self._tidy,
            *trying,
        ):
            self._tasks.spawn(work(), work.__name__)
        self._news.set()  # whatever came while the first pictures were drawn
        try:
            await self._stopping.wait()
        finally:
            loop.remove_reader(self._bell.fileno())
            await self._tasks.close()
            self.visitors.close()
            await self._write_down()
            self.fleet.take_down()  # before the desk closes: there is nobody left to touch a screen
            self._desk.shutdown()

    def _programme(self) -> Programme:
        return self.fleet.inputs.programme_at(self._clock.now_us())

    async def _keep_hung(self) -> None:
        """Hangs the windows anew whenever monitors have come, gone or changed, or a programme counts that has another wall."""
        while True:
            await self._places.wait()
            self._places.clear()
            await self._hang()

    async def _hang(self) -> None:
        """A window for each screen that has a monitor, none for one that has not; it comes into sight with its picture."""
        programme = self._programme()
        self._hung = wall = programme.wall
        spots = self._hanging.spots(programme)
        for screen in set(self.fleet.windows) - set(spots):
            self.fleet.dismiss(screen)
        fresh = {screen: spot for screen, spot in spots.items() if not self._hangs(screen, spot)}
        for screen, spot in fresh.items():
            await self._ladder.prepare_shown(screen, spot)
        if self._places.is_set():
            return  # monitors have come or gone meanwhile: all of it anew
        for screen, spot in fresh.items():
            self._replace(screen, spot)
        self.fleet.turn(self._clock.now_us())
        self._notebook.clear_faults("E-CFG-SCREEN")
        found = ", ".join(monitor.name() for monitor in QGuiApplication.screens())
        for missing in sorted({screen.id for screen in wall.screens} - set(spots)):
            zh, en = f"没有接显示器，其他屏幕照常播放；已接：{found}", f"no monitor, the others play on; connected: {found}"
            self._notebook.put_fault("E-CFG-SCREEN", missing, Text(zh=zh, en=en))

    def _hangs(self, screen: str, spot: Spot) -> bool:
        """Whether its window is there and in sight; one whose monitor went and came back at once has been hidden."""
        window = self.fleet.windows.get(screen)
        return window is not None and window.spot == spot and not window.isHidden()

    def _spot_of(self, screen: str) -> Spot | None:
        window = self.fleet.windows.get(screen)
        return window.spot if window is not None else None

    def _replace(self, screen: str, spot: Spot) -> None:
        if screen in self.fleet.windows:
            self.fleet.dismiss(screen)
        window = ScreenWindow(screen, spot, self._ground)
        self.visitors.adopt(window)
        self.fleet.adopt(window)

    def _lacking(self, screens: tuple[str, ...]) -> None:
        self._tasks.spawn(self._join(screens), "join")

    async def _join(self, screens: tuple[str, ...]) -> None:
        """Draws what was not ready in time, and lets the screens join."""
        for screen in screens:
            spot = self._spot_of(screen)
            if spot is not None:
                await self._ladder.prepare_shown(screen, spot)
        self.fleet.turn(self._clock.now_us())

    def _rung(self) -> None:
        """Takes in at once what was told in so many words; a bare ring says that the store has to be read."""
        rings, now_us = self._bell.heard(), self._clock.now_us()
        news = [message for message in rings if message and self._told.hear(message, now_us)]
        if news:
            self.fleet.set_inputs(self._told.beside(self.fleet.inputs))
        if b"" in rings:
            self._news.set()

    async def _take_news(self) -> None:
        """Reads programmes, cues and wishes whenever the bell rang; what cannot be read changes nothing on the screens."""
        while True:
            await self._news.wait()
            self._news.clear()
            with self._notebook.attempt(_READING_NEWS):
                inputs = await self._at_desk(lambda: read_inputs(self._store, self._telemetry, self._clock.now_us()))
                if inputs is not None:
                    self._take_in(inputs)
                    await self._tell_of_damage(inputs.programmes)
                await self._grant_wishes()

    def _take_in(self, inputs: Inputs) -> None:
        """What was touched, struck or told a moment ago may not be written down yet, so it counts beside what was read."""
        inputs = replace(inputs, strikes=self.fleet.inputs.strikes)
        for section, t in self.fleet.inputs.presence.items():
            inputs = inputs.touched(section, t)
        self.fleet.set_inputs(self._told.beside(inputs))

    async def _tell_of_damage(self, played: tuple[Programme, ...]) -> None:
        damaged = await self._at_desk(lambda: self._store.read(partial(passed_over, played=played)))
        self._notebook.clear_faults("E-PGM-DAMAGED")
        for fault in damaged:
            self._notebook.fault(fault)

    async def _grant_wishes(self) -> None:
        for wish in await self._at_desk(self._telemetry.open_wishes):
            frames = {screen: window.frame() for screen, window in self.fleet.windows.items() if window.in_sight}
            sheet = painted_sheet(self._programme(), frames)
            saved = await self._at_desk(partial(sheet.save, wish.path))
            await self._at_desk(partial(self._telemetry.grant, wish.id, "" if saved else wish.path))

    async def _beat(self) -> None:
        while True:
            with self._notebook.attempt("looking for news"):
                if await self._at_desk(self._store.changed) or self._notebook.failing(_READING_NEWS):
                    self._news.set()
            await self._at_desk(partial(look_ahead, self.fleet.inputs.programmes, self._clock.now_us()))
            await self._write_down()
            await self._take_thumbnails()
            await asyncio.sleep(BEAT_S)

    async def _tidy(self) -> None:
        """Collects garbage in this thread, which is Qt's, when it has time."""
        while True:
            await asyncio.sleep(TIDY_S)
            if self.fleet.quiet():
                gc.collect()

    async def _take_thumbnails(self) -> None:
        samples = self._thumbnails.take(self._clock.now_us()) if self.fleet.quiet() else []
        if samples:
            with self._notebook.attempt(_WRITING_DOWN):
                await self._at_desk(lambda: self._telemetry.put_thumbnails(sample.thumbnail() for sample in samples))
                samples = []
            self._thumbnails.take_again(samples)

    async def _write_down(self) -> None:
        self._ladder.tell()
        screens, revision = self.fleet.screen_states(), self._programme().revision
        with self._notebook.attempt(_WRITING_DOWN):
            await self._at_desk(partial(self._notebook.write, screens, revision))

    async def _at_desk(self, work: Callable[[], T]) -> T:
        """Work with files and databases, in the one thread for it."""
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)

    def _touched(self, screen_id: str) -> None:
        screen = self._programme().screen_by_id.get(screen_id)
        if screen is None:
            return  # its window is about to be taken away
        now_us = self._clock.now_us()
        self.fleet.set_inputs(self.fleet.inputs.touched(screen.section, now_us))
        self._tasks.spawn(self._note_touch(screen.section, now_us), "note touch")

    async def _note_touch(self, section: str, now_us: int) -> None:
        with self._notebook.attempt("writing down a touch"):
            await self._at_desk(partial(self._telemetry.touched, section, now_us))

    def ask(self, request: Request) -> None:
        """Has a cue given, as the verb does; the screens hear of it as of any other."""
        self._tasks.spawn(self._give(request), "give")

    async def _give(self, request: Request) -> None:
        def given(uow: UnitOfWork) -> Given:
            return give(uow, self._telemetry, self._clock, request)

        with self._notebook.attempt("giving a cue"):
            await self._at_desk(lambda: self._store.write(given).result())
            self._news.set()

    def _carried_out(self, done: CueCommit) -> None:
        self._notebook.carried_out(done)
        self._tasks.spawn(self._write_down(), "write down")

    def _visits_changed(self) -> None:
        self._tasks.spawn(self._write_down(), "write down")

    def _turned(self) -> None:
        self._ahead.turned()
        self._ladder.turned()
        if self._programme().wall != self._hung:
            self._places.set()


def read_inputs(store: Store, telemetry: Telemetry, now_us: int) -> Inputs | None:
    """Everything that decides what plays, from the store; None if nothing was published yet."""

    def read(uow: UnitOfWork) -> tuple[tuple[Programme, ...], Cues]:
        return uow.programmes.playable(now_us), Cues.of(uow.journal.since(now_us))

    programmes, cues = store.read(read)
    if not programmes:
        return None
    look_ahead(programmes, now_us)
    return Inputs(programmes=programmes, cues=cues, presence=telemetry.presence(), strikes=telemetry.strikes())


def look_ahead(programmes: tuple[Programme, ...], now_us: int) -> None:
    """Works out the schedule of the time to come, so that no change of the screens waits for it."""
    for programme in programmes:
        warm(programme, now_us, max(now_us, programme.anchor_us) + AHEAD_US)


def passed_over(uow: UnitOfWork, played: tuple[Programme, ...]) -> list[EnvironmentFault]:
    """What is wrong with the revisions that would play, had they stayed as they were published."""
    found: list[EnvironmentFault] = []
    for revision in range(min(programme.revision for programme in played) + 1, uow.programmes.latest() + 1):
        try:
            uow.programmes.get(revision)
        except EnvironmentFault as fault:
            found.append(fault)
    return found
