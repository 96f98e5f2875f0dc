"""A rehearsal: a copy of somebody's data folder in which it is another time, thrown away afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.app.house import set_clock
from kiosk.clock.local import wall_clock
from kiosk.config import SETTINGS_FILE
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.text import Text
from kiosk.services.library import wall_of
from kiosk.services.publishing import as_if_begun
from kiosk.services.times import hall_time, parse_time
from kiosk.store.copying import copy_content, forget_revision
from kiosk.store.databases import CONTENT, schema_revision
from kiosk.store.unit_of_work import SqlStore

Say = Callable[[Text], None]


def can_rehearse(data_dir: Path) -> bool:
    """Whether there is a store that could be copied."""
    return schema_revision(CONTENT.path(data_dir)) is not None


@contextmanager
def rehearsal(data_dir: Path, start_at: str, say: Say) -> Iterator[Path]:
    """A folder with the content and the settings of `data_dir`, in which the clock reads `start_at` from now on.

    Nobody has touched its screens yet and nothing was played. What is said is what staff have to know about it. Raises
    BadInput E-CLI-TIME, EnvironmentFault about the store or the disk.
    """
    from kiosk.store.migrate import prepare  # only here: loading Alembic takes longer than a verb may

    with tempfile.TemporaryDirectory(prefix="kiosk-rehearsal-") as throw_away:
        copy = Path(throw_away)
        copy_content(data_dir, copy)
        if (data_dir / SETTINGS_FILE).exists():
            shutil.copyfile(data_dir / SETTINGS_FILE, copy / SETTINGS_FILE)
        prepare(copy, paths.migrations())
        with closing(SqlStore(copy)) as store:
            zone = ZoneInfo(store.read(lambda uow: wall_of(uow.draft)).timezone)
            start_us = parse_time(start_at, zone, "--start-at")
            say(_told(data_dir, start_us, zone))
            _have_in_force(store, copy, start_us, say)
        set_clock(copy, start_us)
        yield copy


def _told(data_dir: Path, start_us: int, zone: ZoneInfo) -> Text:
    at = f"{hall_time(start_us, zone):%Y-%m-%d %H:%M:%S}"
    return Text(
        zh=f"从 {at} 开始播放 {data_dir} 的一份副本，原来的数据不变",
        en=f"a copy of {data_dir} plays from {at} on; the store itself stays as it is",
    )


def _have_in_force(store: SqlStore, copy: Path, start_us: int, say: Say) -> None:
    """Has the programme that was published count at the start, if it was published after that."""
    latest_us = max(start_us, wall_clock().now_us())
    programmes = store.read(lambda uow: uow.programmes.playable(latest_us))
    published = in_force(programmes, latest_us) or max(programmes, key=lambda item: item.revision, default=None)
    if published is None or published.anchor_us <= start_us:
        return
    say(_not_yet(published))
    begun = as_if_begun(published, start_us)
    forget_revision(copy, begun.revision)
    store.write(lambda uow: uow.programmes.add(begun, published_us=start_us)).result()


def _not_yet(programme: Programme) -> Text:
    begins = f"{hall_time(programme.anchor_us, ZoneInfo(programme.wall.timezone)):%Y-%m-%d %H:%M:%S}"
    return Text(
        zh=f"第 {programme.revision} 版节目单从 {begins} 起才生效，那时还没有它；这里按它已经生效播放",
        en=f"revision {programme.revision} was not in force then, it counts from {begins} on; here it plays as if it had been",
    )
