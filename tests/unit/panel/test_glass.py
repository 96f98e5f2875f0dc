from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from kiosk.panel.glass import Glass
from tests.support.desks import palette


def glass(parent: QWidget) -> Glass:
    made = Glass(palette(), parent)
    made.resize(160, 120)
    parent.show()
    return made


def middle(made: Glass) -> str:
    return made.grab().toImage().pixelColor(80, 60).name()


def green() -> QImage:
    image = QImage(32, 18, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    return image


def test_a_picture_keeps_its_proportions_within_its_frame(parent: QWidget) -> None:
    made = glass(parent)
    made.frame_in("#FF0000", 3)
    made.put(green())
    seen = made.grab().toImage()
    assert (seen.pixelColor(80, 60).name(), seen.pixelColor(1, 60).name()) == ("#00ff00", "#ff0000")
    assert seen.pixelColor(80, 10).name() == palette().glass.lower(), "wider than the room, it has ground above"


def test_black_is_black_whatever_was_painted_last_and_words_stand_where_there_is_none(parent: QWidget) -> None:
    made = glass(parent)
    made.put(green(), black=True)
    assert middle(made) == "#000000"
    blank = made.grab().toImage()
    made.put(QImage(), "还没有画面")
    assert made.grab().toImage() != blank
    assert made.words == "还没有画面"


def test_while_it_is_being_changed_it_is_hatched(parent: QWidget) -> None:
    made = glass(parent)
    made.put(green())
    plain = made.grab().toImage()
    made.hatch("#F2A900")
    hatched = made.grab().toImage()
    colours = {hatched.pixelColor(x, 60).name() for x in range(20, 140)}
    assert {"#f2a900", "#00ff00"} <= colours
    made.hatch(None)
    assert made.grab().toImage() == plain
