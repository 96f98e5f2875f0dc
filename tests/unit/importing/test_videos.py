from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import VideoFields
from kiosk.domain.text import Text
from kiosk.importing import videos
from kiosk.importing.folder import read_folder
from kiosk.importing.inspect import LARGEST_VIDEO_BYTES
from kiosk.store.files import AssetFiles
from tests.support.clips import clip, ffmpeg
from tests.support.exhibits import screen, wall
from tests.support.folders import slides_folder

FIELDS = VideoFields(file="x.mp4", poster="x.png", alt=Text(zh="图"))
UNTOLD = Slide(id="x", title=Text(zh="短片"), fields=FIELDS)
DECK = """
[[slide]]
id = "film"
kind = "video"
transition = "fade"
title = {zh = "短片", en = "Film"}

[slide.video]
file = "media/film.mp4"
poster = "media/view.png"
alt = {zh = "测试图案", en = "A test pattern"}
"""


def refused(file: Path | None) -> str:
    with pytest.raises(BadInput) as caught:
        videos.look_at(file, "east/film.mp4")
    assert caught.value.where == "east/film.mp4"
    assert caught.value.message.zh
    assert caught.value.message.en
    return caught.value.code


def lasting(seconds: float | None) -> videos.Clip:
    return videos.Clip(file=Path("x.mp4"), size_bytes=1, seconds=seconds)


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_video_is_measured(tmp_path: Path, name: str) -> None:
    made = clip(tmp_path / name, seconds=2, size=(320, 180))
    found = videos.look_at(made, name)
    assert (found.width_px, found.height_px, found.size_bytes) == (320, 180, made.stat().st_size)
    assert found.seconds == pytest.approx(2, abs=0.1)


def test_without_ffprobe_a_video_is_taken_by_its_first_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = clip(tmp_path / "film.mp4")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert videos.look_at(made, "film.mp4") == videos.Clip(file=made, size_bytes=made.stat().st_size)
    made.write_bytes(b"GIF89a" + bytes(100))
    assert refused(made) == "E-VIDEO-FORMAT"


def test_what_is_not_there_or_may_not_be_looked_at_is_said_so(tmp_path: Path) -> None:
    assert [refused(file) for file in (None, tmp_path / "none.mp4", tmp_path)] == ["E-DECK-MEDIA"] * 3


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_video_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "film.mp4").write_bytes(content)
    assert refused(tmp_path / "film.mp4") == "E-VIDEO-FORMAT"


def test_a_video_that_ends_early_is_refused(tmp_path: Path) -> None:
    made = clip(tmp_path / "film.mp4")
    made.write_bytes(made.read_bytes()[:200])
    assert refused(made) == "E-VIDEO-DAMAGED"


def test_a_video_of_another_coding_is_refused(tmp_path: Path) -> None:
    source = clip(tmp_path / "film.mp4", seconds=0.2)
    other = tmp_path / "other.mp4"
    ffmpeg("-i", str(source), "-c:v", "mpeg4", str(other))
    assert refused(other) == "E-VIDEO-FORMAT"


def test_a_sound_is_no_video(tmp_path: Path) -> None:
    sound = tmp_path / "sound.mp4"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", str(sound))
    assert refused(sound) == "E-VIDEO-DAMAGED"


def test_a_video_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as sparse:
        sparse.write(b"\x00\x00\x00\x20ftypisom")
        sparse.truncate(LARGEST_VIDEO_BYTES + 1)
    assert refused(file) == "E-VIDEO-TOOBIG"


@pytest.mark.parametrize(("length", "stands"), [(12.04, 12.1), (12.0, 12.0), (0.4, 2.0), (600.0, 600.0)])
def test_a_slide_stands_as_long_as_its_video(length: float, stands: float) -> None:
    assert videos.lasting(UNTOLD, lasting(length), "x.mp4").seconds == stands


def test_a_slide_that_was_told_how_long_stands_so_long() -> None:
    told = Slide(id="x", title=Text(zh="短片"), fields=FIELDS, seconds=5)
    assert [videos.lasting(told, lasting(length), "x.mp4").seconds for length in (None, 12.0, 900.0)] == [5.0] * 3


@pytest.mark.parametrize("length", [None, 600.01])
def test_a_video_nobody_measured_and_one_that_is_too_long_need_seconds(length: float | None) -> None:
    with pytest.raises(BadInput) as caught:
        videos.lasting(UNTOLD, lasting(length), "x.mp4")
    assert caught.value.code == "E-VIDEO-LENGTH"
    assert "seconds" in caught.value.fix.zh


def test_a_deck_brings_its_video_into_the_store_as_it_is(tmp_path: Path) -> None:
    folder, files = slides_folder(tmp_path / "slides"), AssetFiles(tmp_path / "assets")
    deck = folder / "east/east-story/deck.toml"
    deck.write_text(deck.read_text("utf-8") + DECK, "utf-8")
    made = clip(folder / "east/east-story/media/film.mp4", seconds=3)
    exhibit = read_folder(folder, wall(screen("e1", "east")), files.put, lambda done, of: None)
    film = next(slide for deck in exhibit.decks for slide in deck.slides if slide.id == "film")
    media = next(media for media in exhibit.media if media.path.endswith("film.mp4"))
    assert film.seconds == pytest.approx(3, abs=0.2)
    assert media.original == media.shown
    assert (media.shown.width_px, media.shown.height_px) == (320, 180)
    assert files.read(media.shown.sha256) == made.read_bytes()
    assert [item.path for item in exhibit.media] == sorted(item.path for item in exhibit.media)


def test_a_video_outside_the_folder_is_refused(tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "slides")
    clip(tmp_path / "film.mp4")
    deck = folder / "east/east-story/deck.toml"
    deck.write_text(deck.read_text("utf-8") + DECK.replace("media/film.mp4", "../../../film.mp4"), "utf-8")
    with pytest.raises(BadInput) as caught:
        read_folder(folder, wall(screen("e1", "east")), lambda content: "0" * 64, lambda done, of: None)
    assert caught.value.code == "E-DECK-MEDIA"
