from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.events import Commit
from kiosk.domain.text import Language
from kiosk.panel.desk import Desk
from kiosk.panel.mark import Mark
from kiosk.panel.tile import TileButton
from kiosk.panel.view import Hall
from tests.support.desks import NOW_US, desk, hall, painted, palette
from tests.support.exhibits import MINUTE, SECOND

GLASS = QSize(160, 90)
HUE = "#123456"
BLACK = Cue(id=1, kind=CueKind.BLACK, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE)
ALARM = Cue(id=2, kind=CueKind.EMERGENCY, at_us=0, targets=("e1",), until_us=NOW_US + MINUTE, level=EmergencyLevel.DANGER)


def tile(parent: QWidget, on: Desk) -> TileButton:
    """The tile of e1 with a green thumbnail."""
    button = TileButton("e1", palette(), HUE, parent)
    button.render_tile(on.hall.tiles[0], on)
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    button.set_thumbnail(image)
    button.lay_out(GLASS, 1.0)
    parent.show()
    button.show()
    return button


def words(button: TileButton) -> list[str]:
    shown = [part.text() for part in button.findChildren(QLabel) if part.isVisible()]
    return [text.replace("\u00a0", " ") for text in shown if text]


def marks(button: TileButton) -> list[str]:
    return [mark.word for mark in button.findChildren(Mark) if mark.isVisible()]


def colours(button: TileButton) -> tuple[str, str]:
    """At the edge and in the middle of the glass."""
    image = button.grab().toImage()
    return image.pixelColor(0, 45).name(), image.pixelColor(80, 45).name()


def test_a_playing_screen_is_neutral(parent: QWidget) -> None:
    button = tile(parent, desk())
    assert words(button) == ["01", "播放中", "2/3", "幻灯片 b"]
    assert colours(button) == (palette().hairline.lower(), "#00ff00")


def test_red_is_for_an_emergency(parent: QWidget) -> None:
    button = tile(parent, desk(ALARM))
    assert words(button) == ["01", "紧急通知"]
    assert colours(button)[0] == palette().fault.fill.lower()


def test_red_is_for_one_screen_that_is_lost_but_not_for_all(parent: QWidget) -> None:
    lost: Hall = hall(screens=())
    assert colours(tile(parent, Desk(hall=lost)))[0] == palette().fault.fill.lower()
    gone: Hall = hall(player=None)
    button = tile(parent, Desk(hall=gone))
    assert words(button) == ["01", "离线"]
    assert colours(button)[0] == palette().hairline.lower()


def test_black_is_black_whatever_the_thumbnail(parent: QWidget) -> None:
    assert colours(tile(parent, desk(BLACK)))[1] == "#000000"


def test_a_selected_screen_is_framed_and_ticked(parent: QWidget) -> None:
    button = tile(parent, desk(selected=("e1",)))
    assert colours(button) == (palette().action.fill.lower(), "#00ff00")
    assert button.grab().toImage().pixelColor(157, 18).name() == palette().action.fill.lower()


@pytest.mark.parametrize(("taken_s", "said"), [(9, True), (11, False)])
def test_an_old_thumbnail_says_so(parent: QWidget, taken_s: int, said: bool) -> None:
    old = hall(now_us=20 * SECOND, taken_us={"e1": taken_s * SECOND})
    assert ("11 秒前的画面" in words(tile(parent, Desk(hall=old)))) is said


def test_who_is_there_what_is_silent_and_which_language_is_marked_with_a_word(parent: QWidget) -> None:
    assert marks(tile(parent, desk())) == []
    silent = Cue(id=1, kind=CueKind.MUTE, at_us=0, targets=("hall",), until_us=NOW_US + MINUTE)
    speaking = Cue(
        id=2, kind=CueKind.LANGUAGE, at_us=0, targets=("hall",), until_us=NOW_US + MINUTE, language=Language.EN
    )  # fmt: skip
    there = replace(painted("e1"), visited_since_us=NOW_US - SECOND)
    button = tile(parent, Desk(hall=hall(silent, speaking, screens=(there,))))
    assert marks(button) == ["English", "参观中", "静音"]
    areas = [mark.geometry() for mark in button.findChildren(Mark)]
    assert all(button.glass.contains(place) for place in areas)
    assert not any(one.intersects(other) for one, other in combinations(areas, 2))


def test_how_late_its_turn_was_is_told_where_it_is_known(parent: QWidget) -> None:
    turn = Commit(
        due_us=10 * SECOND, began_us=10 * SECOND + 400, first_us=10 * SECOND + 500, last_us=10 * SECOND + 900, screens=3
    )
    assert "+0.4 ms" in words(tile(parent, Desk(hall=hall(commits=(turn,)))))


def test_as_they_hang_the_hue_of_the_section_stands_under_the_picture(parent: QWidget) -> None:
    button = tile(parent, desk(plan=True))
    assert button.grab().toImage().pixelColor(80, 87).name() == HUE


def test_a_narrow_tile_says_its_state_in_the_second_line_and_all_of_it_in_the_tool_tip(parent: QWidget) -> None:
    silent = Cue(id=1, kind=CueKind.MUTE, at_us=0, targets=("hall",), until_us=NOW_US + MINUTE)
    button = tile(parent, desk(silent))
    button.lay_out(QSize(78, 44), 1.0)
    assert words(button) == ["01", "播放中"]
    assert button.toolTip().replace("\u00a0", " ") == "01  播放中  幻灯片 b  静音"
    assert all(button.glass.contains(mark.geometry()) for mark in button.findChildren(Mark) if mark.isVisible())
    button.lay_out(GLASS, 1.0)
    assert words(button) == ["01", "播放中", "2/3", "幻灯片 b"]
    assert button.toolTip() == ""
