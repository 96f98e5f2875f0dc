"""Whether slides agree about the figures they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.services.checking.finding import Finding, advice, quoted
from kiosk.services.checking.leaf import leaves_of
from kiosk.services.checking.subject import Subject

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TIMES = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4), "": Decimal(1)}
_UNIT = re.compile(r"(万亿|亿|万|)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that a slide shows: what it counts, in which unit, as it is printed and how much that is."""

    slide: str
    label: str
    unit: str
    printed: str
    amount: Decimal | str


def find(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Every figure that is not what an earlier slide says of the same thing."""
    known: dict[tuple[str, str], Figure] = {}
    for subject in subjects:
        for figure in figures_of(subject.slide):
            first = known.setdefault((figure.label, figure.unit), figure)
            if first.slide != figure.slide and first.amount != figure.amount:
                yield advice(
                    figure.slide,
                    "FIGURE",
                    Text(
                        zh=f"“{quoted(figure.label)}”为 {figure.printed}，而 {first.slide} 上是 {first.printed}",
                        en=f"'{quoted(figure.label)}' is {figure.printed}, but {first.printed} on {first.slide}",
                    ),
                    Text(zh="核对出处，两处写成一样", en="look it up, and have both say the same"),
                )


def figures_of(slide: Slide) -> Iterator[Figure]:
    """Every value with a label, of any kind of slide; its unit stands beside it or is that of the whole slide."""
    for leaf in leaves_of(slide.fields):
        label = getattr(leaf.owner, "label", None)
        if leaf.name == "value" and isinstance(label, Text):
            unit = getattr(leaf.owner, "unit", None) or getattr(slide.fields, "unit", None)
            value = leaf.value.zh if isinstance(leaf.value, Text) else f"{leaf.value:,.15g}"
            yield _figure(slide.id, label.zh, value, unit.zh if isinstance(unit, Text) else "")


def _figure(slide: str, label: str, value: str, unit: str) -> Figure:
    """Tens of thousands and hundreds of millions may be told by the unit or behind the number."""
    number = _NUMBER.search(value)
    behind = _UNIT.fullmatch((value[number.end() :] if number else "").strip() + unit.strip())
    times, of = (behind[1], behind[2]) if behind else ("", unit)
    return Figure(
        slide=slide,
        label="".join(label.split()),
        unit=of,
        printed=f"{value} {unit}".strip(),
        amount=Decimal(number[0].replace(",", "")) * _TIMES[times] if number else value,
    )
