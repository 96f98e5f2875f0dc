from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from kiosk.domain.hours import ClosedDay, DayHours, Hours
from kiosk.domain.occurrences import Skipped
from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.day_plan import BlockKind
from kiosk.services.schedule_errands import Heard
from kiosk.services.scheduling import Understood
from tests.support.scheduled import SHANGHAI, TUESDAY, at_us, entry


def test_every_kind_has_its_word() -> None:
    assert set(words.KINDS) == {kind.value for kind in BlockKind}


@pytest.mark.parametrize(
    ("changed", "changes", "zh", "en"),
    [
        (4, True, "发布：4 块屏有变化", "Publish: 4 screens change"),
        (1, True, "发布：1 块屏有变化", "Publish: 1 screen changes"),
        (0, True, "发布：没有屏幕变化", "Publish: no screen changes"),
        (0, False, "发布", "Publish"),
        (None, False, "发布", "Publish"),
    ],
)
def test_the_button_says_what_publishing_changes(changed: int | None, changes: bool, zh: str, en: str) -> None:
    assert words.publish(changed, changes) == Text(zh=zh, en=en)


def test_a_change_tells_its_end_unless_it_goes_on() -> None:
    start, where, was = at_us("2026-12-01T09:00:00"), Text(zh="西厅", en="West"), Text(zh="甲", en="A")
    same_day = words.change(start, at_us("2026-12-01T11:00:00"), where, was, None, SHANGHAI)
    assert same_day.zh == "12-01 09:00–11:00  西厅：甲 → 没有这块屏"
    assert (
        words.change(start, at_us("2026-12-02T01:00:00"), where, was, was, SHANGHAI).en
        == "12-01 09:00–12-02 01:00  West: A, with other content or in another order"
    )
    assert words.change(start, None, where, was, was, SHANGHAI).zh == "12-01 09:00 起  西厅：甲，内容或顺序有变化"


def test_the_hours_of_a_day_are_told() -> None:
    weekly = (DayHours(weekday=1, opens=time(9), closes=time(17)), DayHours(weekday=2))
    hours = Hours(weekly=weekly, closed=(ClosedDay(day=date(2026, 12, 8), note="检修"),))
    told = [words.open_from_to(hours, TUESDAY + timedelta(days=offset)).zh for offset in (0, 1, 2, 7)]
    assert told == ["开放 09:00–17:00", "闭馆", "全天开放", "闭馆：检修"]


def test_many_skipped_days_are_counted() -> None:
    skipped = tuple(Skipped(day=TUESDAY + timedelta(days=7 * week), name=Text(zh="元旦", en="New Year")) for week in range(9))
    found = Heard(sentence="", entry=entry(), understood=Understood(text=Text(zh="每周二"), next=(), skipped=skipped))
    assert words.heard_lines(found.entry, found.understood)[1].zh.endswith("2027-01-19 元旦……共 9 天")
