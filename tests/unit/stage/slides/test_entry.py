import pytest
from PySide6.QtCore import QRect, QSize

from kiosk.stage.slides.card import Group
from kiosk.stage.slides.entry import Entry, entry_type
from tests.support.pages import theme, words_in

WIDE = QSize(600, 300)


def test_with_room_name_and_line_have_the_largest_type() -> None:
    step = entry_type([Entry(name="超算", line="算得快")], WIDE, theme())
    assert (step.name.px, step.name.weight, step.line.px, step.line.weight) == (48, 700, 36, 400)


def test_the_longest_entry_decides_for_all() -> None:
    long = Entry(name="超算", line="算得快，算得准，" * 9)
    box = QSize(400, 160)
    assert entry_type([Entry(name="超算"), long], box, theme()) == entry_type([long], box, theme())
    assert entry_type([long], box, theme()).line.px < entry_type([Entry(name="超算")], box, theme()).line.px


def test_a_name_rather_stands_on_one_line_a_little_smaller() -> None:
    step = entry_type([Entry(name="数智治理创新峰会")], QSize(280, 200), theme())
    assert (step.name.px, step.size(Entry(name="数智治理创新峰会"), 280).height()) == (32, step.name.line_px)


def test_a_name_too_long_for_one_line_stands_large_on_two_rather_than_on_three() -> None:
    entry = Entry(name="Digital-intelligent governance")
    step = entry_type([entry], QSize(360, 300), theme())
    assert step.height(entry, 360) == 2 * step.name.line_px
    assert step.name.px > 32


@pytest.mark.parametrize("width", [228, 260, 300])
def test_no_word_is_broken(width: int, sheet: Group) -> None:
    entry = Entry(name="Supercomputing services", line="Information for neighbourhoods")
    box = QRect(0, 0, width, 400)
    entry_type([entry], box.size(), theme()).build(entry, box, ("#FFFFFF", "#FFFFFF"), sheet)
    assert [words.lines for words in words_in(sheet)] == [2, 2]


def test_past_the_last_step_it_grows_smaller_and_is_never_cut() -> None:
    entry, box = Entry(name="大数据应用", line="从数据到服务，" * 8), QSize(300, 120)
    step = entry_type([entry], box, theme())
    assert step.line.px < 28
    assert step.size(entry, 300).height() <= 120


def test_an_entry_stands_at_the_top_left_or_in_the_middle(sheet: Group) -> None:
    entry, box = Entry(name="超算", line="算得快"), QRect(100, 200, 600, 300)
    step = entry_type([entry], box.size(), theme())
    step.build(entry, box, ("#111111", "#222222"), sheet)
    name, line = words_in(sheet)
    assert (name.x, name.y, name.colour, line.x, line.colour) == (100, 200, "#111111", 100, "#222222")
    assert line.y >= name.bottom
    middle = step.middle(entry, box)
    assert middle.top() - box.top() == pytest.approx(box.bottom() - middle.bottom(), abs=1)
    assert middle.height() == line.bottom - name.y
