from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.foreign import ForeignPage
from kiosk.importing.animations import read_animation
from tests.support import corpus
from tests.support.foreign import silent, task


def moving(file: Path, *, ms: int = 200, loop: int | None = 0, size: tuple[int, int] = (321, 201)) -> Path:
    frames = [Image.new("RGB", size, (60 * at, 60, 90)) for at in range(4)]
    told = {} if loop is None else {"loop": loop}
    frames[0].save(file, save_all=True, append_images=frames[1:], duration=ms, **told)
    return file


def page(folder: Path, file: Path) -> ForeignPage:
    job = task(folder, file)
    foreign = read_animation(job, silent)
    assert {path.name for path in job.outbox.iterdir()} == {
        name for name in (foreign.pages[0].picture, foreign.pages[0].video) if name
    }
    return foreign.pages[0]


@pytest.mark.parametrize("suffix", ["gif", "png", "webp", "avif"])
def test_an_animation_becomes_a_video_that_goes_round_for_a_while(tmp_path: Path, suffix: str) -> None:
    read = page(tmp_path, moving(tmp_path / f"a.{suffix}"))
    assert (read.video, read.picture) == ("film.mp4", "page-0001.png")
    assert (read.width_px, read.height_px) == (320, 200)  # sides of a video are even
    assert read.length_us == pytest.approx(10_400_000, abs=50_000)


def test_one_that_ends_is_shown_once(tmp_path: Path) -> None:
    assert page(tmp_path, moving(tmp_path / "a.gif", loop=None)).length_us == pytest.approx(800_000, abs=50_000)


def test_a_frame_that_says_no_time_stands_as_browsers_let_it(tmp_path: Path) -> None:
    assert page(tmp_path, moving(tmp_path / "a.gif", ms=0, loop=None)).length_us == pytest.approx(400_000, abs=50_000)


def test_a_large_one_fits_the_panel(tmp_path: Path) -> None:
    read = page(tmp_path, moving(tmp_path / "a.gif", size=(1280, 1280), loop=None))
    assert (read.width_px, read.height_px) == (360, 360)


def test_one_frame_is_a_picture(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(corpus.gif(frames=1))
    read = page(tmp_path, tmp_path / "a.gif")
    assert (read.video, read.length_us, read.remarks) == ("", 0, ())


def test_without_ffmpeg_the_first_frame_stands_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    read = page(tmp_path, moving(tmp_path / "a.gif"))
    assert (read.video, read.picture) == ("", "page-0001.png")
    assert [remark.code for remark in read.remarks] == ["W-IMP-ANIMATION"]
