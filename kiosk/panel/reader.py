"""Looks at the store for the panel. Slow: for the worker's thread only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from kiosk.domain.cue import Cues
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.programme import Programme
from kiosk.domain.wall import Wall
from kiosk.panel.view import Hall, Readings, hall_of
from kiosk.panel.wording import trouble
from kiosk.services.ports import Clock, Store, Telemetry, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The hall at an instant, and the thumbnails that are new since the last glance."""

    hall: Hall
    thumbnails: Mapping[str, QImage]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    wall: Wall | None
    programmes: tuple[Programme, ...]
    cues: Cues


class Reader:
    """Reads the content when somebody has written it, and of the thumbnails only those that are new."""

    def __init__(self, store: Store, telemetry: Telemetry, clock: Clock) -> None:
        self._store = store
        self._telemetry = telemetry
        self._clock = clock
        self._content: _Content | None = None
        self._taken_us: dict[str, int] = {}
        self._hall = Hall()

    def glance(self) -> Glance:
        """What there is to see now. Where the store cannot be read, what was seen last and the sentence why."""
        try:
            return self._look()
        except EnvironmentFault as fault:
            self._content = None
            return Glance(hall=replace(self._hall, now_us=self._clock.now_us(), trouble=trouble(fault)), thumbnails={})

    def _look(self) -> Glance:
        now_us = self._clock.now_us()
        content = self._read_content(now_us)
        fresh = self._telemetry.thumbnails(max(self._taken_us.values(), default=0))
        self._taken_us |= {thumbnail.screen: thumbnail.taken_us for thumbnail in fresh}
        readings = Readings(
            now_us=now_us,
            wall=content.wall,
            programmes=content.programmes,
            cues=content.cues,
            presence=self._telemetry.presence(),
            strikes=self._telemetry.strikes(),
            player=self._telemetry.player(),
            screens=self._telemetry.screens(),
            faults=self._telemetry.faults(),
            taken_us=self._taken_us,
        )
        self._hall = hall_of(readings)
        return Glance(hall=self._hall, thumbnails={item.screen: QImage.fromData(item.image) for item in fresh})

    def _read_content(self, now_us: int) -> _Content:
        def read(uow: UnitOfWork) -> _Content:
            cues = Cues.of(uow.journal.since(now_us))
            return _Content(wall=uow.draft.wall(), programmes=uow.programmes.playable(now_us), cues=cues)

        if self._store.changed() or self._content is None:
            self._content = None
            self._content = self._store.read(read)
        return self._content
