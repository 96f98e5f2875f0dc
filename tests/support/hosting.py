"""Visitors on real windows, by a clock that the test moves and fingers that it makes up: no store that matters, no player."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QImage

from kiosk.domain.events import Visit
from kiosk.domain.programme import Programme
from kiosk.domain.session import Session, SessionRule
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, DiagramNode, DiagramShape, RankPoint, RankSlope
from kiosk.domain.text import Text
from kiosk.domain.view import Act
from kiosk.player.fingers import Finger, Fingers, Moment
from kiosk.player.inputs import Inputs
from kiosk.player.lectern import Lectern
from kiosk.player.notebook import Notebook
from kiosk.player.pages import Looks, Pages
from kiosk.player.seat import Sight
from kiosk.player.stay import Stay, Venue
from kiosk.player.visitors import Visitors
from kiosk.player.window import Keyed
from kiosk.qtkit.loop import Tasks
from kiosk.stage.look import Look
from kiosk.store.telemetry import SqlTelemetry
from tests.support.charts import CHART, on_slide
from tests.support.exhibits import small_hall
from tests.support.pages import theme
from tests.support.showing import LATE_US, Showing
from tests.support.store_samples import data_folder

WITHIN_S, LOUDNESS = 20.0, 0.5
SCREEN = "e1"
WORDS = Text(zh="河", en="River")
RANKS = RankSlope(points=tuple(RankPoint(when=Text(zh=str(2018 + n)), rank=9 - n) for n in range(4)), of=99)
PARTS = Diagram(shape=DiagramShape.CHAIN, nodes=(DiagramNode(label=WORDS), DiagramNode(label=WORDS)))
COURSE = ("a", "chart", "parts", "ranks")


def hall(**more: object) -> Programme:
    """The small hall, its east with a title, a wall chart, a diagram, and ranks under a handle."""
    plain = small_hall()
    slides = (
        *plain.slides,
        on_slide(CHART),
        Slide(id="parts", title=WORDS, fields=PARTS),
        Slide(id="ranks", title=WORDS, fields=RANKS),
    )
    lists = tuple(replace(each, slides=COURSE) if each.id == "tour" else each for each in plain.playlists)
    return replace(replace(plain, slides=slides, playlists=lists), **more)  # type: ignore[arg-type]


def no_file(sha256: str) -> Path:
    raise AssertionError("these slides have no pictures")


class Screened:
    """Notes what is asked of who plays videos."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def visit(self, screen: str, slide: str, page: QRectF | None = None) -> bool:
        self.asked.append(("visit", screen, slide))
        return True

    def pause(self, screen: str) -> None:
        self.asked.append(("pause", screen))

    def resume(self, screen: str) -> None:
        self.asked.append(("resume", screen))

    def look(self, screen: str, sight: Sight) -> None:
        """Of that nothing is asked here."""

    def leave(self, screen: str) -> None:
        self.asked.append(("leave", screen))


