"""The adapters of a data folder, opened and closed in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.bus.local import LocalDoorbell
from kiosk.clock.local import LocalClock, clock_starting_at, local_clock
from kiosk.config import read_settings
from kiosk.domain.errors import BadInput
from kiosk.domain.settings import Settings
from kiosk.domain.text import Text
from kiosk.services.library import wall_of
from kiosk.store.files import AssetFiles
from kiosk.store.telemetry import SqlTelemetry
from kiosk.store.unit_of_work import SqlStore

_AT_ONCE_US = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The adapters of one data folder, open."""

    data_dir: Path
    store: SqlStore
    telemetry: SqlTelemetry
    files: AssetFiles
    clock: LocalClock
    bell: LocalDoorbell
    settings: Settings


@contextmanager
def open_house(data_dir: Path, *, start_at_us: int | None = None) -> Iterator[House]:
    """Opens a data folder and closes it in order. Raises EnvironmentFault if it is missing, damaged or not ours."""
    settings = read_settings(data_dir)
    with ExitStack() as closing:
        store = SqlStore(data_dir)
        closing.callback(store.close)
        telemetry = SqlTelemetry(data_dir)
        closing.callback(telemetry.close)
        clock = local_clock(telemetry) if start_at_us is None else clock_starting_at(start_at_us)
        yield House(
            data_dir=data_dir, store=store, telemetry=telemetry, files=AssetFiles(data_dir / "assets"),
            clock=clock, bell=LocalDoorbell(data_dir), settings=settings,
        )  # fmt: skip


def set_clock(data_dir: Path, reads_us: int) -> None:
    """Has all processes on a store without a clock yet read `reads_us` now: for looking at another time of day.

    Raises BadInput E-CLI-USAGE if the store's clock runs already.
    """
    from kiosk.store.migrate import prepare  # only here: loading Alembic takes longer than a verb may

    prepare(data_dir, paths.migrations())
    telemetry = SqlTelemetry(data_dir)
    try:
        started = abs(local_clock(telemetry, reads_us).now_us() - reads_us) < _AT_ONCE_US
    finally:
        telemetry.close()
    if not started:
        raise BadInput(
            code="E-CLI-USAGE",
            message=Text(zh="这个数据文件夹的时钟已经在走", en="the clock of this data folder is running already"),
            where="--start-at",
            fix=Text(zh="不写 --data，或用新的文件夹", en="leave --data out or name a new folder"),
        )


def zone(house: House) -> ZoneInfo:
    """The hall's time zone. Raises EnvironmentFault E-DB-MISSING if no site was loaded."""
    return ZoneInfo(house.store.read(lambda uow: wall_of(uow.draft)).timezone)
