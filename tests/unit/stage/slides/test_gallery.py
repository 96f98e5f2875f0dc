from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import CaptionedPicture, GalleryFields
from kiosk.domain.text import Text
from kiosk.domain.view import PLAIN, OpenPart, View
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Plate
from kiosk.stage.slides import gallery, plate
from tests.support.pages import asset, page, words_in


def fields(count: int) -> GalleryFields:
    return GalleryFields(
        pictures=tuple(
            CaptionedPicture(file=f"{number}.png", alt=Text(zh=f"图 {number}"), caption=Text(zh=f"说明 {number}"))
            for number in range(count)
        )
    )


def slide(of: GalleryFields) -> Slide:
    return Slide(id="x", title=Text(zh="图集"), fields=of)


def told(of: GalleryFields, view: View) -> list[str]:
    return [words.text for words in words_in(gallery.build(page(view=view), slide(of), of))][1:]


@pytest.mark.parametrize(("view", "large"), [(PLAIN, 0), (View(part=3), 3), (View(part=None), 0), (View(part=12), 0)])
def test_the_first_picture_is_large_until_another_is_chosen(view: View, large: int) -> None:
    assert told(fields(5), view) == [f"{large + 1} / 5", f"说明 {large}"]


@pytest.mark.parametrize("count", [2, 3, 5, 12])
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_each_picture_is_chosen_by_a_small_one_that_lies_beside_all_others(canvas: Canvas, count: int) -> None:
    of = fields(count)
    areas = gallery.areas(page(canvas=canvas), slide(of), of)
    assert [area.act for area in areas] == [OpenPart(part=part) for part in range(count)]
    assert [area.name.zh for area in areas] == [f"说明 {part}" for part in range(count)]
    for area in areas:
        assert min(area.rect.width(), area.rect.height()) >= 72
        assert canvas.content.contains(area.rect)
        assert not area.rect.intersects(gallery.frame(canvas))
        assert area.rect.top() > canvas.height * 0.4, "within reach"
    assert not any(one.rect.intersects(other.rect) for one, other in combinations(areas, 2))


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (500, 500)])
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_all_of_the_large_picture_is_seen(canvas: Canvas, size: tuple[int, int]) -> None:
    place = gallery.place(canvas, asset(*size))
    assert gallery.frame(canvas).contains(place)
    assert place.width() / place.height() == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_picture_that_is_not_there_is_a_calm_plate() -> None:
    of, image = fields(3), QImage(100, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    there = {f"{number}.png": Plate(shown=asset(1000, 800), image=image if number else None) for number in range(3)}
    root = gallery.build(page(plates=there), slide(of), of)
    assert sum(isinstance(child, plate.Plate) for child in root.childItems()) == 2