class Host:
    """The screens of a fleet, and whoever is at them."""

    def __init__(self, screens: Showing, rule: SessionRule, notebook: Notebook) -> None:
        self.screens, self.fleet, self.clock, self.rule = screens, screens.fleet, screens.clock, rule
        self.bugs: list[BaseException] = []
        self.counted: list[Visit] = []
        self.screening = Screened()
        self.looks = Looks(Look(theme=theme()), theme(ThemeName.CONTRAST))
        self.pages = Pages(screens.stage, screens.fleet)
        self.tasks = Tasks(self.bugs.append)
        self._parent = QObject()
        self.lectern = Lectern(self.fleet, screens.stage, notebook, self.clock, self.tasks, LOUDNESS, self._parent)

    def stay(self, session: Session, programme: Programme | None = None) -> Stay:
        """Somebody at the first screen, whom nobody but the test looks after."""
        venue = Venue(
            fleet=self.fleet, pages=self.pages, looks=self.looks, clock=self.clock, rule=self.rule, tasks=self.tasks,
            count=self.counted.append, screening=self.screening, lectern=self.lectern,
            rearm=self._nothing,
        )  # fmt: skip
        return Stay(venue, self.fleet.windows[SCREEN], programme or self.programme, session)

    def _nothing(self) -> None:
        """No timer waits for this visitor: the test moves the clock."""

    def visitors(self) -> Visitors:
        """Looks after all screens."""
        made = Visitors(
            self.fleet, self.screens.stage, self.looks, self.clock, self.rule, self.screening, self.lectern, self.tasks,
            self._parent,
        )  # fmt: skip
        made.counted.connect(self.counted.append)
        for window in self.fleet.windows.values():
            made.adopt(window)
        return made

    @property
    def programme(self) -> Programme:
        return self.fleet.inputs.programme_at(self.clock.now_us())

    def picture(self, screen: str = SCREEN) -> QImage:
        return self.fleet.windows[screen].frame().copy()

    def word(self, screen: str = SCREEN) -> str:
        return self.screens.word(screen)

    async def until(self, arrived: Callable[[], bool]) -> None:
        """Lets Qt and the tasks go on until it is so."""
        deadline = time.monotonic() + WITHIN_S
        while not arrived():
            assert time.monotonic() < deadline, f"waited in vain; painted: {self.screens.words()}"
            QCoreApplication.processEvents()
            await asyncio.sleep(0.002)

    async def shows(self, word: str, screen: str = SCREEN) -> None:
        """Waits until a screen shows it whole."""
        window = self.fleet.windows[screen]
        await self.until(lambda: not window.changing and self.word(screen) == word)

    async def touch(self, x: float = 960, y: float = 300, screen: str = SCREEN) -> None:
        """A finger at a window, and then all that comes of it at once."""
        window = self.fleet.windows[screen]
        for fingers in tap(x, y, screen):
            window.felt.emit(fingers)
        await self.rest()

    async def key(self, key: Qt.Key, screen: str = SCREEN) -> None:
        self.fleet.windows[screen].keyed.emit(Keyed(screen=screen, key=key))
        await self.rest()

    async def moves(self, to_us: int, inputs: Inputs | None = None) -> None:
        """The clock goes on, with what is known from then on if something is new, and the screens with it; nothing is late."""
        self.clock.reads_us = to_us
        known = inputs or self.fleet.inputs
        for screen, window in self.fleet.windows.items():
            for need in known.needs(screen, to_us)[:1]:
                await self.screens.stage.prepare(need.programme, need.content, window.as_hung(need.screen))
        if inputs is not None:
            self.fleet.set_inputs(inputs)
        self.fleet.turn(to_us - LATE_US)
        await self.rest()

    async def rest(self) -> None:
        """Until nothing is changing any more."""
        windows = self.fleet.windows.values()
        await self.until(lambda: not any(window.changing for window in windows))
        for _ in range(5):
            QCoreApplication.processEvents()
            await asyncio.sleep(0.002)

    async def close(self) -> None:
        await self.tasks.close()
        self._parent.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)


@asynccontextmanager
async def hosting(screens: Showing, rule: SessionRule | None = None) -> AsyncIterator[Host]:
    """Everything a visitor needs on these screens; nothing may have gone wrong in a task."""
    with TemporaryDirectory() as folder:
        telemetry = SqlTelemetry(data_folder(Path(folder)))
        host = Host(screens, rule or SessionRule(), Notebook(telemetry, screens.clock))
        try:
            yield host
        finally:
            await host.close()
            telemetry.close()
    assert host.bugs == []


def finger(moment: Moment, x: float, y: float, id: int = 1) -> Finger:
    return Finger(id=id, moment=moment, x=x, y=y)


def felt(*fingers: Finger, screen: str = SCREEN) -> Fingers:
    return Fingers(screen=screen, fingers=fingers)


def tap(x: float, y: float, screen: str = SCREEN) -> tuple[Fingers, Fingers]:
    """A finger that goes where it came."""
    return felt(finger(Moment.DOWN, x, y), screen=screen), felt(finger(Moment.UP, x, y), screen=screen)


def place_of(stay: Stay, act: Act) -> tuple[float, float]:
    """The middle of what does this."""
    centre = [target.rect.center() for target in stay.targets if target.act == act][-1]
    return centre.x(), centre.y()
