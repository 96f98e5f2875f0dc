"""The file a deck comes in, looked at before anything parses it: whether it is locked, and whether its XML is plain."""

from __future__ import annotations

import mmap
import zipfile
import zlib
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of decks before 2007, and of any deck behind a password."""
_OLD_DECK = "PowerPoint Document".encode("utf-16-le")
_OLD_LOCKED = bytes.fromhex("14000000dfc4d1f3")
"""How the current user of an old deck begins if it has a password."""
_MANIFEST, _LOCKED_ENTRY = "META-INF/manifest.xml", b"encryption-data"
_XML = (".xml", ".rels")
_TYPES, _MAIN = "[Content_Types].xml", "ppt/presentation.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"


def check_package(file: Path, name: str) -> None:
    """Looks at a deck's file, called `name`. Raises BadInput E-IMP-ENCRYPTED, E-IMP-DTD or E-IMP-DAMAGED."""
    if _is_ole(file):
        if _is_locked_ole(file):
            raise _locked(name)
        return
    try:
        with zipfile.ZipFile(file) as package:
            if _MANIFEST in package.namelist() and _LOCKED_ENTRY in package.read(_MANIFEST):
                raise _locked(name)
            for part in package.infolist():
                if part.flag_bits & 1:
                    raise _locked(name)
                if part.filename.lower().endswith(_XML):
                    with package.open(part) as content:
                        _check_plain(content, f"{name}: {part.filename}")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise damaged(name) from None


def is_plain_ooxml(file: Path) -> bool:
    """Whether it is a PPTX as python-pptx can read it: no old deck, no OpenDocument, and not saved as Strict Open XML."""
    if _is_ole(file):
        return False
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            return _TYPES in names and (_MAIN not in names or _STRICT not in package.read(_MAIN))
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return False


def damaged(name: str) -> BadInput:
    return BadInput(
        code="E-IMP-DAMAGED",
        message=Text(zh="文件已损坏，读不出来", en="the file is damaged and cannot be read"),
        where=name,
        fix=Text(zh="重新复制，或在原来的软件里另存", en="copy it again, or save it anew in its own program"),
    )


def _is_ole(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_OLE)) == _OLE


def _is_locked_ole(file: Path) -> bool:
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(_OLD_DECK) < 0 or content.find(_OLD_LOCKED) >= 0


def _check_plain(content: IO[bytes], where: str) -> None:
    """A DTD stands before the first element if anywhere, so nothing is read beyond that."""
    try:
        next(iter(iterparse(content, events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException:
        raise BadInput(
            code="E-IMP-DTD",
            message=Text(zh="文件里的 XML 含有 DTD 或实体", en="there is XML with a DTD or entities in the file"),
            where=where,
            fix=Text(zh="在演示软件里另存一份", en="save it anew in a program for slides"),
        ) from None
    except (ParseError, LookupError, ValueError):
        return  # not XML at all: whoever reads the part says so


def _locked(name: str) -> BadInput:
    return BadInput(
        code="E-IMP-ENCRYPTED",
        message=Text(zh="文件有密码", en="the file is password-protected"),
        where=name,
        fix=Text(zh="去掉密码后另存", en="save it without a password"),
    )
