"""A folder of foreign files, or an archive unpacked: which are read, in which order, and how their pages become one file's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from kiosk.domain.errors import BadInput, KioskError
from kiosk.domain.foreign import Foreign, ForeignPage, MissingFont, Remark
from kiosk.domain.text import Language, Text
from kiosk.importing.inspect import FileKind, kind_by_name

MOST_FILES = 2000
_NAMED = 5
"""How many of the files left out are named."""

_DIGITS = re.compile(r"(\d+)")


def files_in(folder: Path) -> tuple[list[Path], tuple[Remark, ...]]:
    """The files below a folder that can be read, in the order people count, and what is said of the others. Links are not followed.

    Raises BadInput E-IMP-TOOMANY.
    """
    found = [path for path in folder.rglob("*") if not path.is_symlink() and path.is_file()]
    named = {str(path.relative_to(folder)): path for path in found}
    named = {name: path for name, path in named.items() if not is_of_a_system(name)}
    wanted = [name for name in named if is_wanted(name)]
    if len(wanted) > MOST_FILES:
        raise BadInput(
            code="E-IMP-TOOMANY",
            message=Text(zh=f"文件多于 {MOST_FILES} 个", en=f"there are more than {MOST_FILES} files"),
            where=folder.name,
            fix=Text(zh="分成几个文件夹", en="split them into several folders"),
        )
    left_out = sorted(named.keys() - set(wanted), key=natural)
    return [named[name] for name in sorted(wanted, key=natural)], skipped(left_out)


def is_wanted(name: str) -> bool:
    """Whether a file of this name may be read among others: an archive in an archive is not."""
    return kind_by_name(name) not in (None, FileKind.ARCHIVE)


def is_of_a_system(name: str) -> bool:
    """Whether a file is one that systems and programs leave behind."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "~$")) and part != ".." for part in parts)
    return hidden or "__MACOSX" in parts or parts[-1:] in (("Thumbs.db",), ("desktop.ini",))


def natural(name: str) -> list[tuple[int, str]]:
    """So that 2 comes before 10."""
    parts = _DIGITS.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def skipped(names: Sequence[str]) -> tuple[Remark, ...]:
    """What is said of files that no reader takes."""
    if not names:
        return ()
    listed, more = "、".join(names[:_NAMED]), len(names) > _NAMED
    message = Text(
        zh=f"{len(names)} 个文件不是可以导入的，已跳过：{listed}{' 等' if more else ''}",
        en=f"{len(names)} of the files cannot be imported and were left out: {', '.join(names[:_NAMED])}{' …' if more else ''}",
    )
    return (Remark(code="W-IMP-SKIPPED", message=message),)


def not_taken(name: str, error: KioskError) -> Remark:
    """What is said of a file among others that was refused."""
    return Remark(
        code=error.code,
        message=Text(
            zh=f"「{name}」没有导入：{error.message.zh}", en=f"“{name}” was not imported: {error.message.read(Language.EN)}"
        ),
    )


def joined(title: str, parts: Iterable[tuple[str, Foreign]], remarks: tuple[Remark, ...]) -> Foreign:
    """The pages of several files, each with its name, one after another. A file's only page is called as the file if by nothing."""
    pages: list[ForeignPage] = []
    fonts: dict[str, MissingFont] = {}
    for name, part in parts:
        before = len(pages)
        stem = Path(name).stem if len(part.pages) == 1 else ""
        pages += [replace(page, number=before + at, title=page.title or stem) for at, page in enumerate(part.pages, 1)]
        for lack in part.missing_fonts:
            known = fonts.get(lack.font, replace(lack, pages=()))
            fonts[lack.font] = replace(known, pages=(*known.pages, *(before + number for number in lack.pages)))
        remarks += part.remarks
    return Foreign(title=title, pages=tuple(pages), missing_fonts=tuple(fonts.values()), remarks=remarks)
