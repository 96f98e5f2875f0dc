from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import Kiosk
from tests.support.folders import ROOT

SENTENCE = "每天 9-11 西厅故事 全馆"


def entries(kiosk: Kiosk) -> int:
    return len(kiosk.json("schedule", "list")["entries"])


def test_a_script_is_told_what_was_understood_and_saves_with_yes(kiosk: Kiosk) -> None:
    told = kiosk.json("schedule", "say", SENTENCE)
    assert list(told) == ["id", "understood", "next", "skipped", "remarks", "saved"]
    assert (told["id"], told["saved"], len(told["next"]), told["skipped"], told["remarks"]) == (None, False, 5, [], [])
    assert all(start.endswith("T09:00+08:00") for start in told["next"])
    assert entries(kiosk) == 0
    saved = kiosk.json("schedule", "say", SENTENCE, "--yes")
    assert saved == told | {"id": saved["id"], "saved": True}
    assert entries(kiosk) == 1


def test_a_dry_run_never_saves(kiosk: Kiosk) -> None:
    assert kiosk.json("schedule", "say", SENTENCE, "--dry-run", "--yes")["saved"] is False
    assert "--dry-run" in kiosk("schedule", "say", SENTENCE, "--dry-run", "--yes").err
    assert entries(kiosk) == 0


def test_without_a_terminal_it_says_how_to_save(kiosk: Kiosk) -> None:
    ran = kiosk("schedule", "say", "每天 9-11 西厅故事")
    assert ran.code == 0
    assert "每天 09:00–11:00，展区「西厅」放「西厅故事」" in ran.out
    assert "注意  没说在哪里" in ran.out
    assert ran.err == "没有保存：要保存，加上 --yes 再运行\n"
    assert "to save it, run it again with --yes" in kiosk("schedule", "say", SENTENCE, "--lang", "en").err
    assert entries(kiosk) == 0


def test_the_words_need_no_quotation_marks_and_a_target_may_stand_beside(kiosk: Kiosk) -> None:
    told = kiosk.json("schedule", "say", "every", "day", "9-11", "West", "story", "--target", "hall", "--yes")
    assert (told["saved"], told["remarks"]) == (True, [])


def test_what_is_not_understood_is_refused(kiosk: Kiosk) -> None:
    ran = kiosk("schedule", "say", "每周八 9-11 西厅故事")
    assert ran.refused(2) == "E-SCH-SENTENCE"
    assert "【每周八】 9-11 西厅故事" in ran.err
    assert kiosk("schedule", "say", "").refused(2) == "E-SCH-SENTENCE"
    assert kiosk("schedule", "say").refused(2) == "E-CLI-USAGE"


@pytest.mark.parametrize(("answer", "kept"), [("y", 1), ("n", 0), ("", 0)])
def test_on_a_terminal_it_reads_back_and_asks(kiosk: Kiosk, answer: str, kept: int) -> None:
    said = at_terminal(kiosk.data, answer, "schedule", "say", SENTENCE, "--lang", "en")
    shown, _, after = said.partition("Save it to the draft? [y/N]")
    assert shown.count(" 09:00, ") + shown.count(" 09:00\r") == 5
    assert ("saved as entry 1" if kept else "not saved") in after
    assert entries(kiosk) == kept


def at_terminal(data: Path, typed: str, *words: str) -> str:
    """The real command with a terminal in front of it, into which a line is typed."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, f"{typed}\n".encode())
        command = [sys.executable, "-m", "kiosk", "--data", str(data), *words]
        with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs) as running:
            assert running.wait(timeout=60) == 0
        return os.read(ours, 65536).decode()
    finally:
        os.close(ours)
        os.close(theirs)
