"""The diagram: how up to eight parts hang together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, DiagramShape
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


def build(page: Page, slide: Slide, fields: Diagram) -> QGraphicsItem:
    """Heading, the parts in their shape, footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    entries = [Entry(name=page.read(node.label), line=page.read(node.text) if node.text else "") for node in fields.nodes]
    _SHAPES[fields.shape](page, entries, group)
    footnote.build(page, group)
    return group
