"""The lines of an iCalendar file and the blocks they stand in: how far a file from outside is trusted at all.

Everything that could grow without end is bounded here, before anything is made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

LARGEST_BYTES = 16 << 20
MOST_EVENTS = 10_000
MOST_LINES = 1_000_000
_DEEPEST = 8
_READ = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
_FRAMES = _READ - {"VEVENT"}

_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_WORD = r'(?:"[^"]*"|[^";:,]*)'
_LINE = re.compile(rf"[A-Za-z0-9-]+((?:;[A-Za-z0-9-]+={_WORD}(?:,{_WORD}){{0,9}}){{0,20}}):(.*)", re.DOTALL)
_PARAMETER = re.compile(rf";([A-Za-z0-9-]+)=({_WORD}(?:,{_WORD})*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    """A line without its folds: its number in the file, what it is called, and itself."""

    number: int
    name: str
    text: str

    @property
    def value(self) -> str:
        found = _LINE.fullmatch(self.text)
        return found[2] if found else self.text.partition(":")[2]

    @property
    def parameters(self) -> dict[str, str]:
        found = _LINE.fullmatch(self.text)
        return {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[1] if found else "")}

    @property
    def words(self) -> str:
        """The value as a text."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass(slots=True)
class Block:
    """What stands between BEGIN and END. `others` counts the blocks in it that are not read."""

    kind: str
    number: int
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def named(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)


@dataclass(slots=True)
class Calendars:
    """The calendars of a file, and the numbers of the lines in them that are none."""

    blocks: list[Block]
    unreadable: list[int]


def read_blocks(content: bytes, file: str) -> Calendars:
    """The calendars in the bytes of a file. Raises BadInput E-ICS-DAMAGED with the line, E-ICS-EMPTY, E-ICS-TOOBIG."""
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        damaged(f"{file}:{line}", Text(zh="文件里有空字节", en="there is a NUL byte in the file"))
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if len(content) > LARGEST_BYTES or content.count(b"\n") > MOST_LINES:
        too_big(file, Text(zh="日历文件太大，最多 16 MB", en="the calendar file is too large; 16 MB at most"))
    root, unreadable, events = Block("", 0), list[int](), 0
    open_blocks = [root]
    for number, raw in _unfolded(content.removeprefix(b"\xef\xbb\xbf")):
        text = _decoded(raw, f"{file}:{number}")
        name = _NAME.match(text)
        word = name[0].upper() if name else ""
        if word == "BEGIN":
            _begin(open_blocks, Block(text[6:].strip().upper(), number), file)
            events += open_blocks[-1].kind == "VEVENT"
            if events > MOST_EVENTS:
                too_big(file, Text(zh=f"事件超过 {MOST_EVENTS} 个", en=f"there are more than {MOST_EVENTS} events"))
        elif word == "END":
            _end(open_blocks, text[4:].strip().upper(), f"{file}:{number}")
        elif len(open_blocks) == 1:
            _no_calendar(f"{file}:{number}") if not root.blocks else unreadable.append(number)
        elif not word:
            unreadable.append(number)
        elif open_blocks[-1].kind in _READ:
            open_blocks[-1].lines.append(Line(number, word, text))
    if not root.blocks:
        _no_calendar(file)
    if len(open_blocks) > 1:
        kind, begun = open_blocks[-1].kind, open_blocks[-1].number
        damaged(f"{file}:{begun}", Text(zh=f"文件不完整：{kind} 没有结束", en=f"the file is cut off: {kind} does not end"))
    if not events:
        raise BadInput(
            code="E-ICS-EMPTY",
            message=Text(zh="日历里没有事件", en="there is no event in the calendar"),
            where=file,
            fix=Text(zh="在日历程序里选好日历，再导出一次", en="choose the calendar in its program and export it again"),
        )
    return Calendars(root.blocks, unreadable)


def _unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines as they were before they were folded, which may have been done in the middle of a character."""
    begun, parts = 0, list[bytes]()
    for number, line in enumerate(content.split(b"\n"), 1):
        raw = line.rstrip(b"\r")
        if parts and raw[:1] in (b" ", b"\t"):
            parts.append(raw[1:])
            continue
        if parts:
            yield begun, b"".join(parts)
        begun, parts = number, [raw] if raw.strip() else []
    if parts:
        yield begun, b"".join(parts)


def _decoded(raw: bytes, where: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        damaged(where, Text(zh="文件不是 UTF-8 编码", en="the file is not UTF-8"), _AS_UTF8)


def _begin(open_blocks: list[Block], block: Block, file: str) -> None:
    where, outer = f"{file}:{block.number}", open_blocks[-1]
    if (len(open_blocks) == 1) != (block.kind == "VCALENDAR"):
        _no_calendar(where)
    if len(open_blocks) > _DEEPEST:
        damaged(where, Text(zh="嵌套太深", en="blocks stand in blocks without end"))
    if block.kind in _FRAMES or (block.kind == "VEVENT" and outer.kind == "VCALENDAR"):
        outer.blocks.append(block)
    else:
        open_blocks[min(2, len(open_blocks) - 1)].others[block.kind] += 1
    open_blocks.append(block)


def _end(open_blocks: list[Block], kind: str, where: str) -> None:
    if len(open_blocks) == 1 or open_blocks[-1].kind != kind:
        damaged(where, Text(zh=f"END:{kind} 没有对应的 BEGIN", en=f"END:{kind} ends what has not begun"))
    open_blocks.pop()


_AGAIN = Text(
    zh="从日历程序重新导出，或重新复制这个文件", en="export it again from the calendar program, or copy the file again"
)
_AS_UTF8 = Text(zh="用 UTF-8 编码另存", en="save it as UTF-8")


def damaged(where: str, message: Text, fix: Text = _AGAIN) -> NoReturn:
    raise BadInput(code="E-ICS-DAMAGED", message=message, where=where, fix=fix)


def _no_calendar(where: str) -> NoReturn:
    damaged(where, Text(zh="这不是日历文件（.ics）", en="this is no calendar file (.ics)"))


def too_big(file: str, message: Text) -> NoReturn:
    fix = Text(zh="只导出要用的日历，或分成几个文件", en="export only the calendar that is needed, or several files")
    raise BadInput(code="E-ICS-TOOBIG", message=message, where=file, fix=fix)
