"""Foreign files that are broken or meant badly: answered in time, in both languages, and nothing is left of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from tests.support import corpus
from tests.support.corpus import Case
from tests.support.foreign import processes_below, read_or_refused

LATEST_S = 15
SLOW = {"loop.pdf", "laughs.svg"}
"""What only a limit of time ends."""

STILL = [*corpus.pictures(), *corpus.drawings(), *corpus.documents(), *corpus.archives()]


def answered(case: Case, folder: Path) -> str:
    """The code it is refused with; or the one of what is said of it, if it is read."""
    room, file = folder / "room", folder / case.name
    room.mkdir()
    file.write_bytes(case.content)
    began = time.monotonic()
    said = read_or_refused(file, room)
    assert time.monotonic() - began < LATEST_S
    if isinstance(said, BadInput):
        code, where, messages = said.code, said.where, [said.message, said.fix]
    else:
        remarks = [*said.remarks, *(remark for page in said.pages for remark in page.remarks)]
        code, where, messages = remarks[0].code, case.name, [remark.message for remark in remarks]
    assert where == case.name
    assert all(message.zh and message.en and message.zh != message.en for message in messages)
    assert list(room.iterdir()) == []
    assert processes_below(room) == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(["room", case.name])
    return code


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.long if case.name in SLOW else (), id=case.name) for case in STILL]
)
def test_a_file_is_answered_with_its_code(case: Case, tmp_path: Path) -> None:
    assert answered(case, tmp_path) == case.code


def test_videos_are_answered_with_their_codes(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    for case in corpus.videos(tmp_path / "made"):
        folder = tmp_path / case.name
        folder.mkdir()
        assert answered(case, folder) == case.code, case.name
