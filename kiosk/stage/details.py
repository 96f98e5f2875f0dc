"""What is told of a part of a page that a visitor has opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BarFields, Diagram, Initiatives, KpiWall, SlideFields, TimelineFields
from kiosk.domain.text import Text
from kiosk.stage.look import Page
from kiosk.stage.slides.bar_end import figure
from kiosk.stage.slides.kpi_wall import label_and_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A part in the page's language: what it is called, and what there is to say of it, line by line."""

    title: str
    lines: tuple[str, ...]


def detail_of(page: Page, slide: Slide) -> Detail | None:
    """The part that is open; None if there is none, or the kind has no parts of which there is more to tell."""
    told, part = _TOLD.get(type(slide.fields)), page.view.part
    found = told(page, slide.fields) if told is not None and part is not None else ()
    return found[part] if part is not None and 0 <= part < len(found) else None


def _detail(page: Page, title: Text, *lines: Text | None) -> Detail:
    return Detail(title=page.read(title), lines=tuple(page.read(line) for line in lines if line is not None))


def _moments(page: Page, fields: TimelineFields) -> tuple[Detail, ...]:
    return tuple(_detail(page, node.when, node.text, node.detail) for node in fields.nodes)


def _initiatives(page: Page, fields: Initiatives) -> tuple[Detail, ...]:
    return tuple(_detail(page, item.name, item.line) for item in fields.items)


def _parts(page: Page, fields: Diagram) -> tuple[Detail, ...]:
    return tuple(_detail(page, node.label, node.text, node.detail) for node in fields.nodes)


def _figures(page: Page, fields: KpiWall) -> tuple[Detail, ...]:
    found = []
    for kpi in fields.items:
        label, unit = label_and_unit(page, kpi)
        value = page.read(kpi.value)
        lines = (f"{value} {unit}" if unit else value, page.read(kpi.note) if kpi.note is not None else None)
        found.append(Detail(title=label, lines=tuple(line for line in lines if line is not None)))
    return tuple(found)


def _bars(page: Page, fields: BarFields) -> tuple[Detail, ...]:
    return tuple(
        Detail(
            title=page.read(bar.label),
            lines=(f"{figure(bar.value)} {page.read(fields.unit)}", *([page.read(bar.note)] if bar.note is not None else [])),
        )
        for bar in fields.bars
    )


_TOLD: dict[type[SlideFields], Callable[[Page, Any], tuple[Detail, ...]]] = {
    TimelineFields: _moments,
    Initiatives: _initiatives,
    Diagram: _parts,
    KpiWall: _figures,
    BarFields: _bars,
}
"""What each kind of slide tells of its parts."""
