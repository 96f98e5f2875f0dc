from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.report_card import Change, PageCard, ReportCard
from kiosk.domain.text import Language, Text
from kiosk.services.import_report import Outcome, answer, lines

LINK = Remark(code="W-IMP-LINK", message=Text(zh="链接的图片没有带过来", en="a linked picture is not included"))
PAGES = (
    PageCard(number=1, title="封面", slide="r-1", content="a", change=Change.UNCHANGED, seconds=8),
    PageCard(number=2, title="增长", slide="r-2", content="b", change=Change.CHANGED, seconds=13, offers=("bar", "table")),
    PageCard(number=3, title="隐", hidden=True),
    PageCard(number=4, title="明细", slide="r-4", content="c", seconds=9, live="table", offers=("table",), findings=(LINK,)),
)
CARD = ReportCard(
    file="报告.pptx", deck="r", section="west", playlist="tour", pages=PAGES, removed=("旧页",),
    missing_fonts=(MissingFont(font="方正小标宋", substitute="Noto Serif CJK SC", pages=(1, 4)),),
)  # fmt: skip
CAME = Outcome(file="报告.pptx", seconds=1.23456, card=CARD)
REFUSED = Outcome(
    file="x.pptx",
    seconds=0.1,
    error=BadInput(
        code="E-IMP-ENCRYPTED", message=Text(zh="有密码", en="password"), where="x.pptx", fix=Text(zh="去掉", en="remove")
    ),
)


def test_a_file_that_came_in_has_the_shape_that_scripts_rely_on() -> None:
    told = answer(CAME, Language.EN)
    assert {name: told[name] for name in ("file", "status", "code", "seconds")} == {
        "file": "报告.pptx", "status": "warnings", "code": None, "seconds": 1.235
    }  # fmt: skip
    assert told["missing_fonts"] == [{"font": "方正小标宋", "substitute": "Noto Serif CJK SC", "slides": [1, 4]}]
    assert [(slide["index"], slide["title"], slide["status"]) for slide in told["slides"]] == [
        (1, "封面", "ok"), (2, "增长", "ok"), (3, "隐", "hidden"), (4, "明细", "warnings")
    ]  # fmt: skip
    assert told["slides"][3]["findings"] == [{"code": "W-IMP-LINK", "message": "a linked picture is not included"}]
    assert (told["grade"], told["removed"], told["slides"][1]["offers"]) == ("C", ["旧页"], ["bar", "table"])
    assert (told["slides"][3]["live"], told["slides"][1]["change"]) == ("table", "changed")


def test_a_file_with_nothing_to_say_is_ok() -> None:
    good = replace(CARD, pages=PAGES[:1], missing_fonts=(), removed=())
    assert answer(replace(CAME, card=good), Language.ZH)["status"] == "ok"


def test_a_refused_file_says_why_and_has_no_slides() -> None:
    told = answer(REFUSED, Language.ZH)
    assert (told["status"], told["code"], told["message"], told["fix"]) == ("rejected", "E-IMP-ENCRYPTED", "有密码", "去掉")
    assert (told["slides"], told["missing_fonts"]) == ([], [])
    assert list(lines(REFUSED, Language.ZH)) == [], "the error has its own line"


FONT_PAGES = {Language.ZH: "第 1、4 页", Language.EN: "slides 1, 4"}


@pytest.mark.parametrize("language", Language)
def test_a_person_is_told_of_what_is_to_be_looked_at_and_of_nothing_else(language: Language) -> None:
    first, *others = lines(CAME, language)
    assert first.startswith("报告.pptx")
    assert "tour" in first
    assert re.search(r"\bC ?[(（]", first)
    told = "\n".join(others)
    for word in ("旧页", "增长", "--hidden", "--live 2", "W-IMP-LINK", "方正小标宋", FONT_PAGES[language]):
        assert word in told
    assert "封面" not in told
    assert told.count("方正小标宋") == 1, "not once more for each of its pages"


def test_an_english_card_is_english_but_for_what_the_file_says() -> None:
    told = "\n".join(lines(CAME, Language.EN))
    for title in ("报告", "增长", "明细", "旧页", "隐", "方正小标宋"):
        told = told.replace(title, "")
    assert not re.search("[\u4e00-\u9fff]", told)
