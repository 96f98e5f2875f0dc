"""Has the pictures ready before they are needed: draws what comes next, and lets rest what is not needed soon."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from kiosk.player.fleet import Fleet
from kiosk.player.inputs import Need
from kiosk.player.ladder import QUIET_POLL_S, Ladder
from kiosk.services.ports import Clock
from kiosk.stage.stage import Key, Stage

SOON_US = 2_000_000
"""What is needed within this time is kept ready; what is needed later, or only if staff ask for it, rests packed."""
URGENT_US = 1_000_000
"""What is needed within this time is drawn even while a transition runs."""


class Ahead:
    """Works after every turn, when the GUI thread has time."""

    def __init__(self, fleet: Fleet, stage: Stage, ladder: Ladder, clock: Clock) -> None:
        self._fleet = fleet
        self._stage = stage
        self._ladder = ladder
        self._clock = clock
        self._turned = asyncio.Event()

    def turned(self) -> None:
        """The screens have been brought to what counts now."""
        self._turned.set()

    async def keep(self) -> None:
        """Draws what comes next, forgets what is no longer near, and has what rests unpacked in time."""
        rest_us: int | None = None
        while True:
            await self._until_turned(rest_us)
            self._turned.clear()
            now_us = self._clock.now_us()
            needs = [need for screen in self._fleet.windows for need in self._fleet.inputs.needs(screen, now_us)]
            needs.sort(key=lambda need: (need.at_us is None, need.at_us or 0))
            for need in needs:
                await self._make_ready(need)
                if self._turned.is_set():
                    break  # the screens have changed meanwhile: what is needed now may be something else
            else:
                await self._let_rest([need for need in needs if need.screen.id in self._fleet.windows])
            rest_us = min((need.at_us for need in needs if need.at_us is not None and self._later(need.at_us)), default=None)

    async def _until_turned(self, rest_us: int | None) -> None:
        """Waits for the next turn, or until a picture that rests is needed soon: at `rest_us`."""
        wait_s = None if rest_us is None else max(0, rest_us - SOON_US - self._clock.now_us()) / 1e6
        # WORKAROUND Python 3.11: `wait_for` swallows a cancellation that comes with the turn, and this would never end.
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._turned.wait()

    async def _make_ready(self, need: Need) -> None:
        window = self._fleet.windows.get(need.screen.id)
        if window is None or (self._stage.ready(self._key(need)) is not None and not self._soon(need)):
            return
        urgent = need.at_us is not None and need.at_us < self._clock.now_us() + URGENT_US
        while not self._fleet.quiet(urgent=urgent):
            await asyncio.sleep(QUIET_POLL_S)
        await self._ladder.prepare(need, window.spot)

    async def _let_rest(self, needs: list[Need]) -> None:
        self._stage.keep_only(map(self._key, needs))
        soon = {self._key(need) for need in needs if self._soon(need)}
        await self._stage.rest({self._key(need) for need in needs} - soon)

    def _soon(self, need: Need) -> bool:
        """What is in sight already is on the glass, and may rest like what is needed much later."""
        return need.at_us is not None and 0 < need.at_us - self._clock.now_us() < SOON_US

    def _later(self, at_us: int) -> bool:
        return at_us - self._clock.now_us() >= SOON_US

    def _key(self, need: Need) -> Key:
        return self._stage.key(need.programme, need.content, self._fleet.windows[need.screen.id].as_hung(need.screen))
