"""The bar chart: two to eight bars from zero, each with its figure at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, log10

from pyqtgraph import BarGraphItem, ViewBox, mkBrush
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BarFields
from kiosk.domain.view import OpenPart
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import card, footnote, heading
from kiosk.stage.slides.bar_end import GAP, End, figure
from kiosk.stage.slides.card import Group, blend
from kiosk.stage.slides.growing import Growing
from kiosk.stage.slides.words import Words, fitting_all, set_text

LABEL_PX = (36, 32, 30, 28)
LABEL_WIDTH = 440
"""How wide a label may be that stands before its bar; over a bar it has the whole width."""

ROW_PX, UPRIGHT_ROW_PX = 176, 200
THICKEST = 88
AXIS_PX = 56
LEAST_SHARE = 0.25
"""Figures at the ends never leave the longest bar less than this of the plot's width."""

MOST_LINES = 5
ROUNDING = 1e-9
CALM = 0.38
"""How much of the section's hue a bar keeps beside a highlighted one."""

FADE_FROM = 0.8
"""From this share of the growth on the figures come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Where the bars lie: `plot` begins at their common zero; heights are in pixels."""

    plot: QRect
    pitch: int
    over: int
    """What the label over a bar takes of the pitch; nothing where it stands before the bar."""

    def middle(self, row: int) -> int:
        """The canvas' y of the middle of a bar."""
        return self.plot.top() + row * self.pitch + self.over + (self.pitch - self.over) // 2

    @property
    def thickness(self) -> int:
        return min(THICKEST, (self.pitch - self.over) * 5 // 8 // 2 * 2)


class BarChart(Growing):
    """The slide with its plot: bars in a plot of pyqtgraph, the figures at their ends our own words."""

    def __init__(self, page: Page, fields: BarFields, rows: Rows) -> None:
        super().__init__(QRectF(rows.plot))
        self._values = [bar.value for bar in fields.bars]
        self._beyond = Group(self)
        self._ends = [End(page, fields, bar, self._beyond) for bar in fields.bars]
        self.scale_px = min(
            max(LEAST_SHARE * rows.plot.width(), rows.plot.width() - GAP - end.width) / end.value
            for end in self._ends
            if end.value
        )
        _grid(page, rows, max(self._values), self.scale_px, self)
        # The plot is an item with state in Python: it has to be kept, as its items look for it there.
        self._plot, self._bars = _plot(page, fields, rows, self.scale_px, self)
        card.bar(QRectF(rows.plot.left() - 2, rows.plot.top(), 4, rows.plot.height()), page.theme.outline, self)
        for row, end in enumerate(self._ends):
            end.at(rows.plot.left() + round(end.value * self.scale_px) + GAP, rows.middle(row))
        self._beyond.setZValue(1)

    def grow(self, share: float) -> None:
        """The bars at a share of their length; the figures, always the final ones, come in at the last."""
        self._bars.setOpts(width=[value * share for value in self._values])
        come = max(0.0, (share - FADE_FROM) / (1 - FADE_FROM))
        self._beyond.setVisible(come > 0)
        for end in self._ends:
            end.fade(come)


def build(page: Page, slide: Slide, fields: BarFields) -> BarChart:
    """Heading, labels, the plot, footnote; stands as it settles. A bar that a visitor points at is the highlighted one."""
    fields = _pointed_at(page, fields)
    labels = [page.read(bar.label) for bar in fields.bars]
    step = _label_step(page, labels)
    rows = places(page.canvas, labels, step)
    root = BarChart(page, fields, rows)
    heading.build(page, slide.title, root)
    for row, (bar, told) in enumerate(zip(fields.bars, labels, strict=True)):
        token = step if bar.highlight else step.regular()
        words = Words(told, token, page.theme.text1, root, rows.plot.width() - GAP if rows.over else LABEL_WIDTH)
        if rows.over:
            words.at(rows.plot.left() + GAP, rows.plot.top() + row * rows.pitch + GAP // 2)
        else:
            words.at(rows.plot.left() - GAP - words.size.width(), rows.middle(row) - words.size.height() // 2)
    footnote.build(page, root)
    return root


def areas(page: Page, slide: Slide, fields: BarFields) -> tuple[Area, ...]:
    """Each bar with its label and its figure, over the whole width."""
    labels, content = [page.read(bar.label) for bar in fields.bars], page.canvas.content
    rows = places(page.canvas, labels, _label_step(page, labels))
    rects = [QRect(content.left(), rows.plot.top() + i * rows.pitch, content.width(), rows.pitch) for i in range(len(labels))]
    parts = enumerate(zip(fields.bars, rects, strict=True))
    return tuple(Area(rect=rect, act=OpenPart(part=part), name=bar.label) for part, (bar, rect) in parts)


def _pointed_at(page: Page, fields: BarFields) -> BarFields:
    if page.view.part is None:
        return fields
    return replace(fields, bars=tuple(replace(bar, highlight=part == page.view.part) for part, bar in enumerate(fields.bars)))


def places(canvas: Canvas, labels: list[str], step: TypeToken) -> Rows:
    """The labels before the bars, on an upright page over them; all of it in the middle of the content's height."""
    content, pitch = canvas.content, row_pitch(canvas, len(labels))
    top = content.top() + (content.height() - AXIS_PX - len(labels) * pitch) // 2
    before = 0 if canvas.portrait else GAP + max(set_text(label, step, LABEL_WIDTH).size.width() for label in labels)
    plot = QRect(content.left() + before, top, content.width() - before, len(labels) * pitch)
    return Rows(plot=plot, pitch=pitch, over=GAP // 2 + step.line_px if canvas.portrait else 0)


def row_pitch(canvas: Canvas, count: int) -> int:
    """From one bar to the next, with its label where that stands over it."""
    most = UPRIGHT_ROW_PX if canvas.portrait else ROW_PX
    return min(most, (canvas.content.height() - AXIS_PX) // count) // 2 * 2


def lines(most: float) -> list[float]:
    """The values of the grid's lines above zero: round ones, two to five of them, none beyond the longest bar."""
    power = 10.0 ** floor(log10(most / MOST_LINES))
    step = next(n * power for n in (1, 2, 2.5, 5, 10) if most / (n * power) <= MOST_LINES * (1 + ROUNDING))
    return [step * n for n in range(1, floor(most / step + ROUNDING) + 1)]


def _label_step(page: Page, labels: list[str]) -> TypeToken:
    """One size for all labels: over the bars on one line, before them on as many as a row is high."""
    label = replace(page.theme.type.label, line=1.25)
    steps = [label.at(px) for px in LABEL_PX]
    if page.canvas.portrait:
        return fitting_all(labels, steps, QSize(page.canvas.inner_width - GAP, steps[0].line_px))
    return fitting_all(labels, steps, QSize(LABEL_WIDTH, row_pitch(page.canvas, len(labels)) - GAP // 2))


def _grid(page: Page, rows: Rows, most: float, scale_px: float, parent: QGraphicsItem) -> None:
    """Hairlines at round values with the values below them, as far as these have room."""
    caption, bottom = page.theme.type.caption, rows.plot.bottom() + 1
    values = lines(most)
    roomy = max(set_text(figure(value), caption).size.width() for value in values) + GAP <= values[0] * scale_px
    for value in [0.0, *values]:
        x = rows.plot.left() + round(value * scale_px)
        card.bar(QRectF(x - 1, rows.plot.top(), 2, rows.plot.height()), page.theme.hairline, parent)
        if roomy:
            words = Words(figure(value), caption, page.theme.text3, parent)
            words.at(x - words.size.width() // 2, bottom + GAP // 2)


def _plot(page: Page, fields: BarFields, rows: Rows, scale_px: float, parent: QGraphicsItem) -> tuple[ViewBox, BarGraphItem]:
    """The bars in a plot whose width is in the chart's unit and whose height is in pixels, downwards."""
    plot = ViewBox(parent, enableMouse=False, enableMenu=False, invertY=True)
    plot.setGeometry(QRectF(rows.plot))
    plot.setZValue(0)
    plot.setRange(xRange=(0, rows.plot.width() / scale_px), yRange=(0, rows.plot.height()), padding=0)
    calm = page.hue if not any(bar.highlight for bar in fields.bars) else blend(page.hue, page.theme.bg, CALM)
    bars = BarGraphItem(
        x0=0,
        width=[bar.value for bar in fields.bars],
        y=[rows.middle(row) - rows.plot.top() for row in range(len(fields.bars))],
        height=rows.thickness,
        pen=None,
        brushes=[mkBrush(page.hue if bar.highlight else calm) for bar in fields.bars],
    )
    plot.addItem(bars)
    return plot, bars
