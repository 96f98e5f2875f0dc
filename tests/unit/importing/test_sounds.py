from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.domain.captions import FileByLanguage
from kiosk.domain.errors import BadInput
from kiosk.importing import sounds
from kiosk.importing.folder import read_folder, write_folder
from tests.support.clips import clip, ffmpeg, tone
from tests.support.exhibits import screen, wall
from tests.support.folders import edit, slides_folder, tree

EAST = "east/east-story"
AUDIO = 'attract = {zh = "看看", en = "Look"}\n'


def refused(file: Path | None) -> str:
    with pytest.raises(BadInput) as caught:
        sounds.listen_to(file, "east/a.m4a")
    error = caught.value
    assert error.where == "east/a.m4a"
    assert all((error.message.zh, error.message.en, error.fix.zh, error.fix.en))
    return error.code


@pytest.mark.parametrize("name", ["a.m4a", "a.mp3", "a.wav", "a.ogg", "a.opus", "a.flac"])
def test_what_people_record_in_is_taken(tmp_path: Path, name: str) -> None:
    made = tone(tmp_path / name, seconds=0.5)
    assert sounds.listen_to(made, name) == sounds.Sound(file=made, size_bytes=made.stat().st_size)


def test_without_ffprobe_a_recording_is_taken_by_its_first_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tone(tmp_path / "a.m4a", seconds=0.5)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sounds.listen_to(made, "a.m4a").file == made
    made.write_bytes(b"GIF89a" + bytes(100))
    assert refused(made) == "E-AUDIO-FORMAT"


def test_what_is_not_there_or_may_not_be_looked_at_is_said_so(tmp_path: Path) -> None:
    assert [refused(file) for file in (None, tmp_path / "none.m4a", tmp_path)] == ["E-DECK-MEDIA"] * 3


@pytest.mark.parametrize("content", [b"", b"\xff", b"text", b"RIFF....AVI ", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.m4a").write_bytes(content)
    assert refused(tmp_path / "a.m4a") == "E-AUDIO-FORMAT"


def test_a_recording_that_ends_early_or_has_no_sound_is_refused(tmp_path: Path) -> None:
    made = tone(tmp_path / "a.m4a")
    made.write_bytes(made.read_bytes()[:200])
    assert refused(made) == "E-AUDIO-DAMAGED"
    assert refused(clip(tmp_path / "silent.mp4", seconds=0.2)) == "E-AUDIO-DAMAGED"


def test_a_recording_of_another_coding_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.ogg"
    ffmpeg("-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "libspeex", str(other))
    assert refused(other) == "E-AUDIO-FORMAT"


def test_a_recording_that_is_too_long_or_too_large_is_refused(tmp_path: Path) -> None:
    assert refused(tone(tmp_path / "long.m4a", seconds=sounds.LONGEST_S + 2)) == "E-AUDIO-LENGTH"
    with (tmp_path / "a.m4a").open("wb") as sparse:
        sparse.truncate(sounds.LARGEST_BYTES + 1)
    assert refused(tmp_path / "a.m4a") == "E-AUDIO-TOOBIG"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = slides_folder(tmp_path / "slides")
    edit(folder / EAST / "deck.toml", AUDIO, AUDIO + 'audio = {zh = "media/view.zh.m4a", en = "media/view.en.mp3"}\n')
    tone(folder / EAST / "media/view.zh.m4a", seconds=0.5)
    tone(folder / EAST / "media/view.en.mp3", seconds=0.5)
    return folder


def test_a_deck_brings_its_recordings_in_and_out_to_the_byte(folder: Path, tmp_path: Path) -> None:
    held: dict[str, bytes] = {}

    def put(content: bytes | Path) -> str:
        found = content.read_bytes() if isinstance(content, Path) else content
        sha256 = hashlib.sha256(found).hexdigest()
        held[sha256] = found
        return sha256

    exhibit = read_folder(folder, wall(screen("e1", "east")), put, lambda done, of: None)
    assert exhibit.decks[1].slides[0].audio == FileByLanguage(zh="media/view.zh.m4a", en="media/view.en.mp3")
    assert {f"{EAST}/media/view.zh.m4a", f"{EAST}/media/view.en.mp3"} <= {media.path for media in exhibit.media}
    write_folder(tmp_path / "out", exhibit, lambda sha256: BytesIO(held[sha256]))
    assert tree(tmp_path / "out") == tree(folder)


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("view.zh.m4a", "none.m4a", "E-DECK-MEDIA", f"{EAST}/media/none.m4a"),
        ("media/view.zh.m4a", "../../../view.m4a", "E-DECK-MEDIA", f"{EAST}/../../../view.m4a"),
        ("view.zh.m4a", "view.png", "E-AUDIO-FORMAT", f"{EAST}/media/view.png"),
        ('{zh = "media/view.zh.m4a", en = "media/view.en.mp3"}', "{}", "E-DECK-FIELD", f"{EAST}/deck.toml:4"),
    ],
)
def test_recordings_that_cannot_be_used_are_told_with_their_place(
    folder: Path, old: str, new: str, code: str, where: str
) -> None:
    edit(folder / EAST / "deck.toml", old, new)
    with pytest.raises(BadInput) as caught:
        read_folder(folder, wall(screen("e1", "east")), lambda content: "0" * 64, lambda done, of: None)
    assert (caught.value.code, caught.value.where.split()[0]) == (code, where)
