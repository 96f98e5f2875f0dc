"""The data file of a wall chart: a CSV of projects, in which a bad row is named and left out.

    # as of 2026-11-20
    project_zh,project_en,unit,person,due,progress,state,milestone_zh,milestone_en

Several units in one cell are parted by semicolons; `unit_en` beside `unit` names them in English, in the same order.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import FieldError
from kiosk.domain.text import Text
from kiosk.domain.war_map import MOST_ROWS, Project, ProjectState, check_date
from kiosk.importing.telling import Tell

COLUMNS = (
    "project_zh", "project_en", "unit", "unit_en", "person", "due", "progress", "state", "milestone_zh", "milestone_en",
)  # fmt: skip
NEEDED = "project_zh"
"""The others may be left out; then nothing is known of them."""

MOST_BYTES = 1_000_000

_AS_OF = re.compile(r"#\s*as of\s+(\S+)", re.IGNORECASE)
_PARTING = re.compile(r"[;；]")
_Record = tuple[int, list[str]]
"""The line a record begins on, and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a data file says: its good rows, and the date of the data if it names one."""

    rows: tuple[Project, ...]
    as_of: str | None


def read_chart(content: bytes, name: str, tell: Tell) -> Chart:
    """The chart in a file; `name` is how messages call it.

    Raises BadInput E-DATA-SYNTAX, E-DATA-COLUMN, E-DATA-ROW for a project that is told twice, E-DATA-EMPTY.
    """
    records = list(_records(_decoded(content, name), name))
    comments = [(line, cells) for line, cells in records if cells[0].startswith("#")]
    told = [(line, cells) for line, cells in records if not cells[0].startswith("#")]
    columns = _columns(told, name)
    rows = _rows(told[1:], columns, name, tell)
    if not rows:
        raise BadInput(
            code="E-DATA-EMPTY",
            message=Text(zh="没有一行可用的数据", en="there is not one good row"),
            where=name,
            fix=Text(zh="至少写一个项目", en="write down at least one project"),
        )
    if len(rows) > MOST_ROWS:
        raise _syntax(
            name, f"超过 {MOST_ROWS} 个项目", f"more than {MOST_ROWS} projects", "分成几张图", "make several charts of it"
        )
    return Chart(rows=rows, as_of=_as_of(comments, name))


def _decoded(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        raise _syntax(name, "文件太大，不像数据表", "the file is too large for a table", "检查文件名", "check the file's name")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _syntax(
            name, "文件不是 UTF-8 编码", "the file is not UTF-8",
            "用“CSV UTF-8（逗号分隔）”另存", "save it as CSV UTF-8 (comma delimited)",
        ) from None  # fmt: skip


def _records(text: str, name: str) -> Iterator[_Record]:
    """The records that are not empty, their cells without the air around them."""
    reader, begins = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        for cells in reader:
            cells = [" ".join(cell.split()) for cell in cells]
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _syntax(
            f"{name}:{begins}", f"不是 CSV（{error}）", f"this is not CSV ({error})", "改正这一行", "mend this line"
        ) from None


def _columns(told: Sequence[_Record], name: str) -> list[str]:
    """The names of the columns, from the first line."""
    if not told or NEEDED not in told[0][1]:
        wanted = ",".join(COLUMNS)
        raise _syntax(
            name, f"第一行应是列名，其中有 {NEEDED}", f"the first line must name the columns, {NEEDED} among them",
            f"写上：{wanted}", f"write: {wanted}",
        )  # fmt: skip
    line, columns = told[0]
    while columns[-1] == "":  # a spreadsheet leaves these behind
        columns = columns[:-1]
    for index, column in enumerate(columns):
        if column not in COLUMNS:
            near = difflib.get_close_matches(column, COLUMNS, n=1, cutoff=0.4)
            fix = Text(zh=f"是不是 {near[0]}？", en=f"did you mean {near[0]}?") if near else None
            raise _column(f"{name}:{line}", f"没有“{column}”这一列", f"there is no column '{column}'", fix)
        if column in columns[:index]:
            raise _column(f"{name}:{line}", f"“{column}”这一列写了两次", f"the column '{column}' is named twice")
    return columns


def _rows(told: Sequence[_Record], columns: Sequence[str], name: str, tell: Tell) -> tuple[Project, ...]:
    """The good rows; the others are told of. A project that is told twice leaves nobody sure which row counts."""
    found: dict[str, tuple[int, Project]] = {}
    for line, cells in told:
        try:
            project = _project(_named(cells, columns))
        except FieldError as error:
            tell(
                _row(f"{name}:{line}", error.text, Text(zh="改正这一行；其他行照常显示", en="mend this line; the others show"))
            )
            continue
        if project.name.zh in found:
            before = found[project.name.zh][0]
            twice = Text(
                zh=f"项目“{project.name.zh}”在第 {before} 行已经有了",
                en=f"line {before} has the project '{project.name.zh}' too",
            )
            raise _row(f"{name}:{line}", twice, Text(zh="只留一行", en="keep one of them"))
        found[project.name.zh] = line, project
    return tuple(project for _, project in found.values())


def _named(cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    """The cells of a row by their columns; spreadsheets leave out empty ones at its end. Raises FieldError for too many."""
    if any(cells[len(columns) :]):
        raise FieldError(
            Text(
                zh=f"这一行有 {len(cells)} 格，只有 {len(columns)} 列",
                en=f"it has {len(cells)} cells for {len(columns)} columns",
            )
        )
    return dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))


def _project(cells: Mapping[str, str]) -> Project:
    """A row as a project; an empty cell is not known. Raises FieldError."""

    def told(column: str) -> str | None:
        return cells.get(column) or None

    milestone = told("milestone_zh")
    return Project(
        name=Text(zh=cells["project_zh"], en=told("project_en")),
        units=_units(told("unit"), told("unit_en")),
        person=told("person"),
        due=told("due"),
        progress=_progress(told("progress")),
        state=_state(told("state")),
        milestone=Text(zh=milestone, en=told("milestone_en")) if milestone else None,
    )


def _units(zh: str | None, en: str | None) -> tuple[Text, ...]:
    names, english = ([part.strip() for part in _PARTING.split(told)] if told else [] for told in (zh, en))
    if english and len(english) != len(names):
        raise FieldError(
            Text(
                zh=f"unit 有 {len(names)} 个单位，unit_en 有 {len(english)} 个",
                en=f"unit names {len(names)} of them and unit_en {len(english)}",
            )
        )
    return tuple(Text(zh=name, en=told or None) for name, told in zip(names, english or [""] * len(names), strict=True) if name)


def _progress(told: str | None) -> float | None:
    if told is None:
        return None
    try:
        return float(told.removesuffix("%"))
    except ValueError:
        raise FieldError(Text(zh=f"进度“{told}”不是数", en=f"the progress '{told}' is no number")) from None


def _state(told: str | None) -> ProjectState | None:
    if told is None:
        return None
    try:
        return ProjectState(told)
    except ValueError:
        known = [state.value for state in ProjectState]
        raise FieldError(
            Text(zh=f"没有“{told}”这种状态，可用：{'、'.join(known)}", en=f"there is no state '{told}': use {', '.join(known)}")
        ) from None


def _as_of(comments: Sequence[_Record], name: str) -> str | None:
    for line, cells in comments:
        found = _AS_OF.match(cells[0])
        if found:
            try:
                check_date(found[1])
            except FieldError as error:
                raise BadInput(
                    code="E-DATA-SYNTAX", message=error.text, where=f"{name}:{line}",
                    fix=Text(zh="写成 # as of 2026-11-20", en="write # as of 2026-11-20"),
                ) from None  # fmt: skip
            return found[1]
    return None


def _syntax(where: str, zh: str, en: str, fix_zh: str, fix_en: str) -> BadInput:
    return BadInput(code="E-DATA-SYNTAX", message=Text(zh=zh, en=en), where=where, fix=Text(zh=fix_zh, en=fix_en))


def _column(where: str, zh: str, en: str, fix: Text | None = None) -> BadInput:
    known = Text(zh=f"可用的列：{'、'.join(COLUMNS)}", en=f"known columns: {', '.join(COLUMNS)}")
    return BadInput(code="E-DATA-COLUMN", message=Text(zh=zh, en=en), where=where, fix=fix or known)


def _row(where: str, message: Text, fix: Text) -> BadInput:
    return BadInput(code="E-DATA-ROW", message=message, where=where, fix=fix)
