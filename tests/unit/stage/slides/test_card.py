from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.domain.settings import ThemeName
from kiosk.stage.slides.card import Group, blend, card
from tests.support.pages import theme


def test_colours_blend_by_share() -> None:
    assert [blend("#FFFFFF", "#000000", share) for share in (0.0, 0.5, 1.0)] == ["#000000", "#808080", "#FFFFFF"]


def test_a_card_has_a_shadow_on_a_light_ground_only() -> None:
    dark, light = Group(), Group()
    card(QRectF(0, 0, 560, 320), theme(ThemeName.DARK), dark)
    card(QRectF(0, 0, 560, 320), theme(ThemeName.LIGHT), light)
    assert len(dark.childItems()) == 1
    assert len(light.childItems()) > 1


def test_a_card_has_an_edge_where_the_theme_has_one() -> None:
    sheet = Group()
    plain, edged = (card(QRectF(0, 0, 560, 320), theme(name), sheet) for name in (ThemeName.DARK, ThemeName.CONTRAST))
    assert isinstance(plain, QGraphicsPathItem)
    assert isinstance(edged, QGraphicsPathItem)
    assert plain.pen().style() is Qt.PenStyle.NoPen
    assert edged.pen().color() == QColor(theme(ThemeName.CONTRAST).edge)
