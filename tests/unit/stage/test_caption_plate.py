from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.domain.settings import ThemeName
from kiosk.importing.caption_file import MOST_CHARACTERS
from kiosk.stage.caption_plate import MOST_HEIGHT, caption_plate
from tests.support.pages import theme

ROOM = QSize(1200, 680)


def plate(text: str, room: QSize = ROOM, scale: float = 1.0, *, large: bool = False) -> QImage:
    return caption_plate(text, theme(), room, scale, large=large)


def inked_rows(image: QImage) -> list[int]:
    """The rows on which there are words."""
    columns = range(image.width())
    return [y for y in range(image.height()) if any(image.pixelColor(x, y).lightness() > 200 for x in columns)]


def test_words_stand_on_a_dark_plate_that_lets_the_picture_through() -> None:
    image = plate("第一句")
    assert image.pixelColor(image.width() // 2, 3).alpha() == pytest.approx(204, abs=1)
    assert image.pixelColor(image.width() // 2, 3).lightness() == 0
    assert image.pixelColor(0, 0).alpha() < 128, "its corners are round"
    rows = inked_rows(image)
    assert rows[-1] - rows[0] >= 36 * 0.8, "Hanzi are as high as most of their type size"
    assert rows[0] > 3
    assert rows[-1] < image.height() - 4


@pytest.mark.parametrize("text", ["短", "第一行\n第二行，长一些", "长" * MOST_CHARACTERS, "word " * 24])
@pytest.mark.parametrize("room", [ROOM, QSize(1728, 676), QSize(936, 526)])
def test_it_stays_within_the_video_and_leaves_most_of_it_to_be_seen(text: str, room: QSize) -> None:
    image = plate(text.strip(), room)
    assert image.width() <= room.width()
    assert image.height() <= room.height() * (0.75 if len(text) > 80 else MOST_HEIGHT)


def test_lines_stand_under_each_other_and_large_text_is_larger() -> None:
    one, two = plate("第一行"), plate("第一行\n第二行")
    assert two.height() > 1.5 * one.height()
    assert plate("第一行", large=True).height() > 1.2 * one.height()
    assert plate("第一行", ROOM * 2, 2.0).height() == 2 * one.height()


@pytest.mark.parametrize("name", ThemeName)
def test_it_looks_alike_in_every_theme(name: ThemeName) -> None:
    assert caption_plate("字", theme(name), ROOM, 1.0) == plate("字")
