from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import Slide, SlideKind, Transition
from kiosk.domain.slide_fields import Bar, BarFields, PageFields, TableFields, TableRow
from kiosk.domain.text import Text
from kiosk.services.slide_editing import (
    MOST_SIGNS,
    Field,
    Form,
    Value,
    edited,
    field_at,
    fields_of,
    figure,
    holding,
    restored,
    untranslated,
)
from kiosk.services.slide_wording import Path
from tests.support.pages import hard_slides
from tests.support.store_samples import FIGURES, HISTORY, OPENING, VIEW

FIRST = ("fields", "items", 0, "value")
BARS = Slide(
    id="bars",
    title=Text(zh="柱"),
    fields=BarFields(unit=Text(zh="个"), bars=(Bar(label=Text(zh="甲"), value=3), Bar(label=Text(zh="乙"), value=0))),
)


def another(field: Field) -> Value:
    """Something else that the field may hold."""
    match field.form:
        case Form.WORDS:
            return Text(zh="改过 23", en="Edited 23")
        case Form.LINE | Form.SOURCE:
            return "另一个"
        case Form.FIGURE:
            return 23.5
        case Form.WHOLE:
            return 170 if field.path[-1] == "of" else 3
        case Form.FLAG:
            return not field.value
        case Form.CHOICE:
            return next(each for each in field.choices if each is not field.value)


def test_every_field_of_every_kind_can_be_edited_and_comes_back_equal() -> None:
    slides = hard_slides()
    assert {slide.kind for slide in slides} == set(SlideKind)
    for slide in slides:
        for field in fields_of(slide):
            changed = edited(slide, field.path, another(field))
            assert field_at(changed, field.path).value == another(field)
            assert [each for each in fields_of(changed) if each.path != field.path] == [
                each for each in fields_of(slide) if each.path != field.path
            ]
            assert restored(changed, field.path, field.value) == slide


def test_no_file_no_id_and_no_row_of_a_data_file_is_among_them() -> None:
    names = {name for slide in (*hard_slides(), OPENING, FIGURES) for each in fields_of(slide) for name in each.path}
    assert names.isdisjoint({"id", "file", "poster", "opens", "audio", "captions", "spoken", "as_of"})
    charts = [slide for slide in hard_slides() if slide.kind is SlideKind.WAR_MAP]
    assert {each.path for each in fields_of(charts[0])} == {
        ("title",), ("fields", "audience"), ("seconds",), ("transition",), ("source",), ("attract",),
    }  # fmt: skip


def test_the_fields_come_in_the_order_in_which_they_are_read() -> None:
    paths = [each.path for each in fields_of(FIGURES)]
    assert paths[0] == ("title",)
    assert paths[1:6] == [
        ("fields", "items", 0, "label"), FIRST, ("fields", "items", 0, "unit"), ("fields", "items", 0, "note"),
        ("fields", "items", 1, "label"),
    ]  # fmt: skip
    assert {each.path for each in fields_of(FIGURES) if each.optional} >= {
        ("seconds",),
        ("source",),
        ("fields", "items", 0, "unit"),
    }


def test_what_is_left_out_is_none_and_what_stands_around_a_text_is_dropped() -> None:
    unit = ("fields", "items", 0, "unit")
    assert field_at(edited(FIGURES, unit, Text(zh="  ", en="")), unit).value is None
    assert field_at(edited(FIGURES, FIRST, Text(zh=" 2\x073\r\n", en=" ")), FIRST).value == Text(zh="23")
    assert edited(OPENING, ("seconds",), None).seconds is None
    assert edited(FIGURES, ("source",), "").source is None


