from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.domain.events import Fault
from kiosk.domain.text import Language, Text
from kiosk.panel.keyed import SORT
from kiosk.panel.screens_table import BY_SECTION, COLUMNS, ScreensModel, lines_of
from tests.support.desks import NOW_US, hall, painted
from tests.support.exhibits import SECOND

UNHUNG = Fault(code="E-CFG-SCREEN", where="e2", message=Text(zh="没有接显示器"), since_us=0)


@pytest.fixture
def model(parent: QWidget) -> ScreensModel:
    return ScreensModel(parent)


def cells(model: ScreensModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()).replace("\u00a0", " ") for column in range(len(COLUMNS))]


def test_a_row_says_how_a_screen_is_what_it_shows_and_how_it_hangs(model: ScreensModel) -> None:
    model.put(lines_of(hall()))
    assert cells(model, 0) == ["01", "east", "播放中", "幻灯片 b", "12 秒前", "0 秒", "1920×1080", "1210", "900", "自动"]
    model.speak(Language.EN)
    assert cells(model, 2)[2:6] == ["Playing", "幻灯片 e", "12 s ago", "0 s"]


def test_an_offline_screen_shows_nothing(model: ScreensModel) -> None:
    model.put(lines_of(hall(faults=(UNHUNG,))))
    assert cells(model, 1)[2:4] == ["离线", "—"]


def test_a_screen_of_which_nothing_was_heard_has_no_last_frame(model: ScreensModel) -> None:
    model.put(lines_of(hall(screens=(painted("e1"),))))
    assert [cells(model, row)[4] for row in range(3)] == ["12 秒前", "—", "—"]


def test_black_is_told_in_seconds_and_sorted_by_them(model: ScreensModel) -> None:
    black = replace(painted("e1"), black_us=12_340_000, painted_us=NOW_US - 200 * SECOND)
    model.put(lines_of(hall(screens=(black,))))
    assert cells(model, 0)[4:6] == ["3 分钟前", "12.3 秒"]
    assert model.index(0, 5).data(SORT) == 12_340_000


def test_the_sections_are_sorted_as_they_stand_in_the_hall(model: ScreensModel) -> None:
    model.put(lines_of(hall()))
    assert [model.index(row, BY_SECTION).data(SORT) for row in range(3)] == [0, 1, 2]


def test_figures_stand_below_each_other(model: ScreensModel) -> None:
    model.put(lines_of(hall()))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 7).data(role) == model.headerData(7, Qt.Orientation.Horizontal, role) == right
    assert model.index(0, 3).data(role) is None
