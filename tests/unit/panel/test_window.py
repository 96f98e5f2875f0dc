from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.text import Language, Text
from kiosk.panel import numbers as numbers_module
from kiosk.panel import window as window_module
from kiosk.panel.desk import Desk, Page
from kiosk.panel.emergency_card import EmergencyCard
from kiosk.panel.glass import Glass
from kiosk.panel.head import SectionHead
from kiosk.panel.keys_card import KeysCard
from kiosk.panel.leaving import LeavingCard
from kiosk.panel.lock import LockBar
from kiosk.panel.log_page import LogPage
from kiosk.panel.rail import RailButton
from kiosk.panel.reader import Glance, Wanted
from kiosk.panel.screen_card import ScreenCard
from kiosk.panel.screens_page import ScreensPage
from kiosk.panel.topbar import TopBar
from kiosk.panel.view import Hall
from kiosk.panel.why import WhyPart
from kiosk.panel.window import PanelWindow
from kiosk.panel.wording import Tone
from kiosk.services.conductor import Request
from kiosk.services.emergency import End
from tests.support.desks import NOW_US, colours, hall
from tests.support.exhibits import MINUTE

NO, SHIFT, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window() -> Iterator[PanelWindow]:
    made = PanelWindow(colours(), Desk(), attached=True)
    made.resize(1280, 800)
    made.see(Glance(hall=hall(), thumbnails={}))
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.take_down()


@pytest.fixture
def wished(window: PanelWindow) -> list[Request]:
    requests: list[Request] = []
    window.commissioned.connect(lambda commission: requests.append(commission.errand.request))
    return requests