@pytest.mark.parametrize(
    ("slide", "path", "value", "code", "says"),
    [
        (FIGURES, ("title",), Text(zh=" "), "E-EDIT-EMPTY", "“标题”不能为空"),
        (FIGURES, FIRST, Text(zh="", en="12"), "E-EDIT-EMPTY", "“第 1 项 · 数值”要先有中文"),
        (FIGURES, FIRST, Text(zh="字" * (MOST_SIGNS + 1)), "E-EDIT-LONG", "太长"),
        (FIGURES, ("seconds",), 1.0, "E-EDIT-VALUE", "停留秒数 为 1，应在 2 至 600 之间"),
        (BARS, ("fields", "bars", 0, "value"), None, "E-EDIT-EMPTY", "“柱 1 · 数值”不能为空"),
        (BARS, ("fields", "bars", 0, "value"), 0.0, "E-EDIT-VALUE", "至少一根柱子要大于 0"),
        (BARS, ("fields", "bars", 7, "value"), 1.0, "E-EDIT-GONE", "“柱 8 · 数值”已经不在这一页上了"),
        (VIEW, ("fields", "file"), "x.png", "E-EDIT-GONE", "已经不在这一页上了"),
    ],
)  # fmt: skip
def test_what_a_field_may_not_hold_is_told_in_a_sentence(slide: Slide, path: Path, value: Value, code: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        edited(slide, path, value)
    assert caught.value.code == code
    assert says in caught.value.message.zh
    assert caught.value.where == slide.id


def test_a_cell_of_a_table_may_be_blank() -> None:
    cells = (Text(zh="甲"), Text(zh="1"))
    table = Slide(id="t", title=Text(zh="表"), fields=TableFields(columns=cells, rows=(TableRow(cells=cells),)))
    path = ("fields", "rows", 0, "cells", 1)
    assert field_at(edited(table, path, None), path).value == Text(zh="")


@pytest.mark.parametrize(("typed", "value"), [("23", 23.0), (" 12,860.5 ", 12860.5), ("１２", 12.0)])
def test_a_number_is_read_as_people_write_it(typed: str, value: float) -> None:
    assert figure(BARS, field_at(BARS, ("fields", "bars", 0, "value")), typed) == value


def test_what_is_no_number_is_told_and_an_empty_number_is_none_where_it_may_be() -> None:
    with pytest.raises(BadInput) as caught:
        figure(BARS, field_at(BARS, ("fields", "bars", 0, "value")), "三")
    assert "“三”不是" in caught.value.message.zh
    assert figure(BARS, field_at(BARS, ("seconds",)), " ") is None


def test_which_fields_have_no_english() -> None:
    assert [each.path for each in untranslated(OPENING)] == [("fields", "subtitle"), ("fields", "date")]
    value = edited(FIGURES, FIRST, Text(zh="12", en="12"))
    measured = edited(value, ("fields", "items", 0, "unit"), Text(zh="个"))
    assert ("fields", "items", 0, "unit") not in [each.path for each in untranslated(measured)]
    assert ("fields", "items", 0, "unit") in [each.path for each in untranslated(edited(measured, FIRST, Text(zh="12")))]


@pytest.mark.parametrize(
    ("slide", "words", "path"),
    [
        (FIGURES, "340", ("fields", "items", 1, "value")),
        (FIGURES, "PROJECTS", ("fields", "items", 0, "label")),
        (HISTORY, "今天 没有", ("fields", "nodes", 1, "when")),
        (HISTORY, "没有", None),
        (HISTORY, "  ", None),
        (OPENING, "12.5", ("seconds",)),
    ],
)
def test_the_field_that_holds_what_was_searched_for(slide: Slide, words: str, path: Path | None) -> None:
    assert holding(slide, words) == path


def test_notes_for_staff_can_be_edited_too() -> None:
    page = Slide(id="p", title=Text(zh="页"), fields=PageFields(file="a.png", alt=Text(zh="一页"), words="甲", notes=""))
    changed = edited(page, ("fields", "notes"), "讲到这里停一下")
    assert changed == replace(page, fields=PageFields(file="a.png", alt=Text(zh="一页"), words="甲", notes="讲到这里停一下"))
    assert edited(page, ("transition",), Transition.CUT).transition is Transition.CUT
