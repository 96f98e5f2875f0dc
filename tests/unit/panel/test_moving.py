from __future__ import annotations

from datetime import date, time

from kiosk.domain.occurrences import occurrence
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Text
from kiosk.panel.lanes import Moved
from kiosk.panel.moving import Moving
from kiosk.services.entry_errands import Change, ChangeOnce
from kiosk.services.schedule_errands import Weigh, Weighed
from kiosk.services.scheduling import Understood
from tests.support.scheduled import SHANGHAI, TUESDAY, at_us, entry


def moving(moved: Entry, start: str, end: str) -> Moving:
    own = occurrence(moved, TUESDAY, SHANGHAI)
    assert own is not None
    to = Moved(own=own, start_us=at_us(start), end_us=at_us(end))
    return Moving(entry=moved, text=Text(zh="每天"), moved=to, zone=SHANGHAI)


def weighed(asked: Weigh, *remarks: str) -> Weighed:
    told = tuple(Text(zh=each) for each in remarks)
    return Weighed(asked=asked, entry=asked.entry, understood=Understood(text=Text(zh=""), next=(), skipped=(), remarks=told))


def test_what_plays_once_is_changed_and_asked_about_only_if_it_collides() -> None:
    found = moving(entry(id=3), "2026-12-02T10:00:00", "2026-12-02T12:00:00")
    assert found.questions == (Weigh(entry=entry(id=3, day=date(2026, 12, 2), start=time(10), end=time(12))),)
    assert not found.answered(weighed(found.alone)).needs_asking
    collides = found.answered(weighed(found.alone, "重叠"))
    assert collides.needs_asking
    assert collides.lines[1].zh == "仍然修改：重叠"
    assert found.errand == Change(entry=found.alone.entry)


def test_of_what_recurs_it_is_asked_whether_once_or_always() -> None:
    found = moving(entry(id=3, rule="FREQ=DAILY"), "2026-12-01T10:00:00", "2026-12-01T12:30:00")
    alone, series = found.questions
    assert alone == Weigh(entry=entry(start=time(10), end=time(12, 30)), instead_of=(3, TUESDAY))
    assert series == Weigh(entry=entry(id=3, rule="FREQ=DAILY", start=time(10), end=time(12, 30)))
    half = found.answered(weighed(alone))
    assert not half.complete
    whole = half.answered(weighed(series, "重叠"))
    assert whole.complete
    assert whole.needs_asking
    assert [line.zh for line in whole.lines] == [
        "每天  12-01 09:00–11:00 → 12-01 10:00–12:30", "只改这一次：没有冲突", "改整个系列：重叠",
    ]  # fmt: skip
    assert whole.errand == ChangeOnce(id=3, day=TUESDAY, once=alone.entry)
    assert whole.series_errand == Change(entry=series.entry)


def test_to_another_day_only_this_once_can_go() -> None:
    found = moving(entry(id=3, rule="FREQ=WEEKLY;BYDAY=TU"), "2026-12-03T09:00:00", "2026-12-03T11:00:00")
    assert found.series is None
    assert found.errand == ChangeOnce(id=3, day=TUESDAY, once=entry(day=date(2026, 12, 3)))
