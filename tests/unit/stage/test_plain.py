from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.text import Text
from kiosk.stage.painting import is_black
from kiosk.stage.plain import ALARMS, GROUND, GROUNDS, NIGHT, draw
from tests.support.exhibits import small_hall

HALL = small_hall()
SIZES = [(1920, 1080), (1080, 1920), (64, 64), (7680, 64)]


def alarm(level: EmergencyLevel) -> Content:
    words = Text(zh="请从最近的安全出口离开展厅" * 8, en="Please leave the hall by the nearest exit " * 8)
    cue = Cue(id=1, kind=CueKind.EMERGENCY, at_us=0, until_us=1, targets=("hall",), level=level, text=words)
    return Content(kind=ContentKind.EMERGENCY, cue=cue)


def inked(image: QImage) -> bool:
    """Whether there is anything on the ground."""
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return any(image.pixelColor(*place) != image.pixelColor(0, 0) for place in places)


@pytest.mark.parametrize("pixels", SIZES)
def test_a_poster_is_the_colour_and_name_of_its_section(pixels: tuple[int, int]) -> None:
    for section in HALL.sections:
        image = draw(HALL, Content(kind=ContentKind.POSTER, section=section.id), pixels)
        assert (image.width(), image.height()) == pixels
        assert image.pixelColor(0, 0) == QColor(GROUNDS[section.hue])
        assert inked(image)
        assert not is_black(image)


def test_a_farewell_is_dark_and_says_it() -> None:
    image = draw(HALL, Content(kind=ContentKind.FAREWELL, section="east"), (1920, 1080))
    assert image.pixelColor(0, 0) == QColor(NIGHT)
    assert inked(image)
    assert not is_black(image)


@pytest.mark.parametrize("level", EmergencyLevel)
def test_an_emergency_is_its_colour_and_words(level: EmergencyLevel) -> None:
    image = draw(HALL, alarm(level), (1920, 1080))
    assert image.pixelColor(0, 0) == QColor(ALARMS[level])
    assert inked(image)


def test_what_belongs_to_no_section_has_the_halls_name() -> None:
    unknown = Content(kind=ContentKind.POSTER, section="gone")
    for content in (unknown, Content(kind=ContentKind.TEST_CARD)):
        image = draw(replace(HALL, sections=()), content, (640, 360))
        assert image.pixelColor(0, 0) == QColor(GROUND)
        assert inked(image)
