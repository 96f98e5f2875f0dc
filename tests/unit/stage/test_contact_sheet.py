from PySide6.QtGui import QColor, QImage

from kiosk.domain.text import Text
from kiosk.stage.contact_sheet import GAP, GROUND, MARGIN, TILE_HEIGHT, TILE_WIDTH, TITLE_HEIGHT, Tile, contact_sheet

EAST, WEST = Text(zh="东区", en="East"), Text(zh="西区", en="West")


def tile(row: Text, colour: str, size: tuple[int, int] = (1920, 1080)) -> Tile:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Tile(row=row, caption="screen-01", image=image)


def area(sheet: QImage, colour: str) -> int:
    """How many of the sheet's pixels have a colour, counted on every tenth of every tenth line, in tiles."""
    wanted = QColor(colour).rgb()
    hits = sum(sheet.pixel(x, y) == wanted for y in range(0, sheet.height(), 10) for x in range(0, sheet.width(), 10))
    return round(hits * 100 / (TILE_WIDTH * TILE_HEIGHT))


def test_every_tile_is_on_the_sheet_in_its_row() -> None:
    sheet = contact_sheet([tile(EAST, "#FF0000"), tile(EAST, "#00FF00"), tile(WEST, "#0000FF")])
    assert sheet.width() == 2 * MARGIN + 2 * TILE_WIDTH + GAP
    assert [area(sheet, colour) for colour in ("#FF0000", "#00FF00", "#0000FF")] == [1, 1, 1]
    assert sheet.pixelColor(MARGIN + 10, sheet.height() - MARGIN - TILE_HEIGHT // 2).name() == "#0000ff"


def test_four_stand_beside_each_other_and_the_fifth_below() -> None:
    four, five = (contact_sheet([tile(EAST, "#FF0000")] * count) for count in (4, 5))
    assert four.width() == five.width()
    assert five.height() > four.height() + TILE_HEIGHT
    assert area(five, "#FF0000") == 5


def test_as_many_stand_beside_each_other_as_somebody_wants() -> None:
    six = contact_sheet([tile(EAST, "#FF0000")] * 6, 6)
    assert six.height() == contact_sheet([tile(EAST, "#FF0000")]).height()
    assert area(six, "#FF0000") == 6


def test_an_upright_picture_keeps_its_proportions() -> None:
    sheet = contact_sheet([tile(EAST, "#FF0000", (1080, 1920))])
    reds = [x for x in range(sheet.width()) if sheet.pixelColor(x, sheet.height() // 2).name() == "#ff0000"]
    assert len(reds) == TILE_HEIGHT * 1080 // 1920


def test_names_and_captions_are_written() -> None:
    with_words = contact_sheet([tile(EAST, "#FF0000")])
    without = contact_sheet([Tile(row=Text(zh=" "), caption=" ", image=tile(EAST, "#FF0000").image)])
    assert with_words != without


def test_a_heading_stands_above_all_rows_and_fits_the_sheet() -> None:
    tiles = [tile(EAST, "#FF0000")]
    plain = contact_sheet(tiles)
    headed = contact_sheet(tiles, heading=Text(zh="一个很长的展厅名称" * 9, en="The long name of a hall " * 12))
    assert headed.height() == plain.height() + TITLE_HEIGHT
    assert headed.copy(0, MARGIN + TITLE_HEIGHT, plain.width(), plain.height() - MARGIN) == plain.copy(
        0, MARGIN, plain.width(), plain.height() - MARGIN
    )
    right = headed.copy(headed.width() - MARGIN, 0, MARGIN, MARGIN + TITLE_HEIGHT)
    assert {right.pixelColor(x, y).name() for x in range(MARGIN) for y in range(right.height())} == {GROUND.lower()}


def test_a_sheet_of_nothing_is_an_empty_sheet() -> None:
    assert not contact_sheet([]).isNull()
