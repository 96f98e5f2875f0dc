"""Keeps wall charts fresh: a data file that has changed in the slides folder is taken in while everything plays on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kiosk.app.house import House
from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.exhibit import Exhibit
from kiosk.services.data_refresh import Fresh, Taken, fed_from, refresh

if TYPE_CHECKING:
    from kiosk.importing.watch import Watch

Refresh = Callable[[], list[Taken]]
"""Looks once, and takes in what has changed."""


def refresher(house: House) -> Refresh | None:
    """For the folder that the settings name; None if they name none."""
    from kiosk.importing.watch import Watch

    folder = house.settings.data.folder
    return partial(take_in_changes, house, Watch(house.data_dir / folder)) if folder else None


def take_in_changes(house: House, watch: Watch) -> list[Taken]:
    """Looks at the data files that the draft's slides are fed from; what is refused leaves the screens as they are."""
    try:
        exhibit = house.store.read(lambda uow: uow.draft.exhibit())
    except EnvironmentFault:
        return []  # whoever looks at the hall is told of it; here nothing can be done before the store can be read
    if exhibit is None:
        return []
    found = (_taken(house, watch, exhibit, name) for name in watch.changed(fed_from(exhibit)))
    return [taken for taken in found if taken is not None]


def _taken(house: House, watch: Watch, exhibit: Exhibit, name: str) -> Taken | None:
    """What came of a file; None for one that is only as it was loaded."""
    # Here and not with the module: a panel or a player that starts is not to wait for what reads pictures and tables.
    from kiosk.importing.chart_file import read_chart
    from kiosk.importing.data_files import data_media
    from kiosk.importing.media import content_of

    left_out: list[BadInput] = []
    try:
        content = content_of(watch.folder, name)
        if hashlib.sha256(content).hexdigest() in {file.original.sha256 for file in exhibit.media if file.path == name}:
            return None
        chart = read_chart(content, name, left_out.append)
        fresh = Fresh(file=data_media(name, content, house.files.put), rows=chart.rows, as_of=chart.as_of)
        house.store.write(lambda uow: refresh(uow, fresh, house.clock.now_us())).result()
    except KioskError as error:
        if isinstance(error, EnvironmentFault):
            watch.forget(name)  # the file is good, and is tried again
        return Taken(file=name, refused=error)
    house.bell.ring()
    return Taken(file=name, rows=len(chart.rows), left_out=tuple(left_out))
