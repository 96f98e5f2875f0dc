from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Text
from kiosk.panel.log_lines import LogLine
from kiosk.panel.log_table import LogFilter, LogModel


def line(key: str, zh: str, en: str, *, by_people: bool = True) -> LogLine:
    return LogLine(
        key=(key,), at_us=0, when=Text(zh="2026-10-14 09:42:13"), what=Text(zh=zh, en=en), where=Text(zh="屏 01", en="Screen 01"),
        by_people=by_people,
    )  # fmt: skip


LINES = (
    line("a", "黑场", "Black"),
    line("b", "故障：没有信号", "Fault: no signal", by_people=False),
    line("c", "下一页", "Next slide"),
)


@pytest.fixture
def shown(parent: QWidget) -> LogFilter:
    model = LogModel(parent)
    made = LogFilter(model, parent)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    model.put(LINES)
    return made


def keys(shown: LogFilter) -> str:
    return "".join(shown.line(row).key[0] for row in range(shown.rowCount()))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "abc"),
        ("黑场", "a"),
        ("BLACK", "a"),
        ("slide 01", "c"),
        ("屏 01", "abc"),
        ("2026-10", "abc"),
        ("黑场 下一页", ""),
        ("  ", "abc"),
    ],
)  # fmt: skip
def test_every_word_is_looked_for_in_both_languages(shown: LogFilter, words: str, found: str) -> None:
    shown.look_for(words)
    assert keys(shown) == found


def test_what_happened_by_itself_can_be_left_out(shown: LogFilter) -> None:
    shown.show_only_people(True)
    assert (keys(shown), shown.only_people) == ("ac", True)
    shown.look_for("next")
    assert keys(shown) == "c"
    shown.show_only_people(False)
    shown.look_for("")
    assert keys(shown) == "abc"
