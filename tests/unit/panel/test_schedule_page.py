from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from kiosk.domain.cue import NO_CUES, Cues
from kiosk.domain.errors import BadInput
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.schedule import Schedule
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import Key
from kiosk.panel.day_plan import plan_of
from kiosk.panel.desk import Desk, Span
from kiosk.panel.month_grid import MonthGrid
from kiosk.panel.month_plan import month_of
from kiosk.panel.reader import Glance
from kiosk.panel.schedule_page import SchedulePage
from kiosk.panel.sheet import Changes, EntryLine, Listed, Sheet
from kiosk.panel.sights import SightOrder
from kiosk.services.entry_errands import Change, ChangeOnce
from kiosk.services.errand import Errand
from kiosk.services.publish_errands import Publish
from kiosk.services.schedule_errands import Add, Hear, Heard, Skip, Weigh, Weighed
from kiosk.services.scheduling import Understood
from tests.support.desks import colours, desk, hall
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us, entry

CHANGE = Text(zh="12-01 09:00 起  west：甲 → 乙", en="from 12-01 09:00 on  west: A → B")
SHEET = Sheet(
    plan=plan_of(small_hall(), Cues.of(()), date(1970, 1, 1), small_hall().schedule.calendar, ALWAYS_OPEN),
    listed=Listed(
        lines=(
            EntryLine(
                entry=entry(id=1), text=Text(zh="每天", en="Every day"), next=Text(zh="周二", en="Tue"), next_day=TUESDAY
            ),
        )
    ),
    changes=Changes(screens=2, any=True, lines=(CHANGE,)),
    trouble=None,
)
HEARD = Heard(
    sentence="every day",
    entry=entry(),
    understood=Understood(text=Text(zh="每天"), next=(TUESDAY,), skipped=(), remarks=(Text(zh="与第 1 项重叠"),)),
)


@pytest.fixture
def page(parent: QWidget) -> SchedulePage:
    made = SchedulePage(colours()[ThemeName.DARK], parent)
    parent.resize(1212, 720)
    made.resize(1212, 720)
    made.fit(1.0, 1280)
    see(made, SHEET)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


@pytest.fixture
def errands(page: SchedulePage) -> list[Errand]:
    found: list[Errand] = []
    page.errand.connect(found.append)
    return found


@pytest.fixture
def asked(page: SchedulePage) -> list[Hear]:
    found: list[Hear] = []
    page.asked.connect(found.append)
    return found


def see(page: SchedulePage, sheet: Sheet, on: Desk | None = None) -> None:
    page.see(Glance(hall=hall(), thumbnails={}, schedule=sheet))
    page.render_desk(on or desk())


def key(page: SchedulePage, word: str) -> Key:
    keys = [each for each in page.findChildren(Key) if each.isVisible()]
    (found,) = [each for each in keys if each.accessibleName().replace("\u00a0", " ") == word]
    return found


def click(page: SchedulePage, word: str) -> None:
    QTest.mouseClick(key(page, word), Qt.MouseButton.LeftButton)


def words(page: SchedulePage) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in page.findChildren(QLabel) if part.isVisible())


def say(page: SchedulePage, sentence: str) -> None:
    QTest.keyClicks(page.findChild(QLineEdit), sentence)
    QTest.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Return)


def test_a_sentence_is_added_only_after_it_was_read_back(page: SchedulePage, errands: list[Errand], asked: list[Hear]) -> None:
    say(page, "every day")
    assert asked == [Hear(sentence="every day")]
    page.heard(HEARD)
    assert "接下来：2026-12-01 09:00" in words(page)
    assert "注意：与第 1 项重叠" in words(page)
    click(page, "加入草稿")
    assert errands == [Add(entry=HEARD.entry)]
    assert page.findChild(QLineEdit).text() == ""


def test_an_answer_that_nobody_waits_for_any_more_asks_nothing(page: SchedulePage) -> None:
    say(page, "every day")
    say(page, " at noon")
    page.heard(HEARD)
    assert "接下来：" not in words(page)


def test_what_was_not_understood_is_marked_and_cannot_be_added(page: SchedulePage, errands: list[Errand]) -> None:
    say(page, "every dya")
    error = BadInput(code="E-SCH-SENTENCE", message=Text(zh="没听懂"), where="every 【dya】", fix=Text(zh="换个说法"))
    page.not_heard(Hear(sentence="every dya"), error)
    assert "every 【dya】" in words(page)
    assert not key(page, "加入草稿").isEnabled()
    page.escape()
    assert "每天" in str(page.table.model().index(0, 1).data())
    assert page.findChild(QLineEdit).text() == "every dya", "it can be mended"
    page.escape()
    assert page.findChild(QLineEdit).text() == ""
    assert errands == []


