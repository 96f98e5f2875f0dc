from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk import paths
from tests.support.commands import Kiosk
from tests.support.folders import edit


def table(folder: Path) -> Path:
    file = folder / "own.toml"
    file.write_text((paths.calendars() / "china-2026.toml").read_text("utf-8"), "utf-8")
    edit(file, "date = 2026-01-03", "date = 2026-12-31")
    return file


def test_the_years_there_are(kiosk: Kiosk) -> None:
    assert kiosk("calendar", "list", "--json").answer["years"][-1] == {
        "year": 2026,
        "source": "国务院办公厅关于2026年部分节假日安排的通知",
        "holidays": 33,
        "makeup_days": 6,
    }
    assert "2026 年  33 天放假，6 天调休上班  国务院办公厅" in kiosk("calendar", "list").out
    assert "2026  33 days off, 6 make-up workdays" in kiosk("calendar", "list", "--lang", "en").out


def test_a_table_is_loaded_in_place_of_another(kiosk: Kiosk, tmp_path: Path) -> None:
    file = str(table(tmp_path))
    told = kiosk("calendar", "load", file, "--lang", "en")
    assert told.out.splitlines()[1:] == ["new: 2026-12-31", "gone: 2026-01-03"]
    again = kiosk("calendar", "load", file, "--json").answer
    assert again["replaced"] is True
    assert (again["year"], again["added"], again["removed"], again["changed"]) == (2026, [], [], [])
    assert "没有不同" in kiosk("calendar", "load", file).out


def test_a_table_that_is_wrong_changes_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    before = kiosk("calendar", "list", "--json").answer
    file = table(tmp_path)
    edit(file, "2026-12-31", "2027-12-31")
    assert kiosk("calendar", "load", str(file)).refused(2) == "E-CAL-YEAR"
    assert kiosk("calendar", "load", str(tmp_path / "none.toml")).refused(2) == "E-CAL-SYNTAX"
    assert kiosk("calendar", "list", "--json").answer == before


def test_without_a_table_it_says_how_to_get_one(kiosk: Kiosk) -> None:
    with closing(sqlite3.connect(kiosk.data / "content.db")) as store, store:
        store.execute("DELETE FROM calendar_year")
    assert "kiosk calendar load" in kiosk("calendar", "list").out
