"""The shapes of a slide one after the other, wherever its groups have put them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape

TITLES = ("title", "ctrTitle")
FURNITURE = ("sldNum", "dt", "ftr")
BANDS = 24
"""Shapes that begin in one of so many bands of a slide's height stand in one row and are read from the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where what is inside a group lies on the slide."""

    left: float = 0
    top: float = 0
    across: float = 1
    down: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A shape and its place on the slide, in EMU."""

    shape: BaseShape
    left: float
    top: float
    width: float
    height: float

    def covers(self, other: Placed) -> bool:
        """Whether the middle of another shape lies in this one."""
        x, y = other.left + other.width / 2, other.top + other.height / 2
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


def placed(shapes: Iterable[BaseShape], frame: Frame | None = None) -> Iterator[Placed]:
    """All shapes from the lowest to the topmost; of groups what is in them."""
    frame = frame or Frame()
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from placed(shape.shapes, _inside(shape, frame))
        else:
            yield Placed(
                shape=shape,
                left=frame.left + (shape.left or 0) * frame.across,
                top=frame.top + (shape.top or 0) * frame.down,
                width=(shape.width or 0) * frame.across,
                height=(shape.height or 0) * frame.down,
            )


def reading_order(shapes: Iterable[Placed], slide_height: float) -> list[Placed]:
    """The title first, then row by row, each from the left."""
    return sorted(shapes, key=lambda item: (not is_title(item.shape), int(BANDS * item.top / slide_height), item.left))


def kind_of(shape: BaseShape) -> str:
    """Which placeholder a shape is, in the file's own word; empty for none."""
    ph = shape.element.ph if shape.is_placeholder else None
    return "" if ph is None else str(ph.get("type", "obj"))


def is_title(shape: BaseShape) -> bool:
    return kind_of(shape) in TITLES


def is_furniture(shape: BaseShape) -> bool:
    """Page numbers, dates and footers stand on every page; nobody looks for them, nor has to read them from afar."""
    return kind_of(shape) in FURNITURE


def _inside(group: GroupShape, frame: Frame) -> Frame:
    xfrm: Any = group.element.grpSpPr.find("{*}xfrm")
    sides = [] if xfrm is None else [xfrm.find("{*}" + name) for name in ("off", "ext", "chOff", "chExt")]
    if len(sides) != 4 or any(side is None for side in sides):
        return frame
    off, ext, child_off, child_ext = sides
    across = frame.across * _share(ext.get("cx"), child_ext.get("cx"))
    down = frame.down * _share(ext.get("cy"), child_ext.get("cy"))
    return Frame(
        left=frame.left + int(off.get("x")) * frame.across - int(child_off.get("x")) * across,
        top=frame.top + int(off.get("y")) * frame.down - int(child_off.get("y")) * down,
        across=across,
        down=down,
    )


def _share(outside: str, inside: str) -> float:
    return int(outside) / int(inside) if int(inside) else 1
