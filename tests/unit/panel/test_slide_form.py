from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.panel.desk import Desk
from kiosk.panel.slide_field import FieldRow, WordsEdit
from kiosk.panel.slide_form import SlideForm
from kiosk.services.errand import Errand
from kiosk.services.shelf import Shelf
from kiosk.services.slide_editing import fields_of
from kiosk.services.slide_errands import EditSlide
from tests.support.cards import shelf_of, until, words_on
from tests.support.pages import hard_slides
from tests.support.store_samples import FIGURES, HISTORY


@pytest.fixture
def form(parent: QWidget) -> SlideForm:
    made = SlideForm(parent)
    made.resize(320, 900)
    made.render_desk(Desk())
    made.fit(1.0)
    made.put(shelf_of(), FIGURES)
    parent.resize(320, 900)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


@pytest.fixture
def errands(form: SlideForm) -> list[Errand]:
    found: list[Errand] = []
    form.errand.connect(found.append)
    return found


def rows(form: SlideForm) -> list[FieldRow]:
    return [row for row in form.findChildren(FieldRow) if not row.isHidden()]


def paths(form: SlideForm) -> list[object]:
    return [row.field.path for row in rows(form)]


def focused() -> QPlainTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found


def seek(form: SlideForm, words: str) -> None:
    """Looks for words, and waits until the focus is there."""
    found: list[FieldRow] = []
    form.focused.connect(found.append)
    form.seek(words)
    until(lambda: bool(found))


def name() -> str:
    return focused().accessibleName().replace("\u00a0", " ")


def wait_for_all(form: SlideForm, slide: Slide) -> None:
    until(lambda: paths(form) == [field.path for field in fields_of(slide)])


def test_each_field_has_a_row_and_of_many_the_first_are_there_first(form: SlideForm) -> None:
    wait_for_all(form, FIGURES)
    table = max(hard_slides(), key=lambda slide: len(fields_of(slide)))
    form.put(shelf_of(), table)
    assert 1 <= len(rows(form)) < len(fields_of(table))
    wait_for_all(form, table)
    form.put(shelf_of(), HISTORY)
    wait_for_all(form, HISTORY)


def test_a_figure_is_changed_where_it_was_looked_for(form: SlideForm, errands: list[Errand]) -> None:
    seek(form, "340")
    assert focused().textCursor().selectedText() == "340"
    QTest.keyClicks(focused(), "341")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert errands == [EditSlide(slide="figures", path=("fields", "items", 1, "value"), value=Text(zh="341"))]


def test_words_that_are_nowhere_lead_to_the_first_field(form: SlideForm) -> None:
    seek(form, "没有这个词")
    assert name() == "标题 zh"


def test_the_english_of_a_field_is_found_too(form: SlideForm) -> None:
    seek(form, "projects")
    assert name() == "第 1 项 · 名称 en"


def test_what_a_slide_does_not_take_is_told_below_the_field(form: SlideForm, errands: list[Errand]) -> None:
    seek(form, "没有这个词")
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert errands == []
    assert "“标题”不能为空" in words_on(form)
    assert form.put_back()
    assert focused().toPlainText() == "数字"
    assert "不能为空" not in words_on(form)
    assert not form.put_back()


def test_tab_goes_from_field_to_field_in_their_order(form: SlideForm) -> None:
    wait_for_all(form, FIGURES)
    seek(form, "没有这个词")
    names = []
    for _ in range(4):
        names.append(name())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert names == ["标题 zh", "标题 en", "第 1 项 · 名称 zh", "第 1 项 · 名称 en"]


def test_what_is_typed_survives_what_comes_from_the_store(form: SlideForm) -> None:
    seek(form, "340")
    QTest.keyClicks(focused(), "999")
    edited = replace(FIGURES, title=Text(zh="新标题"))
    form.put(shelf_of(), edited)
    assert focused().toPlainText() == "999"
    assert rows(form)[0].findChildren(WordsEdit)[0].toPlainText() == "新标题"


def test_another_slide_of_the_same_shape_shows_its_own_words(form: SlideForm) -> None:
    seek(form, "340")
    QTest.keyClicks(focused(), "999")
    other: Shelf = shelf_of()
    form.put(other, replace(FIGURES, id="twin"))
    assert focused().toPlainText() == "340"


def test_every_kind_of_slide_has_its_form(form: SlideForm) -> None:
    shelf = shelf_of()
    for slide in {slide.kind: slide for slide in hard_slides()}.values():
        form.put(shelf, slide)
        wait_for_all(form, slide)
