"""Caption files on their way in: WebVTT and SubRip (SRT), as far as they are words and their times."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NoReturn

from kiosk.domain.captions import Caption
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

LARGEST_BYTES = 1 << 20
MOST_CHARACTERS = 120
"""More than this is not read in passing, and covers the picture."""
_SUFFIXES = (".vtt", ".srt")
_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?")
_NOT_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_INSTANT = r"(?:([0-9]{1,2}):)?([0-5][0-9]):([0-5][0-9])[.,]([0-9]{3})"
_TIMES = re.compile(rf"\s*{_INSTANT}\s+-->\s+{_INSTANT}(?:\s.*)?")
_ARROW = "-->"
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]*>|\{\\[^{}\n]*\}")
"""Markup of WebVTT and SubRip, and the places that some editors write into SubRip."""

Block = list[tuple[int, str]]
"""Lines that stand together, with their numbers in the file."""


def read_captions(content: bytes, name: str) -> tuple[Caption, ...]:
    """The captions of a file, in the order in which they begin. Raises BadInput E-CAPTION-FORMAT with the line."""
    if not name.lower().endswith(_SUFFIXES):
        _wrong(name, Text(zh="字幕文件应为 .vtt 或 .srt", en="a caption file is a .vtt or a .srt"))
    if len(content) > LARGEST_BYTES:
        _wrong(name, Text(zh="字幕文件超过 1 MiB", en="the caption file is larger than 1 MiB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _wrong(name, Text(zh="文件不是 UTF-8 编码", en="the file is not UTF-8"), fix=_AS_UTF8)
    blocks = list(_blocks(text))
    if name.lower().endswith(".vtt"):
        _check_head(blocks, name)
        blocks = [block for block in blocks[1:] if not _NOT_CUES.fullmatch(block[0][1])]
    captions = [caption for caption in (_caption(block, name) for block in blocks) if caption.text]
    if not captions:
        _wrong(name, Text(zh="文件里没有字幕", en="there are no captions in it"))
    return tuple(sorted(captions, key=lambda each: each.begins_ms))


def _check_head(blocks: list[Block], name: str) -> None:
    if not blocks or not _HEAD.fullmatch(blocks[0][0][1]):
        _wrong(f"{name}:1", Text(zh="WebVTT 文件的第一行应为 WEBVTT", en="a WebVTT file begins with WEBVTT"))
    _check_no_times(blocks[0], name)


def _check_no_times(lines: Block, name: str) -> None:
    """Whether times stand only where a caption begins."""
    for number, line in lines:
        if _ARROW in line:
            _wrong(
                f"{name}:{number}",
                Text(zh="这一条字幕前面缺空行", en="an empty line is missing before this caption"),
                fix=Text(zh="在前面加一个空行", en="put an empty line before it"),
            )


def _blocks(text: str) -> Iterator[Block]:
    """What stands between empty lines, however the lines end."""
    block: Block = []
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text), ""], 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []


def _caption(block: Block, name: str) -> Caption:
    """One caption: a name or number of its own if it has one, its times, its lines without their markup."""
    number, line = block[0]
    rest = block[1:]
    if _ARROW not in line and rest:
        (number, line), *rest = rest
    where, found = f"{name}:{number}", _TIMES.fullmatch(line)
    if found is None:
        seen = line.strip()[:30]
        message = Text(zh=f"这里应是字幕的起止时间，却是“{seen}”", en=f"here a caption's times were expected, not '{seen}'")
        _wrong(where, message, fix=Text(zh="写成 00:01.000 --> 00:04.000", en="write 00:01.000 --> 00:04.000"))
    begins_ms, ends_ms = _ms(found.groups()[:4]), _ms(found.groups()[4:])
    if ends_ms <= begins_ms:
        _wrong(where, Text(zh="字幕在开始之前就结束了", en="the caption ends before it begins"))
    _check_no_times(rest, name)
    words = (" ".join(html.unescape(_TAG.sub("", line)).split()) for _, line in rest)
    text = "\n".join(line for line in words if line)
    if len(text) > MOST_CHARACTERS:
        message = Text(
            zh=f"这条字幕超过 {MOST_CHARACTERS} 个字符", en=f"this caption has more than {MOST_CHARACTERS} characters"
        )
        _wrong(where, message, fix=Text(zh="分成几条较短的字幕", en="make several shorter ones of it"))
    return Caption(begins_ms=begins_ms, ends_ms=ends_ms, text=text)


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


_MEND = Text(zh="改正这一处", en="mend this place")
_AS_UTF8 = Text(zh="用 UTF-8 编码另存", en="save it as UTF-8")


def _wrong(where: str, message: Text, fix: Text = _MEND) -> NoReturn:
    raise BadInput(code="E-CAPTION-FORMAT", message=message, where=where, fix=fix)
