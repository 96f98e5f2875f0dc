from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing.inspect import FileKind, kind_by_name, kind_of
from tests.support import corpus
from tests.support.folders import SVG, picture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = corpus.archive({"a": b"b"})
APNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0dIHDR" + bytes(17) + b"\0\0\0\x08acTL" + bytes(12)


def kind(folder: Path, content: bytes, name: str) -> FileKind:
    (folder / "x").write_bytes(content)
    return kind_of(folder / "x", name)


def refused(folder: Path, content: bytes, name: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        kind(folder, content, name)
    assert caught.value.where == name
    return caught.value


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        *((picture(8, 8, format), "a.png", FileKind.PICTURE) for format in ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "AVIF")),
        (picture(8, 8), "a.JPG", FileKind.PICTURE),
        (picture(8, 8), "no suffix", FileKind.PICTURE),
        (corpus.gif(), "a.gif", FileKind.ANIMATION),
        (APNG, "a.png", FileKind.ANIMATION),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0", "a.webp", FileKind.ANIMATION),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0", "a.webp", FileKind.PICTURE),
        (b"\0\0\0\x20ftypavis", "a.avif", FileKind.ANIMATION),
        (SVG, "a.svg", FileKind.DRAWING),
        (b"\0\0\0\x20ftypisom", "a.mp4", FileKind.VIDEO),
        (b"\0\0\0\x20ftypqt  ", "a.mov", FileKind.VIDEO),
        (b"\x1a\x45\xdf\xa3", "a.webm", FileKind.VIDEO),
        (b"%PDF-1.7", "a.pdf", FileKind.PDF),
        (b"\n\n\n%PDF-1.7", "a.pdf", FileKind.PDF),
        (OLE, "a.ppt", FileKind.DECK),
        (ZIP, "a.pptx", FileKind.DECK),
        (ZIP, "a.odp", FileKind.DECK),
        (ZIP, "a.zip", FileKind.ARCHIVE),
    ],
)
def test_the_first_bytes_say_what_it_is(tmp_path: Path, content: bytes, name: str, expected: FileKind) -> None:
    assert kind(tmp_path, content, name) is expected


@pytest.mark.parametrize(
    ("content", "name", "code", "said"),
    [
        (picture(8, 8), "a.pptx", "E-IMP-TYPE", "this is a picture, not slides"),
        (b"%PDF-1.7", "a.png", "E-IMP-TYPE", "this is a PDF, not a picture"),
        (ZIP, "a.xlsx", "E-IMP-TYPE", "this is a spreadsheet, not slides, a PDF, a picture or a video"),
        (OLE, "a.doc", "E-IMP-TYPE", "this is a text document, not slides, a PDF, a picture or a video"),
        (b"words", "a.txt", "E-IMP-TYPE", "this is a file of an unknown kind, not slides, a PDF, a picture or a video"),
        (b"words", "a.pptx", "E-IMP-DAMAGED", "the file is damaged: 5 bytes that are not slides"),
        (b"", "a.mp4", "E-IMP-DAMAGED", "the file is damaged: 0 bytes that are not a video"),
        (corpus.EPS, "a.png", "E-IMP-FORBIDDEN", "this is PostScript, a program or a web page, and not imported"),
        (corpus.EXE, "a.pptx", "E-IMP-FORBIDDEN", "this is PostScript, a program or a web page, and not imported"),
    ],
)
def test_what_it_is_not_is_said(tmp_path: Path, content: bytes, name: str, code: str, said: str) -> None:
    error = refused(tmp_path, content, name)
    assert (error.code, error.message.en) == (code, said)
    assert error.message.zh


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.svg").open("wb") as sparse:
        sparse.write(SVG)
        sparse.truncate(17 << 20)
    with pytest.raises(BadInput) as caught:
        kind_of(tmp_path / "a.svg", "a.svg")
    assert (caught.value.code, caught.value.message.en) == ("E-IMP-TOOBIG", "the file has 17 MB; the limit is 16 MB")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(BadInput) as caught:
            kind_of(path, path.name)
        assert caught.value.code == "E-IMP-MISSING"


def test_a_name_says_what_it_could_be() -> None:
    named = [kind_by_name(name) for name in ("a.PPTX", "b.svg", "c.zip", "d.txt", "pdf")]
    assert named == [FileKind.DECK, FileKind.PICTURE, FileKind.ARCHIVE, None, None]
