"""The command line as a whole: what may stand anywhere on the line, and how it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import app, cli
from tests.support.commands import ERROR_LINE, Kiosk

NO_STORE = [
    ("now",), ("status",), ("revisions",), ("publish",), ("rollback", "1"), ("cue", "next"), ("player",),
    ("player", "--start-at", "2026-01-01"), ("wall", "wall.png"), ("slides", "export", "out"), ("slides", "load", "in"),
    ("calendar", "list"),
]  # fmt: skip


@pytest.mark.parametrize("words", NO_STORE, ids=" ".join)
def test_without_a_store_every_verb_says_what_to_run(bare: Kiosk, words: tuple[str, ...]) -> None:
    ran = bare(*words, "--lang", "en")
    assert ran.refused(3) == "E-DB-MISSING"
    assert ran.err.endswith("run kiosk init\n")
    assert ran.out == ""
    assert not bare.data.exists()


def test_what_is_meant_for_every_verb_may_stand_anywhere(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(kiosk.data)]
    for line in (
        [*data, "--json", "--lang", "en", "cue", "next", "--target", "west"],
        ["cue", *data, "--json", "next", "--lang", "en", "--target", "west"],
        ["cue", "next", "--target", "west", "--lang=en", "--json", f"--data={kiosk.data}"],
    ):
        assert cli.main(line) == 0
        assert '"kind": "next"' in capsys.readouterr().out


def test_the_data_folder_may_be_told_by_the_environment(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(kiosk.data))
    assert cli.main(["now"]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ("nosuch",),
        ("now", "--nosuch"),
        ("now", "extra"),
        ("cue", "goto"),
        ("cue", "goto", "x"),
        ("cue", "goto", "-1"),
        ("cue", "emergency", "fire"),
        ("cue", "black", "--for", "1h", "--until", "2199-01-01"),
        ("rollback", "first"),
        ("publish", "--note"),
        ("--lang", "fr", "now"),
        ("now", "--lang"),
        ("publish", "--note", "\udcff"),
        ("cue", "emergency", "notice", "--text", "\udcff"),
    ],
    ids=repr,
)
def test_a_line_nobody_understands(kiosk: Kiosk, words: tuple[str, ...]) -> None:
    ran = kiosk(*words)
    assert ran.refused(2) == "E-CLI-USAGE"
    assert ran.out == ""
    told = kiosk("--json", *words)
    assert told.code == 2
    assert told.answer["error"]["code"] == "E-CLI-USAGE"


def test_an_error_is_one_line_and_one_object(kiosk: Kiosk) -> None:
    ran = kiosk("now", "--at", "x\ny\x1b[31m", "--json", "--lang", "en")
    assert ran.refused(2) == "E-CLI-TIME"
    error = ran.answer["error"]
    assert set(error) == {"code", "message", "where", "fix"}
    assert error["code"] == "E-CLI-TIME"
    assert error["where"] == "--at"
    assert "\x1b" not in ran.err


def test_errors_are_told_in_both_languages(kiosk: Kiosk) -> None:
    lines = {language: kiosk("cue", "goto", "0", "--lang", language).err for language in ("zh", "en")}
    assert lines == {
        "zh": "E-CUE-NUMBER: 幻灯片从 1 数起 (goto) — 写 1 或更大的数\n",
        "en": "E-CUE-NUMBER: slides are counted from 1 (goto) — name 1 or more\n",
    }
    assert kiosk("cue", "goto", "0").err == lines["zh"]


def _broken(*_: object, **__: object) -> None:
    raise RuntimeError("first line\nsecond line")


def test_a_bug_is_one_line_and_exit_1(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "what_counts", _broken)
    ran = kiosk("now", "--json")
    assert ran.code == 1
    assert ran.err.startswith("E-BUG: ")
    assert ran.err.count("\n") == 1
    assert "RuntimeError" in ran.answer["error"]["message"]


def test_with_debug_whatever_went_wrong_is_shown_whole(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.domain.errors import BadInput

    with pytest.raises(BadInput):
        kiosk("--debug", "cue", "goto", "0")
    monkeypatch.setattr(app, "what_counts", _broken)
    with pytest.raises(RuntimeError):
        kiosk("now", "--debug")


def test_ctrl_c_is_no_bug(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "what_counts", interrupted)
    assert kiosk("now").code == 130


@pytest.mark.parametrize("words", [("--help",), ("cue", "--help"), ("slides", "load", "--help")], ids=" ".join)
def test_help(bare: Kiosk, words: tuple[str, ...]) -> None:
    ran = bare(*words)
    assert ran.code == 0
    assert "Usage" in ran.out


def test_a_file_where_the_data_folder_should_be(bare: Kiosk, tmp_path: Path) -> None:
    bare.data.write_text("mine")
    assert bare("now").refused(3) == "E-DB-MISSING"
    assert bare("init").refused(3) == "E-DISK-IO"
    assert bare("player").refused(3) == "E-DB-MISSING"
    assert bare.data.read_text() == "mine"


def test_a_data_folder_nobody_may_make(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Kiosk(data=Path("/proc/kiosk"), capture=capsys)("init")
    assert ran.refused(3).startswith("E-DISK-")


def test_an_error_line_is_recognised_as_such() -> None:
    assert ERROR_LINE.fullmatch("E-A-B: what (where) — fix\n")
    assert not ERROR_LINE.fullmatch("E-A-B: what (where) — fix\nTraceback\n")
