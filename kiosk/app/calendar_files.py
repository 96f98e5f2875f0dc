"""Calendar files into the draft and out of it, on an open house."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from kiosk.app.house import House, zone
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.ics_lines import LARGEST_BYTES, too_big
from kiosk.importing.ics_reading import read_calendar
from kiosk.importing.ics_writing import write_calendar
from kiosk.services.calendar_exchange import Exchange, Wishes, outgoing, planned, take_in
from kiosk.services.library import wall_of
from kiosk.services.times import hall_time
from kiosk.store.failures import told_of_disk


def import_calendar(house: House, file: Path, wishes: Wishes, *, dry_run: bool) -> Exchange:
    """Takes the events of a file into the draft, or says what would become of them.

    Raises BadInput E-IMP-MISSING, the reader's E-ICS-… codes, or E-SCH-PLAYLIST, E-SCH-TARGET for the wishes.
    """
    hall = zone(house)
    calendar = read_calendar(_content(file), file.name, hall, hall_time(house.clock.now_us(), hall).date())
    if dry_run:
        return house.store.read(lambda uow: planned(uow.draft, calendar, wishes))
    exchange = house.store.write(lambda uow: take_in(uow.draft, calendar, wishes)).result()
    house.bell.ring()
    return exchange


def export_calendar(house: House, file: Path) -> int:
    """Writes the draft's schedule as a calendar file, whole or not at all, and says how many entries it has."""
    told, name = house.store.read(lambda uow: (outgoing(uow.draft), wall_of(uow.draft).hall.zh))
    hall = zone(house)
    content = write_calendar(told, hall, name, hall_time(house.clock.now_us(), hall))
    with told_of_disk(file, needed_bytes=len(content)):
        _write_whole(file, content)
    return len(told)


def _content(file: Path) -> bytes:
    """The bytes of a file that is one, as far as they are not too many."""
    try:
        # Without waiting: what is no file, such as a pipe, may never have anything to say.
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as source:
            if not S_ISREG(os.fstat(source.fileno()).st_mode):
                raise FileNotFoundError
            content = source.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else ""
        raise BadInput(
            code="E-IMP-MISSING",
            message=Text(zh=f"读不到这个文件（{reason}）" if reason else "没有这个文件",
                         en=f"this file cannot be read ({reason})" if reason else "there is no such file"),
            where=file.name,
            fix=Text(zh="检查文件名和文件夹", en="check the file's name and folder"),
        ) from None  # fmt: skip
    if len(content) > LARGEST_BYTES:
        too_big(file.name, Text(zh="日历文件太大，最多 16 MB", en="the calendar file is too large; 16 MB at most"))
    return content


def _write_whole(file: Path, content: bytes) -> None:
    """Beside it first, then in its place: who reads the file finds the old one or the new one."""
    half = file.with_name(f".{file.name}.half-written")
    try:
        with half.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        half.replace(file)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
