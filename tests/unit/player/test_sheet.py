from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from kiosk.player.sheet import painted_sheet
from tests.support.exhibits import small_hall


def frame(colour: str) -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def colours(sheet: QImage) -> set[str]:
    places = [(x, y) for x in range(0, sheet.width(), 40) for y in range(0, sheet.height(), 40)]
    return {sheet.pixelColor(x, y).name() for x, y in places}


def test_every_painted_screen_is_on_it_and_one_without_a_window_is_left_out() -> None:
    whole = painted_sheet(small_hall(), {"e1": frame("#FF0000"), "e2": frame("#00FF00"), "w1": frame("#0000FF")})
    part = painted_sheet(small_hall(), {"w1": frame("#0000FF"), "e2": frame("#00FF00")})
    assert colours(whole) >= {"#ff0000", "#00ff00", "#0000ff"}
    assert colours(part) >= {"#00ff00", "#0000ff"}
    assert "#ff0000" not in colours(part)
    assert part.width() < whole.width()


def test_with_no_window_at_all_it_is_empty_but_there() -> None:
    assert not painted_sheet(small_hall(), {}).isNull()
