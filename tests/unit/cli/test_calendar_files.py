"""The schedule as calendar files, as staff type it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.calendars import calendar
from tests.support.commands import Kiosk

WEEKLY = "DTSTART:20260907T090000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;BYDAY=MO"
ODD = "DTSTART:20260907T090000\nDURATION:PT3H\nRRULE:FREQ=HOURLY"
NAMED = "DTSTART:20260908T200000\nDTEND:20260909T010000\nATTENDEE:mailto:a@example.org"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    text = calendar(WEEKLY, NAMED, ODD).replace("SUMMARY:tour", "SUMMARY:东厅故事").replace("LOCATION:hall", "LOCATION:东厅")
    (tmp_path / "events.ics").write_text(text, "utf-8", newline="\r\n")
    return tmp_path / "events.ics"


def test_an_import_answers_in_its_shape(kiosk: Kiosk, file: Path) -> None:
    told = kiosk.json("schedule", "import", str(file), "--lang", "en")
    (not_held,) = told.pop("not_held")
    assert told == {
        "file": "events.ics", "added": 2, "changed": 0, "same": 0, "removed": 0, "held": [1, 2],
        "remarks": ["left out, for the schedule has no use for it: ATTENDEE (1)"],
    }  # fmt: skip
    assert not_held["event"] == "东厅故事 (2026-09-07)"
    assert "FREQ=HOURLY" in not_held["reason"]
    again = kiosk.json("schedule", "import", str(file))
    assert (again["added"], again["same"], again["held"]) == (0, 2, [1, 2])
    assert [entry["id"] for entry in kiosk.json("schedule", "list")["entries"]] == [1, 2]


def test_a_person_is_told_in_their_language(kiosk: Kiosk, file: Path) -> None:
    tried = kiosk("schedule", "import", str(file), "--dry-run").out
    assert "新增 2，更改 0，不变 0，删除 0，不能放进排程 1（只是试算，没有写入）" in tried
    assert "+ east-story → east  2026-09-08 20:00–01:00 +1" in tried
    assert kiosk.json("schedule", "list")["entries"] == []
    told = kiosk("schedule", "import", str(file), "--lang", "en").out
    assert "2 new, 0 changed, 0 as before, 0 removed, 1 not held\n" in told
    assert "! 东厅故事 (2026-09-07)  it does not repeat by days (FREQ=HOURLY) — make one event for each time of day" in told


def test_what_goes_out_comes_in_as_it_was(kiosk: Kiosk, file: Path, tmp_path: Path) -> None:
    kiosk.json("schedule", "import", str(file))
    out = tmp_path / "out.ics"
    assert kiosk.json("schedule", "export", str(out)) == {"file": "out.ics", "entries": 2}
    assert "2 条排程已写入 out.ics" in kiosk("schedule", "export", str(out)).out
    told = kiosk.json("schedule", "import", str(out), "--replace")
    assert (told["same"], told["added"], told["changed"], told["removed"], told["not_held"]) == (2, 0, 0, 0, [])
    assert [path.name for path in tmp_path.iterdir() if "half" in path.name] == []


def test_what_is_gone_is_told_and_goes_only_when_it_is_replaced(kiosk: Kiosk, file: Path) -> None:
    kiosk.json("schedule", "import", str(file))
    less = calendar(WEEKLY).replace("SUMMARY:tour", "SUMMARY:东厅故事").replace("LOCATION:hall", "LOCATION:东厅")
    file.write_text(less, "utf-8")
    assert "not in the file and kept (--replace removes it): 2  east-story" in (
        kiosk("schedule", "import", str(file), "--lang", "en").out
    )
    assert kiosk.json("schedule", "import", str(file), "--replace")["removed"] == 1
    assert [entry["id"] for entry in kiosk.json("schedule", "list")["entries"]] == [1]


def test_options_stand_in_for_what_events_do_not_say(kiosk: Kiosk, file: Path) -> None:
    file.write_text(calendar(WEEKLY).replace("hall", "somewhere"), "utf-8")
    assert "--playlist" in kiosk.json("schedule", "import", str(file), "--lang", "en")["not_held"][0]["reason"]
    told = kiosk.json("schedule", "import", str(file), "--playlist", "West story", "--target", "w1", "--dry-run")
    assert (told["added"], told["held"]) == (1, [])
    assert kiosk("schedule", "import", str(file), "--playlist", "nowhere").refused(2) == "E-SCH-PLAYLIST"
    assert kiosk("schedule", "import", str(file), "--target", "nowhere").refused(2) == "E-SCH-TARGET"


REFUSED = {
    "zone": (calendar("DTSTART;TZID=Mars/Olympus:20260907T090000"), "E-ICS-TZ", "events.ics:7"),
    "date": (calendar("DTSTART:20261301T090000"), "E-ICS-DATE", "events.ics:7"),
    "NUL": (calendar("DTSTART:20260901\0"), "E-ICS-DAMAGED", "events.ics:7"),
    "no calendar": ("hello", "E-ICS-DAMAGED", "events.ics:1"),
    "empty": (calendar(), "E-ICS-EMPTY", "events.ics"),
    "large": ("BEGIN:VCALENDAR\n" + "X:" + "a" * (16 << 20), "E-ICS-TOOBIG", "events.ics"),
    "many": (calendar(*["DTSTART:20260901"] * 10_001), "E-ICS-TOOBIG", "events.ics"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_broken_file_is_refused_in_one_line_and_nothing_is_written(
    kiosk: Kiosk, file: Path, case: str, language: str
) -> None:
    text, code, where = REFUSED[case]
    file.write_text(text, "utf-8")
    ran = kiosk("schedule", "import", str(file), "--lang", language)
    assert ran.refused(2) == code
    assert f"({where}) — " in ran.err
    assert kiosk.json("schedule", "list")["entries"] == []


def test_what_is_no_file_is_refused_without_waiting(kiosk: Kiosk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    for name in ("missing.ics", "pipe.ics", "."):
        assert kiosk("schedule", "import", str(tmp_path / name)).refused(2) == "E-IMP-MISSING"


def test_an_export_that_fails_leaves_the_file_that_was_there(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.ics"
    file.write_text("before", "utf-8")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = kiosk("schedule", "export", str(file))
    assert ran.refused(3) == "E-DISK-FULL"
    assert [path.name for path in tmp_path.glob("*.ics*")] == ["out.ics"]
    assert file.read_text("utf-8") == "before"
    assert kiosk("schedule", "export", str(tmp_path / "nowhere" / "out.ics")).refused(3) == "E-DISK-IO"


def test_an_empty_schedule_goes_out_as_a_calendar_without_events(kiosk: Kiosk, tmp_path: Path) -> None:
    assert kiosk.json("schedule", "export", str(tmp_path / "out.ics"))["entries"] == 0
    assert kiosk("schedule", "import", str(tmp_path / "out.ics")).refused(2) == "E-ICS-EMPTY"


def test_a_store_without_screens_has_no_clock_to_read_times_by(bare: Kiosk, file: Path) -> None:
    assert bare("schedule", "import", str(file)).refused(3) == "E-DB-MISSING"


def test_other_verbs_do_not_load_what_reads_calendars() -> None:
    code = "import sys, kiosk.cli; print([name for name in ('icalendar', 'recurring_ical_events') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
