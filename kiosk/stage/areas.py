"""Which parts of a page answer to touch, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import SlideFields
from kiosk.domain.text import Text
from kiosk.domain.view import Act
from kiosk.stage.look import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a page, in canvas pixels: what a touch on it does, and what it is called."""

    rect: QRect
    act: Act
    name: Text


_AREAS: dict[type[SlideFields], Callable[[Page, Slide, Any], tuple[Area, ...]]] = {}
"""Where each kind of slide answers to touch; a kind that is not here is only looked at."""


def areas_of(page: Page, slide: Slide) -> tuple[Area, ...]:
    """The parts of a slide that answer to touch, in reading order."""
    found = _AREAS.get(type(slide.fields))
    return found(page, slide, slide.fields) if found is not None else ()
