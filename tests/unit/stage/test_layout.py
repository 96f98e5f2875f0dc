from __future__ import annotations

from PySide6.QtCore import QRectF

from kiosk.domain.settings import ThemeName
from kiosk.services.checking.sheet import Box
from kiosk.stage.layout import cards_in, sheet_of, words_in
from kiosk.stage.slides.card import Group, card
from kiosk.stage.slides.words import Words
from tests.support.pages import page

ON = page()
LABEL = ON.theme.type.label


def test_words_are_found_at_any_depth_where_they_stand(sheet: Group) -> None:
    inner = Group(sheet)
    inner.setPos(100, 50)
    words = Words("河上有桥", LABEL, "#FFFFFF", inner).at(10, 20)
    Words("塔", LABEL, "#FFFFFF", sheet).at(0, 0)
    first, second = words_in(sheet)
    assert (first.text, first.x, first.y, first.width) == ("河上有桥", 110, 70, words.size.width())
    assert (first.right, first.bottom) == (110 + first.width, 70 + LABEL.line_px)
    assert second.text == "塔"


def test_cards_are_the_areas_in_the_colour_of_the_surface(sheet: Group) -> None:
    card(QRectF(10, 20, 300, 200), ON.theme, Group(sheet))
    assert cards_in(sheet, ON.theme.surface) == [QRectF(10, 20, 300, 200)]
    assert cards_in(sheet, ON.theme.raised) == []


def test_a_sheet_has_all_of_it(sheet: Group) -> None:
    card(QRectF(100, 200, 300, 200), ON.theme, sheet)
    Words("河上有桥", LABEL, "#FFFFFF", sheet).at(350, 220)
    found = sheet_of(sheet, ON, ThemeName.DARK)
    assert (found.width, found.height, found.portrait) == (1920, 1080, False)
    assert found.cards == (Box(left=100, top=200, right=400, bottom=400),)
    assert [words.text for words in found.outside()] == ["河上有桥"]
