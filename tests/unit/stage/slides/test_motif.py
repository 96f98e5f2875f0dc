from dataclasses import replace

import pytest

from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas
from kiosk.stage.slides import motif
from kiosk.stage.slides.card import Group
from tests.support.pages import page, section


@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_ornament_keeps_to_the_right_of_the_page(canvas: Canvas, sheet: Group) -> None:
    drawn = motif.build(page(canvas=canvas), sheet).childrenBoundingRect()
    assert drawn.left() >= canvas.width - 3 * motif.TILE_PX - 1
    assert drawn.right() <= canvas.width + 1


def test_nothing_of_it_lies_under_the_footnote_of_an_upright_page(sheet: Group) -> None:
    drawn = motif.build(page(canvas=PORTRAIT), sheet).childrenBoundingRect()
    assert drawn.bottom() <= PORTRAIT.content_bottom + 1


def test_every_hue_has_an_arrangement_of_its_own(sheet: Group) -> None:
    def places(hue: str) -> tuple:
        base = page()
        on = replace(base, section=section(hue))
        return tuple(child.path() for child in motif.build(on, sheet).childItems())

    hues = ("s1", "s2", "s3", "s4", "s5")
    drawn = [places(hue) for hue in hues]
    assert all(one != other for i, one in enumerate(drawn) for other in drawn[i + 1 :])
