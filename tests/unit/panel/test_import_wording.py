from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.report_card import Grade
from kiosk.domain.text import Text
from kiosk.panel import import_wording as words
from kiosk.panel.import_jobs import Job, JobState
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Order
from tests.support.report_cards import EVERY_GRADE, FONT, PLAIN, locked

SECOND = 1_000_000
JOB = Job(id=1, wish=Order(file=Path("a.pptx")))


def test_everything_is_said_in_both_languages() -> None:
    texts = [each for each in vars(words).values() if isinstance(each, Text)]
    texts += [*words.GRADES.values(), *words.STATES.values()]
    assert [text for text in texts if not text.en or re.search("[\u4e00-\u9fff]", text.en)] == []
    assert set(words.GRADES) == set(Grade)
    assert set(words.STATES) == set(JobState)


def test_before_the_first_page_it_is_being_converted() -> None:
    told = words.told(replace(JOB, state=JobState.READING, began_us=0), 12 * SECOND)
    assert told == Text(zh="正在打开和转换，已用 12 秒", en="Opening and converting, 12 s so far")


def test_then_it_tells_the_page_and_what_is_left() -> None:
    job = replace(JOB, state=JobState.READING).told(1, 20, 10 * SECOND).told(11, 20, 100 * SECOND)
    assert words.told(job, 110 * SECOND) == Text(
        zh="第 11/20 页，已用 2 分钟，约还要 2 分钟", en="Page 11 of 20, 2 min so far, about 2 min left"
    )


def test_a_file_that_came_in_is_told_with_its_grade() -> None:
    job = replace(JOB, state=JobState.IN, outcome=Outcome(file="a", seconds=1, card=EVERY_GRADE))
    assert words.told(job, 0).zh.startswith("已导入 4 页。D：缺少内容")
    assert words.came_in(PLAIN) == Text(zh="已导入「照片.png」，1 页，等级 A", en='Imported "照片.png": 1 slide, grade A')


def test_a_refused_file_is_told_with_what_to_do() -> None:
    job = replace(JOB, state=JobState.REFUSED, outcome=Outcome(file="a", seconds=1, error=locked()))
    assert words.told(job, 0) == Text(
        zh="没有导入：锁.pptx 有密码保护。另存为没有密码的文件。",
        en="Not imported: 锁.pptx is password-protected. Save it without a password.",
    )


@pytest.mark.parametrize("code", ["E-IMP-EMPTY", "E-IMP-SECTION", "E-IMP-MISSING"])
def test_nobody_is_sent_to_the_command_line(code: str) -> None:
    error = BadInput(
        code=code, message=Text(zh="不行", en="no"), where="--section", fix=Text(zh="加 --hidden", en="say --hidden")
    )
    told = words.refused(error)
    assert "--" not in told.zh + (told.en or "")


def test_what_is_different_from_the_time_before_is_counted() -> None:
    told = words.changes(EVERY_GRADE)
    assert told is not None
    assert told.zh == "和上次相比：新增 2 页，修改 1 页，未变 1 页，去掉 1 页（旧的一页）"
    assert words.changes(PLAIN) is None


def test_a_missing_font_is_told_with_what_stands_for_it_and_where() -> None:
    told = words.font(FONT)
    assert "方正小标宋" in told.zh
    assert "Noto Serif CJK SC" in told.zh
    assert "第 3 页" in told.zh
    assert (told.en or "").endswith("(page 3)")
