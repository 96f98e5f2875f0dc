from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing.package import check_package, is_plain_ooxml
from tests.support.slideshows import deck, hidden, rewritten, strict

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'


def refused(file: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        check_package(file, "deck.pptx")
    assert caught.value.message.zh
    assert caught.value.message.en
    return caught.value


def written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return deck(tmp_path / "plain.pptx", hidden)


def test_a_deck_as_it_is_saved_passes(plain: Path) -> None:
    check_package(plain, "deck.pptx")
    assert is_plain_ooxml(plain)


def test_a_container_that_holds_no_old_deck_is_one_behind_a_password(tmp_path: Path) -> None:
    error = refused(written(tmp_path / "locked.pptx", OLE + "EncryptedPackage".encode("utf-16-le")))
    assert (error.code, error.where) == ("E-IMP-ENCRYPTED", "deck.pptx")
    assert refused(written(tmp_path / "head.pptx", OLE)).code == "E-IMP-ENCRYPTED"


def test_an_old_deck_passes_unless_it_has_a_password(tmp_path: Path) -> None:
    old = OLE + "PowerPoint Document".encode("utf-16-le")
    check_package(written(tmp_path / "old.ppt", old), "old.ppt")
    assert refused(written(tmp_path / "locked.ppt", old + bytes.fromhex("14000000dfc4d1f3"))).code == "E-IMP-ENCRYPTED"
    assert not is_plain_ooxml(tmp_path / "old.ppt")


def test_an_open_document_behind_a_password_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deck.odp"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refused(file).code == "E-IMP-ENCRYPTED"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_dtd_is_refused_wherever_it_lies(plain: Path, tmp_path: Path, encoding: str) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != "ppt/theme/theme1.xml":
            return content
        return (DTD + content.partition(b"?>")[2]).decode("utf-8").encode(encoding)

    error = refused(rewritten(plain, tmp_path / "dtd.pptx", change))
    assert (error.code, error.where) == ("E-IMP-DTD", "deck.pptx: ppt/theme/theme1.xml")


def test_a_package_that_ends_early_is_damaged(plain: Path, tmp_path: Path) -> None:
    content = plain.read_bytes()
    assert refused(written(tmp_path / "short.pptx", content[: len(content) // 2])).code == "E-IMP-DAMAGED"
    assert refused(written(tmp_path / "none.pptx", b"no package")).code == "E-IMP-DAMAGED"


def test_strict_open_xml_is_told_apart(plain: Path, tmp_path: Path) -> None:
    other = strict(plain, tmp_path / "strict.pptx")
    check_package(other, "deck.pptx")
    assert not is_plain_ooxml(other)
