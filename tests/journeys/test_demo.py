"""The demonstration without a display: all 18 screens, the report and the contact sheet."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk import paths
from kiosk.domain.events import Play
from kiosk.domain.wall import Show
from kiosk.importing.site import read_site
from kiosk.stage.contact_sheet import (
    CAPTION_HEIGHT,
    COLUMNS,
    GAP,
    HEADING_HEIGHT,
    MARGIN,
    TILE_HEIGHT,
    TILE_WIDTH,
)
from tests.support.folders import edit
from tests.support.hall import REPOSITORY, WITHIN_S, Hall, children_of, environment, run, until, write_slides

WALL = read_site(paths.reference_site())
ROWS = [[screen.id for screen in row] for _, row in groupby(WALL.screens, key=lambda screen: screen.section)]
SECTIONS = tomllib.loads((paths.reference_slides() / "sections.toml").read_text("utf-8"))["section"]
LINE_HEIGHT = TILE_HEIGHT + CAPTION_HEIGHT


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report `r.json`, the answer `out.json` and the sheet `wall.png`, and a place for temporary files."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "temporary").mkdir()
    said = run(
        "demo", "--seconds", "5", "--dwell", "2", "--snapshot", folder / "wall.png", "--report", folder / "r.json",
        TMPDIR=str(folder / "temporary"),
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    (folder / "out.json").write_text(said.out, "utf-8")
    return folder


def test_the_report_has_its_shape(demo: Path) -> None:
    report = json.loads((demo / "r.json").read_text("utf-8"))
    assert json.loads((demo / "out.json").read_text("utf-8")) == report
    assert list(report) == ["machine", "seconds", "revision", "screens", "commit", "player", "faults"]
    assert list(report["machine"]) == ["cores", "gpu", "os", "python", "qt"]
    assert list(report["commit"]) == ["n", "lateness_us", "first_to_last_us", "turns"]
    for figures in (report["commit"]["lateness_us"], report["commit"]["first_to_last_us"]):
        assert list(figures) == ["p50", "p99", "max"]
    assert list(report["player"]) == ["pss_mib", "cpu_percent"]
    assert [(screen["screen"], screen["section"]) for screen in report["screens"]] == [
        (screen.id, screen.section) for screen in WALL.screens
    ]
    assert report["revision"] == 1
    assert report["faults"] == []


def test_every_screen_painted_what_was_planned(demo: Path) -> None:
    for screen in json.loads((demo / "r.json").read_text("utf-8"))["screens"]:
        assert list(screen) == ["screen", "section", "shown", "black_frames"]
        assert screen["black_frames"] == 0
        assert len(screen["shown"]) >= 2, "a dwell of 2 s passes more than once"
        for entry in screen["shown"]:
            assert list(entry) == ["slide", "planned", "actual", "at"]
            assert entry["planned"] == entry["actual"]


def test_screens_of_a_section_show_the_same_slide_or_each_its_own(demo: Path) -> None:
    screens = {item["screen"]: item["shown"] for item in json.loads((demo / "r.json").read_text("utf-8"))["screens"]}
    for row, section in zip(ROWS, SECTIONS, strict=True):
        shown = [[entry["slide"] for entry in screens[screen]] for screen in row]
        if section["show"] == Show.TOGETHER.value:
            # The last screens of a cascade are still changing when slides of 2 s go on: they leave some out.
            leading = max(shown, key=len)
            assert all(_in_order(slides, leading) for slides in shown)
        else:
            assert all(len(set(at_once)) == len(row) for at_once in zip(*shown, strict=False))


def _in_order(slides: list[str], all_slides: list[str]) -> bool:
    """Whether the one are among the other in the same order."""
    rest = iter(all_slides)
    return all(slide in rest for slide in slides)


def test_the_sheet_shows_every_screen(demo: Path) -> None:
    sheet = Image.open(demo / "wall.png").convert("RGB")
    lines = [-(-len(row) // COLUMNS) for row in ROWS]
    height = 2 * MARGIN + sum(HEADING_HEIGHT + count * LINE_HEIGHT + GAP for count in lines)
    assert sheet.size == (2 * MARGIN + COLUMNS * (TILE_WIDTH + GAP) - GAP, height)
    firsts: list[bytes] = []
    top = MARGIN
    for row, count in zip(ROWS, lines, strict=True):
        tiles = [_tile(sheet, place, top + HEADING_HEIGHT) for place in range(len(row))]
        assert all(tile.getbbox() is not None and len(tile.getcolors(1 << 20) or ()) > 1 for tile in tiles)
        firsts.append(tiles[0].tobytes())
        top += HEADING_HEIGHT + count * LINE_HEIGHT + GAP
    assert len(set(firsts)) == len(ROWS), "each section shows something of its own"


def _tile(sheet: Image.Image, place: int, top: int) -> Image.Image:
    line, column = divmod(place, COLUMNS)
    x, y = MARGIN + column * (TILE_WIDTH + GAP), top + line * LINE_HEIGHT
    return sheet.crop((x, y, x + TILE_WIDTH, y + TILE_HEIGHT))


def test_nothing_is_left_behind(demo: Path) -> None:
    assert list((demo / "temporary").iterdir()) == []


def test_untouched_it_idles_and_now_tells_of_every_instant(tmp_path: Path) -> None:
    """Slides of 2 s, and from the first boundary after 5 s on: six frames of 8 s, then the deck again."""
    here = Hall(tmp_path)
    demo = ("demo", "--screens", "1", "--seconds", "9", "--dwell", "2", "--idle-after", "5")
    assert (said := here.run(*demo)).code == 0, said
    with here.telemetry() as telemetry:
        plays = telemetry.plays(0)
    assert [play.actual for play in plays] == [play.planned for play in plays]
    begun = next(play for play in plays if play.actual.startswith("attract:"))
    told = [told_at(here, begun, second) for second in (-1, 0, 41, 49, 51)]
    assert [item["state"] for item in told] == ["playing", "idle", "idle", "playing", "playing"]
    assert f"attract:{told[1]['slide']['id']}" == begun.actual
    assert [item["slide"]["index"] for item in told[1:]] == [1, 6, 1, 2]


def told_at(here: Hall, play: Play, second: int) -> Any:
    """What `now` says of a screen that many seconds after it has shown something."""
    at = datetime.fromtimestamp(play.planned_us / 1e6 + second + 0.01, UTC).isoformat()
    (screen,) = here.ask("now", "--at", at)["screens"]
    return screen


def test_a_store_plays_at_another_time_as_a_copy(hall: Hall, tmp_path: Path) -> None:
    """What is published for an instant comes at that instant, on all screens of a section in one commit."""
    slides = write_slides(tmp_path / "other")
    deck = slides / "east" / "east-story" / "deck.toml"
    edit(deck, 'id = "east-story-1"', 'id = "another-first"')
    edit(deck, 'zh = "east-story 1"', 'zh = "another first"')  # where it looked the same, it might come without being seen
    hall.ask("slides", "load", slides)
    hall.ask("publish", "--at", "2031-12-01T09:00:00")
    report, before = tmp_path / "r.json", hall.plays()
    demo = ("demo", "--start-at", "2031-12-01T08:59:42", "--seconds", "20", "--report", report)
    said = hall.run(*demo, TMPDIR=str(temporary(tmp_path)))
    assert said.code == 0, said
    assert "a copy of" in said.err
    answer = json.loads(report.read_text("utf-8"))
    due = "2031-12-01T09:00:00+08:00"
    shown = {item["screen"]: [it for it in item["shown"] if it["at"] == due] for item in answer["screens"]}
    assert [entry["actual"] for screen in ("e1", "e2") for entry in shown[screen]] == ["another-first"] * 2
    assert answer["commit"]["n"] >= 3
    assert hall.plays() == before
    assert hall.ask("status")["player"]["state"] == "stopped"
    assert list(temporary(tmp_path).iterdir()) == []


def temporary(folder: Path) -> Path:
    (folder / "temporary").mkdir(exist_ok=True)
    return folder / "temporary"


@contextmanager
def small_demo(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[str]]]:
    """A demonstration with its temporary files in `folder`, and the processes that it has started."""
    command = [sys.executable, "-m", "kiosk", "demo", "--screens", "1"]
    players: list[str] = []
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment(TMPDIR=str(folder)), stdout=subprocess.PIPE) as demo:
        try:
            players = until(lambda: children_of(demo.pid))
            yield demo, players
        finally:
            demo.kill()
            for player in players:
                with suppress(ProcessLookupError):
                    os.kill(int(player), signal.SIGKILL)


def still_there(players: list[str]) -> list[str]:
    return [player for player in players if Path("/proc", player).exists()]


def test_one_that_is_ended_takes_its_player_along(tmp_path: Path) -> None:
    with small_demo(tmp_path) as (demo, players):
        demo.terminate()
        assert demo.wait(WITHIN_S) == 130
        # One that was only just being started has not been told; it ends by its pipe, a moment later.
        until(lambda: still_there(players) == [])
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_killed_leaves_no_player_behind(tmp_path: Path) -> None:
    with small_demo(tmp_path) as (demo, players):
        demo.kill()
        until(lambda: still_there(players) == [])
