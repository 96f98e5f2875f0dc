"""Words: a text set on its lines, and whether a text fits a box."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.qtkit.fonts import font
from kiosk.qtkit.theme import TypeToken

SMALLEST_PX = 14
"""Steps below the design's own only keep an overlong text from being cut; nothing goes below this."""

UNBOUNDED = 100_000

_HANZI = r"\u3007\u3400-\u9fff\uf900-\ufaff"
_BEFORE_LATIN = re.compile(rf"(?<=[{_HANZI}])(?=[A-Za-z0-9+])")
_AFTER_FIGURE = re.compile(rf"(?<=[0-9%+]) ?(?=[{_HANZI}])|(?<=[0-9]) (?=[A-Za-z²³%])")
_AFTER_LATIN = re.compile(rf"(?<=[A-Za-z²³])(?=[{_HANZI}])")
_INSIDE_WORD = re.compile(r"[A-Za-z]{2}")
_ANY_HANZI = re.compile(rf"[{_HANZI}]")
_PAUSES = frozenset("，。；：、！？）》”,.;:!?)")
_OPENING = frozenset("“‘（《「【")
"""Full-width signs whose left half is empty: at the head of a line they hang half an em outside the margin."""
_HALF_WIDTH = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."})


def typeset(text: str) -> str:
    """The text as it is set: air between Hanzi and Latin, figures kept with what follows, half-width quotes in English.

    The air is the font's own space, close to a quarter of an em.
    """
    if not _ANY_HANZI.search(text):
        return text.translate(_HALF_WIDTH)
    return _AFTER_LATIN.sub(" ", _BEFORE_LATIN.sub(" ", _AFTER_FIGURE.sub("\u00a0", text)))


def baseline(token: TypeToken) -> int:
    """From the top of a line to its baseline: the middle of the Hanzi (0.38 em up) is the middle of the line."""
    return round(token.line_px / 2 + 0.38 * token.px)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A text laid out: how many lines it takes and how large it is."""

    layout: QTextLayout
    lines: int
    size: QSize


def set_text(text: str, token: TypeToken, width: int = UNBOUNDED) -> Setting:
    """Lays a text out on lines of a width; of two or three lines it looks for the ones that break best."""
    widest = _lay_out(text, token, width)
    if not 1 < widest.lines <= 3:
        return widest
    narrower = (_lay_out(text, token, tried) for tried in range(width - token.px, width * 2 // 3, -token.px))
    return max([widest, *takewhile(lambda setting: setting.lines == widest.lines, narrower)], key=lambda it: _grace(it, width))


def _grace(setting: Setting, width: int) -> tuple[bool, bool, float]:
    """Better: no Latin word broken; then, lines that end with a pause; then, a last line of some length."""
    words, lines = setting.layout.text(), [setting.layout.lineAt(i) for i in range(setting.lines)]
    ends = [words[line.textStart() : line.textStart() + line.textLength()].rstrip()[-1:] for line in lines[:-1]]
    whole = not any(_INSIDE_WORD.match(words, line.textStart() - 1) for line in lines[1:])
    return whole, all(end in _PAUSES for end in ends), min(0.4, lines[-1].naturalTextWidth() / width)


def _lay_out(text: str, token: TypeToken, width: int) -> Setting:
    layout = QTextLayout(typeset(text), font(token))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    lines, widest = 0, 0.0
    while (line := layout.createLine()).isValid():
        hang = token.px / 2 if layout.text()[line.textStart()] in _OPENING else 0.0
        line.setLineWidth(width + hang)
        line.setPosition(QPointF(-hang, lines * token.line_px + baseline(token) - line.ascent()))
        lines, widest = lines + 1, max(widest, line.naturalTextWidth() - hang)
    layout.endLayout()
    return Setting(layout=layout, lines=lines, size=QSize(ceil(widest), lines * token.line_px))


def fits(text: str, token: TypeToken, box: QSize) -> bool:
    """Whether the text, wrapped at the width of the box, stays within it."""
    size = set_text(text, token, box.width()).size
    return size.width() <= box.width() and size.height() <= box.height()


def fitting(text: str, steps: Sequence[TypeToken], box: QSize) -> TypeToken:
    """The first type step with which the text fits the box; past the last of them smaller ones, never a cut text."""
    return fitting_all([text], steps, box)


def fitting_all(texts: Collection[str], steps: Sequence[TypeToken], box: QSize) -> TypeToken:
    """The first type step with which each of the texts fits a box of its own, so that neighbours look alike."""
    tried = [*steps, *_smaller(steps[-1])]
    return next((step for step in tried if all(fits(text, step, box) for text in texts)), tried[-1])


def fitting_line(text: str, steps: Sequence[TypeToken], width: int) -> TypeToken:
    """The first type step with which the text fits the width on one line; past the last of them smaller ones."""
    tried = [*steps, *_smaller(steps[-1])]
    return next((step for step in tried if set_text(text, step).size.width() <= width), tried[-1])


def _smaller(token: TypeToken) -> list[TypeToken]:
    """Ever smaller by a twelfth, down to SMALLEST_PX."""
    found = []
    while (px := token.px * 11 // 12) >= SMALLEST_PX:
        token = replace(token, px=px)
        found.append(token)
    return found


class Words(QGraphicsItem):
    """A text on its lines with exact line height, its left edge at x = 0."""

    def __init__(self, text: str, token: TypeToken, colour: str, parent: QGraphicsItem, width: int = UNBOUNDED) -> None:
        super().__init__(parent)
        self.text, self.token, self.colour = text, token, colour
        self._setting = set_text(text, token, width)

    @property
    def size(self) -> QSize:
        return self._setting.size

    @property
    def lines(self) -> int:
        return self._setting.lines

    def at(self, x: int, y: int) -> Words:
        """Moves the top left corner of the first line to a place and gives the words back."""
        self.setPos(x, y)
        return self

    def on_baseline(self, x: int, y: int) -> Words:
        """Moves the first line's baseline to `y` and gives the words back."""
        return self.at(x, y - baseline(self.token))

    def centred(self) -> Words:
        """Moves every line to the middle of the widest one and gives the words back."""
        for number in range(self.lines):
            line = self._setting.layout.lineAt(number)
            line.setPosition(QPointF((self.size.width() - line.naturalTextWidth()) / 2, line.y()))
        return self

    def boundingRect(self) -> QRectF:
        over = self.token.px // 4
        return QRectF(0, 0, self.size.width(), self.size.height()).adjusted(-over, -over, over, over)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(QColor(self.colour))
        self._setting.layout.draw(painter, QPointF(0, 0))
