"""The diagram: how up to eight parts hang together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, DiagramShape
from kiosk.domain.view import OpenPart
from kiosk.stage.area import Area
from kiosk.stage.look import Page
from kiosk.stage.slides import chain, footnote, heading, hub, layers
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.entry import Entry

_SHAPES: dict[DiagramShape, Callable[[Page, list[Entry], QGraphicsItem], None]] = {
    DiagramShape.CHAIN: chain.build,
    DiagramShape.HUB: hub.build,
    DiagramShape.LAYERS: layers.build,
}
"""How the parts of each shape are drawn."""

_PARTS: dict[DiagramShape, Callable[[Page, list[Entry]], list[QRect]]] = {
    DiagramShape.CHAIN: chain.parts,
    DiagramShape.HUB: hub.parts,
    DiagramShape.LAYERS: layers.parts,
}
"""Over what the parts of each shape can be touched."""


def build(page: Page, slide: Slide, fields: Diagram) -> QGraphicsItem:
    """Heading, the parts in their shape, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    _SHAPES[fields.shape](page, _entries(page, fields), group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: Diagram) -> tuple[Area, ...]:
    """Each part, as the page is read: from the top, then from the left."""
    rects = _PARTS[fields.shape](page, _entries(page, fields))
    found = [
        Area(rect=rect, act=OpenPart(part=part), name=node.label)
        for part, (node, rect) in enumerate(zip(fields.nodes, rects, strict=True))
    ]
    return tuple(sorted(found, key=lambda area: (area.rect.top(), area.rect.left())))


def _entries(page: Page, fields: Diagram) -> list[Entry]:
    return [Entry(name=page.read(node.label), line=page.read(node.text) if node.text else "") for node in fields.nodes]
