from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Fault
from kiosk.domain.text import Language, Text
from kiosk.panel.log_lines import Export, Log, log_of, write_csv
from kiosk.services.history import History, Issue, Origin
from kiosk.services.ports import Revision
from tests.support.desks import NOW_US, hall
from tests.support.exhibits import SECOND

UNHUNG = Fault(code="E-CFG-SCREEN", where="e2", message=Text(zh="没有接显示器", en="no monitor"), since_us=3 * SECOND)
ELSEWHERE = Fault(code="E-DB-CORRUPT", where="content.db", message=Text(zh="数据库读不出来", en="unreadable"), since_us=SECOND)


def issue(number: int, at_us: int, origin: Origin = Origin.PUBLISHED, anchor_us: int | None = None) -> Issue:
    anchor = at_us if anchor_us is None else anchor_us
    revision = Revision(revision=number, published_us=at_us, anchor_us=anchor, note="", sha256="")
    return Issue(revision=revision, origin=origin, returned_to=None, changed=("e1", "e2", "w1"))


@pytest.fixture
def log() -> Log:
    cue = Cue(id=7, kind=CueKind.NEXT, at_us=4 * SECOND, targets=("east",))
    waiting = issue(3, 5 * SECOND, anchor_us=NOW_US + SECOND)
    issues = (waiting, issue(2, 2 * SECOND, Origin.DATA), issue(1, 0))
    return log_of(History(cues=(cue,), issues=issues, more=True), (UNHUNG, ELSEWHERE), hall())


def test_all_of_it_is_one_list_newest_first(log: Log) -> None:
    assert [(line.what.zh, line.where.zh, line.by_people) for line in log.lines] == [
        ("发布第 3 版，01-01 08:00 起生效", "全部 3 块屏", True),
        ("下一页", "east 的 2 块屏", True),
        ("故障：没有接显示器", "屏 02", False),
        ("挂图数据更新，成为第 2 版", "全部 3 块屏", False),
        ("故障：数据库读不出来", "—", False),
        ("发布第 1 版", "全部 3 块屏", True),
    ]
    assert log.more
    assert log.lines[1].when.zh == "1970-01-01 08:00:04"
    assert log.lines[0].where.en == "All 3 screens"


def test_one_revision_is_in_force_and_one_that_waits_is_not(log: Log) -> None:
    assert {line.revision: line.in_force for line in log.lines if line.revision} == {3: False, 2: True, 1: False}


def test_every_record_has_a_key_of_its_own(log: Log) -> None:
    assert len({line.key for line in log.lines}) == len(log.lines)


@pytest.mark.parametrize(
    ("language", "heading", "row"),
    [
        (Language.ZH, ["时间", "做了什么", "屏幕", "来自"], ["1970-01-01 08:00:04", "下一页", "east 的 2 块屏", "人为"]),
        (Language.EN, ["When", "What", "Screens", "By"], ["1970-01-01 08:00:04", "Next slide", "2 screens of east", "people"]),
    ],
)
def test_a_spreadsheet_reads_what_is_exported(
    log: Log, tmp_path: Path, language: Language, heading: list[str], row: list[str]
) -> None:
    file = tmp_path / "log.csv"
    file.write_text("of yesterday", "utf-8")
    write_csv(Export(file=file, lines=log.lines, language=language))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.reader(read))
    assert (rows[0], rows[2], len(rows)) == (heading, row, 1 + len(log.lines))
    assert list(tmp_path.iterdir()) == [file], "nothing else is left there"


def test_what_was_taken_back_is_still_there_and_so_is_that_it_was() -> None:
    black = Cue(id=1, kind=CueKind.BLACK, at_us=SECOND, until_us=9 * SECOND, targets=("hall",))
    back = Cue(id=2, kind=CueKind.RECALL, at_us=2 * SECOND, targets=("hall",), recalls=1)
    again = Cue(id=3, kind=CueKind.RECALL, at_us=3 * SECOND, targets=("hall",), recalls=2)
    known = log_of(History(cues=(again, back, black), issues=(), more=False), (), hall())
    assert [line.what.zh.split("，")[0] for line in known.lines] == ["重做：黑场", "撤回：黑场", "黑场"]
    unknown = log_of(History(cues=(back,), issues=(), more=True), (), hall())
    assert [line.what.zh for line in unknown.lines] == ["撤回一步"]
    older = log_of(History(cues=(again,), issues=(), more=True, taken_back=(black, back)), (), hall())
    assert [line.what.read(Language.EN).split(",")[0] for line in older.lines] == ["Did again: Black"]


def test_a_folder_that_is_not_there_is_told(log: Log, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        write_csv(Export(file=tmp_path / "away" / "log.csv", lines=log.lines, language=Language.ZH))
