from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.foreign import Foreign
from kiosk.importing import videos
from kiosk.importing.films import read_video
from tests.support.clips import clip, ffmpeg
from tests.support.foreign import PANEL, silent, task


def coded(folder: Path, *told: str, name: str = "other.mp4") -> Path:
    ffmpeg("-i", str(clip(folder / "source.mp4", seconds=1)), *told, str(folder / name))
    return folder / name


def outcome(folder: Path, file: Path) -> tuple[Foreign, videos.Clip]:
    job = task(folder, file)
    foreign = read_video(job, silent)
    [page] = foreign.pages
    assert {path.name for path in job.outbox.iterdir()} == {page.picture, page.video}
    made = videos.look_at(job.outbox / page.video, file.name)
    assert (made.width_px, made.height_px) == (page.width_px, page.height_px)
    assert page.length_us == pytest.approx(1_000_000, abs=100_000)
    return foreign, made


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_what_plays_anywhere_stays_as_it_was_coded(tmp_path: Path, name: str) -> None:
    file = clip(tmp_path / name, seconds=1)
    foreign, made = outcome(tmp_path, file)
    assert foreign.title == "film"
    assert made.file.name == name
    assert made.coding == videos.look_at(file, name).coding
    assert (made.width_px, made.height_px) == (320, 180)


@pytest.mark.parametrize(
    "told",
    [
        ("-c:v", "libx265", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le"),
        ("-c:v", "libx264", "-pix_fmt", "yuv444p"),
        ("-c:v", "libx264", "-vf", f"scale={PANEL[0] * 2}:-2"),
    ],
    ids=["h265", "444", "large"],
)
def test_what_does_not_is_made_anew(tmp_path: Path, told: tuple[str, ...]) -> None:
    _, made = outcome(tmp_path, coded(tmp_path, *told))
    assert (made.coding, made.pixels) == ("h264", "yuv420p")
    assert made.width_px <= PANEL[0]


def test_a_video_that_a_phone_took_upright_is_upright(tmp_path: Path) -> None:
    file = coded(tmp_path, "-c", "copy", "-metadata:s:v", "rotate=90", name="phone.mov")
    _, made = outcome(tmp_path, file)
    assert (made.width_px, made.height_px) == (180, 320)


def test_bright_colours_that_turn_pale_are_remarked_on(tmp_path: Path) -> None:
    told = ("-c:v", "libx265", "-x265-params", "log-level=error:transfer=smpte2084", "-pix_fmt", "yuv420p10le")
    foreign, _ = outcome(tmp_path, coded(tmp_path, *told, "-color_trc", "smpte2084"))
    assert [remark.code for remark in foreign.pages[0].remarks] == ["W-VIDEO-HDR"]


def test_progress_is_told_in_seconds(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_video(task(tmp_path, clip(tmp_path / "film.mp4", seconds=3)), lambda *done: told.append(done))
    assert told[-1] == (3, 3)
    assert told == sorted(told)


def refused(folder: Path, file: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_video(task(folder, file), silent)
    return caught.value.code


def test_a_video_that_ends_early_is_refused(tmp_path: Path) -> None:
    file = clip(tmp_path / "film.webm", seconds=4)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert refused(tmp_path, file) == "E-VIDEO-DAMAGED"


def test_one_of_more_than_ten_minutes_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, clip(tmp_path / "film.mp4", seconds=601, size=(16, 16), rate=1)) == "E-VIDEO-LENGTH"


def test_without_ffmpeg_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = clip(tmp_path / "film.mp4", seconds=0.2)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFault) as caught:
        read_video(task(tmp_path, file), silent)
    assert caught.value.code == "E-CONV-MISSING"
    assert "ffmpeg" in caught.value.fix.zh
