"""What a verb knows of the line it was called from, and how it answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.domain.errors import KioskError
from kiosk.domain.text import Language, Text
from kiosk.importing.telling import Progress, unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """`chosen_data` is the data folder as typed, None if it was not; `data_dir` is the one that counts."""

    data_dir: Path
    chosen_data: Path | None
    language: Language
    as_json: bool
    debug: bool

    def answer(self, answer: dict[str, Any], lines: Iterable[str]) -> None:
        """The answer: one JSON object for a script, lines for a person."""
        text = json.dumps(answer, ensure_ascii=False, indent=2) if self.as_json else "\n".join(map(_one_line, lines))
        sys.stdout.write(text + "\n")

    def say(self, text: Text) -> None:
        """A remark beside the answer, for a person."""
        sys.stderr.write(_one_line(text.read(self.language)) + "\n")

    def find(self, finding: KioskError) -> None:
        """What is wrong but has stopped nothing."""
        sys.stderr.write(_one_line(finding.line(self.language)) + "\n")

    def error(self, error: KioskError) -> None:
        self.find(error)
        if self.as_json:
            sys.stdout.write(json.dumps({"error": self.fields(error)}, ensure_ascii=False) + "\n")

    def fields(self, error: KioskError) -> dict[str, str]:
        """An error or a finding for a script."""
        return {
            "code": error.code,
            "message": error.message.read(self.language),
            "where": error.where,
            "fix": error.fix.read(self.language),
        }

    def bug(self, error: Exception) -> None:
        name = f"{type(error).__name__}: {error}".splitlines()[0]
        self.error(
            KioskError(
                code="E-BUG",
                message=Text(zh=f"程序出错（{name}）", en=f"a fault of the program ({name})"),
                where="kiosk",
                fix=Text(zh="加 --debug 再运行一次，把输出发给我们", en="run it again with --debug and send us what it says"),
            )
        )

    @contextmanager
    def progress(self, title: Text) -> Iterator[Progress]:
        """A bar for long work on a terminal, nothing in a pipe."""
        if not sys.stderr.isatty():
            yield unseen
            return
        from rich.console import Console as Terminal
        from rich.progress import MofNCompleteColumn
        from rich.progress import Progress as Bar

        columns = (*Bar.get_default_columns(), MofNCompleteColumn())  # with the time that is left, and how many of how many
        with Bar(*columns, console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(title.read(self.language))
            yield lambda done, of: bar.update(task, completed=done, total=of)


def _one_line(text: str) -> str:
    """What somebody typed neither breaks a line nor speaks to the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
