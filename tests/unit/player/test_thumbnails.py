from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.player.inputs import Inputs
from kiosk.player.thumbnails import BOX, Sample, Thumbnails
from tests.support.exhibits import SECOND, small_hall
from tests.support.showing import showing


def no_file(sha256: str) -> Path:
    raise AssertionError("these slides have no pictures")


def decoded(content: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(QByteArray(content))
    return image


def test_a_screen_that_changed_is_taken_once(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, Inputs(programmes=(small_hall(),)), 0) as screens:
        taking = Thumbnails(screens.fleet)
        screens.fleet.arrived.connect(taking.arrived)
        assert taking.take(5) == []
        screens.clock.reads_us = 10 * SECOND
        screens.cut()
        samples = taking.take(7)
        assert {(sample.screen, sample.picture, sample.taken_us) for sample in samples} == {
            (play.screen, play.actual, 7) for play in screens.plays[3:]
        }
        assert taking.take(8) == []
        taking.take_again(samples[:1])
        assert [sample.screen for sample in taking.take(9)] == [samples[0].screen], "it could not be written down"


def test_a_thumbnail_is_a_small_picture_of_what_was_painted() -> None:
    image = QImage(752, 423, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    told = Sample(screen="screen-01", taken_us=7, picture="opening", image=image).thumbnail()
    small = decoded(told.image)
    assert (told.screen, told.taken_us, told.picture) == ("screen-01", 7, "opening")
    assert (small.width(), small.height()) == (BOX.width(), 211)
    assert abs(small.pixelColor(100, 100).blue() - 0x99) <= 4
    assert len(told.image) < 40_000
