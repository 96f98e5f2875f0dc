from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import Cues
from kiosk.domain.difference import difference
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Schedule
from kiosk.panel.sheet import LINES, Changes, changes_of, entry_lines
from kiosk.services.schedule_names import Names
from tests.support.exhibits import small_hall
from tests.support.memory import MemoryDraft
from tests.support.scheduled import SHANGHAI, at_us, entry

NOW_US = at_us("2026-12-01T08:00:00")
DAY_US = 86_400_000_000
NOTHING = small_hall()


def drafted(*entries: Entry) -> Programme:
    numbered = tuple(replace(each, id=number, playlist="special") for number, each in enumerate(entries, 1))
    return replace(NOTHING, revision=2, anchor_us=NOW_US, scheduled=Schedule(entries=numbered))


def changes(*entries: Entry, before: Programme = NOTHING, days: int = 30) -> Changes:
    to_us, draft = NOW_US + days * DAY_US, drafted(*entries)
    found = tuple((before, item) for item in difference(before, draft, Cues.of(()), NOW_US, to_us))
    return changes_of(before, draft, found, to_us, SHANGHAI)


def test_screens_that_change_alike_are_told_together_and_whole_sections_by_name() -> None:
    both = changes(entry(target="east"))
    assert both.screens == 2
    assert [line.zh for line in both.lines] == [
        "12-01 09:00–11:00  east：展区默认（垫片）「tour」 → 排程（活动）「special」12-01 09:00–11:00"
    ]
    assert "  屏 02：" in changes(entry(target="e2")).lines[0].zh


def test_many_changes_are_cut_short_and_counted() -> None:
    many = changes(entry(target="west", rule="FREQ=DAILY"))
    assert len(many.lines) == LINES + 1
    assert many.lines[-1].zh == "……共 30 处"


def test_what_goes_on_beyond_what_was_looked_at_has_no_end() -> None:
    assert "12-01 09:00 起" in changes(entry(target="west", nights=90)).lines[0].zh


def test_a_draft_that_is_what_plays_changes_nothing_at_all() -> None:
    before = replace(drafted(entry(target="west")), revision=1, anchor_us=0)
    assert changes(entry(target="west"), before=before) == Changes(
        screens=0, any=False, lines=changes(before=NOTHING, days=1).lines
    )


def test_an_entry_says_its_next_start_or_that_there_is_none() -> None:
    entries = (
        entry(id=1, rule="FREQ=DAILY"), entry(id=2), entry(id=3, day=entry().day.replace(month=11, day=3)),
    )  # fmt: skip
    names = Names.of(MemoryDraft())

    def told(clock: str) -> list[str]:
        return [
            line.next.zh for line in entry_lines(Schedule(entries=entries), names, SHANGHAI, at_us(f"2026-12-01T{clock}:00"))
        ]

    assert told("08:00") == ["2026-12-01 周二 09:00", "2026-12-01 周二 09:00", "不再播放"]
    assert told("09:00") == ["正在进行", "正在进行", "不再播放"]
    assert told("11:00") == ["2026-12-02 周三 09:00", "不再播放", "不再播放"]
