from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from kiosk.domain.text import Text
from kiosk.stage.painting import is_black
from kiosk.stage.slides import test_card
from tests.support.exhibits import screen

WHITE, BLACK = 0xFFFFFF, 0
SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1366, 768), (1921, 1081), (300, 168), (64, 64)]
SECTION = Text(zh="“十三五”主要工作", en="What was done in the 13th Five-Year Plan")


def painted(pixels: tuple[int, int], width_mm: int = 1210, section: Text = SECTION) -> NDArray[np.uint32]:
    """The colours of the card, row by row."""
    image = QImage(*pixels, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    test_card.paint(image, replace(screen("e1", "east"), pixels=pixels, width_mm=width_mm), 7, section)
    assert not is_black(image)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(pixels[1], pixels[0])
    return rows & 0xFFFFFF


@pytest.mark.parametrize("pixels", SIZES, ids=str)
def test_one_line_of_pixels_runs_along_the_very_edge(pixels: tuple[int, int]) -> None:
    card = painted(pixels)
    for line, next_to_it in ((card[0], card[1]), (card[-1], card[-2]), (card[:, 0], card[:, 1]), (card[:, -1], card[:, -2])):
        assert set(line.tolist()) == {WHITE}
        assert len(set(next_to_it.tolist())) > 1


@pytest.mark.parametrize("pixels", SIZES, ids=str)
def test_all_of_the_screen_is_painted(pixels: tuple[int, int]) -> None:
    assert not (painted(pixels) == 0x123456).any()


def test_every_colour_and_every_step_of_grey_is_there() -> None:
    card = painted((1920, 1080))
    bars = card[1080 // 2 - 260, 1920 // 2 - 400 : 1920 // 2 + 400]
    assert [f"#{bars[50 + 100 * place]:06X}" for place in range(8)] == list(test_card.BARS)
    ramp = card[1080 // 2 - 160, 1920 // 2 - 400 : 1920 // 2 + 400]
    steps = [int(ramp[25 + 50 * place]) & 0xFF for place in range(16)]
    assert steps == list(range(0, 256, 17))


@pytest.mark.parametrize("pixels", SIZES[:4], ids=str)
def test_line_pairs_are_single_pixels_at_every_size(pixels: tuple[int, int]) -> None:
    card, unit = painted(pixels), min(pixels) / 1080
    row = round(pixels[1] / 2 + 180 * unit)
    upright = card[row, round(pixels[0] / 2 - 390 * unit) : round(pixels[0] / 2 - 260 * unit)]
    lying = card[row : row + 20, round(pixels[0] / 2 - 160 * unit)]
    for line in (upright, lying):
        assert {WHITE, BLACK} == set(line.tolist())
        assert (line[1:] != line[:-1]).all()


@pytest.mark.parametrize(("pixels", "width_mm"), [((1920, 1080), 1210), ((1366, 768), 345), ((3840, 2160), 1210)], ids=str)
def test_the_bank_card_has_its_true_size(pixels: tuple[int, int], width_mm: int) -> None:
    card, unit = painted(pixels, width_mm), min(pixels) / 1080
    left, top = round(pixels[0] / 2 - 40 * unit), round(pixels[1] / 2 + 208 * unit)
    width, height = round(85.6 * pixels[0] / width_mm), round(53.98 * pixels[0] / width_mm)
    middle = card[top + height // 2, left : left + width]
    assert (middle[0], middle[-1]) == (WHITE, WHITE)
    assert set(middle[1:-1].tolist()) == {BLACK}
    assert card[top, left + width // 2] == card[top + height - 1, left + width // 2] == WHITE


def test_on_a_screen_smaller_than_a_card_it_is_painted_all_the_same() -> None:
    assert (painted((1920, 1080), 100) == WHITE).any()


def test_a_section_without_a_name_in_english_has_one_line_less() -> None:
    with_both, with_one = painted((1920, 1080)), painted((1920, 1080), section=Text(zh=SECTION.zh))
    assert (with_both != with_one).any()
    assert (with_both != with_one)[: 1080 // 2].sum() == 0


def test_both_languages_ask_for_a_card() -> None:
    assert (test_card.HOLD_A_CARD.zh, test_card.HOLD_A_CARD.en) == ("放一张银行卡比一比", "Hold a bank card against it")
