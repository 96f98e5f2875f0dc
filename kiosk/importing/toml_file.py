"""Reads a TOML file that people edit into typed values, and says of a mistake where it is.

A syntax error is named with its line; a wrong value or an unknown key with its path and the line its table begins on.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import FieldError
from kiosk.domain.text import Text

T = TypeVar("T")
Step = str | int
"""A key, or the place in a list counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes a kind of file uses for its mistakes."""

    syntax: str
    key: str
    value: str


class TomlFile:
    """One file as read: its values, and its text to find lines in. `name` is how messages call it."""

    def __init__(self, path: Path, name: str, codes: Codes) -> None:
        self.name = name
        self.codes = codes
        try:
            self.text = path.read_text("utf-8-sig")
            self.values: dict[str, Any] = tomllib.loads(self.text)
        except FileNotFoundError:
            raise self._unread(Text(zh="没有这个文件", en="there is no such file")) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise self._unread(Text(zh=f"读不了这个文件（{reason}）", en=f"this cannot be read ({reason})")) from None
        except UnicodeDecodeError:
            raise BadInput(
                code=codes.syntax,
                message=Text(zh="文件不是 UTF-8 编码", en="the file is not UTF-8"),
                where=name,
                fix=Text(zh="用 UTF-8 编码另存", en="save it as UTF-8"),
            ) from None
        except RecursionError:
            raise self._syntax("brackets within brackets without end") from None
        except ValueError as error:  # TOML that is none, or a number of thousands of digits
            raise self._syntax(str(error)) from None

    def _unread(self, message: Text) -> BadInput:
        return BadInput(
            code=self.codes.syntax,
            message=message,
            where=self.name,
            fix=Text(zh="检查文件夹和文件名", en="check the folder and the file's name"),
        )

    def _syntax(self, error: str) -> BadInput:
        found = re.search(r"^(.*?) \(at line (\d+), column (\d+)\)$", error)
        line = int(found[2]) if found else self.text.rstrip("\n").count("\n") + 1
        reason = found[1] if found else error
        return BadInput(
            code=self.codes.syntax,
            message=Text(zh=f"TOML 语法有误（{reason}）", en=f"this is not TOML ({reason})"),
            where=f"{self.name}:{line}",
            fix=Text(zh="改正这一行", en="mend this line"),
        )

    def build(self, wanted: type[T], values: Any, *path: Step) -> T:
        """A typed value out of the file's values at `path`. Raises BadInput with the place of the first mistake."""
        self._check_keys(wanted, values, path)
        try:
            return msgspec.convert(values, wanted)
        except OverflowError:
            self.wrong(Text(zh="有一个数太大", en="a number is too large"), *path)
        except msgspec.ValidationError as error:
            cause = error.__cause__
            inner, text = _explained(error)
            self.wrong(cause.text if isinstance(cause, FieldError) else text, *path, *inner)

    def wrong(self, message: Text, *path: Step, code: str | None = None, fix: Text | None = None) -> NoReturn:
        """Raises the BadInput for a mistake at `path`."""
        raise BadInput(
            code=code or self.codes.value,
            message=message,
            where=f"{self.name}:{self._line_of(path)} {_written(path)}".rstrip(),
            fix=fix or Text(zh="改正这个值", en="mend this value"),
        )

    def unknown(self, key: str, known: list[str], *path: Step) -> NoReturn:
        """Raises the BadInput for a key that nobody knows, with the nearest that is known."""
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
        self.wrong(
            Text(zh=f"没有“{key}”这个键", en=f"there is no key '{key}'"),
            *path,
            key,
            code=self.codes.key,
            fix=Text(zh=f"是不是 {near[0]}？", en=f"did you mean {near[0]}?")
            if near
            else Text(zh=f"可用的键：{'、'.join(known)}", en=f"known keys: {', '.join(known)}"),
        )

    def _check_keys(self, wanted: Any, values: Any, path: tuple[Step, ...]) -> None:
        if get_origin(wanted) is UnionType:
            wanted = next(part for part in get_args(wanted) if part is not type(None))
        if get_origin(wanted) is tuple and isinstance(values, list):
            for index, item in enumerate(values):
                self._check_keys(get_args(wanted)[0], item, (*path, index))
        elif is_dataclass(wanted) and isinstance(values, dict):
            hints = get_type_hints(wanted)
            known = [field.name for field in fields(wanted) if field.init]
            for key, item in values.items():
                if key not in known:
                    self.unknown(key, known, *path)
                self._check_keys(hints[key], item, (*path, key))

    def _line_of(self, path: tuple[Step, ...]) -> int:
        """The line on which the innermost table of the path begins that has a header of its own."""
        names = [step for step in path if isinstance(step, str)]
        place = next((step for step in path if isinstance(step, int)), 0)
        best, seen = 1, -1
        for number, line in enumerate(self.text.split("\n"), 1):
            header = re.match(r"\s*\[+\s*([\w.\"-]+)\s*\]+", line)
            if not header:
                continue
            steps = header[1].replace('"', "").split(".")
            seen += line.lstrip().startswith("[[") and steps == names[:1]
            if steps == names[: len(steps)] and seen in (place, -1):
                best = number
        return best


def _written(path: tuple[Step, ...]) -> str:
    """The path as people write it; places in a list count from 1."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _explained(error: msgspec.ValidationError) -> tuple[tuple[Step, ...], Text]:
    """The path inside the value, and msgspec's sentence in both languages."""
    reason, _, place = str(error).partition(" - at `$")
    steps = tuple(int(index) if index else key for key, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", place))
    missing = re.search(r"missing required field `(.+?)`", reason)
    if missing:
        return steps, Text(zh=f"缺少必填的“{missing[1]}”", en=f"'{missing[1]}' is missing")
    kinds = re.search(r"Expected `(.+?)`.*?, got `(.+?)`", reason)
    if kinds:
        return steps, Text(zh=f"应为 {kinds[1]}，却是 {kinds[2]}", en=f"expected {kinds[1]}, got {kinds[2]}")
    return steps, Text(zh=f"值不对：{reason}", en=reason)
