from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.importing import ffmpeg, videos
from tests.support.clips import clip


def test_a_conversion_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[float] = []
    source = clip(tmp_path / "a.mp4", seconds=2)
    assert ffmpeg.convert([*ffmpeg.READS, "-i", str(source), *ffmpeg.PLAYABLE, str(tmp_path / "b.mp4")], told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(2, abs=0.2)


def test_a_conversion_that_fails_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not ffmpeg.convert(["-i", str(tmp_path / "none.mp4"), str(tmp_path / "b.mp4")], lambda seconds: None)
    assert "none.mp4" in capfd.readouterr().err


def test_frames_become_a_video_that_is_played(tmp_path: Path) -> None:
    assert ffmpeg.film((bytes([at]) * (32 * 16 * 3) for at in range(50)), (32, 16), 25, tmp_path / "a.mp4")
    made = videos.look_at(tmp_path / "a.mp4", "a.mp4")
    assert (made.width_px, made.height_px, made.seconds) == (32, 16, pytest.approx(2, abs=0.1))


def test_frames_that_make_no_video_are_said_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    endless = (bytes(32 * 16 * 3) for _ in range(100_000))
    assert not ffmpeg.film(endless, (32, 16), 25, tmp_path / "none" / "a.mp4")
    assert "none" in capfd.readouterr().err
