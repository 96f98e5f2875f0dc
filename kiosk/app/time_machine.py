"""The time machine: the hall as pictures at any instant, drawn beside whatever runs.

It only reads the store. With it comes Qt, so it is fetched by what draws.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app.content import what_counts
from kiosk.app.house import House
from kiosk.domain.aside import NONE_ASIDE, aside
from kiosk.domain.cue import NO_CUES, Cues
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Presence
from kiosk.domain.text import Language
from kiosk.ops.demo import not_saved
from kiosk.player.sheet import painted_sheet
from kiosk.qtkit.fonts import load_fonts
from kiosk.qtkit.theme import load_theme
from kiosk.services.reporting import Answer, Moment, plans_at, what_plays
from kiosk.services.wording import hall_at, if_nobody_touches
from kiosk.stage.contact_sheet import TILE_HEIGHT, TILE_WIDTH
from kiosk.stage.fewer_pixels import drawn_on
from kiosk.stage.look import Look
from kiosk.stage.stage import CannotShow, Key, Stage

TILE = QSize(TILE_WIDTH, TILE_HEIGHT)
KEPT = 240
"""So many pictures are kept from one instant to the next; those that are not in sight rest in a fiftieth of their memory."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sight:
    """The hall at an instant: what its screens show as it is told (the shape of `now`), and as it is drawn, by screen."""

    programme: Programme
    moment: Moment
    answer: Answer
    frames: Mapping[str, QImage]

    def sheet(self) -> QImage:
        """All of it on one contact sheet, under the hall's name and the instant."""
        wall = self.programme.wall
        heading = hall_at(wall.hall, self.moment.at_us, self.moment.zone)
        return painted_sheet(self.programme, self.frames, if_nobody_touches(heading) if self.moment.ahead else heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What decides at an instant, and the slides that are not shown then."""

    programme: Programme
    cues: Cues
    presence: Presence
    moment: Moment
    hidden: frozenset[str]


class TimeMachine:
    """Draws the hall of a house at one instant after another, as it stays when all that moves has settled.

    What was drawn is kept: a slide that several screens of one size show, or that comes again, is drawn once. To be called
    in Qt's thread; files are read and decoded in others meanwhile.
    """

    def __init__(self, house: House, look: Look, language: Language = Language.ZH) -> None:
        self._house = house
        self._language = language
        self._stage = Stage(look, house.files.path)
        self._recent: dict[Key, None] = {}
        self._programmes: dict[str, Programme] = {}
        self._cues = NO_CUES

    async def sheet(self, at_us: int) -> QImage:
        """A contact sheet of all screens. Raises EnvironmentFault E-PGM-NONE where no programme is in force then."""
        return (await self.sight(at_us)).sheet()

    async def sight(self, at_us: int, only_screen: str | None = None, box: QSize | None = TILE) -> Sight:
        """All screens (or one), each as large as fits a box; without one in its own pixels.

        As for the player, another slide stands in for one that cannot be shown. Raises EnvironmentFault E-PGM-NONE, BadInput
        E-CUE-TARGET.
        """
        broken = NONE_ASIDE
        while True:
            known = self._known(at_us, only_screen, broken)
            try:
                frames = await self._frames(known, only_screen, box)
            except CannotShow as trouble:
                broken |= {trouble.slide}
                continue
            answer = what_plays(
                known.programme, known.cues, known.presence, known.moment, only_screen, aside=known.hidden
            )  # fmt: skip
            return Sight(programme=known.programme, moment=known.moment, answer=answer, frames=frames)

    async def frames_of(self, programme: Programme, cues: Cues, at_us: int, box: QSize) -> dict[str, QImage]:
        """All screens as a programme has them at an instant, published or not. What plays is worked out in another thread: the
        first answer about a full schedule takes seconds. A slide that cannot be drawn has another stand in for it."""
        broken = NONE_ASIDE
        while True:
            known = self._as_published(programme, cues, at_us, broken)
            await asyncio.to_thread(plans_at, programme, cues, known.presence, known.moment, None, aside=known.hidden)
            try:
                return await self._frames(known, None, box)
            except CannotShow as trouble:
                broken |= {trouble.slide}

    def close(self) -> None:
        self._stage.close()

    def _as_published(self, programme: Programme, cues: Cues, at_us: int, broken: frozenset[str]) -> _Known:
        moment = Moment.of(programme.wall, self._house.clock.now_us(), at_us=at_us, language=self._language)
        return _Known(programme=programme, cues=cues, presence={}, moment=moment, hidden=broken)

    def _known(self, at_us: int, only_screen: str | None, broken: frozenset[str]) -> _Known:
        programme, cues = self._as_before(*what_counts(self._house, at_us, only_screen))
        telemetry, now_us = self._house.telemetry, self._house.clock.now_us()
        return _Known(
            programme=programme,
            cues=cues,
            presence=telemetry.presence(),
            moment=Moment.of(programme.wall, now_us, at_us=at_us, language=self._language),
            hidden=aside(programme, telemetry.strikes()) | broken,
        )

    def _as_before(self, programme: Programme, cues: Cues) -> tuple[Programme, Cues]:
        """The same objects where they say the same: what `resolve` has worked out is kept under them."""
        listed = self._house.store.read(lambda uow: uow.programmes.revisions())
        sha256 = next(item.sha256 for item in listed if item.revision == programme.revision)
        if cues.items != self._cues.items:
            self._cues = cues
        return self._programmes.setdefault(sha256, programme), self._cues

    async def _frames(self, known: _Known, only_screen: str | None, box: QSize | None) -> dict[str, QImage]:
        programme = known.programme
        plans = plans_at(
            programme, known.cues, known.presence, known.moment, only_screen, aside=known.hidden
        )  # fmt: skip
        drawn = {plan.screen: drawn_on(programme.screen_by_id[plan.screen], plan.content, box) for plan in plans}
        keys = {plan.screen: self._stage.key(programme, plan.content, drawn[plan.screen]) for plan in plans}
        await self._rest_all_but(set(keys.values()))
        frames: dict[str, QImage] = {}
        for plan in plans:
            painting = await self._stage.prepare(programme, plan.content, drawn[plan.screen])
            frames[plan.screen] = painting.image
            await asyncio.sleep(0)  # whoever waits beside has a turn after each picture
        return frames

    async def _rest_all_but(self, wanted: set[Key]) -> None:
        """Those wanted become the most recent; the others rest, and the oldest of too many are forgotten."""
        self._recent = {key: None for key in self._recent if key not in wanted} | dict.fromkeys(wanted)
        for key in list(self._recent)[: max(0, len(self._recent) - max(KEPT, len(wanted)))]:
            del self._recent[key]
        self._stage.keep_only(self._recent)
        await self._stage.rest(self._recent.keys() - wanted)


@contextmanager
def time_machine(house: House, language: Language = Language.ZH) -> Iterator[TimeMachine]:
    """A time machine in a process that shows nothing: it needs no display. The screens look as the settings say."""
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _application = QApplication.instance() or QApplication([])
    load_fonts(paths.fonts())
    screens = house.settings.screens
    machine = TimeMachine(house, Look(theme=load_theme(paths.themes(), screens.theme), language=screens.language), language)
    try:
        yield machine
    finally:
        machine.close()


def draw_wall(house: House, at_us: int, file: Path, screen: str | None, language: Language) -> dict[str, Any]:
    """Writes the hall at an instant as a PNG file, or one screen in its own pixels; answers what is on it and why.

    Raises EnvironmentFault E-PGM-NONE, E-SNAPSHOT, BadInput E-CUE-TARGET.
    """
    with time_machine(house, language) as machine:
        sight = asyncio.run(machine.sight(at_us, screen, TILE if screen is None else None))
    picture = sight.sheet() if screen is None else sight.frames[screen]
    save_picture(picture, file)
    answer = sight.answer
    return {"at": answer["at"], "revision": answer["revision"], "file": str(file), "screens": answer["screens"]}


def save_picture(picture: QImage, file: Path) -> None:
    """Writes a picture as a PNG file. Raises EnvironmentFault E-SNAPSHOT."""
    if not QImageWriter(str(file), b"png").write(picture):
        raise not_saved(file)
