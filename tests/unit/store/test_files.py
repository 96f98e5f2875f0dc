from __future__ import annotations

import errno
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.domain.asset import Asset
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.store.files import AssetFiles

CONTENT = "一张图".encode() * 100
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def everything(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_what_is_put_is_found_under_its_hash(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path / "assets")
    assert files.put(CONTENT) == SHA256
    assert files.read(SHA256) == CONTENT
    assert files.path(SHA256) == tmp_path / "assets" / SHA256[:2] / SHA256[2:4] / SHA256
    assert everything(tmp_path) == {files.path(SHA256)}


def test_a_file_is_taken_in_as_its_bytes_are(tmp_path: Path) -> None:
    files, source = AssetFiles(tmp_path / "assets"), tmp_path / "film.mp4"
    source.write_bytes(CONTENT * 10_000)
    assert files.put(source) == files.put(CONTENT * 10_000)
    assert files.read(files.put(source)) == CONTENT * 10_000


def test_the_same_content_twice_is_one_file(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(files.put, [CONTENT] * 40)) == {SHA256}
    assert everything(tmp_path) == {files.path(SHA256)}
    assert files.read(SHA256) == CONTENT


def test_a_file_that_was_damaged_is_mended_by_putting_it_again(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path)
    files.put(CONTENT)
    files.path(SHA256).write_bytes(b"x" * len(CONTENT))
    assert not files.verify_content(SHA256)
    files.put(CONTENT)
    assert files.verify_content(SHA256)


def test_verify_looks_at_presence_and_size(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path)
    asset = Asset(sha256=SHA256, size_bytes=len(CONTENT), width_px=1, height_px=1)
    assert not files.verify(asset)
    assert not files.verify_content(SHA256)
    files.put(CONTENT)
    assert files.verify(asset)
    files.path(SHA256).write_bytes(CONTENT[:-1])
    assert not files.verify(asset)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA256.upper(), SHA256[:-1], SHA256 + "0", f"{SHA256}\n"])
def test_only_a_hash_is_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        AssetFiles(tmp_path).path(name)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="E-ASSET-MISSING") as caught:
        AssetFiles(tmp_path).read(SHA256)
    assert SHA256 in caught.value.where


def test_what_a_killed_writer_left_is_swept_at_the_next_opening(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path)
    files.put(CONTENT)
    (tmp_path / "half-written").write_bytes(CONTENT[:7])
    AssetFiles(tmp_path)
    assert everything(tmp_path) == {files.path(SHA256)}


@pytest.mark.parametrize(
    ("code", "expected"),
    [(errno.ENOSPC, "E-DISK-FULL"), (errno.EDQUOT, "E-DISK-FULL"), (errno.EROFS, "E-DISK-READONLY"), (errno.EIO, "E-DISK-IO")],
)
def test_a_disk_that_fails_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, expected: str
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    files = AssetFiles(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(EnvironmentFault, match=expected):
            files.put(CONTENT)
    assert everything(tmp_path) == set()
    assert files.put(CONTENT) == SHA256


def test_a_full_disk_says_how_much_was_needed_and_how_much_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    files = AssetFiles(tmp_path)
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(EnvironmentFault) as caught:
        files.put(b"0" * 1_500_000)
    assert "1.5 MB" in caught.value.line(Language.ZH)
    assert "needs 1.5 MB" in str(caught.value)
    assert "free" in str(caught.value)


def test_what_was_put_for_something_that_failed_is_taken_away_again_and_nothing_else(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path)
    files.put(CONTENT)
    files.path(SHA256).write_bytes(b"damaged")
    before = everything(tmp_path)
    with suppress(KeyError), files.tentative() as put:
        assert {put(CONTENT), put(b"more"), put(b"more")} == {SHA256, hashlib.sha256(b"more").hexdigest()}
        raise KeyError
    assert everything(tmp_path) == before
    assert files.verify_content(SHA256), "what was mended on the way stays"
    with files.tentative() as put:
        put(b"more")
    assert len(everything(tmp_path)) == 2


def test_room_is_asked_for_in_bytes(tmp_path: Path) -> None:
    files = AssetFiles(tmp_path / "new" / "assets")
    files.check_room(1000)
    with pytest.raises(EnvironmentFault, match="E-DISK-FULL") as caught:
        files.check_room(1 << 60)
    for language in Language:
        line = caught.value.line(language)
        assert f"{(1 << 60) / 1e9:.1f} GB" in line
        assert line.count("GB") == 2
