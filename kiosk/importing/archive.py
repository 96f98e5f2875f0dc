"""ZIP archives: looked through before anything in them is read, and unpacked under names of our own."""

from __future__ import annotations

import lzma
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign
from kiosk.domain.text import Text
from kiosk.importing.exhausted import is_exhausted
from kiosk.importing.inspect import FileKind, is_zip, wrong_type
from kiosk.importing.members import is_of_a_system, is_wanted, natural, skipped
from kiosk.importing.task import Task, Tell

MOST_ENTRIES = 2000
MOST_BYTES = 1 << 30
MOST_RATIO = 200
_RATIO_FROM_BYTES = 1 << 20
_CHUNK = 1 << 18
_LONGEST_NAME = 120
_UTF8, _ENCRYPTED = 0x800, 0x1

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
"""What Python's reader raises for archives that are not as they should be."""

_OFFICE = {
    "word/document.xml": Text(zh="文字文档", en="a text document"),
    "xl/workbook.xml": Text(zh="电子表格", en="a spreadsheet"),
}


def unpack(task: Task, tell: Tell) -> Foreign:
    """A reader for the archive alone: its files into the outbox, each in a folder of its own; no pages yet.

    Raises BadInput E-IMP-DAMAGED, E-IMP-ENCRYPTED, E-ZIP-TOOBIG or E-IMP-TYPE (slides that are called an archive).
    """
    with _opened(task.file, task.name) as archive:
        if "ppt/presentation.xml" in archive.NameToInfo:
            raise wrong_type(Text(zh="演示文稿", en="slides"), FileKind.ARCHIVE, task.name)
        named = {_name(info): info for info in archive.infolist() if not info.is_dir()}
        named = {name: info for name, info in named.items() if not is_of_a_system(name)}
        wanted = [name for name, info in named.items() if is_wanted(name) and not _is_link(info)]
        room = MOST_BYTES
        for number, name in enumerate(sorted(wanted, key=natural), 1):
            place = task.outbox / f"{number:04}"
            place.mkdir()
            with _told_kindly(task.name), (place / _safe(name)).open("wb") as out:
                for chunk in _chunks(archive, named[name], task.name, room):
                    room -= len(chunk)
                    out.write(chunk)
            tell(number, len(wanted))
    left_out = sorted(named.keys() - set(wanted), key=natural)
    return Foreign(title=task.file.stem, pages=(), remarks=skipped(left_out))


def look_through(file: Path, name: str) -> None:
    """Slides, which mostly are a ZIP: whether they are slides at all, and unpack to no more than they may.

    Raises BadInput E-IMP-DAMAGED, E-IMP-TYPE or E-ZIP-TOOBIG. A damaged part is left to the program that reads slides.
    """
    if not is_zip(file):
        return
    with _opened(file, name) as package:
        for part, called in _OFFICE.items():
            if part in package.NameToInfo:
                raise wrong_type(called, FileKind.DECK, name)
        room = MOST_BYTES
        for info in package.infolist():
            with suppress(*_BROKEN):
                for chunk in _chunks(package, info, name, room):
                    room -= len(chunk)


@contextmanager
def _told_kindly(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise error if is_exhausted(error) else _damaged(name) from error


@contextmanager
def _opened(file: Path, name: str) -> Iterator[ZipFile]:
    with _told_kindly(name):
        archive = ZipFile(file)
    with archive:
        if len(archive.infolist()) > MOST_ENTRIES:
            raise _too_big(
                name, Text(zh=f"压缩包里的文件多于 {MOST_ENTRIES} 个", en=f"the archive has more than {MOST_ENTRIES} entries")
            )
        if any(info.flag_bits & _ENCRYPTED for info in archive.infolist()):
            raise BadInput(
                code="E-IMP-ENCRYPTED",
                message=Text(zh="文件有密码", en="the file is password-protected"),
                where=name,
                fix=Text(zh="去掉密码后另存", en="save it without a password"),
            )
        yield archive


def _chunks(archive: ZipFile, info: ZipInfo, name: str, room: int) -> Iterator[bytes]:
    """The bytes of an entry, counted as they come: what the archive says of itself may be wrong."""
    count = 0
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            count += len(chunk)
            if count > room:
                raise _too_big(name, Text(zh="压缩包展开后超过 1 GiB", en="the archive unpacks to more than 1 GiB"))
            if count > _RATIO_FROM_BYTES and count > MOST_RATIO * max(1, info.compress_size):
                raise _too_big(
                    name,
                    Text(
                        zh=f"压缩包里的文件展开后大了 {MOST_RATIO} 倍以上",
                        en=f"a file in the archive grows more than {MOST_RATIO} times",
                    ),
                )
            yield chunk


def _name(info: ZipInfo) -> str:
    """An entry's name: what does not say that it is UTF-8 mostly was written by Windows in Chinese, or by a Mac in UTF-8."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    read = raw.decode("utf-8", "replace")
    # Two bytes of GBK often are one letter of Greek or Arabic in UTF-8, where a Hanzi has three.
    is_utf8 = all(letter < "\x80" or letter >= "\u0800" for letter in read) and "\ufffd" not in read
    return read if is_utf8 else raw.decode("gb18030", "replace")


def _safe(name: str) -> str:
    """The last part of an entry's name as a file's: it only tells staff which file it was, and us its suffix."""
    last = PurePosixPath(name.replace("\\", "/"))
    clean = "".join(letter for letter in last.stem if unicodedata.category(letter)[0] != "C")
    return clean.encode()[:_LONGEST_NAME].decode("utf-8", "ignore") + last.suffix.lower()


def _is_link(info: ZipInfo) -> bool:
    return (info.external_attr >> 28) == 0xA


def _damaged(name: str) -> BadInput:
    return BadInput(
        code="E-IMP-DAMAGED",
        message=Text(zh="文件已损坏，包打不开", en="the file is damaged (its package cannot be read)"),
        where=name,
        fix=Text(zh="重新复制或另存这个文件", en="copy the file again or save it anew"),
    )


def _too_big(name: str, message: Text) -> BadInput:
    return BadInput(
        code="E-ZIP-TOOBIG", message=message, where=name, fix=Text(zh="分成几个文件再导入", en="split it into several files")
    )
