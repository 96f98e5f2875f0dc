"""Writes the pages of edge cases in assets/manual from the table that the tests go through; run by hand after a change of it.

python build_spec/edge_cases.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
TABLE = _ROOT / "tests" / "unit" / "domain" / "edge_cases.toml"
LANGUAGES = ("zh", "en")
_HALL_ZONE = "Asia/Shanghai"

_COLUMNS = {"zh": ("情形", "排程", "结果"), "en": ("Case", "Entry", "Result")}
_WORDS = {
    "zh": {
        "until": "到 {}（含）", "added": "加上 {}", "dropped": "去掉 {}", "skip": "跳过节假日", "only": "只在节假日",
        "weekday": "调休按星期几", "workday": "调休按工作日", "nights": "（{} 天后）", "refused": "拒绝：{}", "none": "不播",
        "looked": "看 {} 至 {}：", "unpublished": "说明：{} 年节假日未发布",
    },
    "en": {
        "until": "until {} (included)", "added": "added {}", "dropped": "dropped {}", "skip": "holidays skipped",
        "only": "holidays only", "weekday": "make-up days by weekday", "workday": "make-up days as workdays",
        "nights": " ({} days later)", "refused": "refused: {}", "none": "does not play", "looked": "from {} to {}: ",
        "unpublished": "said: the holidays of {} are not published",
    },
}  # fmt: skip


def page_file(language: str) -> Path:
    return _ROOT / "assets" / "manual" / f"edge-cases.{language}.md"


def page(language: str) -> str:
    """The page in a language."""
    return "\n".join(_lines(tomllib.loads(TABLE.read_text("utf-8")), language)) + "\n"


def _lines(table: dict[str, Any], language: str) -> Iterator[str]:
    yield table["head"][language].rstrip("\n")
    for topic in table["topic"]:
        yield ""
        yield f"## {topic['title'][language]}"
        yield ""
        yield f"| {' | '.join(_COLUMNS[language])} |"
        yield "|---|---|---|"
        for case in topic["case"]:
            cells = (case[language], "<br>".join(_entry(case, language)), "<br>".join(_result(case, language)))
            yield f"| {' | '.join(cells)} |"


def _entry(case: dict[str, Any], language: str) -> Iterator[str]:
    """What was entered, a line for each thing."""
    entry, words = case["entry"], _WORDS[language]
    nights = words["nights"].format(entry["nights"]) if entry.get("nights", 0) > 1 else ""
    yield f"{entry['day']} {entry['start']:%H:%M}–{entry['end']:%H:%M}{nights}"
    if "rule" in entry:
        yield f"`{entry['rule']}`"
    if "until" in entry:
        yield words["until"].format(entry["until"])
    for key in ("added", "dropped"):
        if key in entry:
            yield words[key].format(", ".join(map(str, entry[key])))
    for key in ("holidays", "makeup"):
        if key in entry:
            yield words[entry[key]]
    if case.get("zone", _HALL_ZONE) != _HALL_ZONE:
        yield case["zone"]


def _result(case: dict[str, Any], language: str) -> Iterator[str]:
    """What comes of it, a line for each occurrence."""
    words = _WORDS[language]
    if "refused" in case:
        yield words["refused"].format(case["refused"][language])
        return
    yield words["looked"].format(case["from"], case["to"]) + ("" if case["expected"] else words["none"])
    yield from (each.replace(" / ", " – ") for each in case["expected"])
    yield from (words["unpublished"].format(year) for year in case.get("unpublished", ()))


if __name__ == "__main__":
    for each in LANGUAGES:
        page_file(each).parent.mkdir(parents=True, exist_ok=True)
        page_file(each).write_text(page(each), "utf-8")
