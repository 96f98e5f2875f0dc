"""The command as operators call it: inside this process for what it answers, as a process of its own for how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kiosk import cli
from tests.support.folders import ROOT, site_file, slides_folder, tree

ERROR_LINE = re.compile(r"(E-[A-Z]+-[A-Z]+): .+ \(.+\) — .+\n")
"""The one line of an error: code, sentence, where, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)

    def refused(self, code: int) -> str:
        """The code of the one line it was refused with; nothing else may have been said."""
        line = ERROR_LINE.fullmatch(self.err)
        assert line, self.err
        assert self.code == code, self.err
        return line[1]


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The command on one data folder, run inside this process."""

    data: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Ran:
        self.capture.readouterr()
        code = cli.main(["--data", str(self.data), *words])
        said = self.capture.readouterr()
        return Ran(code=code, out=said.out, err=said.err)

    def json(self, *words: str) -> Any:
        """The answer of a command that must succeed."""
        ran = self(*words, "--json")
        assert ran.code == 0, ran.err
        return ran.answer


def process(data: Path, *words: str, **environment: str) -> Ran:
    """The real command."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--data", str(data), *words],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)


@cache
def _published() -> dict[str, bytes]:
    with TemporaryDirectory() as name:
        folder, data = Path(name), Path(name, "data")
        for words in (
            ("init", "--site", str(site_file(folder))),
            ("slides", "load", str(slides_folder(folder / "slides"))),
            ("publish", "--note", "first"),
        ):
            assert cli.main(["--data", str(data), *words]) == 0
        return tree(data)


def published(folder: Path) -> Path:
    """A data folder whose first revision plays: the small slides folder on three screens."""
    for name, content in _published().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
