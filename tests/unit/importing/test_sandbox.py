from __future__ import annotations

import socket
import threading
import time
import zipfile
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.foreign import Foreign
from kiosk.importing.sandbox import Sandbox
from tests.support.folders import picture
from tests.support.foreign import PANEL, processes_below, read, rogue, silent


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    folder.mkdir()
    return folder


def still(folder: Path, name: str = "a.png", format: str = "PNG") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(picture(64, 48, format))
    return folder / name


def by_rogue(name: str, file: Path, room: Path) -> Foreign:
    with Sandbox(rogue(name), room).read(file, PANEL, silent, lambda: False) as (foreign, _):
        return foreign


def refused(name: str, file: Path, room: Path) -> KioskError:
    with pytest.raises(KioskError) as caught:
        by_rogue(name, file, room)
    assert list(room.iterdir()) == []
    assert processes_below(room) == []
    return caught.value


def test_a_picture_is_read_and_its_files_go_with_the_context(tmp_path: Path, room: Path) -> None:
    told: list[tuple[int, int]] = []
    file = still(tmp_path / "in")
    with Sandbox(paths.reader_command(), room).read(file, PANEL, lambda *done: told.append(done), lambda: False) as (
        found,
        box,
    ):
        assert found.title == "a"
        assert (box / found.pages[0].picture).read_bytes().startswith(b"\x89PNG")
        assert (found.pages[0].width_px, found.pages[0].height_px) == (64, 48)
    assert told == [(1, 1)]
    assert list(room.iterdir()) == []
    assert processes_below(room) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("eats_memory", "E-IMP-MEMORY"),
        pytest.param("loops", "E-IMP-TIMEOUT", marks=pytest.mark.long),
        ("chatters", "E-IMP-OUTPUT"),
        ("writes_one_file", "E-IMP-OUTPUT"),
        ("leads_out", "E-IMP-CRASHED"),
        ("links_out", "E-IMP-CRASHED"),
        ("breaks", "E-IMP-CRASHED"),
        ("dies", "E-IMP-CRASHED"),
    ],
)
def test_a_reader_that_takes_too_much_or_breaks_is_ended(tmp_path: Path, room: Path, name: str, code: str) -> None:
    began = time.monotonic()
    error = refused(name, still(tmp_path / "in"), room)
    assert (error.code, error.where, type(error)) == (code, "a.png", BadInput)
    assert error.message.zh != error.message.en
    assert time.monotonic() - began < 15


def test_what_the_pc_lacks_is_no_fault_of_the_file(tmp_path: Path, room: Path) -> None:
    assert type(refused("lacks", still(tmp_path / "in"), room)) is EnvironmentFault


def test_a_reader_reaches_no_network(tmp_path: Path, room: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert by_rogue("connects", still(tmp_path / "in", f"{port}.png"), room).title == "OSError"


def test_a_process_that_a_reader_leaves_behind_ends_with_it(tmp_path: Path, room: Path) -> None:
    assert by_rogue("forks", still(tmp_path / "in"), room).title == "forked"
    assert processes_below(room) == []


def test_a_reader_sees_nothing_of_our_environment(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_SECRET", "1234")
    told = by_rogue("tells_its_surroundings", still(tmp_path / "in"), room).title
    seen = dict(line.split("=", 1) for line in told.splitlines())
    assert seen.keys() <= {"HOME", "TMPDIR", "PATH", "LC_ALL", "LC_CTYPE", "QT_QPA_PLATFORM", "cwd", "nice"}
    assert seen["HOME"] == seen["TMPDIR"] == seen["cwd"]
    assert Path(seen["HOME"]).is_relative_to(room)
    assert int(seen["nice"]) >= 10


def test_what_libraries_print_is_no_answer(tmp_path: Path, room: Path) -> None:
    assert by_rogue("prints", still(tmp_path / "in"), room).title == "done"


def test_who_cancels_waits_a_second_at_most_and_nothing_is_left(tmp_path: Path, room: Path) -> None:
    stop = threading.Event()
    asked: list[float] = []

    def begun(done: int, of: int) -> None:
        asked.append(time.monotonic())
        stop.set()

    sandbox = Sandbox(rogue("sleeps"), room)
    with pytest.raises(CancelledError), sandbox.read(still(tmp_path / "in"), PANEL, begun, stop.is_set):
        pass
    assert time.monotonic() - asked[0] < 1
    assert list(room.iterdir()) == []
    assert processes_below(room) == []


def test_a_folder_is_read_in_the_order_people_count(tmp_path: Path, room: Path) -> None:
    folder = tmp_path / "展览"
    for name in ("照片10.png", "照片2.png", "b/照片1.png"):
        still((folder / name).parent, Path(name).name)
    still(folder, "照片3.png").write_bytes(picture(64, 48, "PNG")[:60])
    (folder / "notes.txt").write_text("x")
    (folder / ".hidden.png").write_bytes(b"x")
    told: list[tuple[int, int]] = []
    with Sandbox(paths.reader_command(), room).read(folder, PANEL, lambda *done: told.append(done), lambda: False) as (
        found,
        box,
    ):
        assert found.title == "展览"
        assert [(page.number, page.title) for page in found.pages] == [(1, "照片1"), (2, "照片2"), (3, "照片10")]
        assert sorted(path.name for path in box.iterdir()) == sorted(page.picture for page in found.pages)
    assert [remark.code for remark in found.remarks] == ["W-IMP-SKIPPED", "E-IMG-TRUNC"]
    assert "notes.txt" in found.remarks[0].message.zh
    assert "照片3.png" in found.remarks[1].message.zh
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert list(room.iterdir()) == []


def test_an_archive_is_read_as_a_folder(tmp_path: Path, room: Path) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("展/照片2.png", picture(64, 48))
        archive.writestr("展/照片1.jpg", picture(64, 48, "JPEG"))
        archive.writestr("../../照片3.png", picture(64, 48))
        archive.writestr("inner.zip", b"PK")
        archive.writestr("__MACOSX/._照片1.jpg", b"x")
    with read(file, room) as (found, box):
        assert found.title == "all"
        assert [page.title for page in found.pages] == ["照片3", "照片1", "照片2"]
        assert all((box / page.picture).is_file() for page in found.pages)
    assert [remark.code for remark in found.remarks] == ["W-IMP-SKIPPED"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "room"]


def test_a_folder_of_nothing_and_one_of_nothing_sound_are_refused(tmp_path: Path, room: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(BadInput) as caught, read(tmp_path / "in", room):
        pass
    assert (caught.value.code, caught.value.where) == ("E-IMP-EMPTY", "in")
    still(tmp_path / "in").write_bytes(b"no picture")
    with pytest.raises(BadInput) as caught, read(tmp_path / "in", room):
        pass
    assert caught.value.code == "E-IMP-EMPTY"
    assert "a.png" in caught.value.message.zh


def test_who_cancels_a_folder_ends_all_of_its_children(tmp_path: Path, room: Path) -> None:
    for number in range(20):
        still(tmp_path / "in", f"{number}.png")
    began = time.monotonic()
    sandbox = Sandbox(rogue("sleeps"), room)
    with pytest.raises(CancelledError), sandbox.read(tmp_path / "in", PANEL, silent, lambda: time.monotonic() - began > 1):
        pass
    assert time.monotonic() - began < 3
    assert list(room.iterdir()) == []
    assert processes_below(room) == []
