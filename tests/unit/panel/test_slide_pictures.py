from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor, QImage

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.slide_pictures import PictureLook, PictureOrder, Pictures
from tests.support.shelves import shelf
from tests.support.store_samples import VIEW

SMALL = PictureLook(box=(192, 108))


def image(colour: str = "red") -> QImage:
    made = QImage(64, 36, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def test_an_order_has_the_key_of_all_that_is_drawn_and_how() -> None:
    found = shelf()
    order = PictureOrder.of(found, VIEW, SMALL)
    assert order.slide == "view"
    assert PictureOrder.of(shelf(), VIEW, SMALL).key == order.key
    looks = (
        PictureLook(box=(384, 216)),
        replace(SMALL, language=Language.EN),
        replace(SMALL, theme=ThemeName.CONTRAST),
        replace(SMALL, large_text=True),
    )
    keys = {order.key, *(PictureOrder.of(found, VIEW, look).key for look in looks)}
    keys.add(PictureOrder.of(found, replace(VIEW, title=Text(zh="别的")), SMALL).key)
    assert len(keys) == 6


def test_pictures_looked_at_last_stay_when_there_is_no_room() -> None:
    pictures = Pictures(room_bytes=2 * image().sizeInBytes())
    for key in ("a", "b"):
        pictures.put(key, image())
    assert pictures.get("a") is not None
    pictures.put("c", image("blue"))
    assert ("a" in pictures, "b" in pictures, "c" in pictures) == (True, False, True)
    kept = pictures.get("c")
    assert kept is not None
    assert kept.toImage().pixelColor(3, 3).name() == "#0000ff"


def test_that_a_slide_cannot_be_drawn_is_known_too() -> None:
    pictures = Pictures()
    pictures.put("a", None)
    assert "a" in pictures
    assert pictures.get("a") is None
    assert pictures.get("never") is None
