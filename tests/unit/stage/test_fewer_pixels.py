from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from kiosk.domain.resolve import Content, ContentKind
from kiosk.stage.fewer_pixels import drawn_on
from tests.support.exhibits import screen

SLIDE = Content(kind=ContentKind.SLIDE, slide="a")


def test_a_picture_fits_its_box_in_the_screens_proportions() -> None:
    upright = replace(screen("e1", "east"), pixels=(1080, 1920))
    assert drawn_on(upright, SLIDE, QSize(320, 180)).pixels == (101, 180)
    assert drawn_on(screen("e1", "east"), SLIDE, QSize(320, 300)).pixels == (320, 180)
    assert drawn_on(upright, SLIDE, None) == upright


@pytest.mark.parametrize("kind", [ContentKind.IDENTIFY, ContentKind.TEST_CARD])
def test_what_is_about_pixels_keeps_them(kind: ContentKind) -> None:
    assert drawn_on(screen("e1", "east"), Content(kind=kind), QSize(32, 18)).pixels == (1920, 1080)
