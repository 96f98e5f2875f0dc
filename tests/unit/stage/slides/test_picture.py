import pytest
from PySide6.QtGui import QImage

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Plate
from kiosk.stage.slides import picture
from kiosk.stage.slides import plate as plates
from tests.support.pages import asset, page, words_in

TEXT = "全部电子展示，不印一张纸。\n过紧日子，办小型展。"


def fields(text: str = TEXT) -> PictureFields:
    return PictureFields(file="media/x.svg", alt=Text(zh="图"), text=Text(zh=text))


def slide(told: PictureFields) -> Slide:
    return Slide(id="x", title=Text(zh="十八块屏"), fields=told)


@pytest.mark.parametrize("size", [(1000, 800), (1600, 600), (300, 900)])
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_picture_and_text_do_not_meet(canvas: Canvas, size: tuple[int, int]) -> None:
    place = picture.place(canvas, asset(*size))
    assert canvas.content.contains(place)
    assert place.left() == canvas.margin
    assert place.width() / place.height() == pytest.approx(size[0] / size[1], rel=0.01)
    assert not place.intersects(picture.column(canvas))


def test_the_text_column_is_twenty_to_twenty_eight_characters_wide() -> None:
    assert 20 <= picture.column(LANDSCAPE).width() / 36 <= 28


def test_each_line_of_the_text_is_a_paragraph_of_its_own() -> None:
    told = fields()
    _, first, second = words_in(picture.build(page(), slide(told), told))
    assert [first.text, second.text] == TEXT.splitlines()
    assert second.y >= first.bottom + 24


def test_a_long_text_steps_down_but_keeps_to_its_column() -> None:
    told = fields("\n".join(["示范区的核心区就设在这里，" * 5] * 4))
    _, *paragraphs = words_in(picture.build(page(), slide(told), told))
    assert 28 <= paragraphs[0].token.px < 36
    assert paragraphs[-1].bottom <= picture.column(LANDSCAPE).bottom() + 1


def test_a_picture_that_is_not_there_leaves_a_blank_plate() -> None:
    told = fields()
    image = QImage(852, 480, QImage.Format.Format_RGB32)

    def plates_with(image: QImage | None) -> int:
        root = picture.build(page(plate=Plate(shown=asset(852, 480), image=image)), slide(told), told)
        return sum(isinstance(child, plates.Plate) for child in root.childItems())

    assert (plates_with(image), plates_with(None)) == (1, 0)
