"""Where errors of SQLite and of the disk become sentences for a person; what is not the world's fault stays a bug."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text

PRIMARY = 0xFF
"""SQLite's extended codes carry the plain one in their lowest byte."""

_NO_TEXT = "Could not decode to UTF-8"
"""What Python's module says, without a code, of a column that is called a text and is none."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def told_kindly(file: Path) -> Iterator[None]:
    """Raises what SQLite says about the world around `file` as an EnvironmentFault; everything else as it is."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        fault = _of_sqlite(error.orig if isinstance(error, DBAPIError) else error, file)
        if fault is None:
            raise
        raise fault from error
    except UnicodeDecodeError as error:  # what the file calls a text is none
        raise _damaged(file) from error


@contextmanager
def told_of_disk(file: Path, *, needed_bytes: int = 0) -> Iterator[None]:
    """Raises what the system says about the disk below `file` as an EnvironmentFault."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(file, needed_bytes) from error
        if error.errno in _READONLY:
            raise readonly(file) from error
        raise _disk_io(file, error.strerror or str(error)) from error


def _of_sqlite(error: BaseException | None, file: Path) -> EnvironmentFault | None:
    if str(error).startswith(_NO_TEXT):
        return _damaged(file)
    # Errors of Python's own module (a closed connection, a wrong thread) carry no code: those are bugs.
    match getattr(error, "sqlite_errorcode", 0) & PRIMARY:
        case sqlite3.SQLITE_NOTADB:
            return not_ours(file)
        case sqlite3.SQLITE_ERROR:
            return _of_its_tables(file)
        case sqlite3.SQLITE_CORRUPT:
            return _damaged(file)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return _busy(file)
        case sqlite3.SQLITE_FULL:
            return disk_full(file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return readonly(file)
        case sqlite3.SQLITE_CANTOPEN if not file.exists():
            return missing(file)
        case sqlite3.SQLITE_CANTOPEN if not os.access(file.parent, os.W_OK):
            return readonly(file)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return _disk_io(file, str(error))
    return None


def _of_its_tables(file: Path) -> EnvironmentFault | None:
    """What a statement that SQLite does not understand says of a file that was put in the place of ours, if it was."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error:
        return None  # it cannot be looked into: what was wrong at first is what counts
    if not tables:
        return missing(file)
    return None if "alembic_version" in tables else not_ours(file)


def missing(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DB-MISSING",
        message=Text(zh="这里还没有数据库", en="there is no database here yet"),
        where=str(file),
        fix=Text(zh="运行 kiosk init", en="run kiosk init"),
    )


def not_ours(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DB-NOTADB",
        message=Text(zh="这个文件不是本程序的数据库", en="this file is not a database of this program"),
        where=str(file),
        fix=Text(zh="把它移走，再运行 kiosk init 或恢复备份", en="move it away, then run kiosk init or restore a backup"),
    )


def _damaged(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DB-DAMAGED",
        message=Text(zh="数据库文件已损坏", en="the database file is damaged"),
        where=str(file),
        fix=Text(zh="留下这个文件作证据，恢复备份", en="keep this file as evidence and restore a backup"),
    )


def _busy(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DB-LOCKED",
        message=Text(zh="数据库一直被别的程序占用", en="another program keeps the database busy"),
        where=str(file),
        fix=Text(zh="关掉占用它的程序，再试一次", en="close the program that holds it and try again"),
    )


def disk_full(file: Path, needed_bytes: int = 0) -> EnvironmentFault:
    """The disk has no room; says how much was needed, where that is known, and how much there is."""
    free = shutil.disk_usage(_nearest_folder(file)).free
    needs = (f"需要 {_size(needed_bytes)}，", f"needs {_size(needed_bytes)}, ") if needed_bytes else ("", "")
    return EnvironmentFault(
        code="E-DISK-FULL",
        message=Text(
            zh=f"磁盘满了：{needs[0]}剩余 {_size(free)}，这一步没有保存",
            en=f"the disk is full: {needs[1]}{_size(free)} free; this step was not saved",
        ),
        where=str(file),
        fix=Text(zh="腾出空间，再试一次", en="free some space and try again"),
    )


def readonly(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DISK-READONLY",
        message=Text(zh="存储是只读的，无法保存", en="cannot save: the storage is read-only"),
        where=str(file),
        fix=Text(zh="让磁盘和文件夹可写，再试一次", en="make the disk and the folder writable and try again"),
    )


def _disk_io(file: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-DISK-IO",
        message=Text(zh=f"磁盘读写出错（{reason}）", en=f"the disk failed to read or write ({reason})"),
        where=str(file),
        fix=Text(zh="检查磁盘；必要时换盘并恢复备份", en="check the disk; replace it and restore a backup if need be"),
    )


def _nearest_folder(file: Path) -> Path:
    return next(folder for folder in file.absolute().parents if folder.exists())


def _size(size_bytes: int) -> str:
    scale, unit = next(((scale, unit) for scale, unit in ((1e9, "GB"), (1e6, "MB")) if size_bytes >= scale), (1e3, "kB"))
    return f"{size_bytes / scale:.1f} {unit}"
