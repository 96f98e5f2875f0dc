"""What a new entry begins with: nothing, time that was drawn, or another entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta, tzinfo

from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry
from kiosk.panel.desk import Desk
from kiosk.panel.lanes import Drawn
from kiosk.services.times import hall_time


def fresh(desk: Desk) -> Entry:
    """On the day in sight; what plays, and where, is still to be chosen."""
    return Entry(id=0, playlist="", target="", day=desk.day or desk.today, start=time(9), end=time(11))


def of_drawn(drawn: Drawn, programme: Programme | None, zone: tzinfo) -> Entry:
    """At the time that was drawn, on the section of the lane, or on its screen if it is the only one of the lane."""
    start, end = hall_time(drawn.start_us, zone), hall_time(drawn.end_us, zone)
    alone = programme is not None and len(drawn.numbers) == 1
    target = programme.wall.screens[drawn.numbers[0] - 1].id if programme is not None and alone else drawn.section
    nights = (end.date() - start.date()) // timedelta(days=1)
    return Entry(
        id=0, playlist="", target=target, day=start.date(), start=start.time(), end=end.time(), nights=nights
    )  # fmt: skip


def copy_of(entry: Entry) -> Entry:
    """The same again, without what was done to some of its days."""
    return replace(entry, id=0, uid=None, dropped=(), added=(), anchor_us=0)
