from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.hours import ClosedDay, DayHours, Daypart
from kiosk.domain.text import Text
from kiosk.services import opening
from tests.support.memory import MemoryDraft
from tests.support.scheduled import entry

CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon", (0,)),
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("sat,sun", (5, 6)),
        ("Sat, Mon-Tue", (0, 1, 5)),
        ("fri-mon", (0, 4, 5, 6)),
        ("mon-sun", tuple(range(7))),
        ("tue,tue", (1,)),
    ],
)
def test_the_weekdays_that_were_typed(text: str, days: tuple[int, ...]) -> None:
    assert opening.weekdays(text) == days


@pytest.mark.parametrize("text", ["", "monday", "mon-", "mon--fri", "mon,,fri", "1", "mon-fri-sun", "周一"])
def test_what_is_no_weekday_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="E-HRS-WEEKDAY"):
        opening.weekdays(text)


def test_hours_of_weekdays_are_set_changed_and_taken_away() -> None:
    draft = MemoryDraft()
    opening.set_hours(draft, (0, 1), time(9), time(17))
    opening.set_hours(draft, (1, 6), None, None)
    monday, tuesday, sunday = DayHours(weekday=0, opens=time(9), closes=time(17)), DayHours(weekday=1), DayHours(weekday=6)
    assert draft.hours().weekly == (monday, tuesday, sunday)
    opening.open_all_day(draft, (0, 6, 3))
    assert draft.hours().weekly == (tuesday,)


def test_closed_days_are_listed_by_date_and_can_be_opened_again() -> None:
    draft = MemoryDraft()
    opening.close_on(draft, NEW_YEAR, "")
    opening.close_on(draft, CHRISTMAS, "检")
    opening.close_on(draft, CHRISTMAS, "检修")
    assert draft.hours().closed == (ClosedDay(day=CHRISTMAS, note="检修"), ClosedDay(day=NEW_YEAR))
    opening.open_on(draft, NEW_YEAR)
    assert [item.day for item in draft.hours().closed] == [CHRISTMAS]
    with pytest.raises(BadInput, match="E-HRS-CLOSED") as wrong:
        opening.open_on(draft, NEW_YEAR)
    assert wrong.value.fix.zh == "已列的有：2026-12-25"


def test_the_edges_of_the_day() -> None:
    draft = MemoryDraft()
    opening.set_edges(draft, 300_000_000, None)
    assert (draft.hours().warm_up_us, draft.hours().farewell_us) == (300_000_000, 60_000_000)
    opening.set_edges(draft, None, 0)
    assert (draft.hours().warm_up_us, draft.hours().farewell_us) == (300_000_000, 0)
    for warm_up_us, farewell_us in ((43_200_000_001, None), (None, 3_600_000_001)):
        with pytest.raises(BadInput, match="E-HRS-RANGE"):
            opening.set_edges(draft, warm_up_us, farewell_us)


def test_why_the_hall_does_not_open_on_a_day() -> None:
    draft = MemoryDraft()
    opening.set_hours(draft, (0,), None, None)
    opening.set_hours(draft, (1,), time(9), time(17))
    opening.close_on(draft, CHRISTMAS, "检修")
    hours = draft.hours()
    assert opening.closure(hours, date(2026, 11, 30)) == Text(zh="闭馆", en="the hall is closed")
    assert opening.closure(hours, CHRISTMAS) == Text(zh="闭馆：检修", en="the hall is closed: 检修")
    assert opening.closure(hours, date(2026, 12, 1)) is None
    assert opening.closure(hours, date(2026, 12, 2)) is None


def test_the_usual_dayparts_come_once() -> None:
    draft = MemoryDraft()
    opening.put_usual_dayparts(draft)
    times = [(part.id, part.name.zh, f"{part.start:%H:%M}", f"{part.end:%H:%M}") for part in draft.dayparts()]
    assert times == [
        ("morning", "上午", "09:00", "12:00"), ("afternoon", "下午", "13:00", "17:00"), ("evening", "晚上", "18:00", "21:00"),
    ]  # fmt: skip
    noon = Daypart(id="noon", name=Text(zh="中午"), start=time(12), end=time(13))
    own = MemoryDraft(held_dayparts=(noon,))
    opening.put_usual_dayparts(own)
    assert own.dayparts() == (noon,)


def test_entries_follow_their_daypart() -> None:
    draft = MemoryDraft()
    opening.put_usual_dayparts(draft)
    for part in ("morning", "evening", "evening", None):
        draft.put_entry(entry(daypart=part))
    late = Daypart(id="evening", name=Text(zh="夜场"), start=time(19), end=time(1))
    assert opening.set_daypart(draft, late) == 2
    assert draft.dayparts()[2] == late
    times = [(item.start, item.end, item.nights) for item in draft.entries()]
    assert times == [(time(9), time(11), 0), (time(19), time(1), 1), (time(19), time(1), 1), (time(9), time(11), 0)]


def test_a_new_daypart_comes_last_and_moves_nothing() -> None:
    draft = MemoryDraft()
    opening.put_usual_dayparts(draft)
    assert opening.set_daypart(draft, Daypart(id="noon", name=Text(zh="中午"), start=time(12), end=time(13))) == 0
    assert [part.id for part in draft.dayparts()] == ["morning", "afternoon", "evening", "noon"]


def test_entries_keep_their_times_when_their_daypart_goes() -> None:
    draft = MemoryDraft()
    opening.put_usual_dayparts(draft)
    draft.put_entry(entry(daypart="evening", start=time(18), end=time(21)))
    assert opening.remove_daypart(draft, "晚上") == 1
    (left,) = draft.entries()
    assert (left.daypart, left.start, left.end) == (None, time(18), time(21))
    assert [part.id for part in draft.dayparts()] == ["morning", "afternoon"]


def test_a_daypart_that_is_not_there_lists_those_that_are() -> None:
    draft = MemoryDraft()
    with pytest.raises(BadInput, match="kiosk hours daypart"):
        opening.daypart_called(draft.dayparts(), "noon")
    opening.put_usual_dayparts(draft)
    with pytest.raises(BadInput, match="E-SCH-DAYPART") as wrong:
        opening.daypart_called(draft.dayparts(), "noon")
    assert wrong.value.fix.zh == "可用：morning（上午）、afternoon（下午）、evening（晚上）"


@pytest.mark.parametrize("id", ["午间", "", "Noon", "a" * 41])
def test_a_daypart_has_an_id_that_files_can_carry(id: str) -> None:
    with pytest.raises(BadInput, match="E-SCH-DAYPART"):
        opening.set_daypart(MemoryDraft(), Daypart(id=id, name=Text(zh="午间"), start=time(12), end=time(13)))
