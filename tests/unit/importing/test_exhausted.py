from __future__ import annotations

import errno

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.importing.exhausted import is_exhausted, told_of


@pytest.mark.parametrize(
    ("error", "code", "family"),
    [
        (MemoryError(), "E-IMP-MEMORY", BadInput),
        (OSError(errno.ENOSPC, "no room"), "E-DISK-FULL", EnvironmentFault),
        (OSError(errno.EDQUOT, "no room of yours"), "E-DISK-FULL", EnvironmentFault),
        (OSError(errno.EFBIG, "too large"), "E-IMP-OUTPUT", BadInput),
    ],
)
def test_what_came_to_an_end_is_said(error: BaseException, code: str, family: type) -> None:
    assert is_exhausted(error)
    told = told_of(error, "a.pdf")
    assert (type(told), told.code, told.where) == (family, code, "a.pdf")
    assert told.message.zh != told.message.en


@pytest.mark.parametrize("error", [OSError("image file is truncated"), OSError(errno.ENOENT, "none"), ValueError()])
def test_what_is_about_the_file_is_not(error: BaseException) -> None:
    assert not is_exhausted(error)
