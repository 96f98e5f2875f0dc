"""On what the words of a slide stand, as far as it is one colour that can be told without drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.slide import Slide

from kiosk.domain.legible import Rgb
from kiosk.importing.lettering import Lettering
from kiosk.importing.shapes import Placed, placed

WHITE = (255, 255, 255)
_PAINTED = ("gradFill", "blipFill", "pattFill", "grpFill")
_PLAIN_STYLE = "1"
"""Of a theme's fills, numbered from 1, the one that is a single colour."""


class Grounds:
    """The grounds of one slide: fills of shapes, over the background of slide, layout or master."""

    def __init__(self, slide: Slide, shapes: Sequence[Placed], lettering: Lettering) -> None:
        layout = slide.slide_layout
        self._lettering = lettering
        self._behind = [
            *(item for item in placed(layout.slide_master.shapes) if not item.shape.is_placeholder),
            *(item for item in placed(layout.shapes) if not item.shape.is_placeholder),
            *shapes,
        ]
        self._background = self._of_page([slide.element, layout.element, layout.slide_master.element])

    def under(self, words: Placed) -> Rgb | None:
        """The colour under a shape's words; None where a picture or a gradient lies, or nobody can tell."""
        place = self._behind.index(words)
        for item in (words, *reversed(self._behind[:place])):
            if item.covers(words):
                filled, colour = self._fill(item)
                if filled:
                    return colour
        return self._background

    def _fill(self, item: Placed) -> tuple[bool, Rgb | None]:
        """Whether a shape hides what is behind it, and by which colour."""
        element = item.shape.element
        if element.find("{*}spPr") is None:
            return True, None  # a table, a chart or a picture
        for source in (element, *self._lettering.bases(item.shape)):
            fill = _fill_of(source.find("{*}spPr"))
            if fill is not None:
                return self._told(fill)
        reference = element.find("{*}style/{*}fillRef")
        if element.tag.endswith("}pic"):
            return True, None
        if reference is None or reference.get("idx") == "0" or not len(reference):
            return False, None
        plain = reference.get("idx") == _PLAIN_STYLE
        return True, self._lettering.palette.colour(reference[0]) if plain else None

    def _told(self, fill: Any) -> tuple[bool, Rgb | None]:
        name = fill.tag.rpartition("}")[2]
        if name == "noFill":
            return False, None
        return True, self._lettering.palette.colour(fill[0]) if name == "solidFill" and len(fill) else None

    def _of_page(self, pages: Sequence[Any]) -> Rgb | None:
        for page in pages:
            background = page.find("{*}cSld/{*}bg")
            if background is None:
                continue
            fill = _fill_of(background.find("{*}bgPr"))
            if fill is not None:
                return self._told(fill)[1]
            reference = background.find("{*}bgRef")
            plain = reference is not None and reference.get("idx") == "1001" and len(reference)
            return self._lettering.palette.colour(reference[0]) if plain else None
        return WHITE


def _fill_of(properties: Any) -> Any:
    """The element that says how a shape is filled; None if it says nothing."""
    names = ("noFill", "solidFill", *_PAINTED)
    found = (None if properties is None else properties.find("{*}" + name) for name in names)
    return next((fill for fill in found if fill is not None), None)
