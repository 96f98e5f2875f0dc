"""What a cue would put on a screen, before anybody gives it: asked of `resolve`, and drawn as the player draws it.

With it comes Qt, so it is fetched by what draws.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.app.house import House
from kiosk.domain.aside import NONE_ASIDE, aside
from kiosk.domain.cue import Cue, Cues
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.resolve import Content, resolve
from kiosk.domain.slide_fields import BarFields
from kiosk.panel.preview import Asked
from kiosk.qtkit.theme import load_theme
from kiosk.services import conductor
from kiosk.services.conductor import nothing_published
from kiosk.services.ports import Draft, Journal, Programmes, UnitOfWork
from kiosk.stage.fewer_pixels import drawn_on
from kiosk.stage.look import Look
from kiosk.stage.stage import CannotShow, Key, Stage

KEPT = 24
"""So many pictures are kept, for staff who step through the playlists to and fro."""

_LAST = 1 << 62
"""The id of a cue that nobody gave: it would be the last of its instant."""


@dataclass(frozen=True, slots=True)
class _Unwritten:
    """A journal that takes a cue and forgets it."""

    journal: Journal

    def add(self, cue: Cue) -> Cue:
        return replace(cue, id=_LAST)

    def keep(self, cue: Cue) -> None:
        raise TypeError("what is only tried is not kept")

    def since(self, t: int) -> tuple[Cue, ...]:
        return self.journal.since(t)

    def latest(self, most: int) -> tuple[Cue, ...]:
        return self.journal.latest(most)

    def named(self, ids: Collection[int]) -> tuple[Cue, ...]:
        return self.journal.named(ids)


@dataclass(frozen=True, slots=True)
class _Trial:
    """The content as it is, in which a cue can be given without anybody hearing of it."""

    uow: UnitOfWork

    @property
    def draft(self) -> Draft:
        return self.uow.draft

    @property
    def programmes(self) -> Programmes:
        return self.uow.programmes

    @property
    def journal(self) -> Journal:
        return _Unwritten(self.uow.journal)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The cue that a request would make, and all that counts beside it."""

    programme: Programme
    cues: Cues
    at_us: int


class Preview:
    """Draws what requests would lead to. To be called in Qt's thread; the store and files are read in others meanwhile.

    What draws in fewer pixels takes a few milliseconds, and is done in Qt's thread like everything that is drawn by scenes.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        screens = house.settings.screens
        look = Look(theme=load_theme(paths.themes(), screens.theme), language=screens.language)
        self._stage = Stage(look, house.files.path)
        self._recent: dict[Key, None] = {}

    async def picture(self, asked: Asked) -> QImage:
        """The screen right after the request. Raises what giving it would raise.

        As for the player, another slide stands in for one that cannot be shown.
        """
        broken = NONE_ASIDE
        while True:
            programme, content = await self._stage.in_pool(partial(self._content, asked, broken))
            try:
                return await self._drawn(programme, content, asked)
            except CannotShow as trouble:
                broken |= {trouble.slide}

    def close(self) -> None:
        self._stage.close()

    def _content(self, asked: Asked, broken: frozenset[str]) -> tuple[Programme, Content]:
        """Slow: for the pool."""
        told = self._house.store.read(partial(self._told, asked))
        telemetry = self._house.telemetry
        hidden = aside(told.programme, telemetry.strikes()) | broken
        plan = resolve(told.programme, told.cues, telemetry.presence(), asked.screen, told.at_us, aside=hidden)
        return told.programme, plan.content

    def _told(self, asked: Asked, uow: UnitOfWork) -> _Told:
        cue = conductor.give(_Trial(uow), self._house.telemetry, self._house.clock, asked.request).cue
        programme = in_force(uow.programmes.playable(cue.at_us), cue.at_us)
        if programme is None:
            raise nothing_published()
        return _Told(programme=programme, cues=Cues.of((*uow.journal.since(cue.at_us), cue)), at_us=cue.at_us)

    async def _drawn(self, programme: Programme, content: Content, asked: Asked) -> QImage:
        screen = drawn_on(programme.screen_by_id[asked.screen], content, QSize(*asked.box))
        key = self._stage.key(programme, content, screen)
        self._recent = {known: None for known in self._recent if known != key} | {key: None}
        self._recent = dict.fromkeys(list(self._recent)[-KEPT:])
        self._stage.keep_only(self._recent)
        if content.slide is not None and isinstance(programme.slide_by_id[content.slide].fields, BarFields):
            await self._stage.load_charts()
        return (await self._stage.prepare(programme, content, screen)).image
