from __future__ import annotations

from datetime import date, time

from kiosk.domain.foreign_calendar import NotHeld
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Language, Text
from kiosk.services.calendar_exchange import Exchange
from kiosk.services.calendar_report import answer, lines

ENTRY = Entry(id=2, playlist="tour", target="hall", day=date(2026, 9, 7), start=time(9), end=time(12), rule="FREQ=DAILY")
NEW = Entry(id=0, playlist="tour", target="e1", day=date(2026, 9, 7), start=time(20), end=time(1), nights=1)


def exchange(*, removes: bool) -> Exchange:
    return Exchange(
        added=(NEW,), changed=(ENTRY,), same=(), gone=(ENTRY,), removes=removes, remarks=(Text(zh="话", en="word"),),
        not_held=(NotHeld(event="x", reason=Text(zh="因", en="why"), fix=Text(zh="改", en="mend")),),
    )  # fmt: skip


def test_for_a_script() -> None:
    told = answer(exchange(removes=False), "f.ics", Language.EN)
    assert {name: told[name] for name in ("added", "changed", "same", "removed", "held")} == {
        "added": 1, "changed": 1, "same": 0, "removed": 0, "held": [2]
    }  # fmt: skip
    assert told["not_held"] == [{"event": "x", "reason": "why — mend"}]
    assert answer(exchange(removes=True), "f.ics", Language.EN)["removed"] == 1


def test_for_a_person_in_both_languages() -> None:
    listed = list(lines(exchange(removes=False), "f.ics", dry_run=False, language=Language.ZH))
    assert listed == [
        "f.ics：新增 1，更改 1，不变 0，删除 0，不能放进排程 1",
        "+ tour → e1  2026-09-07 20:00–01:00 +1",
        "~ 2  tour → hall  2026-09-07 09:00–12:00  FREQ=DAILY",
        "! x  因 — 改",
        "话",
        "文件里没有，仍保留（要删除就加 --replace）：2  tour → hall  2026-09-07 09:00–12:00  FREQ=DAILY",
    ]
    english = list(lines(exchange(removes=True), "f.ics", dry_run=True, language=Language.EN))
    assert english[0].endswith("1 not held (tried only, nothing was written)")
    assert english[-1].startswith("removed, for the file does not have it: 2  tour")
