"""What a foreign page could be instead of its picture: bars, a table, a wall of figures; only where nothing would be made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pptx.chart.chart import Chart
from pptx.chart.plot import BarPlot, DoughnutPlot, LinePlot, PiePlot
from pptx.shapes.graphfrm import GraphicFrame
from pptx.table import Table

from kiosk.domain.foreign import Offer
from kiosk.domain.ids import FieldError
from kiosk.domain.slide_fields import Bar, BarFields, KpiWall, TableFields, TableRow
from kiosk.domain.text import Text
from kiosk.importing.figures import kpis_of
from kiosk.importing.shapes import Placed

_AS_BARS = (BarPlot, LinePlot, PiePlot, DoughnutPlot)
_WRITTEN_UNIT = re.compile(r'"([^"]+)"')
_ASIDE = re.compile(r'"[^"]*"|\[[^]]*\]|General')
_IN_DATES = re.compile(r"[ymdhs]", re.IGNORECASE)
_PERCENT = "%"


def offers_of(ordered: Sequence[Placed], size: tuple[int, int]) -> tuple[Offer, ...]:
    """What one page could be, from its shapes in reading order; `size` is the slide's, in EMU."""
    fields = [*_of_frames(ordered), *_of_figures(ordered, size)]
    return tuple(Offer(fields=item) for item in fields)


def _of_frames(ordered: Sequence[Placed]) -> Iterator[BarFields | TableFields]:
    for item in ordered:
        frame = cast(GraphicFrame, item.shape)
        found: BarFields | TableFields | None = None
        try:
            if item.shape.has_chart:
                found = _bars(frame.chart)
            elif item.shape.has_table:
                found = _table(frame.table)
        except FieldError:
            continue  # too many bars or rows for the layout, or figures it cannot show
        if found is not None:
            yield found


def _of_figures(ordered: Sequence[Placed], size: tuple[int, int]) -> Iterator[KpiWall]:
    items = kpis_of(ordered, size)
    if items:
        yield KpiWall(items=items)


def _bars(chart: Chart) -> BarFields | None:
    """A chart of one row of figures, all of them known; raises FieldError where the layout cannot hold it."""
    plots = list(chart.plots)
    if len(plots) != 1 or not isinstance(plots[0], _AS_BARS) or len(plots[0].series) != 1:
        return None
    series, labels = plots[0].series[0], _labels(plots[0])
    values, form = list(series.values), _text(series._element, "./c:val//c:formatCode")
    if not labels or len(labels) != len(values) or None in values or _is_date(form):
        return None
    percent = form.endswith(_PERCENT)
    figures = [round(100 * value, 10) if percent else value for value in values]
    return BarFields(
        unit=Text(zh=_PERCENT if percent else _unit(chart, form)),
        bars=tuple(Bar(label=Text(zh=label), value=value) for label, value in zip(labels, figures, strict=True)),
    )


def _labels(plot: Any) -> list[str]:
    """The names of a chart's places; none if they have levels, are dates, or one has no name."""
    categories = plot.categories
    form = _text(plot._element, "(.//c:ser)[1]/c:cat/c:numRef//c:formatCode")
    labels = [str(category.label).strip() for category in categories]
    return labels if categories.depth == 1 and not _is_date(form) and all(labels) else []


def _unit(chart: Chart, form: str) -> str:
    """As the figures' format writes it, else as the title of their axis says."""
    written = _WRITTEN_UNIT.search(form)
    return written[1].strip() if written else _joined(chart._element.xpath("(.//c:valAx)[1]/c:title//a:t"))


def _is_date(form: str) -> bool:
    return _IN_DATES.search(_ASIDE.sub("", form)) is not None


def _text(element: Any, path: str) -> str:
    found = element.xpath(path)
    return str(found[0].text or "") if found else ""


def _joined(elements: Sequence[Any]) -> str:
    return "".join(element.text or "" for element in elements).strip()


def _table(table: Table) -> TableFields | None:
    """A table with a head, no cells run together and no hole in its head."""
    merged = any(cell.is_merge_origin or cell.is_spanned for cell in table.iter_cells())
    rows = [[Text(zh=" ".join(cell.text.split())) for cell in row.cells] for row in table.rows]
    if not table.first_row or merged or not all(cell.zh for cell in rows[0]):
        return None
    return TableFields(columns=tuple(rows[0]), rows=tuple(TableRow(cells=tuple(row)) for row in rows[1:]))
