"""The import of foreign files on an open house: one after another, each of them tried."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from kiosk import paths
from kiosk.app.house import House
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.importing.sandbox import Sandbox
from kiosk.importing.substitutes import HOUSE_TABLE, STAFF_TABLE
from kiosk.importing.telling import Progress
from kiosk.services.import_report import Outcome
from kiosk.services.importing import Bench, bring_in
from kiosk.services.placing import Order
from kiosk.store.failures import told_of_disk
from kiosk.store.lock import file_lock

_QUEUE_POLL_S = 0.1

Cancelled = Callable[[], bool]


def import_files(
    house: House, orders: Sequence[Order], progress: Callable[[int], AbstractContextManager[Progress]], cancelled: Cancelled
) -> list[Outcome]:
    """Takes files into the draft, each with a progress of its own (by its place, from 0); a refused one keeps no other out.

    Raises CancelledError; the files before that one are in.
    """
    room = house.data_dir / "importing"
    bench = Bench(
        reader=Sandbox(paths.reader_command(), room, _font_tables(house)),
        files=house.files,
        store=house.store,
        now_us=house.clock.now_us,
    )
    outcomes: list[Outcome] = []
    for place, order in enumerate(orders):
        with _turn(house, cancelled), _cleared(room), progress(place) as tell:
            outcomes.append(_tried(order, bench, tell, cancelled))
        house.bell.ring()
    return outcomes


def _font_tables(house: House) -> list[Path]:
    """Which fonts stand for those that are missing: the house's own table, and what staff wrote down in the data folder."""
    return [paths.fonts() / HOUSE_TABLE, house.data_dir / STAFF_TABLE]


def _tried(order: Order, bench: Bench, tell: Progress, cancelled: Cancelled) -> Outcome:
    began = time.monotonic()
    try:
        card = bring_in(order, bench, tell, cancelled)
    except (BadInput, EnvironmentFault) as error:
        return Outcome(file=order.file.name, error=error, seconds=time.monotonic() - began)
    return Outcome(file=order.file.name, card=card, seconds=time.monotonic() - began)


@contextmanager
def _cleared(room: Path) -> Iterator[None]:
    """An empty folder for what is needed on the way, on the disk whose room was asked for. What lies there a killed import left."""
    with told_of_disk(room):
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _turn(house: House, cancelled: Cancelled) -> Iterator[None]:
    """Imports of several processes wait for each other: two at once would only be slower, and disturb the player."""
    while True:
        with file_lock(house.data_dir / "import.lock", wait=False) as held:
            if held is not None:
                yield
                return
        if cancelled():
            raise CancelledError
        time.sleep(_QUEUE_POLL_S)
