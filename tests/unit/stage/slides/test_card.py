from PySide6.QtCore import QRectF

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
