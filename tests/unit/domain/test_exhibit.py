from __future__ import annotations

from dataclasses import replace

from kiosk.domain.asset import Asset, Media
from kiosk.domain.exhibit import media_of, media_path
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from tests.support.exhibits import small_hall

FIELDS = PictureFields(file="x.png", alt=Text(zh="图"), text=Text(zh="一段"))
SHOWN = Media(path=media_path("east", "tour", "x.png"), shown=Asset(sha256="0" * 64, size_bytes=1, width_px=1, height_px=1))


def test_the_picture_of_a_slide_is_found_below_its_deck() -> None:
    hall = small_hall()
    slides = tuple(replace(slide, fields=FIELDS) if slide.id in "bd" else slide for slide in hall.slides)
    pictured = replace(hall, slides=slides, media=(SHOWN,))
    assert [media_of(pictured, slide) for slide in "ab"] == [None, SHOWN]
    assert media_of(pictured, "d") is None, "a file of that name is in another deck"
