from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.domain.cue import Cues
from kiosk.domain.difference import difference
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry, Schedule
from kiosk.panel.desk import Planning
from kiosk.panel.sheet import LINES, LISTED, Changes, Listed, changes_of, choices_of, list_entries
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


def listed(
    entries: tuple[Entry, ...], clock: str = "2026-12-01T08:00", planning: Planning = Planning(), also: tuple[int, ...] = ()
) -> Listed:
    return list_entries(Schedule(entries=entries), Names.of(MemoryDraft()), SHANGHAI, at_us(f"{clock}:00"), planning, also)


def test_an_entry_says_its_next_start_or_that_it_is_under_way() -> None:
    daily, once = entry(id=1, rule="FREQ=DAILY"), entry(id=2)

    def told(clock: str) -> list[str]:
        return [line.next.zh for line in listed((daily, once), f"2026-12-01T{clock}").lines]

    assert told("08:00") == ["2026-12-01 周二 09:00", "2026-12-01 周二 09:00"]
    assert told("09:00") == ["正在进行", "正在进行"]
    assert told("11:00") == ["不再播放", "2026-12-02 周三 09:00"]


def test_what_comes_next_is_first_and_what_is_over_is_folded_away() -> None:
    past, late, soon = (entry(id=at, day=date(2026, month, 3)) for at, month in ((1, 11), (2, 12), (3, 12)))
    late = replace(late, day=date(2026, 12, 20))
    found = listed((past, late, soon))
    assert ([line.id for line in found.lines], found.over) == ([3, 2], 1)
    assert [line.id for line in listed((past, late, soon), planning=Planning(over=True)).lines] == [3, 2, 1]
    assert [line.id for line in listed((past, late, soon), also=(1,)).lines] == [3, 2, 1], "it is in sight on the lanes"


def test_only_so_many_are_listed_and_words_find_the_others() -> None:
    many = tuple(entry(id=at, day=date(2027, 1, 1 + at % 28)) for at in range(1, LISTED + 51))
    many += (entry(id=900, day=date(2029, 5, 5), note="校庆"),)
    found = listed(many)
    assert (len(found.lines), found.more) == (LISTED, 51)
    assert [line.id for line in listed(many, planning=Planning(words="校庆 2029")).lines] == [900]


def test_the_choices_are_playlists_with_their_homes_and_all_places() -> None:
    found = choices_of(Names.of(MemoryDraft()), {"z-west": "west"})
    assert ("z-west", "west") in [(id, home) for id, _, home in found.playlists]
    assert {HALL, "west", "east"} <= {id for id, _ in found.targets}
