from __future__ import annotations

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.war_map import MOST_ROWS
from kiosk.importing.chart_file import MOST_BYTES, Chart, read_chart
from tests.support.charts import AS_OF, CSV, PROJECTS

HEADER = "project_zh,unit,due,progress,state\n"


def read(text: str | bytes) -> tuple[Chart, list[BadInput]]:
    """The chart of a file, and what was told about it."""
    findings: list[BadInput] = []
    content = text if isinstance(text, bytes) else text.encode()
    return read_chart(content, "plan/story/projects.csv", findings.append), findings


def refusal(text: str | bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read(text)
    error = caught.value
    assert error.message.zh
    assert error.message.en
    assert error.fix.zh
    assert error.fix.en
    return error


def test_the_rows_of_a_file_and_the_date_of_its_data() -> None:
    chart, findings = read(CSV)
    assert chart == Chart(rows=PROJECTS, as_of=AS_OF)
    assert findings == []


@pytest.mark.parametrize(
    "written",
    [
        "\ufeff" + CSV,
        CSV.replace("\n", "\r\n"),
        CSV.rstrip("\n"),
        CSV.replace("# as of 2026-11-20\n", "") + "#As  of 2026-11-20,,,,\n",
        CSV + ",,,,,,,,,\n\n",
        CSV.replace("milestone_en\n", "milestone_en,,\n"),
        CSV.replace(",,\n", "\n"),
        CSV.replace("城管局；交投集团", " 城管局 ; 交投集团 "),
        CSV.replace("# as", "# 说明：每周五更新\n# as"),
    ],
    ids=["bom", "crlf", "no-end", "date-last", "empty-lines", "empty-columns", "short-rows", "air", "comments"],
)
def test_the_way_a_spreadsheet_writes_it_does_not_matter(written: str) -> None:
    chart, findings = read(written)
    assert chart == Chart(rows=PROJECTS, as_of=AS_OF)
    assert findings == []


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    chart, _ = read("state,project_zh\npaused,图书馆\n,公园\n")
    assert [(row.name.zh, row.state and row.state.value, row.units, row.due) for row in chart.rows] == [
        ("图书馆", "paused", (), None), ("公园", None, (), None),
    ]  # fmt: skip
    assert chart.as_of is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("公园,甲局,2026-02-30,,", "2026-02-30"),
        ("公园,甲局,2026/11/20,,", "2026/11/20"),
        ("公园,甲局,,六成,", "六成"),
        ("公园,甲局,,120,", "120"),
        ("公园,甲局,,nan,", "nan"),
        ("公园,甲局,,,late", "late"),
        (",甲局,,,", "name"),
        ("公园,甲局,,,normal,多了", "6"),
        (f"{'长' * 31},甲局,,,", "长"),
    ],
)
def test_a_bad_row_is_named_and_left_out_and_the_good_ones_show(row: str, told: str) -> None:
    chart, findings = read(f"{HEADER}桥,乙局,,,\n{row}\n路,,,50,normal\n")
    assert [project.name.zh for project in chart.rows] == ["桥", "路"]
    (finding,) = findings
    assert (finding.code, finding.where) == ("E-DATA-ROW", "plan/story/projects.csv:3")
    assert told in finding.message.en
    assert finding.message.zh != finding.message.en


def test_units_and_their_english_names_go_in_pairs() -> None:
    head = "project_zh,unit,unit_en\n桥,甲局,A\n"
    chart, findings = read(f"{head}路,甲局;乙局,A\n渠,丙局,\n")
    assert [row.units for row in chart.rows] == [
        read(head)[0].rows[0].units,
        read("project_zh,unit\n渠,丙局\n")[0].rows[0].units,
    ]
    assert "unit_en" in findings[0].message.zh


def test_a_row_on_several_lines_is_named_by_its_first() -> None:
    _, findings = read(f'{HEADER}"桥\n上游",甲局,,,\n"路\n段",甲局,,,late\n')
    assert [finding.where for finding in findings] == ["plan/story/projects.csv:4"]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        (CSV.encode("gb18030"), "E-DATA-SYNTAX", ""),
        (b"\xff\xfe\x00", "E-DATA-SYNTAX", ""),
        (b" " * (MOST_BYTES + 1), "E-DATA-SYNTAX", ""),
        ("", "E-DATA-SYNTAX", ""),
        ("# as of 2026-11-20\n", "E-DATA-SYNTAX", ""),
        ("桥,甲局\n路,乙局\n", "E-DATA-SYNTAX", ""),
        ("# as of yesterday\n" + HEADER + "桥,,,,\n", "E-DATA-SYNTAX", ":1"),
        (HEADER + '桥,"甲局,,,\n路,,,,\n', "E-DATA-SYNTAX", ":2"),
        (HEADER + "".join(f"桥{n},,,,\n" for n in range(MOST_ROWS + 1)), "E-DATA-SYNTAX", ""),
        ("project_zh,untit\n桥,甲局\n", "E-DATA-COLUMN", ":1"),
        ("\n# x\nproject_zh,unit,unit\n桥,甲局,甲局\n", "E-DATA-COLUMN", ":3"),
        (HEADER + "桥,,,,\n路,,,,\n桥,甲局,,,\n", "E-DATA-ROW", ":4"),
        (HEADER, "E-DATA-EMPTY", ""),
        (HEADER + "桥,,,,late\n", "E-DATA-EMPTY", ""),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_nobody_can_be_sure_of_is_refused(text: str | bytes, code: str, where: str) -> None:
    error = refusal(text)
    assert (error.code, error.where) == (code, f"plan/story/projects.csv{where}")


def test_a_column_that_is_misspelt_is_told_the_nearest_known_one() -> None:
    assert refusal("project_zh,untit\n桥,甲局\n").fix.en == "did you mean unit?"
    assert "milestone_en" in refusal("project_zh,颜色\n桥,红\n").fix.zh


def test_a_project_that_is_told_twice_is_named_with_both_lines() -> None:
    error = refusal(HEADER + "桥,,,,\n路,,,,\n桥,甲局,,,\n")
    assert "2" in error.message.zh
    assert "桥" in error.message.en
