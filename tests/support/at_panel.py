"""The whole panel in this process, on the test's own application, and hands to use it."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.app.desk import deeds_on
from kiosk.app.drawing import Drawing
from kiosk.app.house import House
from kiosk.domain.cue import Cue
from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.panel import Panel
from kiosk.panel.reader import Reader
from kiosk.panel.window import REFRACTORY_S, PanelWindow
from kiosk.qtkit.loop import Tasks, make_loop
from tests.support.cards import key_of
from tests.support.desks import colours
from tests.support.loops import hear_bugs

WITHIN_S = 30.0
"""How long a test waits for what has to come before it fails."""


class AtPanel:
    """A panel at work, and what a test does at it."""

    def __init__(self, house: House, window: PanelWindow, running: asyncio.Future[None]) -> None:
        self.house = house
        self.window = window
        self._running = running

    def has_ended(self) -> bool:
        """Whether the panel has ended by itself; its window is gone then."""
        return self._running.done()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys as they come: on whatever has the focus."""
        for key in keys:
            QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    async def pause(self) -> None:
        """Until the same key counts again; by the clock, for the loop's timers may be a twentieth of their time early."""
        over_s = time.monotonic() + REFRACTORY_S
        while time.monotonic() <= over_s:
            await asyncio.sleep(0.02)

    def cues(self) -> tuple[Cue, ...]:
        return self.house.store.read(lambda uow: uow.journal.since(0))

    def words(self) -> list[str]:
        """Everything that can be read."""
        labels = [part for part in self.window.findChildren(QLabel) if part.isVisible()]
        return [part.text().replace("\u00a0", " ") for part in labels if part.text()]

    def key(self, word: str) -> Key:
        """The one button in sight with a word."""
        return key_of(self.window, word)

    def click(self, word: str) -> None:
        QTest.mouseClick(self.key(word), Qt.MouseButton.LeftButton)

    async def until(self, arrived: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WITHIN_S
        while not arrived():
            assert time.monotonic() < deadline, "waited in vain" if self.has_ended() else f"it says {self.words()}"
            await asyncio.sleep(0.02)


def at_panel(qapp: QApplication, house: House, use: Callable[[AtPanel], Awaitable[None]]) -> list[BaseException]:
    """Runs the panel of a house until `use` is done; the bugs that its tasks met."""
    bugs: list[BaseException] = []
    with ExitStack() as closing:
        # WORKAROUND qasync 0.28: a closed loop leaves a cycle with running timers; if another thread collects it, Qt crashes.
        closing.callback(gc.collect)
        loop = make_loop(qapp)
        closing.callback(asyncio.set_event_loop, None)
        closing.callback(loop.close)
        hear_bugs(loop, bugs)
        window = PanelWindow(colours(), Desk(), attached=True)
        window.resize(1280, 800)
        reader = Reader(house.store, house.telemetry, house.clock)
        drawing = Drawing(house)
        closing.callback(drawing.close)
        panel = Panel(window, reader, deeds_on(house, drawing), house.clock, Tasks(bugs.append))
        loop.run_until_complete(_beside(panel, house, window, use))
    return bugs


async def _beside(panel: Panel, house: House, window: PanelWindow, use: Callable[[AtPanel], Awaitable[None]]) -> None:
    working = asyncio.ensure_future(panel.run())
    hands = AtPanel(house, window, working)
    try:
        await hands.until(hands.window.isActiveWindow)
        await use(hands)
    finally:
        panel.stop()
        await working
