"""A visitor at one screen of a running player: real fingers on the real window, nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QWindow
from PySide6.QtTest import QTest

from kiosk.domain.session import Session
from kiosk.domain.view import Act
from tests.support.playing import Playing

STEPS = 12
"""In so many moves a finger is drawn along."""


class Visitor:
    """One person's fingers on one screen."""

    def __init__(self, playing: Playing, screen: str) -> None:
        self.playing = playing
        self.screen = screen
        self._device = QTest.createTouchDevice()
        self._held: dict[int, QPoint] = {}

    @property
    def session(self) -> Session | None:
        return self.playing.player.visitors.sessions.get(self.screen)

    @property
    def word(self) -> str:
        """What is read from the pixels of the screen."""
        return self.playing.words()[self.screen]

    def picture(self) -> QImage:
        return self.playing.fleet.windows[self.screen].frame().copy()

    def keep(self, folder: Path | None, name: str) -> None:
        """Saves what is on the screen, where somebody wants to look at it."""
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self.picture().save(str(folder / f"{name}.png"))

    def place_of(self, act: Act) -> tuple[int, int]:
        """The middle of what does this, as far as it is there to be seen."""
        targets = self.playing.player.visitors.targets(self.screen)
        found = [target.rect.center().toPoint() for target in targets if target.act == act]
        assert found, f"nothing on the screen does {act}; there are {[target.act for target in targets]}"
        return found[-1].x(), found[-1].y()

    def offers(self, act: Act) -> bool:
        """Whether something on the screen does this."""
        return any(target.act == act for target in self.playing.player.visitors.targets(self.screen))

    @property
    def row(self) -> str | None:
        """Of which project of a wall chart is told; None where nobody is."""
        return self.session.view.row if self.session is not None else None

    async def key(self, key: Qt.Key) -> None:
        """A key of the keypad; returns when what came of it was painted whole."""
        window = self.playing.fleet.windows[self.screen].windowHandle()
        await self.does(partial(QTest.keyClick, window, key))
        await self.settled()

    async def touch(self, x: int = 960, y: int = 300) -> None:
        """A short touch at a place."""
        await self.does(partial(self._press, 0, x, y), partial(self._release, 0, x, y))

    async def tap(self, act: Act) -> None:
        """A touch on what does this; returns when it was painted whole."""
        await self.touch(*self.place_of(act))
        await self.settled()

    async def draw(self, *places: tuple[int, int]) -> None:
        """A finger drawn from place to place."""
        (x, y), *others = places
        events = [partial(self._press, 0, x, y)]
        for to_x, to_y in others:
            for step in range(1, STEPS + 1):
                events.append(partial(self._move, 0, x + (to_x - x) * step // STEPS, y + (to_y - y) * step // STEPS))
            x, y = to_x, to_y
        await self.does(*events, partial(self._release, 0, x, y))

    async def spread(self, x: int, y: int, from_px: int, to_px: int) -> None:
        """Two fingers around a place, from so far apart to so far."""
        events = [partial(self._press, 0, x - from_px // 2, y), partial(self._press, 1, x + from_px // 2, y)]
        for step in range(1, STEPS + 1):
            half = (from_px + (to_px - from_px) * step // STEPS) // 2
            events += [partial(self._move, 0, x - half, y), partial(self._move, 1, x + half, y)]
        events += [partial(self._release, 0, x - to_px // 2, y), partial(self._release, 1, x + to_px // 2, y)]
        await self.does(*events)

    async def settled(self) -> None:
        """Waits until the screen shows whole what the visitor is at, if there is one."""
        await asyncio.sleep(0.02)
        await self.playing.until(self._shown)

    def _shown(self) -> bool:
        session, changing = self.session, self.playing.fleet.windows[self.screen].changing
        word = None if session is None else f"visit:{session.slide}" if session.slide is not None else "visit"
        return not changing and (word is None or self.word == word)

    async def does(self, *events: Callable[[], None]) -> None:
        """Has events come one after another, as the system's do."""
        await self.playing.does(*events)

    def _press(self, finger: int, x: int, y: int) -> None:
        window = self.playing.fleet.windows[self.screen].windowHandle()
        self._kept(finger, window).press(finger, QPoint(x, y), window).commit()
        self._held[finger] = QPoint(x, y)

    def _move(self, finger: int, x: int, y: int) -> None:
        window = self.playing.fleet.windows[self.screen].windowHandle()
        self._kept(finger, window).move(finger, QPoint(x, y), window).commit()
        self._held[finger] = QPoint(x, y)

    def _release(self, finger: int, x: int, y: int) -> None:
        window = self.playing.fleet.windows[self.screen].windowHandle()
        self._kept(finger, window).release(finger, QPoint(x, y), window).commit()
        self._held.pop(finger, None)

    def _kept(self, moving: int, window: QWindow) -> QTest.QTouchEventSequence:
        """An event in which the fingers that do not move stay where they are."""
        event = QTest.touchEvent(window, self._device, autoCommit=False)
        for finger in self._held:
            if finger != moving:
                event.stationary(finger)
        return event
