"""An entry: a name in bold over a line of text, as cards and the parts of a diagram carry it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.qtkit.theme import Theme, TypeToken
from kiosk.stage.slides.words import SMALLEST_PX, Words, fits, set_text

STEPS_PX = ((48, 36), (44, 34), (44, 32), (40, 32), (40, 30), (36, 30), (36, 28), (32, 28), (30, 28), (28, 28))
"""Name and line, largest first."""

NAME_LINES = ((1, 32), (2, 28))
"""Rather than on two lines a name stands on one, down to this size; rather than on three, on two."""

AFTER_NAME = 8
_LATIN_WORD = re.compile(r"[A-Za-z0-9'’]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is told; `line` is empty where there is only a name."""

    name: str
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryType:
    """The type of name and line."""

    name: TypeToken
    line: TypeToken

    def size(self, entry: Entry, width: int) -> QSize:
        """How large an entry is on lines of a width."""
        size = set_text(entry.name, self.name, width).size
        if not entry.line:
            return size
        line = set_text(entry.line, self.line, width).size
        return QSize(max(size.width(), line.width()), size.height() + AFTER_NAME + line.height())

    def height(self, entry: Entry, width: int) -> int:
        return self.size(entry, width).height()

    def fits(self, entry: Entry, box: QSize) -> bool:
        """Whether the entry stays within the box and no Latin word of it has to be broken."""
        for text, token in ((entry.name, self.name), (entry.line, self.line)):
            if not all(fits(word, token, QSize(box.width(), token.line_px)) for word in _LATIN_WORD.findall(text)):
                return False
        return self.height(entry, box.width()) <= box.height()

    def name_lines(self, entry: Entry, width: int) -> int:
        return set_text(entry.name, self.name, width).lines

    def build(self, entry: Entry, box: QRect, inks: tuple[str, str], parent: QGraphicsItem) -> None:
        """Sets the entry at the top left of the box, name and line in their inks."""
        name = Words(entry.name, self.name, inks[0], parent, box.width()).at(box.left(), box.top())
        if entry.line:
            line = Words(entry.line, self.line, inks[1], parent, box.width())
            line.at(box.left(), box.top() + name.size.height() + AFTER_NAME)

    def middle(self, entry: Entry, box: QRect) -> QRect:
        """The part of the box that the entry takes when it stands in the middle of the height."""
        height = self.height(entry, box.width())
        return QRect(box.left(), box.top() + (box.height() - height) // 2, box.width(), height)


def entry_type(
    entries: Collection[Entry], box: QSize, theme: Theme, name_lines: Sequence[tuple[int, int]] = NAME_LINES
) -> EntryType:
    """The largest type in which each of the entries fits a box of its own, with names on few lines if they stay large enough.

    `name_lines` are how many lines at most, and the smallest size of names for which that is asked. Past the design's steps
    smaller ones, never a cut text.
    """
    steps = list(_steps(theme))
    fitting = [step for step in steps if all(step.fits(entry, box) for entry in entries)] or steps[-1:]
    for most, least_px in name_lines:
        for step in fitting:
            if step.name.px >= least_px and all(step.name_lines(entry, box.width()) <= most for entry in entries):
                return step
    return fitting[0]


def _steps(theme: Theme) -> Iterator[EntryType]:
    name, line = replace(theme.type.h2, line=1.25), replace(theme.type.label.regular(), line=1.3)
    for name_px, line_px in STEPS_PX:
        yield EntryType(name=name.at(name_px), line=line.at(line_px))
    while (line_px := line_px * 11 // 12) >= SMALLEST_PX:
        yield EntryType(name=name.at(line_px), line=line.at(line_px))
