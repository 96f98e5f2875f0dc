from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from kiosk.domain.cue import NO_CUES
from kiosk.domain.settings import ThemeName
from kiosk.panel.sights import SightOrder, Sights
from tests.support.desks import colours
from tests.support.exhibits import small_hall

HALL = small_hall()


def order(at_us: int) -> SightOrder:
    return SightOrder(programme=HALL, cues=NO_CUES, at_us=at_us)


def picture(colour: str) -> QImage:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_pictures_are_shown_for_the_wish_that_stands_and_dimmed_when_there_is_another(parent: QWidget) -> None:
    sights = Sights(colours()[ThemeName.DARK], parent)
    sights.resize(600, 100)
    sights.fit(1.0, 600)
    first, second = order(1), order(2)
    screen = HALL.wall.screens[0].id
    sights.await_(first)
    parent.show()

    def colour() -> QColor:
        return sights.grab().toImage().pixelColor(60, 40)

    sights.put(first, {screen: picture("#FF0000")})
    assert sights.shown_us == 1
    assert colour().red() > 240
    sights.await_(second)
    assert colour().red() < 200, "they are those of another instant"
    sights.put(first, {screen: picture("#00FF00")})
    assert sights.shown_us == 1
    assert colour().green() < 100, "nobody waits for these any more"
    sights.put(second, {screen: picture("#00FF00")})
    assert colour().green() > 240
