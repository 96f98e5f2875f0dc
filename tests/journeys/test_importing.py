"""A deck that another program made, from its file to the glass; and what happens when somebody changes their mind."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.folders import tree
from tests.support.hall import REPOSITORY, Hall, environment, until
from tests.support.slideshows import chart, deck, everything, words

CANCELLED_WITHIN_S = 5.0
"""A busy machine takes its time to end a process; the reading of this deck takes longer."""


def told(answer: dict[str, list[dict[str, object]]]) -> dict[int, list[str]]:
    """The codes of what is said of each slide."""
    (file,) = answer["files"]
    found = {slide["index"]: [finding["code"] for finding in slide["findings"]] for slide in file["slides"]}  # type: ignore[attr-defined]
    return {index: codes for index, codes in found.items() if codes}


def changes(answer: dict[str, list[dict[str, object]]]) -> list[int]:
    return [slide["index"] for slide in answer["files"][0]["slides"] if slide.get("change") == "changed"]  # type: ignore[attr-defined]


def test_a_deck_comes_in_plays_and_comes_again(hall: Hall, tmp_path: Path) -> None:
    file = everything(tmp_path / "年度总结.pptx")
    first = hall.ask("import", file, "--section", "east")
    assert told(first) == {6: ["W-IMP-ANIMATION", "W-IMP-TRANSITION"], 7: ["W-IMP-FONT"], 8: ["W-IMP-LINK"]}
    (came,) = first["files"]
    assert [slide["status"] for slide in came["slides"]].count("hidden") == 1
    assert {slide["index"]: slide["offers"] for slide in came["slides"] if slide.get("offers")} == {
        2: ["bar"], 3: ["table"], 4: ["kpi-wall"]
    }  # fmt: skip
    assert (came["grade"], [font["slides"] for font in came["missing_fonts"]]) == ("C", [[7]])
    hall.ask("publish")
    with hall.player() as player:
        hall.ask("cue", "take", came["deck"], "--target", "east", "--wait")
        shown = [slide["slide"] for slide in came["slides"] if slide["status"] != "hidden"]
        player.until(lambda: {player.last()[screen].actual for screen in ("e1", "e2")} == {shown[0]})
        hall.ask("cue", "goto", "8", "--target", "east", "--wait")
        hall.ask("cue", "freeze", "--target", "east", "--wait")
        playing = {item["screen"]: item for item in hall.ask("now")["screens"]}
        assert playing["e1"]["playlist"] == came["deck"]
        standing = playing["e1"]["slide"]["id"]
        assert standing in shown
        player.until(lambda: {player.last()[screen].actual for screen in ("e1", "e2")} == {standing})
        assert {play.actual for play in player.plays() if play.actual.startswith(came["deck"])} <= set(shown)
        assert [play for play in player.plays() if play.actual != play.planned] == []
        assert player.stop() == 0
    everything(file, "第三季度有所放缓。")
    again = hall.ask("import", file)
    assert (changes(again), again["files"][0]["removed"]) == ([9], [])
    assert [slide.get("slide") for slide in again["files"][0]["slides"]] == [slide.get("slide") for slide in came["slides"]]
    hits = hall.ask("slides", "find", "三季")["slides"]
    assert [(hit["slide"], hit["section"], "【三季】" in hit["excerpt"]) for hit in hits] == [(shown[-1], "east", True)]


def test_a_chart_that_is_asked_for_is_live_and_the_folder_holds_all_of_it(hall: Hall, tmp_path: Path) -> None:
    file = deck(tmp_path / "figures 2026.pptx", words(), chart())
    came = hall.ask("import", file, "--live", "2", "--playlist", "west-story", "--section", "west")["files"][0]
    assert [slide["live"] for slide in came["slides"]] == [None, "bar"]
    hall.ask("slides", "export", tmp_path / "out")
    hall.ask("slides", "load", tmp_path / "out")
    hall.ask("slides", "export", tmp_path / "again")
    assert tree(tmp_path / "out") == tree(tmp_path / "again")
    hall.ask("slides", "load", tmp_path / "slides")
    hall.ask("slides", "export", tmp_path / "third")
    assert tree(tmp_path / "out").keys() == tree(tmp_path / "third").keys(), "a folder without the deck leaves it in place"
    assert hall.ask("publish")["revision"] == 2


@contextmanager
def importing(hall: Hall, file: Path) -> Iterator[subprocess.Popen[str]]:
    """An import that has begun to read."""
    command = [sys.executable, "-W", "always", "-m", "kiosk", "--data", hall.data_dir, "--json", "import", file]
    running = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        until(lambda: list(room(hall).glob("*/scratch/*")) or running.poll() is not None)
        yield running
    finally:
        running.kill()
        running.communicate()


def room(hall: Hall) -> Path:
    """Where imports work."""
    return hall.data_dir / "importing"


def readers(hall: Hall) -> list[bytes]:
    """The processes that work there."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environ = (process / "environ").read_bytes()
            found += [environ] if f"HOME={room(hall)}".encode() in environ else []
    return found


def test_who_cancels_is_heard_at_once_and_nothing_is_left(hall: Hall, tmp_path: Path) -> None:
    file = deck(tmp_path / "long.pptx", *([chart()] * 30))
    before = tree(hall.data_dir)
    for number in (signal.SIGINT, signal.SIGTERM):
        with importing(hall, file) as running:
            assert readers(hall)
            began = time.monotonic()
            running.send_signal(number)
            out, err = running.communicate(timeout=30)
            assert time.monotonic() - began < CANCELLED_WITHIN_S
            assert (running.returncode, out, err) == (130, "", "")
        assert readers(hall) == []
        assert not room(hall).exists()
    after = tree(hall.data_dir)
    assert {name for name in after if not re.search(r"\.lock$|-wal$|-shm$", name)} <= before.keys()
    assert hall.ask("init")["decks"] == 3
    assert hall.ask("import", deck(file, words()))["files"][0]["status"] != "rejected", "the next import finds the way free"


def test_what_a_killed_import_leaves_is_gone_with_the_next(hall: Hall, tmp_path: Path) -> None:
    file = deck(tmp_path / "long.pptx", *([chart()] * 30))
    with importing(hall, file) as running:
        assert readers(hall)
        running.kill()
        running.wait()
        until(lambda: readers(hall) == [])
    assert list(room(hall).iterdir())
    assert hall.ask("import", deck(file, words()))["files"][0]["status"] != "rejected"
    assert not room(hall).exists()


def test_imports_wait_for_each_other(hall: Hall, tmp_path: Path) -> None:
    one, other = (deck(tmp_path / f"{name}.pptx", words()) for name in ("one", "other"))
    with importing(hall, one) as first, importing(hall, other) as second:
        for running in (first, second):
            out, err = running.communicate(timeout=60)
            assert (running.returncode, err) == (0, ""), out
    assert hall.ask("init")["decks"] == 5
