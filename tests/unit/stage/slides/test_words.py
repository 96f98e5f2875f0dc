import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from kiosk.qtkit.theme import TypeToken
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.words import SMALLEST_PX, Words, baseline, fits, fitting, fitting_all, fitting_line, set_text, typeset

BODY = TypeToken(px=40, line=1.5, weight=400)
STEPS = [BODY, BODY.at(32), BODY.at(28)]


@pytest.mark.parametrize(
    ("typed", "as_set"),
    [
        ("从第23位升至第17位", "从第 23\u00a0位升至第 17\u00a0位"),
        ("建设 30 周年", "建设 30\u00a0周年"),
        ("华为5G+人工智能", "华为 5G+\u00a0人工智能"),
        ("99 km²以内", "99\u00a0km² 以内"),
        ("“十三五”", "“十三五”"),
        ("Henan’s “first” zone…", 'Henan\'s "first" zone...'),
    ],
)
def test_air_between_hanzi_and_latin_is_set_not_typed(typed: str, as_set: str) -> None:
    assert typeset(typed) == as_set


def test_lines_are_exactly_one_line_height_apart() -> None:
    setting = set_text("字" * 25, BODY, 10 * BODY.px)
    lines = [setting.layout.lineAt(i) for i in range(setting.lines)]
    assert setting.size == QSize(10 * BODY.px, 3 * BODY.line_px)
    assert [line.y() + line.ascent() for line in lines] == [baseline(BODY) + i * BODY.line_px for i in range(3)]


def test_the_last_line_is_not_left_with_one_character() -> None:
    setting = set_text("郑州高新区建设三十周年发展成就", BODY, 14 * BODY.px)
    assert setting.lines == 2
    assert setting.layout.lineAt(1).textLength() >= 5


def test_a_line_would_rather_end_with_a_pause() -> None:
    setting = set_text("聚焦智慧产业与应用，建设智慧社会", BODY, 12 * BODY.px)
    assert setting.layout.text()[setting.layout.lineAt(0).textLength() - 1] == "，"


def test_better_breaks_are_not_bought_with_a_broken_word() -> None:
    setting = set_text("Supercomputing 1+N+N", BODY.at(44), 366)
    starts = [setting.layout.lineAt(i).textStart() for i in range(setting.lines)]
    assert starts == [0, len("Supercomputing ")]


def test_an_opening_quote_hangs_outside_the_margin() -> None:
    setting = set_text("“十三五”", BODY)
    assert setting.layout.lineAt(0).x() == -BODY.px / 2
    assert setting.size.width() == 4.5 * BODY.px


def test_a_number_is_not_parted_from_its_unit() -> None:
    setting = set_text("管辖面积共有 99 平方公里", BODY, 8 * BODY.px)
    ends = [setting.layout.lineAt(i).textStart() for i in range(1, setting.lines)]
    assert setting.layout.text().index("平") not in ends


@pytest.mark.parametrize(("hanzi", "px"), [(10, 40), (12, 32), (14, 28)])
def test_a_text_steps_down_until_it_fits(hanzi: int, px: int) -> None:
    assert fitting("字" * hanzi, STEPS, QSize(400, BODY.line_px)).px == px


def test_past_the_last_step_a_text_grows_smaller_but_is_never_cut() -> None:
    box = QSize(400, BODY.line_px)
    token = fitting("字" * 40, STEPS, box)
    assert SMALLEST_PX <= token.px < 28
    assert fits("字" * 40, token, box)


def test_nothing_goes_below_the_smallest_size() -> None:
    assert fitting("字" * 900, STEPS, QSize(400, BODY.line_px)).px >= SMALLEST_PX


def test_neighbours_share_the_step_of_the_longest() -> None:
    box = QSize(400, BODY.line_px)
    assert fitting_all(["短", "字" * 12], STEPS, box).px == 32
    assert fits("字" * 10, BODY, box)
    assert not fits("字" * 11, BODY, box)


def test_centred_words_have_their_lines_in_the_middle_of_the_widest(sheet: Group) -> None:
    words = Words("Growing an industry", BODY, "#FFFFFF", sheet, 260)
    left, centred = _inked(words), _inked(words.centred())
    assert words.lines == 2
    assert abs(sum(left[0]) - sum(left[1])) > BODY.px
    assert centred == [pytest.approx((begin, words.size.width() - begin), abs=4) for begin, _ in centred]


def _inked(words: Words) -> list[tuple[int, int]]:
    """Where the ink of each line begins and ends."""
    image = QImage(words.size, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    words.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    lines = [range(line * BODY.line_px, (line + 1) * BODY.line_px) for line in range(words.lines)]
    inked = [[x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() for y in line)] for line in lines]
    return [(columns[0], columns[-1]) for columns in inked]


def test_words_stand_on_a_baseline(sheet: Group) -> None:
    large = Words("99", BODY.at(128), "#FFFFFF", sheet).on_baseline(0, 500)
    small = Words("平方公里", BODY, "#FFFFFF", sheet).on_baseline(200, 500)
    assert large.y() + baseline(BODY.at(128)) == small.y() + baseline(BODY) == 500


def test_a_line_is_measured_without_breaks() -> None:
    assert fitting_line("约 20,000", [BODY.at(128), BODY.at(64), BODY], 200).px == 40
