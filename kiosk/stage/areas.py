"""Which parts of a page answer to touch, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BeforeAfter, GalleryFields, SlideFields, VideoFields
from kiosk.domain.war_map import WarMap
from kiosk.stage.area import Area
from kiosk.stage.look import Page
from kiosk.stage.slides import before_after, gallery, video, war_map

_AREAS: dict[type[SlideFields], Callable[[Page, Slide, Any], tuple[Area, ...]]] = {
    WarMap: war_map.areas,
    BeforeAfter: before_after.areas,
    GalleryFields: gallery.areas,
    VideoFields: video.areas,
}
"""Where each kind of slide answers to touch; a kind that is not here is only looked at."""


def areas_of(page: Page, slide: Slide) -> tuple[Area, ...]:
    """The parts of a slide that answer to touch, in reading order."""
    found = _AREAS.get(type(slide.fields))
    return found(page, slide, slide.fields) if found is not None else ()
