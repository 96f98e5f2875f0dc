from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kiosk.domain.cue import Cues
from kiosk.domain.errors import BadInput
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.button import Key
from kiosk.panel.day_plan import plan_of
from kiosk.panel.desk import Desk
from kiosk.panel.reader import Glance
from kiosk.panel.schedule_page import SchedulePage
from kiosk.panel.sheet import Changes, EntryLine, Listed, Sheet
from kiosk.services.errand import Errand
from kiosk.services.publish_errands import Publish
from kiosk.services.schedule_errands import Add, Hear, Heard
from kiosk.services.scheduling import Understood
from tests.support.desks import colours, desk, hall
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, entry

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