def test_publishing_is_asked_first_and_told_anew_when_the_draft_goes_on(page: SchedulePage, errands: list[Errand]) -> None:
    click(page, "发布：2 块屏有变化")
    assert CHANGE.zh in words(page)
    other = replace(CHANGE, zh="另一处变化")
    see(page, replace(SHEET, changes=Changes(screens=3, any=True, lines=(other,))))
    assert "另一处变化" in words(page)
    click(page, "不发布")
    assert errands == []
    click(page, "发布：3 块屏有变化")
    click(page, "发布")
    assert errands == [Publish()]


@pytest.mark.parametrize("changes", [None, Changes(screens=0, any=False, lines=())])
def test_without_changes_nothing_is_published(page: SchedulePage, changes: Changes | None) -> None:
    see(page, replace(SHEET, changes=changes))
    assert not key(page, "发布").isEnabled()
    see(page, replace(SHEET, changes=None, trouble=Text(zh="草稿现在不能发布")))
    assert "草稿现在不能发布" in words(page)


def test_days_are_turned_by_keys_and_buttons(page: SchedulePage) -> None:
    days: list[date | None] = []
    page.changed.connect(lambda asked: days.append(asked.day))
    page.setFocus()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Left)
    click(page, "后一天")
    click(page, "今天")
    assert days == [date(1970, 1, 2), date(1969, 12, 31), date(1970, 1, 2), None]


def test_all_of_it_changes_its_language(page: SchedulePage) -> None:
    page.render_desk(desk(language=Language.EN))
    assert key(page, "Publish: 2 screens change").isEnabled()
    assert "Thu 1970-01-01" in words(page)
    assert page.table.model().index(0, 1).data() == "Every day"


WEEKLY = entry(id=1, playlist="special", target="west", rule="FREQ=WEEKLY;BYDAY=TU")
PROGRAMME = replace(small_hall(), scheduled=Schedule(entries=(WEEKLY,)))
BUSY = replace(
    SHEET,
    plan=plan_of(PROGRAMME, NO_CUES, TUESDAY, PROGRAMME.schedule.calendar, ALWAYS_OPEN),
    listed=Listed(lines=(EntryLine(entry=WEEKLY, text=Text(zh="每周二"), next=Text(zh="周二"), next_day=TUESDAY),)),
    programme=PROGRAMME,
)


def weighed(asked: Weigh, *remarks: Text) -> Weighed:
    return Weighed(
        asked=asked, entry=asked.entry, understood=Understood(text=Text(zh=""), next=(), skipped=(), remarks=remarks)
    )


def middle(page: SchedulePage, hour: int = 10) -> QPoint:
    t = at_us(f"2026-12-01T{hour:02}:00:00")
    return page.lanes.rect_of(1, t, t + 600_000_000).center().toPoint()


