"""Whatever is wrong with a foreign file: the command says it in one line, in both languages, and nothing of it comes in."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from kiosk import paths
from tests.support.commands import ERROR_LINE, Kiosk, published
from tests.support.folders import picture, tree
from tests.support.slideshows import deck, hidden, strict, words

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 36">'
DTD_SVG = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]>{SVG_HEAD}<text>&a;</text></svg>'


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _huge_png() -> bytes:
    """So many pixels that nobody may begin to read them."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(99))) + _chunk(b"IEND", b"")


def _workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
        package.writestr("[Content_Types].xml", types)
        package.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


def _pdf(*objects: str, trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of these objects, with its table in order."""
    body, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{told}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    ending = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + ending.encode()


NO_PAGES = _pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")
LOCKED_PDF = _pdf(
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
    f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
    trailer=f"/Root 1 0 R /Encrypt 4 0 R /ID [<{'33' * 16}> <{'33' * 16}>]",
)  # fmt: skip


def _empty_deck(file: Path) -> None:
    Presentation().save(str(file))


def _cut_deck(file: Path) -> None:
    deck(file, words())
    file.write_bytes(file.read_bytes()[:-40])


ROWS: dict[str, tuple[str, Callable[[Path], object] | bytes, str]] = {
    "locked": ("locked.pptx", OLE + "EncryptedPackage".encode("utf-16-le"), "E-IMP-ENCRYPTED"),
    "no slides": ("none.pptx", _empty_deck, "E-IMP-EMPTY"),
    "all hidden": ("hidden.pptx", lambda file: deck(file, hidden), "E-IMP-EMPTY"),
    "cut package": ("cut.pptx", _cut_deck, "E-IMP-DAMAGED"),
    "workbook": ("sheet.pptx", _workbook(), "E-IMP-TYPE"),
    "picture as deck": ("photo.pptx", picture(9, 9), "E-IMP-TYPE"),
    "huge": ("huge.png", _huge_png(), "E-IMG-TOOBIG"),
    "cut jpeg": ("cut.jpg", picture(640, 360, "JPEG")[:-300], "E-IMG-TRUNC"),
    "cut png": ("cut.png", picture(640, 360)[:-30], "E-IMG-TRUNC"),
    "postscript": ("x.png", b"%!PS-Adobe-3.0 EPSF-3.0\nshowpage", "E-IMP-FORBIDDEN"),
    "web page": ("y.png", b"<!DOCTYPE html><html><script>1</script></html>", "E-IMP-FORBIDDEN"),
    "program": ("z.png", b"MZ\x90\x00" + bytes(99), "E-IMP-FORBIDDEN"),
    "svg with dtd": ("dtd.svg", DTD_SVG.encode(), "E-SVG-DTD"),
    "locked pdf": ("locked.pdf", LOCKED_PDF, "E-PDF-PASSWORD"),
    "pdf without pages": ("none.pdf", NO_PAGES, "E-PDF-EMPTY"),
    "damaged pdf": ("damaged.pdf", b"%PDF-1.7\n" + b"?" * 999, "E-PDF-DAMAGED"),
    "nothing": ("empty.png", b"", "E-IMP-DAMAGED"),
    "gone": ("gone.pptx", lambda file: None, "E-IMP-MISSING"),
}


@pytest.fixture
def kiosk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    return Kiosk(data=published(tmp_path / "data"), capture=capsys)


def written(folder: Path, name: str, content: Callable[[Path], object] | bytes) -> Path:
    file = folder / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        content(file)
    return file


def refused(kiosk: Kiosk, file: Path, code: str, exit_code: int = 2, *more: str) -> None:
    """One line in each language, the code, the exit code, and not one file more."""
    before = {name: content for name, content in tree(kiosk.data).items() if not name.endswith(".lock")}
    chinese = kiosk("import", str(file), *more)
    assert (chinese.refused(exit_code), chinese.out) == (code, "")
    assert re.search("[\u4e00-\u9fff]", chinese.err)
    english = kiosk("import", str(file), *more, "--lang", "en", "--json")
    (told,) = english.answer["files"]
    assert (english.code, told["status"], told["code"], told["slides"]) == (exit_code, "rejected", code, [])
    line = ERROR_LINE.fullmatch(english.err)
    assert line
    assert not re.search("[\u4e00-\u9fff]", english.err)
    after = {name: content for name, content in tree(kiosk.data).items() if not name.endswith(".lock")}
    assert after.keys() == before.keys()
    assert kiosk.json("now")["revision"] == 1


@pytest.mark.parametrize("row", ROWS)
def test_a_bad_file_is_refused(kiosk: Kiosk, tmp_path: Path, row: str) -> None:
    name, content, code = ROWS[row]
    refused(kiosk, written(tmp_path, name, content), code)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--section", "north"), "E-IMP-SECTION"), (("--playlist", "No!"), "E-IMP-PLAYLIST"), (("--live", "1"), "E-IMP-OFFER")],
)
def test_a_bad_order_is_refused(kiosk: Kiosk, tmp_path: Path, words: Sequence[str], code: str) -> None:
    refused(kiosk, written(tmp_path, "a.png", picture(64, 36)), code, 2, *words)


CONVERTERS = {
    "missing": ("", "E-CONV-MISSING", 3),
    "makes nothing": ("exit 0", "E-CONV-NOOUT", 2),
    "hangs": ("exec sleep 600", "E-CONV-TIMEOUT", 2),
    "leaves out pages": ('for last; do :; done; while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done; '
                         'cp "$ONE_PAGE" "$out/deck.pdf"', "E-CONV-COUNT", 2),
}  # fmt: skip


@pytest.mark.parametrize("fault", CONVERTERS)
def test_a_converter_that_fails(kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """Another program in the place of LibreOffice's; the reader is started with it, and is sooner out of patience."""
    script, code, exit_code = CONVERTERS[fault]
    folder = tmp_path / "bin"
    folder.mkdir()
    Image.new("RGB", (160, 90), "white").save(tmp_path / "one.pdf")
    if script:
        (folder / "soffice").write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\nONE_PAGE={tmp_path}/one.pdf\n{script}\n")
        (folder / "soffice").chmod(0o755)
    run = f"import os, sys; os.environ['PATH'] = {str(folder)!r}; from kiosk.importing import converter, worker;"
    run += "converter.LONGEST_S = 1; sys.exit(worker.main())"
    monkeypatch.setattr(paths, "reader_command", lambda: [sys.executable, "-c", run])
    refused(kiosk, deck(tmp_path / "deck.pptx", words(), words()), code, exit_code)


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("linked.svg", f'{SVG_HEAD}<image xlink:href="http://127.0.0.1:9/x.png"/><rect width="9" height="9"/></svg>'.encode(),
         ["W-IMP-LINK"]),
        ("photo.jpeg", picture(64, 36, "JPEG"), []),
    ],
)  # fmt: skip
def test_what_can_be_shown_comes_in_with_a_word_about_it(
    kiosk: Kiosk, tmp_path: Path, name: str, content: bytes, codes: list[str]
) -> None:
    (told,) = kiosk.json("import", str(written(tmp_path, name, content)))["files"]
    assert (told["status"], told["code"]) == ("warnings" if codes else "ok", None)
    (slide,) = told["slides"]
    assert [finding["code"] for finding in (*told["findings"], *slide["findings"])] == codes