def press(window: PanelWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    """Presses keys as they come: on whatever has the focus."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key, modifier)


def said(window: PanelWindow) -> str:
    return window.findChild(QLabel, "notice").text()


def test_a_playlist_is_taken_by_the_keyboard_alone(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert wished == [Request(kind=CueKind.TAKE, targets=("west",), playlist="tour", until_us=NOW_US + 60 * MINUTE)]


def test_enter_takes_too_and_sections_add_up(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_T)
    press(window, Qt.Key.Key_2, modifier=SHIFT)
    press(window, Qt.Key.Key_Return)
    assert [(wish.targets, wish.playlist) for wish in wished] == [(("hall",), "welcome")]


def test_a_second_press_is_a_slip_but_pages_may_be_turned_fast(
    window: PanelWindow, wished: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_B)
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp)
    turns = [CueKind.NEXT, CueKind.NEXT, CueKind.PREVIOUS]
    assert [wish.kind for wish in wished] == [CueKind.TAKE, CueKind.BLACK, *turns]
    monkeypatch.setattr(window_module, "REFRACTORY_S", 0.0)
    press(window, Qt.Key.Key_Space)
    assert wished[-1].kind is CueKind.TAKE


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_B, CueKind.BLACK), (Qt.Key.Key_F, CueKind.FREEZE), (Qt.Key.Key_R, CueKind.CLEAR),
        (Qt.Key.Key_I, CueKind.IDENTIFY), (Qt.Key.Key_Home, CueKind.GOTO),
        (Qt.Key.Key_Left, CueKind.PREVIOUS), (Qt.Key.Key_PageDown, CueKind.NEXT),
    ],
)  # fmt: skip
def test_every_action_has_its_key(window: PanelWindow, wished: list[Request], key: Qt.Key, kind: CueKind) -> None:
    press(window, key)
    assert wished == [], "nothing is selected"
    press(window, Qt.Key.Key_1, key)
    assert [(wish.kind, wish.targets) for wish in wished] == [(kind, ("east",))]


def test_digits_and_enter_select_a_screen_instead_of_taking_and_enter_alone_takes(
    window: PanelWindow, wished: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers_module, "NUMBER_MS", 60_000)
    press(window, Qt.Key.Key_1, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert (window.desk.selected, wished) == ({"e2"}, [])
    press(window, Qt.Key.Key_Return)
    assert [(wish.kind, wish.targets) for wish in wished] == [(CueKind.TAKE, ("e2",))]
    press(window, Qt.Key.Key_2, Qt.Key.Key_P, Qt.Key.Key_Return)
    assert window.desk.selected == {"w1"}, "something was done since the digit, so Enter means no number"
    press(window, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert window.desk.selected == {"w1"}, "there is no screen 9"


def test_a_slide_is_gone_to_by_its_number_and_enter_does_not_take(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_G, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert [(wish.kind, wish.targets, wish.number) for wish in wished] == [(CueKind.GOTO, ("east",), 2)]
    press(window, Qt.Key.Key_G, Qt.Key.Key_Escape, Qt.Key.Key_F)
    assert wished[-1].kind is CueKind.FREEZE, "the keys are the page's again"
    assert window.desk.selected == {"e1", "e2"}, "Esc was for the field"


def test_the_whole_hall_is_silenced_by_one_key_and_speaks_english_by_four(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_M)
    press(window, Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_Space)
    assert [(wish.kind, wish.targets, wish.language) for wish in wished] == [
        (CueKind.MUTE, ("hall",), None),
        (CueKind.LANGUAGE, ("hall",), Language.EN),
    ]
    assert wished[-1].until_us == NOW_US + 60 * MINUTE, "for the hour that is chosen anyway"


def test_why_is_asked_by_two_inputs_and_nothing_is_taken_while_it_stands(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_Y)
    assert window.desk.selected == {"w1"}
    assert window.findChild(WhyPart).isVisible()
    press(window, Qt.Key.Key_P, Qt.Key.Key_Space)
    assert wished == []
    press(window, Qt.Key.Key_Y, Qt.Key.Key_Space)
    assert [wish.kind for wish in wished] == [CueKind.TAKE]


def test_escape_steps_back_one_thing_at_a_time(window: PanelWindow) -> None:
    press(window, Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Y, Qt.Key.Key_Escape)
    assert not window.desk.why
    press(window, Qt.Key.Key_Escape)
    assert (window.desk.chosen, len(window.desk.selected)) == (None, 3)
    press(window, Qt.Key.Key_Escape)
    assert window.desk.selected == frozenset()


def test_the_plan_keeps_the_selection(window: PanelWindow) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_K)
    assert window.desk.plan
    assert window.desk.selected == {"e1", "e2"}
    assert not any(head.isVisible() for head in window.findChildren(SectionHead))


def test_escape_lets_go_of_the_selection(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_B)
    assert wished == []


def test_space_belongs_to_the_button_that_tab_has_reached(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert isinstance(focused, SectionHead)
    press(window, Qt.Key.Key_Space)
    assert wished == []
    press(window, Qt.Key.Key_2, Qt.Key.Key_Space)
    assert [wish.targets for wish in wished] == [("west",)], "a new selection gives Space back to the take"


def test_screens_that_are_gone_are_selected_no_longer(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_A)
    window.see(Glance(hall=Hall(), thumbnails={}))
    press(window, Qt.Key.Key_B)
    assert wished == []
    (empty,) = [part for part in window.findChildren(QLabel) if part.property("role") == "empty" and part.isVisible()]
    assert "F2" in empty.text()


def test_closing_the_window_asks_and_only_a_held_button_quits(window: PanelWindow, qtbot: QtBot) -> None:
    left: list[str] = []
    window.left.connect(lambda: left.append("left"))
    window.close()
    assert window.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert left == []
    press(window, Qt.Key.Key_Q, modifier=CTRL)
    with qtbot.waitSignal(window.left, timeout=5000):
        QTest.keyPress(window.focusWidget(), Qt.Key.Key_Return)


def test_what_was_told_stands_for_a_while_in_the_place_of_the_notice(
    window: PanelWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(window) == "一切正常"
    window.say(Text(zh="没有执行"), Tone.ATTENTION)
    assert said(window) == "没有执行"
    monkeypatch.setattr(window_module, "SAID_S", -1.0)
    window.say(Text(zh="早就说过"))
    assert said(window) == "一切正常"


def test_letters_count_on_the_wall_only(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_F5, Qt.Key.Key_B, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_F)
    assert wished == []
    press(window, Qt.Key.Key_F1, Qt.Key.Key_B)
    assert [(wish.kind, wish.targets) for wish in wished] == [(CueKind.BLACK, ("east",))], "what was selected still is"


def test_a_key_or_a_click_opens_a_page_and_its_readings_are_asked_for(window: PanelWindow, qtbot: QtBot) -> None:
    assert window.wanted == Wanted(page=Page.LIVE)
    with qtbot.waitSignal(window.turned):
        press(window, Qt.Key.Key_F4)
    assert window.wanted.page is Page.SCREENS
    assert window.findChild(ScreensPage).isVisible()
    log = next(button for button in window.findChildren(RailButton) if button.accessibleName() == "日志 F5")
    with qtbot.waitSignal(window.turned):
        QTest.mouseClick(log, Qt.MouseButton.LeftButton)
    assert window.findChild(LogPage).isVisible()
    assert not window.findChild(ScreensPage).isVisible()
    with qtbot.assertNotEmitted(window.turned):
        press(window, Qt.Key.Key_F5)


@pytest.mark.parametrize("page", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5])
def test_on_a_page_of_which_nothing_is_read_yet_keys_are_keys(window: PanelWindow, page: Qt.Key) -> None:
    """Qt gives the focus of the page that goes to whatever comes next: to a field, where a key is a letter."""
    press(window, Qt.Key.Key_F4)
    QApplication.processEvents()
    press(window, page, Qt.Key.Key_Question)
    assert window.findChild(KeysCard).isVisible()
    assert [field.text() for field in window.findChildren(QLineEdit) if field.text()] == []


def test_a_page_that_is_opened_later_shows_the_last_frames_all_the_same(window: PanelWindow) -> None:
    """They are read once: a screen that is frozen or dark has no newer one."""
    frame = QImage(320, 180, QImage.Format.Format_RGB32)
    frame.fill(Qt.GlobalColor.magenta)
    window.see(Glance(hall=hall(), thumbnails={tile.screen: frame for tile in hall().tiles}))
    press(window, Qt.Key.Key_F4)
    QApplication.processEvents()
    press(window, Qt.Key.Key_Down)
    glass = window.findChild(ScreenCard).findChild(Glass)
    assert glass.grab().toImage().pixelColor(glass.rect().center()) == Qt.GlobalColor.magenta


def test_language_and_the_way_out_are_on_every_page(window: PanelWindow) -> None:
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_L, modifier=CTRL)
    names = {button.accessibleName() for button in window.findChildren(RailButton)}
    assert names == {"Live F1", "Content F2", "Schedule F3", "Screens F4", "Log F5"}
    press(window, Qt.Key.Key_Q, modifier=CTRL)
    assert window.findChild(LeavingCard).isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not window.findChild(LeavingCard).isVisible()


def test_it_starts_large_and_is_never_too_small(window: PanelWindow) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (1280, 800)


NOTICE = Cue(
    id=1, kind=CueKind.EMERGENCY, at_us=0, until_us=NOW_US + 10 * MINUTE, targets=("hall",), level=EmergencyLevel.NOTICE
)  # fmt: skip


@pytest.mark.parametrize("page", [Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5])
def test_an_emergency_is_three_actions_away_on_every_page(window: PanelWindow, qtbot: QtBot, page: Qt.Key) -> None:
    press(window, page)
    press(window, Qt.Key.Key_E, modifier=CTRL)
    press(window, Qt.Key.Key_3)
    with qtbot.waitSignal(window.alerted, timeout=30_000) as alert:
        QTest.keyPress(window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyRelease(window.focusWidget() or window, Qt.Key.Key_Space)
    assert alert.args[0].level is EmergencyLevel.EVACUATE
    assert alert.args[0].targets == ("hall",)


def test_while_one_stands_it_is_said_in_red_and_ended_by_holding_its_button(window: PanelWindow, qtbot: QtBot) -> None:
    window.see(Glance(hall=hall(NOTICE), thumbnails={}))
    window.say(Text(zh="已发出：上屏"))
    bar = window.findChild(TopBar)
    assert said(window).startswith("紧急通知「通知」")
    assert window.findChild(QLabel, "notice").property("tone") == Tone.FAULT.value
    with qtbot.waitSignal(window.alerted, timeout=30_000) as alert:
        QTest.mousePress(bar.all_clear, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(bar.all_clear, Qt.MouseButton.LeftButton)
    assert alert.args == [End(targets=("hall",))]
    assert bar.emergency.isVisible()
    assert not window.findChild(EmergencyCard).isVisible(), "letting go is no click"


def test_a_click_on_it_shows_what_stands_and_ends_nothing(window: PanelWindow, qtbot: QtBot) -> None:
    window.see(Glance(hall=hall(NOTICE), thumbnails={}))
    card = window.findChild(EmergencyCard)
    with qtbot.assertNotEmitted(window.alerted, wait=1800):
        QTest.mouseClick(window.findChild(TopBar).all_clear, Qt.MouseButton.LeftButton)
    assert card.standing.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_space_on_the_open_card_takes_nothing_on_the_page_below(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_1, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_E, modifier=CTRL)
    press(window, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_Right)
    assert wished == []


def test_what_is_found_is_opened_selected_or_pressed(window: PanelWindow, wished: list[Request]) -> None:
    press(window, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClicks(window.focusWidget(), "log")
    press(window, Qt.Key.Key_Return)
    assert window.desk.page is Page.LOG
    press(window, Qt.Key.Key_K, modifier=CTRL)
    QTest.keyClicks(window.focusWidget(), "screen 01")
    press(window, Qt.Key.Key_Return)
    assert window.desk.page is Page.LIVE
    press(window, Qt.Key.Key_K, modifier=CTRL)
    field = window.focusWidget()
    field.setText("黑场")
    press(window, Qt.Key.Key_Return)
    assert [(wish.kind, wish.targets) for wish in wished] == [(CueKind.BLACK, ("e1",))]


def test_locked_nothing_answers_until_a_button_was_held(window: PanelWindow, wished: list[Request], qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_A, Qt.Key.Key_L)
    assert window.desk.locked
    press(window, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_Space)
    window.close()
    assert (wished, window.desk.page) == ([], Page.LIVE)
    assert not window.findChild(LeavingCard).isVisible()
    hold = window.findChild(LockBar).hold
    with qtbot.waitSignal(hold.held, timeout=10_000):
        QTest.keyPress(hold, Qt.Key.Key_Return)
    QTest.keyRelease(hold, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_B)
    assert [wish.kind for wish in wished] == [CueKind.BLACK]


def test_the_keys_of_the_open_page_are_listed_and_put_away_again(window: PanelWindow) -> None:
    press(window, Qt.Key.Key_Question)
    card = window.findChild(KeysCard)
    assert card.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_locked_an_emergency_is_given_all_the_same(window: PanelWindow, wished: list[Request], qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_A, Qt.Key.Key_L)
    card = window.findChild(EmergencyCard)
    press(window, Qt.Key.Key_E, modifier=CTRL)
    press(window, Qt.Key.Key_1)
    with qtbot.waitSignal(window.alerted, timeout=30_000):
        QTest.keyPress(window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyRelease(window.focusWidget() or window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_F5, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert (window.desk.locked, window.desk.page) == (True, Page.LIVE)
