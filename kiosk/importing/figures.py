"""Figures and their labels among the words of a slide: what a wall of figures would say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.domain.slide_fields import Kpi
from kiosk.domain.text import Text
from kiosk.importing.shapes import Placed, is_title

_FIGURE = re.compile(r"(?P<value>[+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%％‰]|[\u4e00-\u9fff]{1,4}|[A-Za-z][A-Za-z/²³]{0,7})?")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
FEWEST, MOST = 3, 6
LONGEST_LABEL = 30
"""Words that are longer are no label."""
NEAR = 0.12
"""A label lies no farther from its figure than such a part of the slide's height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    place: Placed
    text: str


def kpis_of(ordered: Sequence[Placed], size: tuple[int, int]) -> tuple[Kpi, ...]:
    """The figures of a slide that says nothing else, each with its label; none if one has no label of its own."""
    if any(not item.shape.has_text_frame and (item.shape.has_chart or item.shape.has_table) for item in ordered):
        return ()
    words = [*_words(ordered)]
    figures = [item for item in words if _figure(item.text)]
    labels = [item for item in words if not _figure(item.text)]
    if not FEWEST <= len(figures) <= MOST or len(labels) != len(figures):
        return ()
    pairs = [(figure, _label(figure, labels, size)) for figure in figures]
    taken = {id(label) for _, label in pairs}
    if len(taken) != len(figures) or any(label is None for _, label in pairs):
        return ()
    return tuple(_kpi(figure.text, label.text) for figure, label in pairs if label is not None)


def _words(ordered: Sequence[Placed]) -> Iterator[_Words]:
    """The paragraphs of all shapes but the title."""
    for item in ordered:
        if is_title(item.shape) or not item.shape.has_text_frame:
            continue
        for paragraph in item.shape.text_frame.paragraphs:  # type: ignore[attr-defined]
            text = " ".join(paragraph.text.split())
            if text:
                yield _Words(place=item, text=text)


def _figure(text: str) -> re.Match[str] | None:
    return None if _YEAR.fullmatch(text) else _FIGURE.fullmatch(text)


def _label(figure: _Words, labels: Sequence[_Words], size: tuple[int, int]) -> _Words | None:
    """The one in the same box, else the nearest over or under the figure."""
    inside = [label for label in labels if label.place is figure.place]
    if inside:
        return inside[0] if len(inside) == 1 and len(inside[0].text) <= LONGEST_LABEL else None
    near = [(_gap(figure.place, label.place), label) for label in labels if _aligned(figure.place, label.place)]
    gap, label = min(near, key=lambda case: case[0], default=(0.0, None))
    return label if label is not None and gap <= NEAR * size[1] and len(label.text) <= LONGEST_LABEL else None


def _aligned(one: Placed, other: Placed) -> bool:
    """Whether the middle of each stands over or under the other."""
    return abs(one.left + one.width / 2 - other.left - other.width / 2) <= min(one.width, other.width) / 2


def _gap(one: Placed, other: Placed) -> float:
    upper, lower = sorted((one, other), key=lambda item: item.top)
    return max(0.0, lower.top - upper.top - upper.height)


def _kpi(figure: str, label: str) -> Kpi:
    found = _figure(figure)
    assert found is not None
    unit = found["unit"]
    return Kpi(label=Text(zh=label), value=Text(zh=found["value"]), unit=Text(zh=unit) if unit else None)
