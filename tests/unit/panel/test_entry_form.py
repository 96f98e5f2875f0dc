from __future__ import annotations

import time as time_
from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from kiosk.domain.errors import BadInput
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.text import Text
from kiosk.panel.entry_form import EntryForm
from kiosk.panel.sheet import Choices
from kiosk.services.entry_errands import Change, ChangeOnce
from kiosk.services.errand import Errand
from kiosk.services.schedule_errands import Add, Heard, Weigh, Weighed
from kiosk.services.scheduling import Understood
from tests.support.desks import desk
from tests.support.scheduled import TUESDAY, entry

CHOICES = Choices(
    playlists=(("z-west", Text(zh="西"), "west"), ("a-east", Text(zh="东", en="East"), "east")),
    targets=(("hall", Text(zh="全馆")), ("west", Text(zh="西厅")), ("east", Text(zh="东厅"))),
)
WITHIN_S = 30.0
FRESH = entry(playlist="", target="")


@pytest.fixture
def form(parent: QWidget) -> EntryForm:
    made = EntryForm(parent)
    made.resize(1200, 560)
    made.fit(1.0)
    made.offer(CHOICES)
    made.render_desk(desk())
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


@pytest.fixture
def asked(form: EntryForm) -> list[Weigh]:
    found: list[Weigh] = []
    form.asked.connect(found.append)
    return found


@pytest.fixture
def errands(form: EntryForm) -> list[Errand]:
    found: list[Errand] = []
    form.errand.connect(found.append)
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def choose(box: QComboBox, times_down: int) -> None:
    box.setFocus()
    for _ in range(times_down):
        QTest.keyClick(box, Qt.Key.Key_Down)


def wait_until(arrived: Callable[[], bool]) -> None:
    deadline = time_.monotonic() + WITHIN_S
    while not arrived():
        assert time_.monotonic() < deadline, "waited in vain"
        QTest.qWait(20)


def answer(form: EntryForm, asked: list[Weigh], *remarks: str) -> Entry:
    """What the fields have now is asked once nobody types any more, and answered."""
    wait_until(lambda: bool(asked) and asked[-1].entry == form.value())
    told = tuple(Text(zh=each) for each in remarks)
    understood = Understood(text=Text(zh="每周二"), next=(TUESDAY,), skipped=(), remarks=told)
    form.weighed(Weighed(asked=asked[-1], entry=asked[-1].entry, understood=understood))
    return asked[-1].entry


def words(form: EntryForm) -> str:
    return "\n".join(part.text().replace("\u00a0", " ") for part in form.findChildren(QLabel) if part.isVisible())


def test_without_a_playlist_it_says_what_to_do_and_nothing_can_be_saved(form: EntryForm, asked: list[Weigh]) -> None:
    form.open(FRESH, home=True)
    assert "先选播放列表" in words(form)
    assert not form.save.isEnabled()
    assert asked == []


def test_what_comes_every_week_skips_holidays_and_plays_where_its_playlist_is_at_home(
    form: EntryForm, asked: list[Weigh], errands: list[Errand]
) -> None:
    form.open(FRESH, home=True)
    choose(form.playlist, 2)
    click(form.days[2])
    write(form.start, "930")
    write(form.end, "12")
    write(form.until, "2027-06-30")
    assert not form.save.isEnabled(), "nobody has said yet what it means"
    made = answer(form, asked, "与第 1 项重叠")
    assert "注意：与第 1 项重叠" in words(form)
    assert "接下来：2026-12-01 09:30" in words(form)
    click(form.save)
    assert errands == [Add(entry=made)]
    assert made == entry(
        playlist="a-east", target="east", day=date(2026, 12, 2), start=time(9, 30), end=time(12), rule="FREQ=WEEKLY;BYDAY=WE",
        until=date(2027, 6, 30), holidays=Holidays.SKIP,
    )  # fmt: skip


def test_another_place_stays_whatever_playlist_is_chosen_after(form: EntryForm, asked: list[Weigh]) -> None:
    form.open(FRESH, home=True)
    choose(form.place, 1)
    choose(form.playlist, 1)
    assert answer(form, asked).target == "hall"


def test_an_entry_is_changed_and_keeps_what_was_not_touched(form: EntryForm, asked: list[Weigh], errands: list[Errand]) -> None:
    old = entry(id=7, rule="FREQ=MONTHLY;BYDAY=1TU", nights=3, daypart="morning", makeup=Makeup.WORKDAY, uid="abc")
    form.open(old)
    assert answer(form, asked) == old
    write(form.note, "VIP")
    click(form.must)
    changed = answer(form, asked)
    QTest.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert errands == [Change(entry=changed)]
    assert (changed.note, changed.must_play, changed.rule, changed.nights) == ("VIP", True, "FREQ=MONTHLY;BYDAY=1TU", 3)


def test_one_day_of_a_series_can_be_changed_alone(form: EntryForm, asked: list[Weigh], errands: list[Errand]) -> None:
    form.open(entry(id=7, rule="FREQ=DAILY"), TUESDAY)
    write(form.start, "10")
    answer(form, asked)
    click(form.once)
    assert errands == [ChangeOnce(id=7, day=TUESDAY, once=entry(start=time(10)))]


def test_over_midnight_it_ends_on_the_next_day(form: EntryForm, asked: list[Weigh]) -> None:
    form.open(entry())
    write(form.start, "22")
    write(form.end, "1")
    assert answer(form, asked).nights == 1


@pytest.mark.parametrize(("field", "typed"), [("start", "noon"), ("first", "31-31")])
def test_what_cannot_be_read_is_said_and_not_saved(form: EntryForm, field: str, typed: str) -> None:
    form.open(entry())
    write(getattr(form, field), typed)
    wait_until(lambda: typed in words(form))
    assert not form.save.isEnabled()


def test_a_sentence_fills_the_fields_and_can_be_saved_at_once(form: EntryForm, errands: list[Errand]) -> None:
    meant = entry(rule="FREQ=WEEKLY;BYDAY=TU", note="")
    form.open(FRESH)
    understood = Understood(text=Text(zh="每周二"), next=(TUESDAY,), skipped=())
    form.read_back(Heard(sentence="...", entry=meant, understood=understood))
    assert (form.start.text(), form.end.text(), form.playlist.currentText()) == ("09:00", "11:00", "西")
    click(form.save)
    assert errands == [Add(entry=meant)]


def test_an_answer_to_what_was_there_before_counts_no_more(form: EntryForm, asked: list[Weigh]) -> None:
    form.open(entry())
    early = asked[-1]
    write(form.start, "10")
    wait_until(lambda: len(asked) > 1)
    form.weighed(Weighed(asked=early, entry=early.entry, understood=Understood(text=Text(zh="早"), next=(), skipped=())))
    assert not form.save.isEnabled()
    error = BadInput(code="E-SCH-PAST", message=Text(zh="已经过去"), where="--start", fix=Text(zh="写以后的时间"))
    form.refuse(error, early)
    assert "已经过去" not in words(form)
    form.refuse(error, asked[-1])
    assert "已经过去" in words(form)
