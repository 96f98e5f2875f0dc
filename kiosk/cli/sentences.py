"""The verb schedule say: an entry typed as a sentence, and read back before it is saved."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.cli.scheduling import schedule, told
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.services.reporting import Moment
from kiosk.services.times import hall_time

if TYPE_CHECKING:
    from kiosk.services.ports import Draft
    from kiosk.services.scheduling import Understood


@schedule.command("say")
def say(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="SENTENCE", help='like "every Tuesday 9-11 tour until June 30"')],
    target: Annotated[str | None, typer.Option(help="hall, a section or a screen, if the sentence names none")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only says what was understood")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="saves without asking")] = False,
) -> None:
    """Adds an entry typed as a sentence, in Chinese or English: says what was understood, then asks before it saves."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        now_us = house.clock.now_us()
        moment = Moment(at_us=now_us, now_us=now_us, zone=app.zone(house), language=console.language)
        entry, understood = house.store.read(lambda uow: _heard(uow.draft, " ".join(words), target, moment))
        answer, lines = told(entry, understood, moment)
        asks = not (dry_run or yes or console.as_json) and sys.stdin.isatty() and sys.stdout.isatty()
        if asks:
            console.answer({}, lines)
        saves = not dry_run and (yes or (asks and _agreed(console)))
        saved = house.store.write(lambda uow: _added(uow.draft, entry)).result() if saves else None
        if saves:
            house.bell.ring()
    answer = {**answer, "id": saved.id if saved is not None else None, "saved": saved is not None}
    lines = [] if asks else lines
    if saved is not None:
        done = Text(zh=f"已存为第 {saved.id} 项，发布后生效", en=f"saved as entry {saved.id}; it counts once it is published")
        console.answer(answer, [*lines, done.read(console.language)])
        return
    if lines or console.as_json:
        console.answer(answer, lines)
    console.say(_not_saved(asked=asks, dry_run=dry_run))


def _heard(draft: Draft, sentence: str, target: str | None, moment: Moment) -> tuple[Entry, Understood]:
    """The entry that a sentence means, checked, and what is to be read of it before it is saved."""
    # Here and not with the module: its phrases are compiled when it is loaded, and a player that starts is not to wait.
    from kiosk.services import scheduling
    from kiosk.services.saying import entry_of

    saying = entry_of(draft, sentence, hall_time(moment.now_us, moment.zone).date(), target)
    entry = scheduling.checked(draft, saying.entry)
    scheduling.check_ahead(entry, moment.zone, moment.now_us)
    understood = scheduling.understand(draft, entry, scheduling.first_ahead(entry, moment.zone, moment.now_us))
    return entry, replace(understood, remarks=(*saying.remarks, *understood.remarks))


def _added(draft: Draft, entry: Entry) -> Entry:
    """Checked once more: somebody may have taken its playlist away while the question stood."""
    from kiosk.services import scheduling

    return scheduling.add(draft, entry)


def _agreed(console: Console) -> bool:
    return typer.confirm(Text(zh="保存到草稿？", en="Save it to the draft?").read(console.language), default=False)


def _not_saved(*, asked: bool, dry_run: bool) -> Text:
    if asked:
        return Text(zh="没有保存", en="not saved")
    if dry_run:
        return Text(zh="没有保存：要保存，去掉 --dry-run 再运行", en="not saved: to save it, run it again without --dry-run")
    return Text(zh="没有保存：要保存，加上 --yes 再运行", en="not saved: to save it, run it again with --yes")
