"""A crowd of hands on one screen for half a minute: nothing breaks, nothing opens, and the timeline has it back in time."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.domain.session import SessionRule
from tests.gui.conftest import Reference
from tests.gui.test_visitors import BESIDE, SCREEN, first_section, hall
from tests.support.exhibits import SECOND
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor

CONTACTS, RATE_HZ, SECONDS = 10, 200, 30
RULE = SessionRule(
    quiet_us=6 * SECOND, asking_us=4 * SECOND, home_us=6 * SECOND, aided_quiet_us=9 * SECOND, aided_asking_us=4 * SECOND
)  # fmt: skip
DWELL_S = 4.0


class Hands:
    """Ten contacts, each of which comes down, moves, or goes at every report of the digitizer."""

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self._rng = Random(7)
        self._down: set[int] = set()
        self.reports = 0

    def report(self) -> None:
        event = QTest.touchEvent(self._window, self._device, autoCommit=False)
        for contact in range(CONTACTS):
            at = QPoint(self._rng.randrange(1920), self._rng.randrange(1080))
            if contact not in self._down and self._rng.random() < 0.2:
                event.press(contact, at, self._window)
                self._down.add(contact)
            elif contact in self._down and self._rng.random() < 0.4:
                event.release(contact, at, self._window)
                self._down.discard(contact)
            elif contact in self._down:
                event.move(contact, at, self._window)
        self.reports += 1
        event.commit()

    def gone(self) -> None:
        event = QTest.touchEvent(self._window, self._device, autoCommit=False)
        for contact in self._down:
            event.release(contact, QPoint(960, 540), self._window)
        event.commit()


@pytest.mark.long
def test_a_storm_of_touches(qapp: QApplication, reference: Reference, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        await playing.until(lambda: len(playing.words()) == 4 and "?" not in playing.words().values())
        visitor, clock = Visitor(playing, SCREEN), playing.house.clock
        hands = Hands(playing.fleet.windows[SCREEN].windowHandle())
        before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
        began_s = time.monotonic()
        await visitor.touch()
        while time.monotonic() < began_s + SECONDS:
            due = round((time.monotonic() - began_s) * RATE_HZ)
            await visitor.does(*[hands.report] * max(1, min(due - hands.reports, RATE_HZ)))
        await visitor.does(hands.gone)
        assert hands.reports > SECONDS * RATE_HZ / 4, "so few reports are no storm"
        await visitor.touch()
        session, last_us = visitor.session, clock.now_us()
        assert session is not None
        assert last_us - session.touched_us < SECOND, "what the hands did was done when they did it"
        waits_us = session.over_us(RULE) - session.touched_us
        await playing.until(lambda: visitor.session is None, within_s=waits_us / SECOND + 30)
        over_us = clock.now_us()
        assert abs(over_us - last_us - waits_us) < SECOND
        await playing.until(lambda: visitor.word == playing.words()[BESIDE])
        assert clock.now_us() - over_us < (DWELL_S + 1) * SECOND, "it is back with the next slide"
        assert {widget for widget in qapp.topLevelWidgets() if widget.isVisible()} == before, "nothing has opened or gone"

    with hall(reference, tmp_path, first_section(reference.programme, DWELL_S)) as house:
        assert play(qapp, house, use, rule=RULE) == []
