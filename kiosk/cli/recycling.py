"""Verbs about the recycle bin: slides bin, restore."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.recycled import Recycled
from kiosk.services import recycling
from kiosk.services.library import wall_of
from kiosk.services.ports import UnitOfWork
from kiosk.services.recycling_errands import Restore
from kiosk.services.reporting import Moment


def bin_verb(context: typer.Context) -> None:
    """What was discarded and is kept, the last first."""
    console: Console = context.obj

    def read(uow: UnitOfWork, now_us: int) -> list[dict[str, Any]]:
        moment = Moment.of(wall_of(uow.draft), now_us, language=console.language)
        return [_told(each, moment) for each in recycling.kept(uow.draft, now_us)]

    with app.open_house(console.data_dir) as house:
        now_us = house.clock.now_us()
        things = house.store.read(lambda uow: read(uow, now_us))
    lines = [
        f"{each['id']:>4}  {each['kind']}  {each['name']}  {each['title']}  {each['discarded']}  {each['days_left']} d"
        for each in things
    ]
    console.answer({"bin": things}, lines)


def restore_verb(
    context: typer.Context, id: Annotated[int, typer.Argument(metavar="ID", help="as slides bin tells it")]
) -> None:
    """Puts something discarded back to where it was."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        recycled = house.store.read(lambda uow: recycling.in_bin(uow.draft, id))
        done = app.run_errand(house, Restore(id=id))
    console.answer({"kind": recycled.thing.value, "name": recycled.name, "restored": True}, [done.text.read(console.language)])


def _told(recycled: Recycled, moment: Moment) -> dict[str, Any]:
    return {
        "id": recycled.id,
        "kind": recycled.thing.value,
        "name": recycled.name,
        "title": recycled.title.read(moment.language),
        "discarded": moment.iso(recycled.discarded_us),
        "days_left": recycled.days_left(moment.now_us),
    }


VERBS: dict[str, Callable[..., None]] = {"bin": bin_verb, "restore": restore_verb}
