"""Verbs about the schedule: what plays when."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import Annotated, Any

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.occurrences import instant_us
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.services import scheduling
from kiosk.services.ports import UnitOfWork
from kiosk.services.reporting import Moment
from kiosk.services.schedule_names import Names
from kiosk.services.schedule_request import Request, entry_of
from kiosk.services.schedule_wording import RUNNING, clock, entry_sentence
from kiosk.services.scheduling import Understood
from kiosk.services.times import hall_time, parse_day

schedule = typer.Typer(help="What plays when.", no_args_is_help=True)

_LISTED = 12
"""So many skipped dates are read out to a person; a script gets all."""

Id = Annotated[int, typer.Argument(metavar="ID")]


@schedule.command("add")
def add_entry(
    context: typer.Context,
    playlist: Annotated[str, typer.Option(metavar="NAME", help="a playlist's id or title")],
    target: Annotated[str, typer.Option(help="hall, a section or a screen")],
    start: Annotated[str | None, typer.Option(metavar="T", help="09:00, or with its day 2026-12-01T09:00")] = None,
    end: Annotated[str | None, typer.Option(metavar="T", help="11:00; before the start it means the next day")] = None,
    rrule: Annotated[str | None, typer.Option(metavar="RULE", help="the days, like FREQ=WEEKLY;BYDAY=TU")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="the last day, inclusive")] = None,
    daypart: Annotated[str | None, typer.Option(metavar="NAME", help="instead of times, see hours dayparts")] = None,
    holidays: Annotated[Holidays, typer.Option(help="what statutory holidays do to it")] = Holidays.IGNORE,
    makeup: Annotated[Makeup, typer.Option(help="which day a make-up workday is for it")] = Makeup.WEEKDAY,
    must_play: Annotated[bool, typer.Option("--must-play", help="beats all others, also while the hall is closed")] = False,
    may_idle: Annotated[bool, typer.Option("--may-idle", help="the screens may idle when nobody is there")] = False,
    note: Annotated[str, typer.Option(help="a word for the list")] = "",
) -> None:
    """Adds an entry to the draft, and says what was understood. It counts once it is published."""
    request = Request(
        playlist=playlist, target=target, start=start, end=end, rule=rrule, until=until, daypart=daypart,
        holidays=holidays, makeup=makeup, must_play=must_play, may_idle=may_idle, note=note,
    )  # fmt: skip
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        zone, now_us = app.zone(house), house.clock.now_us()

        def work(uow: UnitOfWork) -> Entry:
            asked = entry_of(uow.draft, request, now_us)
            scheduling.check_ahead(asked, zone, now_us)
            return scheduling.add(uow.draft, asked)

        _tell_written(console, house, house.store.write(work).result())


@schedule.command("list")
def list_entries(context: typer.Context) -> None:
    """The entries of the draft."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        entries, names = house.store.read(lambda uow: (uow.draft.entries(), Names.of(uow.draft)))
        now_us = house.clock.now_us()
        moment = Moment(at_us=now_us, now_us=now_us, zone=app.zone(house), language=console.language)
    empty = Text(
        zh="还没有排程：各屏播放展区的默认列表。用 kiosk schedule add --playlist … --target hall --start 09:00 --end 11:00 加一项",
        en="nothing is scheduled: screens play their section's default. "
        "Add an entry with kiosk schedule add --playlist … --target hall --start 09:00 --end 11:00",
    )
    lines = [f"{entry.id:>4}  {entry_sentence(entry, names).read(console.language)}" for entry in entries]
    answer = {"entries": [_fields(entry, names, moment) for entry in entries]}
    console.answer(answer, lines or [empty.read(console.language)])


