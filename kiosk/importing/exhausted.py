"""What a full disk and the limits of the child say: errors that are not about what a file holds."""

from __future__ import annotations

import errno

from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.text import Text

DISK_FULL = "E-DISK-FULL"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

SIMPLER = Text(zh="把文件做得简单些、小些，或重新导出", en="make the file simpler or smaller, or export it anew")


def is_exhausted(error: BaseException) -> bool:
    """Whether memory, the disk or what may be written is at its end."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in {*_FULL, errno.EFBIG})


def told_of(error: BaseException, name: str) -> KioskError:
    """The error for a person of one that `is_exhausted`."""
    if isinstance(error, MemoryError):
        return BadInput(
            code="E-IMP-MEMORY",
            message=Text(zh="读这个文件需要太多内存", en="reading the file needs too much memory"),
            where=name,
            fix=SIMPLER,
        )
    if isinstance(error, OSError) and error.errno in _FULL:
        return EnvironmentFault(
            code=DISK_FULL,
            message=Text(zh="磁盘满了，导入停止", en="the disk is full; the import was stopped"),
            where=name,
            fix=Text(zh="腾出空间后再导入", en="free some space and import again"),
        )
    return too_much(name)


def too_much(name: str) -> BadInput:
    return BadInput(
        code="E-IMP-OUTPUT",
        message=Text(
            zh="文件里的内容展开后太大，已停止", en="what is in the file is too large once it is unpacked; this was stopped"
        ),
        where=name,
        fix=SIMPLER,
    )
