from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.panel.desk import Desk
from kiosk.panel.slide_pictures import PictureLook
from kiosk.panel.slide_preview import SlidePreview, pixels_of
from tests.support.cards import key_of, shelf_of, words_on
from tests.support.desks import palette
from tests.support.store_samples import FIGURES, OPENING


@pytest.fixture
def preview(parent: QWidget) -> SlidePreview:
    made = SlidePreview(palette(), parent)
    made.render_desk(Desk())
    made.fit(1.0, 320)
    made.resize(320, 260)
    parent.resize(320, 260)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    made.put(shelf_of(), FIGURES)
    return made


def picture(colour: str = "#ff0000") -> QImage:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_it_orders_a_picture_of_the_screens_shape_once(preview: SlidePreview) -> None:
    (order,) = preview.missing
    assert order.slide == "figures"
    assert order.look == PictureLook(box=(320, 180), language=Language.ZH)
    assert preview.take_picture(order, picture())
    assert preview.missing == ()
    assert QColor(preview.grab().toImage().pixel(160, 90)) == QColor("#ff0000")


@pytest.mark.parametrize(
    ("word", "key", "look"),
    [
        ("英文", Qt.Key.Key_1, PictureLook(box=(320, 180), language=Language.EN)),
        ("大字", Qt.Key.Key_2, PictureLook(box=(320, 180), language=Language.ZH, large_text=True)),
        ("高对比", Qt.Key.Key_3, PictureLook(box=(320, 180), language=Language.ZH, theme=ThemeName.CONTRAST)),
    ],
)
def test_a_press_shows_it_as_others_see_it_and_another_as_before(
    preview: SlidePreview, word: str, key: Qt.Key, look: PictureLook
) -> None:
    asked: list[None] = []
    preview.wanted.connect(lambda: asked.append(None))
    QTest.mouseClick(key_of(preview, word), Qt.MouseButton.LeftButton)
    assert [order.look for order in preview.missing] == [look]
    assert len(asked) == 1
    QTest.keyClick(preview, key, Qt.KeyboardModifier.AltModifier)
    assert preview.missing[0].look == PictureLook(box=(320, 180), language=Language.ZH)


def test_a_picture_of_another_slide_is_not_for_here(preview: SlidePreview) -> None:
    (order,) = preview.missing
    preview.put(shelf_of(), OPENING)
    assert not preview.take_picture(order, picture())
    assert preview.missing[0].slide == "opening"


def test_who_comes_back_before_the_other_slide_was_drawn_sees_the_first_again(preview: SlidePreview) -> None:
    (order,) = preview.missing
    preview.take_picture(order, picture())
    preview.put(shelf_of(), OPENING)
    preview.put(shelf_of(), FIGURES)
    assert [each.key for each in preview.missing] == [order.key]


def test_a_slide_that_cannot_be_drawn_says_so(preview: SlidePreview) -> None:
    (order,) = preview.missing
    preview.take_picture(order, None)
    assert "画不出来" in words_on(preview)


def test_the_shape_is_that_of_the_sections_screens() -> None:
    assert pixels_of(shelf_of(), FIGURES) == (1920, 1080)
