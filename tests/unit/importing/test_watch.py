from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.importing.watch import Watch

NAMES = ("b/two.csv", "a.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    for name in NAMES:
        (tmp_path / name).write_text("1", "utf-8")
    return tmp_path


def written(file: Path, text: str, ns: int) -> None:
    """Writes a file, and has it written at an instant of its own."""
    file.write_text(text, "utf-8")
    os.utime(file, ns=(ns, ns))


def settled(folder: Path) -> Watch:
    watch = Watch(folder)
    watch.changed(NAMES)
    assert watch.changed(NAMES) == sorted(NAMES), "at first everything counts as changed"
    return watch


def test_a_file_is_told_of_once_when_it_has_stood_still(folder: Path) -> None:
    watch = settled(folder)
    assert watch.changed(NAMES) == []
    written(folder / "a.csv", "22", 1)
    assert watch.changed(NAMES) == []
    written(folder / "a.csv", "333", 2)
    assert watch.changed(NAMES) == [], "it is still being written"
    assert watch.changed(NAMES) == ["a.csv"]
    assert watch.changed(NAMES) == []


def test_the_same_size_at_another_time_is_a_change_and_a_look_is_none(folder: Path) -> None:
    watch = settled(folder)
    (folder / "a.csv").read_text("utf-8")
    assert [watch.changed(NAMES) for _ in range(2)] == [[], []]
    written(folder / "a.csv", "2", 5)
    assert [watch.changed(NAMES) for _ in range(2)] == [[], ["a.csv"]]


def test_a_file_that_is_not_there_has_not_changed_and_one_that_is_put_back_has(folder: Path) -> None:
    watch = settled(folder)
    (folder / "a.csv").unlink()
    assert [watch.changed(NAMES) for _ in range(2)] == [[], []]
    written(folder / "a.csv", "1", 7)
    assert [watch.changed(NAMES) for _ in range(2)] == [[], ["a.csv"]]


def test_what_was_lost_is_told_of_again(folder: Path) -> None:
    watch = settled(folder)
    watch.forget("a.csv")
    assert watch.changed(NAMES) == ["a.csv"]


def test_a_folder_that_is_none_has_nothing_new(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "nowhere")
    assert [watch.changed(("a.csv", "x" * 300, "\0")) for _ in range(2)] == [[], []]
