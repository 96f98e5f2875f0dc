"""The table: a raised header, rows parted by hairlines, figures set to the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TableFields
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, bar, rounded, shape
from kiosk.stage.slides.words import Words, set_text

TYPE_PX = (36, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14)
LINE = 1.2
CELL_LINES = ((1, 32), (2, 28))
"""Rather than on two lines a cell stands on one, down to this size; rather than on three, on two."""

ROW_PX, AIR_PX = 72, 56
"""How high a row is at least, and by how much it grows where there is room."""

PAD, UPRIGHT_PAD, LEAST_PAD = 24, 12, 4
"""Beside the words of a cell, the same on an upright page, and at least above and below them."""

HEADER_RADIUS, HAIRLINE = 12, 2

_FIGURE = re.compile(r"[0-9约\-−－]")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column says, its header first; one of nothing but figures is set to the right."""

    told: tuple[str, ...]
    figures: bool

    def widest(self, step: TypeToken) -> int:
        """How wide it is with every cell on one line."""
        return max(set_text(cell, step).size.width() for cell in self.told)

    def narrowest(self, step: TypeToken) -> int:
        """How narrow it may become: no Latin word and no figure is parted."""
        unparted = [*_WORD.findall(" ".join(self.told)), *(self.told[1:] if self.figures else ())]
        return max([step.px, *(set_text(part, step).size.width() for part in unparted)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table measured in one step of type: how wide its columns are and how far apart, how high header and rows are."""

    step: TypeToken
    widths: tuple[int, ...]
    gap: int
    pad: int
    header_px: int
    row_px: int

    @property
    def lines(self) -> int:
        return (self.row_px - 2 * LEAST_PAD) // self.step.line_px

    @property
    def across(self) -> int:
        return sum(self.widths) + self.gap * (len(self.widths) - 1) + 2 * self.pad


def build(page: Page, slide: Slide, fields: TableFields) -> QGraphicsItem:
    """Heading, the table in the largest type in which all of it has room, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    content, columns, count = page.canvas.content, columns_of(page, fields), len(fields.rows)
    grid = _fitting(page, columns)
    top = content.top() + (content.height() - grid.header_px - count * grid.row_px) // 2
    rows = [QRect(content.left(), top, content.width(), grid.header_px)]
    rows += [
        QRect(content.left(), rows[0].bottom() + 1 + row * grid.row_px, content.width(), grid.row_px) for row in range(count)
    ]
    shape(rounded(QRectF(rows[0]), HEADER_RADIUS), page.theme.raised, group)
    for above in rows[1:-1]:
        bar(QRectF(above.left(), above.bottom() + 1 - HAIRLINE, above.width(), HAIRLINE), page.theme.hairline, group)
    x = content.left() + grid.pad
    for column, width in zip(columns, grid.widths, strict=True):
        header, cells = (grid.step, page.theme.text2), _style(page, grid.step, column, column is columns[0])
        for row, told in enumerate(column.told):
            words = Words(told, *(cells if row else header), group, width)
            indent = width - words.size.width() if column.figures else 0
            words.at(x + indent, rows[row].top() + (rows[row].height() - words.size.height()) // 2)
        x += width + grid.gap
    footnote.build(page, group)
    return group


def columns_of(page: Page, fields: TableFields) -> list[Column]:
    """The columns in the page's language. Whether they are figures the Chinese cells say: both languages look alike."""
    texts = zip(fields.columns, *(row.cells for row in fields.rows), strict=True)
    return [
        Column(told=tuple(page.read(text) for text in told), figures=all(_FIGURE.match(text.zh) for text in told[1:]))
        for told in texts
    ]


def _style(page: Page, step: TypeToken, column: Column, first: bool) -> tuple[TypeToken, str]:
    """What a row is about stands out, and its figures."""
    if first:
        return step, page.theme.text1
    return (step, page.hue) if column.figures else (step.regular(), page.theme.text1)


def _fitting(page: Page, columns: Sequence[Column]) -> Grid:
    """The grid in the largest step of type in which it fits the content, rather one of few lines; then with airy rows."""
    content, count = page.canvas.content, len(columns[0].told) - 1
    steps = [replace(page.theme.type.label, px=px, line=LINE) for px in TYPE_PX]
    grids = (_grid(page, columns, step) for step in steps)
    fitting = [
        grid for grid in grids
        if grid.across <= content.width() and grid.header_px + count * grid.row_px <= content.height()
    ]  # fmt: skip
    good = (
        grid for most, least_px in CELL_LINES for grid in fitting
        if grid.step.px >= least_px and grid.lines <= most
    )  # fmt: skip
    grid = next(chain(good, fitting), None) or _grid(page, columns, steps[-1])
    room = (content.height() - grid.header_px) // count
    return replace(grid, row_px=max(grid.row_px, min(grid.row_px + AIR_PX, room)))


def _grid(page: Page, columns: Sequence[Column], step: TypeToken) -> Grid:
    """The grid in one step of type: all cells on one line, if there is room; else on several."""
    pad = UPRIGHT_PAD if page.canvas.portrait else PAD
    room = page.canvas.content.width() - 2 * pad * len(columns)
    widths = _widths(columns, step, room)
    cells = [
        [set_text(told, step, width).size.height() for told in column.told]
        for column, width in zip(columns, widths, strict=True)
    ]
    header, *rows = (max(ROW_PX, max(row) + 2 * LEAST_PAD) for row in zip(*cells, strict=True))
    return Grid(step=step, widths=widths, gap=2 * pad, pad=pad, header_px=header, row_px=max(rows))


def _widths(columns: Sequence[Column], step: TypeToken, room: int) -> tuple[int, ...]:
    """By what stands in it: as wide as its longest cell, all of them larger alike to the width of the table.

    Where that is too much, they give way by what each of them can.
    """
    widest = [column.widest(step) for column in columns]
    if sum(widest) <= room:
        return tuple(wide * room // sum(widest) for wide in widest)
    narrowest = [column.narrowest(step) for column in columns]
    share = max(0, room - sum(narrowest)) / max(1, sum(widest) - sum(narrowest))
    return tuple(narrow + int(share * (wide - narrow)) for narrow, wide in zip(narrowest, widest, strict=True))
