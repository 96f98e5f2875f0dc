from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing.archive import look_through, unpack
from tests.support import corpus
from tests.support.foreign import silent, task


def unpacked(folder: Path, content: bytes) -> tuple[list[str], list[str]]:
    """The files below the outbox, and the codes of the remarks."""
    (folder / "a.zip").write_bytes(content)
    job = task(folder, folder / "a.zip")
    foreign = unpack(job, silent)
    found = sorted(path.relative_to(job.outbox).as_posix() for path in job.outbox.rglob("*") if path.is_file())
    assert foreign.pages == ()
    return found, [remark.code for remark in foreign.remarks]


def refused(folder: Path, content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        unpacked(folder, content)
    return caught.value.code


def test_files_come_out_under_names_of_our_own(tmp_path: Path) -> None:
    names = ("10.png", "2.png", "../../up.png", "/etc/root.png", "c:\\dos\\9.PNG", "a\x1b[31m\n.png", "长" * 90 + ".png")
    found, remarks = unpacked(tmp_path, corpus.archive(dict.fromkeys(names, b"x")))
    assert found == [
        "0001/2.png", "0002/10.png", "0003/up.png", "0004/root.png", "0005/a[31m.png", "0006/9.png", f"0007/{'长' * 40}.png",
    ]  # fmt: skip
    assert remarks == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "outbox", "scratch"]


def test_names_that_windows_wrote_in_chinese_can_be_read(tmp_path: Path) -> None:
    made = corpus.archive({"PLACE.png": b"x"}).replace(b"PLACE", "图a".encode("gb18030") + b"bc")
    assert unpacked(tmp_path, made)[0] == ["0001/图abc.png"]


def test_what_nobody_reads_is_left_out_and_said(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.png")
    link.external_attr = 0o120777 << 16
    made = tmp_path / "made.zip"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        for name in ("a.png", "b.txt", "c.zip", "d/", "__MACOSX/a.png", ".DS_Store", "Thumbs.db"):
            archive.writestr(name, b"x")
    found, remarks = unpacked(tmp_path, made.read_bytes())
    assert (found, remarks) == (["0001/a.png"], ["W-IMP-SKIPPED"])


@pytest.mark.parametrize(
    "case", [case for case in corpus.archives() if case.name.endswith(".zip") and case.code != "E-IMP-EMPTY"]
)
def test_what_may_not_be_unpacked_is_refused(tmp_path: Path, case: corpus.Case) -> None:
    assert refused(tmp_path, case.content) == case.code


def test_an_archive_that_says_less_than_it_holds_is_refused(tmp_path: Path) -> None:
    """The size in its directory is a lie: what comes is counted."""
    made = bytearray(corpus.archive({"a.png": bytes(64 << 20)}))
    at = made.find(b"PK\x01\x02") + 24
    made[at : at + 4] = (100).to_bytes(4, "little")
    assert refused(tmp_path, bytes(made)) in {"E-ZIP-TOOBIG", "E-IMP-DAMAGED"}
    assert sum(path.stat().st_size for path in (tmp_path / "outbox").rglob("*.png")) < 1 << 21


def test_slides_are_looked_through_before_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    for content, code in (
        (corpus.archive({"ppt/presentation.xml": b"<p/>"}), None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),  # no archive: another reader's
        (corpus.archive({"word/document.xml": b"<w/>"}), "E-IMP-TYPE"),
        (corpus.archive({"ppt/presentation.xml": b"", "a": bytes(64 << 20)}), "E-ZIP-TOOBIG"),
        (corpus.archive({"a": b"b"})[:-30], "E-IMP-DAMAGED"),
    ):
        file.write_bytes(content)
        try:
            look_through(file, "a.pptx")
            assert code is None
        except BadInput as error:
            assert error.code == code  # noqa: PT017 - some are sound


def test_a_part_of_slides_that_is_damaged_is_left_to_their_own_program(tmp_path: Path) -> None:
    made = bytearray(corpus.archive({"ppt/presentation.xml": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    made[400] ^= 255
    (tmp_path / "a.pptx").write_bytes(bytes(made))
    look_through(tmp_path / "a.pptx", "a.pptx")
