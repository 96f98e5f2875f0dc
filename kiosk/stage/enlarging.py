"""Large text: how much larger the type of a slide can be set without any of its words becoming smaller for it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.settings import ThemeName
from kiosk.domain.wall import Screen
from kiosk.services.checking.sheet import Sheet
from kiosk.stage.draw import items_of, page_of
from kiosk.stage.layout import sheet_of
from kiosk.stage.look import Look
from kiosk.stage.slides.card import Group

LARGE = 1.35
ZOOMS = (LARGE, 1.25, 1.15)
"""Where a layout has no room for the largest type it may have for a smaller one."""


@lru_cache(maxsize=32)
def enlarged(programme: Programme, content: Content, screen: Screen, look: Look) -> Look:
    """The look with the largest type that does no harm to a content: none of its words becomes smaller, and none comes
    into another's way or leaves its place. As it was where there is none.

    A heading that grows takes room from what stands under it, so with all type grown alike the least of it might shrink.
    """
    before = _laid_out(programme, content, screen, look)
    for zoom in ZOOMS:
        larger = replace(look, theme=look.theme.enlarged(zoom))
        after = _laid_out(programme, content, screen, larger)
        pairs = zip(after.inscriptions, before.inscriptions, strict=False)
        as_many = len(after.inscriptions) == len(before.inscriptions)
        if as_many and all(new.px >= old.px for new, old in pairs) and _harm(after) <= _harm(before):
            return larger
    return look


def _laid_out(programme: Programme, content: Content, screen: Screen, look: Look) -> Sheet:
    page = page_of(programme, content, screen, look, {})
    return sheet_of(items_of(programme, content, screen, look, {}) or Group(), page, ThemeName.DARK)


def _harm(sheet: Sheet) -> int:
    """How many texts are on one another, or not whole in their places."""
    return sum(1 for _ in sheet.outside()) + sum(1 for _ in sheet.overlapping())
