from __future__ import annotations

from kiosk.domain.report_card import Grade
from kiosk.panel import import_wording as words
from kiosk.panel.report_rows import report_rows
from tests.support.report_cards import EVERY_GRADE, PLAIN
from tests.support.shelves import shelf


def test_the_whole_comes_first_with_fonts_and_what_is_different() -> None:
    whole, *_ = report_rows(EVERY_GRADE, shelf(), only_findings=False)
    told = "\n".join(text.zh for text in whole.below)
    assert (whole.heading.zh, whole.grade, whole.page) == ("年度汇报.pptx", Grade.D, None)
    assert "4 页进入展区" in told
    assert "和上次相比" in told
    assert "方正小标宋" in told


def test_each_page_has_its_grade_and_its_sentences() -> None:
    _, *pages = report_rows(EVERY_GRADE, shelf(), only_findings=False)
    assert [row.grade for row in pages] == [Grade.A, Grade.B, Grade.C, Grade.D, None]
    assert pages[0].below == ()
    assert pages[1].below[0].en == "Its animation is not carried over"
    assert pages[1].below[1].zh.startswith("可以变成实时条形图")
    assert pages[3].below[1].zh == "已经是实时表格"
    assert pages[4].below == (words.HIDDEN,)


def test_pages_without_remarks_can_be_left_out() -> None:
    _, *pages = report_rows(EVERY_GRADE, shelf(), only_findings=True)
    assert [row.page.number for row in pages if row.page is not None] == [2, 3, 4, 5]
    _, nothing = report_rows(PLAIN, shelf(), only_findings=True)
    assert nothing.heading == words.NO_FINDINGS
