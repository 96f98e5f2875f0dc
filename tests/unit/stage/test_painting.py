from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.player.hanging import Spot
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.screens import Identity
from kiosk.stage.painting import Painting, fingerprint, is_black, pack, unpacked
from tests.support.pages import theme

SLIDE = Content(kind=ContentKind.SLIDE, slide="a")


def image(colour: str, size: tuple[int, int] = (640, 360), format: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    made = QImage(*size, format)
    made.fill(QColor(colour))
    return made


def pattern(format: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    made = image("#102030", format=format)
    painter = QPainter(made)
    for place in range(0, 640, 40):
        painter.fillRect(place, place // 2, 20, 20, QColor(place % 256, 200, 255 - place % 256))
    painter.end()
    return made


def test_the_same_pixels_have_the_same_fingerprint_wherever_they_are() -> None:
    assert fingerprint(pattern()) == fingerprint(pattern())
    assert fingerprint(pattern(QImage.Format.Format_ARGB32_Premultiplied)) == fingerprint(pattern()), "alpha is not looked at"
    wide = QImage(700, 360, QImage.Format.Format_RGB32)
    painter = QPainter(wide)
    painter.drawImage(0, 0, pattern())
    painter.end()
    part = QImage(wide.constBits(), 640, 360, wide.bytesPerLine(), QImage.Format.Format_RGB32)
    assert fingerprint(part) == fingerprint(pattern()), "nor is what lies beside a line"


def test_another_picture_has_another_fingerprint() -> None:
    shifted = pattern().copy(QRect(16, 0, 640, 360))
    assert len({fingerprint(item) for item in (pattern(), shifted, image("#102030"), image("#102031"))}) == 4


def test_what_a_window_painted_has_the_fingerprint_of_its_source(qapp: QApplication, qtbot: QtBot) -> None:
    painting = Painting(SLIDE, pattern())
    window = ScreenWindow("e1", Spot(monitor=Identity.of(qapp.screens()[0]), area=QRect(0, 0, 640, 360)), theme().bg)
    qtbot.addWidget(window)
    window.begin(painting, None, 0)
    qtbot.waitUntil(lambda: window.in_sight)
    assert fingerprint(window.frame()) == painting.fingerprint == fingerprint(painting.image)


@pytest.mark.parametrize(
    ("colour", "black"), [("#000000", True), ("#020202", True), ("#030000", False), ("#000300", False), ("#000003", False)]
)
def test_black_is_where_nothing_can_be_seen(colour: str, black: bool) -> None:
    assert is_black(image(colour)) is black


@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
def test_the_ground_of_a_theme_is_not_black(name: ThemeName) -> None:
    assert not is_black(image(theme(name).bg))


def test_one_bright_spot_is_not_black() -> None:
    night = image("#000000")
    painter = QPainter(night)
    painter.fillRect(632, 352, 8, 8, QColor("#FFFFFF"))
    painter.end()
    assert not is_black(night)


def test_alpha_does_not_make_black_bright() -> None:
    assert is_black(image("#000000", format=QImage.Format.Format_ARGB32_Premultiplied))


def test_a_picture_of_other_depth_is_refused() -> None:
    with pytest.raises(ValueError, match="not 24"):
        fingerprint(image("#000000", format=QImage.Format.Format_RGB888))


def test_black_was_asked_only_where_the_content_is_black() -> None:
    assert Painting(Content(kind=ContentKind.BLACK), image("#000000")).black_was_asked
    assert not Painting(SLIDE, image("#000000")).black_was_asked
    assert Painting(SLIDE, image("#000000")).word == "a"


def test_a_painting_that_rests_comes_back_to_the_byte() -> None:
    painting = Painting(SLIDE, pattern())
    painting.rest(pack(painting.image))
    assert painting.resting
    assert painting.image == pattern(), "for this once"
    assert painting.resting
    assert painting.packed is not None
    painting.wake(unpacked(painting.packed))
    assert not painting.resting
    assert (painting.image, fingerprint(painting.image)) == (pattern(), painting.fingerprint)
    painting.rest(painting.packed)
    assert painting.image == pattern()
