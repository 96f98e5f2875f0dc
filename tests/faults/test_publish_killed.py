"""A publish that is killed, or that meets a disk that is full or broken, at every single system call.

Whatever happens, the store is as it was before or as it is after, and the next publish works. strace does the breaking;
the sweep goes over both threads that touch the disk: the caller's, which writes the asset files and closes the store, and
the writer's, which does the transaction.
"""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path

import pytest

from kiosk.store.files import AssetFiles
from kiosk.store.unit_of_work import SqlStore
from tests.support.publish_stub import BUG, PUBLISHED, REFUSED, first_publish, publish

REPOSITORY = Path(__file__).parents[2]

CALLS = ",".join((
    "openat", "close", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat",
    "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "fcntl", "flock",
))  # fmt: skip
"""Every call by which a publish touches the disk."""

WORKERS = 2


class Thread(Enum):
    """Which thread of the publisher is broken: its place in the line that the publisher says."""

    FILES = 1
    TRANSACTION = 2


class Publishers:
    """The process that forks publishers, and strace on the one it forked last."""

    def __init__(self) -> None:
        self._stub = subprocess.Popen(
            [sys.executable, "-m", "tests.support.publish_stub"],
            cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def run(self, data_dir: Path, thread: Thread, *options: str) -> int:
        """Publishes with strace on one thread; gives how the publisher ended."""
        tid = self._ask(str(data_dir)).split()[thread.value]
        strace = ["strace", "-p", tid, "-o", str(data_dir.with_suffix(".strace")), "-e", f"trace={CALLS}", *options]
        with subprocess.Popen(strace, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            attached = tracer.stderr.readline()
            assert "attached" in attached, attached
            end = int(self._ask("go"))
            tracer.stderr.read()
        return end

    def _ask(self, line: str) -> str:
        assert self._stub.stdin is not None
        assert self._stub.stdout is not None
        self._stub.stdin.write(f"{line}\n")
        return self._stub.stdout.readline()

    def close(self) -> None:
        self._stub.communicate()


@pytest.fixture(scope="module")
def publishers() -> Iterator[tuple[Publishers, ...]]:
    started = tuple(Publishers() for _ in range(WORKERS))
    yield started
    for one in started:
        one.close()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with revision 1, copied for each break point."""
    folder = tmp_path_factory.mktemp("before")
    first_publish(folder)
    return folder


@contextmanager
def copied(before: Path, to: Path) -> Iterator[Path]:
    shutil.copytree(before, to)
    yield to
    shutil.rmtree(to)


def calls_of(publisher: Publishers, before: Path, folder: Path, thread: Thread) -> list[tuple[str, int]]:
    """The calls that a publish makes on a thread when nobody disturbs it: each by its name, and the how-many-eth of it."""
    with copied(before, folder / "undisturbed") as data_dir:
        assert publisher.run(data_dir, thread) == PUBLISHED
        assert check(data_dir) == 2
    names = re.findall(r"^(\w+)\(", (folder / "undisturbed.strace").read_text(), flags=re.MULTILINE)
    return [(name, names[: index + 1].count(name)) for index, name in enumerate(names)]


def sweep(publishers: tuple[Publishers, ...], before: Path, folder: Path, thread: Thread, fault: str) -> list[tuple[int, int]]:
    """Breaks every call once; for each, how the publisher ended and the revision that was found then."""
    calls = calls_of(publishers[0], before, folder, thread)

    def broken(publisher: Publishers, name: str, count: int) -> tuple[int, int]:
        with copied(before, folder / f"{name}-{count}") as data_dir:
            end = publisher.run(data_dir, thread, "-e", f"inject={name}:{fault}:when={count}")
            return end, check(data_dir)

    def share(worker: int) -> list[tuple[int, int]]:
        return [broken(publishers[worker], name, count) for name, count in calls[worker::WORKERS]]

    with ThreadPoolExecutor(WORKERS) as pool:
        return [outcome for outcomes in pool.map(share, range(WORKERS)) for outcome in outcomes]


def check(data_dir: Path) -> int:
    """Everything that has to hold whatever happened; gives the newest revision that was found."""
    files, store = AssetFiles(data_dir / "assets"), SqlStore(data_dir)
    assert not (data_dir / "assets" / "half-written").exists()
    found = store.read(lambda uow: uow.programmes.latest())
    assert store.read(lambda uow: uow.programmes.damaged()) == ()
    for revision in range(1, found + 1):
        for media in store.read(lambda uow, revision=revision: uow.programmes.get(revision)).media:
            assert files.verify(media.shown)
            assert files.verify_content(media.shown.sha256)
    publish(store, files, found + 1)
    assert store.read(lambda uow: uow.programmes.get(uow.programmes.latest())).revision == found + 1
    store.close()
    with closing(sqlite3.connect(data_dir / "content.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


@pytest.mark.parametrize("thread", Thread, ids=lambda thread: thread.name.lower())
def test_killed_at_every_call(publishers: tuple[Publishers, ...], before: Path, tmp_path: Path, thread: Thread) -> None:
    outcomes = sweep(publishers, before, tmp_path, thread, "signal=SIGKILL")
    assert {end for end, _ in outcomes} == {-signal.SIGKILL}
    assert {revision for _, revision in outcomes} == {1, 2}, "the sweep should reach from before the commit to after it"


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("thread", Thread, ids=lambda thread: thread.name.lower())
def test_an_error_at_every_call(
    publishers: tuple[Publishers, ...], before: Path, tmp_path: Path, thread: Thread, error: str
) -> None:
    outcomes = sweep(publishers, before, tmp_path, thread, f"error={error}")
    assert BUG not in {end for end, _ in outcomes}
    assert {end for end, _ in outcomes} == {PUBLISHED, REFUSED}
    assert all(revision == 2 for end, revision in outcomes if end == PUBLISHED), "what was acknowledged is there"
    assert {revision for _, revision in outcomes} <= {1, 2}
