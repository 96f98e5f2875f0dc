from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.importing import worker
from kiosk.importing.inspect import FileKind
from kiosk.importing.messages import Found, Order, Progress, Refusal, line_of, message_of
from tests.support.folders import picture
from tests.support.foreign import task


def said(folder: Path, content: bytes, kind: FileKind = FileKind.PICTURE) -> list[object]:
    """What the child says, started as the product starts it."""
    (folder / "a.png").write_bytes(content)
    job = task(folder, folder / "a.png")
    order = Order(
        kind=kind,
        file=str(job.file),
        name="图.png",
        outbox=str(job.outbox),
        scratch=str(job.scratch),
        panel=job.panel,
        hidden=False,
    )
    done = subprocess.run(paths.reader_command(), input=line_of(order), capture_output=True, check=True)
    assert done.stderr == b""
    return [message_of(line) for line in done.stdout.splitlines()]


def test_progress_and_then_what_was_found(tmp_path: Path) -> None:
    progress, found = said(tmp_path, picture(8, 8))
    assert progress == Progress(1, 1)
    assert isinstance(found, Found)
    assert found.foreign.title == "a"


def test_or_why_not(tmp_path: Path) -> None:
    [refusal] = said(tmp_path, picture(64, 48)[:60])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.where) == ("E-IMG-TRUNC", "图.png")


def test_slides_are_looked_through_first(tmp_path: Path) -> None:
    [refusal] = said(tmp_path, b"PK\x03\x04", FileKind.DECK)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "E-IMP-DAMAGED"


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind is not FileKind.DECK])
def test_every_kind_has_its_reader(kind: FileKind) -> None:
    assert worker.reader_of(kind).__module__.startswith("kiosk.importing.")
