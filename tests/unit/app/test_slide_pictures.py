from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.app.house import House
from kiosk.app.slide_pictures import SlidePictures
from kiosk.domain.asset import Asset
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.panel.slide_pictures import PictureLook, PictureOrder
from kiosk.qtkit.fonts import load_fonts
from kiosk.services.shelf import Shelf
from tests.support.shelves import house as house_in_memory
from tests.support.shelves import shelf
from tests.support.store_samples import EXHIBIT, FIGURES, VIEW, data_folder

BOX = (384, 216)


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    load_fonts(paths.fonts())
    with app.open_house(data_folder(tmp_path / "data")) as opened:
        yield opened


def drawn(house: House, *orders: PictureOrder) -> list[QImage | None]:
    async def draw() -> list[QImage | None]:
        pictures = SlidePictures(house)
        try:
            return [await pictures.draw(order) for order in orders]
        finally:
            pictures.close()

    return asyncio.run(draw())


def with_picture(house: House, colour: str) -> Shelf:
    """The shelf with a picture of one colour for the slide that shows one."""
    image, file = QImage(400, 300, QImage.Format.Format_RGB32), house.data_dir / "picture.png"
    image.fill(QColor(colour))
    image.save(str(file))
    content = file.read_bytes()
    shown = Asset(sha256=house.files.put(content), size_bytes=len(content), width_px=400, height_px=300)
    held = house_in_memory()
    held.draft.held_exhibit = replace(EXHIBIT, media=(replace(EXHIBIT.media[0], shown=shown),))
    return shelf(held)


def colours(image: QImage | None) -> set[str]:
    assert image is not None
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


def test_a_slide_is_drawn_with_its_picture_as_large_as_fits(house: House) -> None:
    (image,) = drawn(house, PictureOrder.of(with_picture(house, "#ff0000"), VIEW, PictureLook(box=BOX)))
    assert image is not None
    assert (image.width(), image.height()) == BOX
    assert "#ff0000" in colours(image)


def test_language_theme_and_large_text_are_as_ordered(house: House) -> None:
    found, usual = shelf(), PictureLook(box=(960, 540))
    looks = (
        usual,
        replace(usual, language=Language.ZH, theme=ThemeName.DARK),
        replace(usual, language=Language.EN),
        replace(usual, theme=ThemeName.LIGHT),
        replace(usual, theme=ThemeName.CONTRAST),
        replace(usual, large_text=True),
    )
    first, same, *others = drawn(house, *(PictureOrder.of(found, FIGURES, look) for look in looks))
    assert first is not None
    assert first == same, "what is not said is as the screens have it"
    images = [first, *others]
    assert all(images[a] != images[b] for a in range(len(images)) for b in range(a))


def test_a_slide_that_players_cannot_show_has_no_picture(house: House, caplog: pytest.LogCaptureFixture) -> None:
    lost, sound = PictureOrder.of(shelf(), VIEW, PictureLook(box=BOX)), PictureOrder.of(shelf(), FIGURES, PictureLook(box=BOX))
    (none, image) = drawn(house, lost, sound)
    assert none is None, "its file is not there"
    assert image is not None
    assert "E-ASSET-UNREADABLE" in caplog.text
    caplog.clear()
