"""What an import of a calendar answers: one object for a script, lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiosk.domain.foreign_calendar import NotHeld
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Language, Text
from kiosk.services.calendar_exchange import Exchange


def answer(exchange: Exchange, file: str, language: Language) -> dict[str, Any]:
    """`held` are the ids of the entries that events of the file stand for; what is not written yet has none."""
    ids = (entry.id for entry in (*exchange.same, *exchange.changed, *exchange.added) if entry.id)
    return {
        "file": file,
        "added": len(exchange.added),
        "changed": len(exchange.changed),
        "same": len(exchange.same),
        "removed": len(exchange.removed),
        "held": sorted(ids),
        "not_held": [{"event": each.event, "reason": _why(each, language)} for each in exchange.not_held],
        "remarks": [text.read(language) for text in _remarks(exchange)],
    }


def lines(exchange: Exchange, file: str, dry_run: bool, language: Language) -> Iterator[str]:
    yield _counted(exchange, file, dry_run).read(language)
    for sign, entries in (("+", exchange.added), ("~", exchange.changed)):
        for entry in entries:
            yield f"{sign} {_told(entry)}"
    for each in exchange.not_held:
        yield f"! {each.event}  {_why(each, language)}"
    for text in _remarks(exchange):
        yield text.read(language)


def _counted(exchange: Exchange, file: str, dry_run: bool) -> Text:
    added, changed, same = len(exchange.added), len(exchange.changed), len(exchange.same)
    removed, not_held = len(exchange.removed), len(exchange.not_held)
    tried = Text(zh="（只是试算，没有写入）", en=" (tried only, nothing was written)") if dry_run else Text(zh="", en="")
    return Text(
        zh=f"{file}：新增 {added}，更改 {changed}，不变 {same}，删除 {removed}，不能放进排程 {not_held}{tried.zh}",
        en=f"{file}: {added} new, {changed} changed, {same} as before, {removed} removed, {not_held} not held{tried.en}",
    )


def _remarks(exchange: Exchange) -> Iterator[Text]:
    yield from exchange.remarks
    for entry in exchange.gone:
        if exchange.removes:
            yield Text(zh=f"已删除，文件里没有：{_told(entry)}", en=f"removed, for the file does not have it: {_told(entry)}")
        else:
            yield Text(
                zh=f"文件里没有，仍保留（要删除就加 --replace）：{_told(entry)}",
                en=f"not in the file and kept (--replace removes it): {_told(entry)}",
            )


def _told(entry: Entry) -> str:
    """An entry in one line, in words that need no translation."""
    overnight = f" +{entry.nights}" if entry.nights else ""
    until = f" …{entry.until}" if entry.until else ""
    rule = f"  {entry.rule}{until}" if entry.rule else ""
    number = f"{entry.id}  " if entry.id else ""
    return f"{number}{entry.playlist} → {entry.target}  {entry.day} {entry.start:%H:%M}–{entry.end:%H:%M}{overnight}{rule}"


def _why(each: NotHeld, language: Language) -> str:
    return f"{each.reason.read(language)} — {each.fix.read(language)}"