def drag(page: SchedulePage, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(page.lanes, Qt.MouseButton.LeftButton, pos=start)
    where = QPointF(page.lanes.mapToGlobal(end))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        page.lanes, QMouseEvent(QEvent.Type.MouseMove, QPointF(end), where, Qt.MouseButton.NoButton, left, none)
    )  # fmt: skip
    QTest.mouseRelease(page.lanes, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(("answer", "kind"), [("只改这一次", ChangeOnce), ("改整个系列", Change), ("不改", None)])
def test_what_recurs_is_dragged_and_asked_about(
    page: SchedulePage, errands: list[Errand], asked: list[Weigh], answer: str, kind: type | None
) -> None:
    see(page, BUSY)
    drag(page, middle(page), middle(page, 13))
    assert errands == []
    for question in asked:
        page.weighed(weighed(question, Text(zh="与第 2 项重叠")))
    assert "只改这一次：与第 2 项重叠" in words(page)
    assert "12-01 09:00–11:00 → 12-01 12:00–14:00" in words(page)
    click(page, answer)
    assert [type(errand) for errand in errands] == ([kind] if kind is not None else [])
    assert not page.lanes.dragging


def test_an_entry_that_cannot_be_moved_there_says_why(page: SchedulePage, errands: list[Errand], asked: list[Weigh]) -> None:
    see(page, BUSY)
    drag(page, middle(page), middle(page, 13))
    page.not_heard(
        asked[0], BadInput(code="E-SCH-PAST", message=Text(zh="这段时间已经过去"), where="", fix=Text(zh="换个时间"))
    )
    assert "这段时间已经过去" in words(page)
    page.escape()
    assert (errands, page.lanes.dragging) == ([], False)


def test_a_selected_block_is_skipped_on_its_own_day_and_edited_by_a_double_click(
    page: SchedulePage, errands: list[Errand]
) -> None:
    see(page, BUSY)
    QTest.mouseClick(page.lanes, Qt.MouseButton.LeftButton, pos=middle(page))
    click(page, "跳过一次")
    assert errands == [Skip(id=1, day=TUESDAY)]
    QTest.mouseDClick(page.lanes, Qt.MouseButton.LeftButton, pos=middle(page))
    assert "修改第 1 项排程" in words(page)
    assert key(page, "只改 12 月 1 日 这次").isVisible()
    page.escape()
    assert "修改第 1 项排程" not in words(page)


def test_drawing_on_a_lane_opens_the_form_with_its_times(page: SchedulePage) -> None:
    see(page, BUSY)
    drag(page, middle(page, 14), middle(page, 16))
    assert "新建排程" in words(page)
    assert (page.form.start.text(), page.form.end.text(), page.form.first.text()) == ("14:05", "16:05", "2026-12-01")


def test_a_copy_is_a_new_entry(page: SchedulePage) -> None:
    see(page, BUSY)
    QTest.mouseClick(page.lanes, Qt.MouseButton.LeftButton, pos=middle(page))
    click(page, "复制")
    assert "新建排程" in words(page)
    assert page.form.start.text() == "09:00"


def test_a_sentence_that_was_read_back_is_added_by_enter(page: SchedulePage, errands: list[Errand]) -> None:
    QTest.keyClick(page, Qt.Key.Key_N)
    field = page.window().focusWidget()
    QTest.keyClicks(field, "every day")
    QTest.keyClick(field, Qt.Key.Key_Return)
    page.heard(HEARD)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert errands == [Add(entry=HEARD.entry)]


def test_a_month_and_a_week_are_looked_at_and_a_day_of_the_month_is_opened(page: SchedulePage) -> None:
    desks: list[Desk] = []
    page.changed.connect(desks.append)
    QTest.keyClick(page, Qt.Key.Key_O)
    assert desks[-1].planning.span is Span.MONTH
    month = month_of(PROGRAMME, TUESDAY, PROGRAMME.schedule.calendar, ALWAYS_OPEN)
    see(page, Sheet(month=month), desks[-1])
    assert "2026 年 12 月" in words(page)
    grid = page.findChild(MonthGrid)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of(date(2026, 12, 8)).center().toPoint())
    assert (desks[-1].day, desks[-1].planning.span) == (date(2026, 12, 8), Span.DAY)
    QTest.keyClick(page, Qt.Key.Key_W)
    assert desks[-1].planning.span is Span.WEEK


def test_pointing_wants_pictures_of_the_instant(page: SchedulePage) -> None:
    orders: list[SightOrder] = []
    page.sight_wanted.connect(orders.append)
    see(page, BUSY)
    QTest.mouseClick(page.lanes, Qt.MouseButton.LeftButton, pos=middle(page, 15))
    assert orders[-1].at_us == at_us("2026-12-01T15:05:00")
    assert orders[-1].programme is PROGRAMME
    before = len(orders)
    page.render_desk(desk())
    assert len(orders) == before, "they are on their way"


def test_the_opening_hours_are_opened_and_left(page: SchedulePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_H)
    assert "闭馆日" in words(page)
    page.escape()
    assert "闭馆日" not in words(page)


def test_while_a_form_is_open_letters_and_del_do_nothing_to_the_list_behind_it(
    page: SchedulePage, errands: list[Errand]
) -> None:
    see(page, BUSY)
    QTest.mouseClick(page.lanes, Qt.MouseButton.LeftButton, pos=middle(page))
    click(page, "修改")
    page.form.setFocus()
    for each in (Qt.Key.Key_Delete, Qt.Key.Key_S, Qt.Key.Key_N):
        QTest.keyClick(page, each)
    assert errands == []
    assert "修改第 1 项排程" in words(page)
    page.escape()
    QTest.keyClick(page, Qt.Key.Key_S)
    assert [type(errand) for errand in errands] == [Skip]
