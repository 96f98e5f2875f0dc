"""The screens of a programme in this process: real windows, real drawing, and a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, Cues
from kiosk.domain.events import Commit, CueCommit, Play
from kiosk.domain.resolve import Content, ContentKind
from kiosk.player.fleet import Fleet
from kiosk.player.hanging import Monitors
from kiosk.player.inputs import Inputs, Need
from kiosk.player.watch import Watch
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.ticker import make_ticker
from kiosk.stage.look import Look
from kiosk.stage.painting import Painting, is_black
from kiosk.stage.stage import Stage
from tests.support.clock import MovableClock
from tests.support.pages import theme

LATE_US = 5_000_000
"""A turn so late has no time left for a transition, nor for growing values: every picture is there whole."""


class Frame(NamedTuple):
    """One frame that was painted: the word of the picture, UNKNOWN within a transition, and whether nothing could be seen."""

    screen: str
    word: str
    black: bool


class NotingWatch(Watch):
    """Notes every frame it looks at."""

    def __init__(self, frames: list[Frame]) -> None:
        super().__init__()
        self._frames = frames

    def see(self, window: ScreenWindow, now_us: int) -> None:
        super().see(window, now_us)
        self._frames.append(Frame(window.screen_id, self.actual(window), is_black(window.frame())))


class Showing:
    """A fleet with all its windows, and what it told."""

    def __init__(self, qtbot: QtBot, files: Callable[[str], Path], inputs: Inputs, clock: MovableClock) -> None:
        self._qtbot = qtbot
        self._parent = QObject()
        self._ticker = make_ticker(self._parent)
        self.clock = clock
        self.stage = Stage(Look(theme=theme()), files)
        self.frames: list[Frame] = []
        self.watch = NotingWatch(self.frames)
        self.fleet = Fleet(self.stage, self.watch, clock, self._ticker, inputs, self._parent)
        self.plays: list[Play] = []
        self.commits: list[Commit] = []
        self.cue_commits: list[CueCommit] = []
        self.lacking: list[tuple[str, ...]] = []
        self.fleet.played.connect(self.plays.append)
        self.fleet.committed.connect(self.commits.append)
        self.fleet.carried_out.connect(self.cue_commits.append)
        self.fleet.lacking.connect(self.lacking.append)

    def hang(self) -> None:
        """A window for every screen, each with its first picture painted."""
        programme = self.fleet.inputs.programme_at(self.clock.now_us())
        for screen, spot in Monitors(self._parent).spots(programme).items():
            window = ScreenWindow(screen, spot, theme().bg)
            self.fleet.adopt(window)
        self.cut()
        self._qtbot.waitUntil(lambda: {play.screen for play in self.plays} == set(self.fleet.windows))

    def needs(self) -> Iterator[tuple[ScreenWindow, Need]]:
        """What each window needs, the present picture first."""
        for screen, window in self.fleet.windows.items():
            for need in self.fleet.inputs.needs(screen, self.clock.now_us()):
                yield window, need

    def prepare(self) -> None:
        """Draws what every screen shows now."""
        for screen, window in self.fleet.windows.items():
            for need in self.fleet.inputs.needs(screen, self.clock.now_us())[:1]:
                self.draw(need, window)

    def draw(self, need: Need, window: ScreenWindow) -> Painting:
        return asyncio.run(self.stage.prepare(need.programme, need.content, window.as_hung(need.screen)))

    def cut(self) -> None:
        """Draws what counts now, and a turn that comes so late that every picture is there at once."""
        self.prepare()
        self.fleet.turn(self.clock.now_us() - LATE_US)

    def turn(self) -> None:
        """Draws what counts now, and a turn in time: transitions run as they are meant to."""
        self.prepare()
        self.fleet.turn(self.clock.now_us())

    def settle(self) -> None:
        """Waits until all transitions have ended and their last frame is painted."""
        windows = self.fleet.windows
        self._qtbot.waitUntil(lambda: not any(window.changing for window in windows.values()))
        self._qtbot.waitUntil(lambda: all(self.word(screen) == windows[screen].showing.word for screen in windows))

    def give(self, *cues: Cue) -> None:
        """These are all the cues from now on."""
        self.fleet.set_inputs(Inputs(programmes=self.fleet.inputs.programmes, cues=Cues.of(cues)))

    def word(self, screen: str) -> str:
        """What is read from the painted pixels of a screen."""
        return self.watch.actual(self.fleet.windows[screen])

    def words(self) -> dict[str, str]:
        return {screen: self.word(screen) for screen in self.fleet.windows}

    def close(self) -> None:
        self.fleet.take_down()
        self.stage.close()
        self._ticker.close()
        self._parent.deleteLater()


@contextmanager
def showing(qtbot: QtBot, files: Callable[[str], Path], inputs: Inputs, now_us: int) -> Iterator[Showing]:
    """The screens of the inputs, showing what counts at `now_us`."""
    screens = Showing(qtbot, files, inputs, MovableClock(now_us))
    try:
        screens.hang()
        yield screens
    finally:
        screens.close()


def plain_painting(colour: str, word: str = "plain", size: tuple[int, int] = (1920, 1080)) -> Painting:
    """A picture of one colour, as no slide is."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Painting(Content(kind=ContentKind.SLIDE, slide=word), image)
