"""What happens with a slide that cannot be shown, so that a screen is never without a picture.

    the slide itself > the last frame > the next slide that can be shown > the section's poster > a card from nothing

A slide gets a strike each time it cannot be painted. From the first on it is aside, which is one of the things that
`resolve` is asked with, so the next slide takes its time by itself. The other rungs: the fleet leaves the last frame in
sight until there is another, `resolve` falls back on the poster, and the stage paints that one whatever is missing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from kiosk.domain.aside import ENOUGH, RETRY_US, aside, counts, due, struck
from kiosk.domain.events import Strike
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.wall import Screen
from kiosk.player.fleet import Fleet
from kiosk.player.hanging import Spot
from kiosk.player.inputs import Need
from kiosk.player.notebook import Notebook
from kiosk.services.ports import Clock, Telemetry
from kiosk.services.wording import poster_without_picture, slide_aside
from kiosk.stage.stage import CannotShow, Stage

log = logging.getLogger("kiosk.player")

LOOK_S = 1.0
"""How often it is looked whether something is to be tried again."""
QUIET_POLL_S = 0.02
_UNREADABLE, _ASIDE = "E-ASSET-UNREADABLE", "E-SLIDE-ASIDE"


class Ladder:
    """Prepares what the screens need, puts aside what cannot be shown, and tries it again.

    `at_desk` runs work with files and databases where it may take its time.
    """

    def __init__(
        self, fleet: Fleet, stage: Stage, notebook: Notebook, telemetry: Telemetry, clock: Clock,
        at_desk: Callable[[Callable[[], None]], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._fleet = fleet
        self._stage = stage
        self._notebook = notebook
        self._telemetry = telemetry
        self._clock = clock
        self._at_desk = at_desk
        self._turned = asyncio.Event()

    def turned(self) -> None:
        """The screens have been brought to what counts now."""
        self._turned.set()

    async def prepare_shown(self, screen_id: str, spot: Spot) -> None:
        """What a screen shows now, rung by rung: at the lowest there is a picture whatever happens."""
        while not all([await self.prepare(need, spot) for need in self._shown(screen_id)]):
            pass  # one slide more is aside, and `resolve` answers another

    def _shown(self, screen_id: str) -> tuple[Need, ...]:
        return self._fleet.inputs.needs(screen_id, self._clock.now_us())[:1]

    async def prepare(self, need: Need, spot: Spot) -> bool:
        """Has a picture painted for a screen that hangs on a spot; False if it cannot be, and is aside from now on."""
        if need.content.slide in aside(need.programme, self._fleet.inputs.strikes):
            return False
        return await self._painted(need.programme, need.content, spot.as_hung(need.screen))

    async def _painted(self, programme: Programme, content: Content, screen: Screen) -> bool:
        try:
            await self._stage.prepare(programme, content, screen)
        except CannotShow as trouble:
            await self._strike(programme, trouble)
            return False
        return True

    async def _strike(self, programme: Programme, trouble: CannotShow) -> None:
        known = self._fleet.inputs.strikes
        strike = struck(known, programme, trouble.slide, trouble.picture, self._clock.now_us())
        if strike in known:
            return
        self._fleet.set_inputs(self._fleet.inputs.struck(strike))
        with self._notebook.attempt("writing down a slide that cannot be shown"):
            await self._at_desk(partial(self._telemetry.put_strike, strike))

    async def keep_trying_slides(self) -> None:
        """Tries again what is aside: a disk comes back, a file is put right."""
        while True:
            await asyncio.sleep(LOOK_S)
            now_us = self._clock.now_us()
            programme = self._fleet.inputs.programme_at(now_us)
            for slide in sorted(due(self._fleet.inputs.strikes, programme, now_us)):
                if await self._works(programme, slide):
                    await self._return(slide)

    async def keep_trying_posters(self) -> None:
        """The same for what stands in for slides, and is painted without its picture until then."""
        while True:
            await asyncio.sleep(RETRY_US / 1e6)
            if self._stage.makeshift:
                self._stage.forget_makeshift()
                for screen, window in tuple(self._fleet.windows.items()):
                    await self._quiet()
                    await self.prepare_shown(screen, window.spot)
                self._fleet.turn(self._clock.now_us())

    async def _quiet(self) -> None:
        """Waits until what is not urgent may be painted."""
        while not self._fleet.quiet():
            await asyncio.sleep(QUIET_POLL_S)

    async def _works(self, programme: Programme, slide: str) -> bool:
        """Whether a slide, and the frame about it, can be painted on screens of every size."""
        windows = [item for item in self._fleet.windows.items() if item[0] in programme.screen_by_id]
        sizes = {window.spot.pixels: window.spot.as_hung(programme.screen_by_id[name]) for name, window in windows}
        kinds = (ContentKind.SLIDE, ContentKind.ATTRACT)
        tried = [(Content(kind=kind, slide=slide), screen) for kind in kinds for screen in sizes.values()]
        for content, screen in tried:
            await self._quiet()
            if not await self._painted(programme, content, screen):
                return False
        return bool(tried)

    async def _return(self, slide: str) -> None:
        """The slide is no longer aside from the next change of the screens on, so that it does not come in mid-way."""
        self._turned.clear()
        await self._turned.wait()
        log.info("%s can be shown again", slide)
        self._fleet.set_inputs(self._fleet.inputs.without_strikes(slide))
        with self._notebook.attempt("writing down that a slide can be shown again"):
            await self._at_desk(partial(self._telemetry.forget_strikes, slide))

    def tell(self) -> None:
        """What staff have to know now: each slide that is aside, each poster that lacks its picture."""
        strikes = self._fleet.inputs.strikes
        programme = self._fleet.inputs.programme_at(self._clock.now_us())
        hidden = aside(programme, strikes)
        standing = [strike for strike in strikes if counts(strike, programme)]
        slides = {(_code(strike), strike.slide): slide_aside(programme, strike, hidden) for strike in standing}
        sections = [name for name in programme.section_by_id if any(item.section == name for item in self._stage.makeshift)]
        posters = {(_UNREADABLE, section): poster_without_picture(programme.section_by_id[section]) for section in sections}
        self._notebook.replace_faults({_UNREADABLE, _ASIDE}, slides | posters)


def _code(strike: Strike) -> str:
    return _UNREADABLE if strike.picture and strike.strikes < ENOUGH else _ASIDE
