"""The measurements themselves: they run, answer in their shape and show what they measured on. No figure is judged here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support.hall import run

pytestmark = pytest.mark.long

ROUNDS = 2
SKEW = {"commit_lateness_us": "µs", "first_to_last_us": "µs", "qasync_timer_lateness_us": "µs"}


def units(answer: dict[str, list[dict[str, object]]]) -> dict[object, object]:
    for figure in answer["figures"]:
        assert list(figure) == ["name", "unit", "n", "median", "p99", "max"]
    return {figure["name"]: figure["unit"] for figure in answer["figures"]}


@pytest.mark.parametrize(
    ("bench", "expected"), [("start", {"first_slide_on_all_screens_s": "s"}), ("skew", SKEW)], ids=["start", "skew"]
)
def test_on_screens(tmp_path: Path, bench: str, expected: dict[str, str]) -> None:
    sheet = tmp_path / "sheet.png"
    said = run(
        "bench", bench, "--screens", "3", "--rounds", str(ROUNDS), "--snapshot", sheet,
        TMPDIR=str(tmp_path), QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert said.code == 0, said.err
    answer = said.json
    assert list(answer) == ["bench", "machine", "figures"]
    assert answer["bench"] == bench
    assert units(answer) == expected
    assert {figure["n"] for figure in answer["figures"]} == {ROUNDS}
    assert Image.open(sheet).convert("RGB").getextrema() != ((0, 0), (0, 0), (0, 0))
    assert [file for file in tmp_path.iterdir() if file != sheet] == []


def test_resolve(tmp_path: Path) -> None:
    said = run("bench", "resolve", "--playlists", "20", "--rounds", "50", TMPDIR=str(tmp_path))
    assert said.code == 0, said.err
    assert units(said.json) == {"resolve_us": "µs"}
    assert said.json["figures"][0]["n"] == 50
    assert list(tmp_path.iterdir()) == []


def test_wall(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    said = run("bench", "wall", "--rounds", str(ROUNDS), "--snapshot", sheet, TMPDIR=str(tmp_path))
    assert said.code == 0, said.err
    assert units(said.json) == {"wall_first_s": "s", "wall_next_s": "s"}
    assert {figure["n"] for figure in said.json["figures"]} == {ROUNDS}
    assert Image.open(sheet).convert("RGB").getextrema() != ((0, 0), (0, 0), (0, 0))
    assert list(tmp_path.iterdir()) == [sheet]


def test_frames(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    said = run(
        "bench", "frames", "--screens", "3", "--rounds", "2", "--snapshot", sheet,
        TMPDIR=str(tmp_path), QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert units(said.json) == {
        "fade_fps": "frames/s", "still_cpu_percent": "%", "pss_still_mib": "MiB", "pss_fading_peak_mib": "MiB",
        "pss_per_extra_screen_mib": "MiB", "tap_to_pixel_ms": "ms", "page_settled_ms": "ms", "language_switch_ms": "ms",
        "six_charts_fps": "frames/s",
    }  # fmt: skip
    assert next(figure["n"] for figure in said.json["figures"] if figure["name"] == "six_charts_fps") == 2
    assert Image.open(sheet).convert("RGB").getextrema() != ((0, 0), (0, 0), (0, 0))


@pytest.mark.parametrize("films", [1, 2])
def test_videos(tmp_path: Path, films: int) -> None:
    sheet = tmp_path / "sheet.png"
    said = run(
        "bench", "videos", "--films", str(films), "--rounds", "1", "--snapshot", sheet,
        TMPDIR=str(tmp_path), QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert units(said.json) == {"frames_dropped_percent": "%", "commit_lateness_us": "µs"}
    assert said.json["figures"][0]["n"] >= films
    assert said.json["figures"][1]["n"] > 0
    assert Image.open(sheet).convert("RGB").getextrema() != ((0, 0), (0, 0), (0, 0))
    assert [file for file in tmp_path.iterdir() if file != sheet] == []


def test_import(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    said = run(
        "bench", "import", "--screens", "2", "--rounds", "1", "--snapshot", sheet, TMPDIR=str(tmp_path)
    )  # fmt: skip
    assert said.code == 0, said.err
    assert units(said.json) == {"seconds_per_page": "s", "ratio_to_libreoffice": "ratio", "player_lateness_ratio": "ratio"}
    assert all(figure["n"] == 1 and figure["median"] > 0 for figure in said.json["figures"])
    assert [file for file in tmp_path.iterdir() if file != sheet] == []