@schedule.command("remove")
def remove_entry(context: typer.Context, id: Id) -> None:
    """Takes an entry out of the draft, and says how to get it back."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        entry, names = house.store.write(lambda uow: (scheduling.remove(uow.draft, id), Names.of(uow.draft))).result()
        house.bell.ring()
        now_us = house.clock.now_us()
        moment = Moment(at_us=now_us, now_us=now_us, zone=app.zone(house), language=console.language)
    back = _lines_back(entry)
    sentence = entry_sentence(entry, names)
    removed = Text(zh=f"已删除第 {id} 项：{sentence.zh}", en=f"removed entry {id}: {sentence.en}")
    undo = Text(zh="要恢复它，运行：", en="to get it back, run:")
    answer = {"removed": _fields(entry, names, moment), "undo": back}
    console.answer(answer, [removed.read(console.language), undo.read(console.language), *(f"  {line}" for line in back)])


@schedule.command("skip")
def skip_day(
    context: typer.Context,
    id: Id,
    date: Annotated[str, typer.Argument(metavar="DATE", help="like 2026-12-01")],
    undo: Annotated[bool, typer.Option("--undo", help="brings the day back")] = False,
) -> None:
    """Drops what an entry plays on one day."""
    console: Console = context.obj
    day = parse_day(date, "DATE")
    change = scheduling.unskip if undo else scheduling.skip
    with app.open_house(console.data_dir) as house:
        _tell_written(console, house, house.store.write(lambda uow: change(uow.draft, id, day)).result())


def _tell_written(console: Console, house: app.House, entry: Entry) -> None:
    """Rings for an entry and says what it means; comparing it with the others is not to hold up who writes next."""
    house.bell.ring()
    zone, now_us = app.zone(house), house.clock.now_us()
    first = scheduling.first_ahead(entry, zone, now_us)
    understood = house.store.read(lambda uow: scheduling.understand(uow.draft, entry, first))
    console.answer(*told(entry, understood, Moment(at_us=now_us, now_us=now_us, zone=zone, language=console.language)))


def told(entry: Entry, understood: Understood, moment: Moment) -> tuple[dict[str, Any], list[str]]:
    """What was understood: for a script, and for a person to read before it counts."""
    language = moment.language
    starts = [_minutes(instant_us(day, entry.start, moment.zone), moment) for day in understood.next]
    running = instant_us(entry.day, entry.start, moment.zone) <= moment.now_us and entry.rule is None
    remarks = [remark.read(language) for remark in (*((RUNNING,) if running else ()), *understood.remarks)]
    skipped = [{"date": item.day.isoformat(), "name": item.name.read(language)} for item in understood.skipped]
    answer: dict[str, Any] = {
        "id": entry.id,
        "understood": understood.text.read(language),
        "next": starts,
        "skipped": skipped,
        "remarks": remarks,
    }
    labelled = (
        [(Text(zh="接下来", en="next"), [f"{day} {clock(entry.start)}" for day in understood.next])] if understood.next else []
    )
    if skipped:
        shown = [f"{item['date']} {item['name']}" for item in skipped[:_LISTED]]
        more = Text(zh=f"…… 共 {len(skipped)} 天", en=f"… {len(skipped)} days in all").read(language)
        labelled.append((Text(zh="跳过", en="skipped"), [*shown, more] if len(skipped) > _LISTED else shown))
    labelled += [(Text(zh="注意", en="note"), [remark]) for remark in remarks]
    joint = Text(zh="、", en=", ").read(language)
    sentence = understood.text.read(language)
    lines = [f"{label.read(language)}  {joint.join(words)}" for label, words in labelled]
    return answer, [f"{entry.id:>4}  {sentence}" if entry.id else sentence, *(f"      {line}" for line in lines)]


def _minutes(t_us: int, moment: Moment) -> str:
    """A time without seconds where there are none, as schedules have it."""
    shown = hall_time(t_us, moment.zone)
    return shown.isoformat(timespec="auto" if shown.second else "minutes")


def _fields(entry: Entry, names: Names, moment: Moment) -> dict[str, Any]:
    """An entry for a script; start and end are those of its first day."""
    last = entry.day + timedelta(days=entry.nights)
    return {
        "id": entry.id,
        "playlist": entry.playlist,
        "target": entry.target,
        "start": _minutes(instant_us(entry.day, entry.start, moment.zone), moment),
        "end": _minutes(instant_us(last, entry.end, moment.zone), moment),
        "rrule": entry.rule,
        "until": entry.until.isoformat() if entry.until else None,
        "holidays": entry.holidays.value,
        "makeup": entry.makeup.value,
        "must_play": entry.must_play,
        "may_idle": entry.may_idle,
        "daypart": entry.daypart,
        "note": entry.note,
        "dropped": [day.isoformat() for day in entry.dropped],
        "added": [day.isoformat() for day in entry.added],
        "understood": entry_sentence(entry, names).read(moment.language),
    }


def _lines_back(entry: Entry) -> list[str]:
    """The commands that make an entry again; its id will be another, which the days that were dropped are to be told."""
    words = ["kiosk", "schedule", "add", "--playlist", entry.playlist, "--target", entry.target]
    if entry.daypart is not None:
        words += ["--daypart", entry.daypart, "--start", entry.day.isoformat()]
    else:
        last = entry.day + timedelta(days=entry.nights)
        words += ["--start", f"{entry.day}T{clock(entry.start)}", "--end", f"{last}T{clock(entry.end)}"]
    valued = {
        "--rrule": entry.rule,
        "--until": entry.until,
        "--holidays": entry.holidays.value if entry.holidays is not Holidays.IGNORE else None,
        "--makeup": entry.makeup.value if entry.makeup is not Makeup.WEEKDAY else None,
        "--note": entry.note or None,
    }
    words += [word for name, value in valued.items() if value is not None for word in (name, str(value))]
    words += [name for name, is_set in (("--must-play", entry.must_play), ("--may-idle", entry.may_idle)) if is_set]
    return [shlex.join(words), *(f"kiosk schedule skip ID {day}" for day in entry.dropped)]
