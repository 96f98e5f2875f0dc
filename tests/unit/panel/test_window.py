from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Text
from kiosk.panel import window as window_module
from kiosk.panel.desk import Desk
from kiosk.panel.head import SectionHead
from kiosk.panel.reader import Glance
from kiosk.panel.view import Hall
from kiosk.panel.window import PanelWindow
from kiosk.panel.wording import Tone
from kiosk.services.conductor import Request
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
    window.wished.connect(requests.append)
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
        (Qt.Key.Key_I, CueKind.IDENTIFY), (Qt.Key.Key_Left, CueKind.PREVIOUS), (Qt.Key.Key_PageDown, CueKind.NEXT),
    ],
)  # fmt: skip
def test_every_action_has_its_key(window: PanelWindow, wished: list[Request], key: Qt.Key, kind: CueKind) -> None:
    press(window, key)
    assert wished == [], "nothing is selected"
    press(window, Qt.Key.Key_1, key)
    assert [(wish.kind, wish.targets) for wish in wished] == [(kind, ("east",))]


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
    empty = next(part for part in window.findChildren(QLabel) if part.property("role") == "empty")
    assert empty.isVisible()
    assert "kiosk publish" in empty.text()


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


def test_it_starts_large_and_is_never_too_small(window: PanelWindow) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (1280, 800)
