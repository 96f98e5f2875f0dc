"""What is told of a part of a page that a visitor has opened, where there is more to tell than the part shows."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, TimelineFields
from kiosk.stage.look import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A part in the page's language: what it is called, and what there is to say of it, line by line."""

    title: str
    lines: tuple[str, ...]


def detail_of(page: Page, slide: Slide) -> Detail | None:
    """The part that is open: a moment of a timeline, or a part of a diagram of which something is told.

    All else that can be opened is set off where it stands, and has nothing more to say.
    """
    fields, part = slide.fields, page.view.part
    if part is None or part < 0:
        return None
    if isinstance(fields, TimelineFields) and part < len(fields.nodes):
        moment = fields.nodes[part]
        told = [moment.text, moment.detail]
        return Detail(title=page.read(moment.when), lines=tuple(page.read(text) for text in told if text is not None))
    if isinstance(fields, Diagram) and part < len(fields.nodes):
        node = fields.nodes[part]
        told = [node.text, node.detail] if node.detail is not None else []
        lines = tuple(page.read(text) for text in told if text is not None)
        return Detail(title=page.read(node.label), lines=lines) if lines else None
    return None
