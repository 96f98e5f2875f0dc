"""The log as the panel shows it: what was told, published and went wrong, in one list, newest first."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.cue import Cue
from kiosk.domain.events import Fault
from kiosk.domain.ids import HALL
from kiosk.domain.text import Language, Text
from kiosk.panel import log_wording
from kiosk.panel.view import Hall
from kiosk.services.history import History, Issue, Origin
from kiosk.services.recalling import back_of
from kiosk.store.failures import told_of_disk


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One record. `revision` is there on what was published; `in_force` on the one that is published now."""

    key: tuple[str, ...]
    at_us: int
    when: Text
    what: Text
    where: Text
    by_people: bool
    revision: int | None = None
    in_force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The records, newest first; `more` says whether there are earlier ones."""

    lines: tuple[LogLine, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Records to be written into a file, as they stand in the table."""

    file: Path
    lines: tuple[LogLine, ...]
    language: Language


def log_of(history: History, faults: Collection[Fault], hall: Hall) -> Log:
    """Puts together what is known; of faults only those that stand are."""
    begun = [issue.revision for issue in history.issues if issue.revision.anchor_us <= hall.now_us]
    now = max((revision.revision for revision in begun), default=None)
    given = {cue.id: cue for cue in (*history.cues, *history.taken_back)}
    found = [_of_cue(cue, hall, given) for cue in history.cues]
    found += [_of_issue(issue, hall, in_force=issue.revision.revision == now) for issue in history.issues]
    found += [_of_fault(fault, hall) for fault in faults]
    return Log(lines=tuple(sorted(found, key=lambda line: (line.at_us, line.key), reverse=True)), more=history.more)


def _of_cue(cue: Cue, hall: Hall, given: Mapping[int, Cue]) -> LogLine:
    targets, recalled = set(cue.targets), given.get(cue.recalls or 0)
    screens = {tile.screen for tile in hall.tiles if not targets.isdisjoint((HALL, tile.section, tile.screen))}
    return LogLine(
        key=("cue", f"{cue.id:012}"),
        at_us=cue.at_us,
        when=log_wording.when(cue.at_us, hall),
        what=log_wording.recall_sentence(back_of(recalled, given), hall) if recalled else log_wording.cue_sentence(cue, hall),
        where=log_wording.at_the_head(log_wording.where(hall, screens)),
        by_people=True,
    )


def _of_issue(issue: Issue, hall: Hall, *, in_force: bool) -> LogLine:
    revision = issue.revision
    return LogLine(
        key=("revision", f"{revision.revision:012}"),
        at_us=revision.published_us,
        when=log_wording.when(revision.published_us, hall),
        what=log_wording.issue_sentence(issue, hall),
        where=log_wording.at_the_head(log_wording.changed(issue, hall)),
        by_people=issue.origin is not Origin.DATA,
        revision=revision.revision,
        in_force=in_force,
    )


def _of_fault(fault: Fault, hall: Hall) -> LogLine:
    known = any(tile.screen == fault.where for tile in hall.tiles)
    return LogLine(
        key=("fault", fault.code, fault.where),
        at_us=fault.since_us,
        when=log_wording.when(fault.since_us, hall),
        what=log_wording.fault_sentence(fault),
        where=log_wording.at_the_head(log_wording.where(hall, {fault.where})) if known else log_wording.UNKNOWN,
        by_people=False,
    )


def write_csv(export: Export) -> None:
    """Writes records for a spreadsheet: UTF-8 with its mark, so that Chinese is read as such.

    Raises EnvironmentFault if the disk does not take it; a file of that name is as it was then.
    """
    into = io.StringIO(newline="")
    writer = csv.writer(into)
    headings = (log_wording.WHEN, log_wording.WHAT, log_wording.WHERE, log_wording.BY)
    writer.writerow([heading.read(export.language) for heading in headings])
    writer.writerows(_cells(export.lines, export.language))
    part = export.file.with_name(f".{export.file.name}.part")
    with told_of_disk(export.file):
        try:
            part.write_bytes(into.getvalue().encode("utf-8-sig"))
            part.replace(export.file)
        finally:
            part.unlink(missing_ok=True)


def _cells(lines: Sequence[LogLine], language: Language) -> list[list[str]]:
    by = {True: log_wording.PEOPLE, False: log_wording.ITSELF}
    return [[text.read(language) for text in (line.when, line.what, line.where, by[line.by_people])] for line in lines]