def test_a_strict_deck_comes_in_like_any(kiosk: Kiosk, tmp_path: Path) -> None:
    file = strict(deck(tmp_path / "plain.pptx", words()), tmp_path / "strict.pptx")
    (told,) = kiosk.json("import", str(file))["files"]
    assert (told["code"], [slide["title"] for slide in told["slides"]]) == (None, ["第 1 页"])


def test_hidden_slides_come_in_when_they_are_asked_for(kiosk: Kiosk, tmp_path: Path) -> None:
    ran = kiosk("import", str(deck(tmp_path / "hidden.pptx", hidden)))
    assert "--hidden" in ran.err
    (told,) = kiosk.json("import", str(tmp_path / "hidden.pptx"), "--hidden")["files"]
    assert [slide["status"] for slide in told["slides"]] == ["ok"]


def test_one_bad_file_keeps_no_other_out(kiosk: Kiosk, tmp_path: Path) -> None:
    good, bad, other = (written(tmp_path, name, picture(64, 36)) for name in ("a.png", "b.png", "c.png"))
    bad.write_bytes(b"%!PS")
    ran = kiosk("import", str(good), str(bad), str(other), "--json")
    assert ran.code == 2
    assert [(told["file"], told["status"]) for told in ran.answer["files"]] == [
        ("a.png", "ok"), ("b.png", "rejected"), ("c.png", "ok")
    ]  # fmt: skip
    assert kiosk.json("init")["decks"] == 4
