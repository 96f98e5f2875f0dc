"""Large text: how much larger the type of a slide can be set without any of its words becoming smaller for it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.wall import Screen
from kiosk.services.checking.sheet import Sheet
from kiosk.stage.draw import items_of, page_of
from kiosk.stage.layout import sheet_of
from kiosk.stage.look import Look

LARGE = 1.35
ZOOMS = (LARGE, 1.25, 1.15)
"""Where a layout has no room for the largest type it may have for a smaller one."""


@lru_cache(maxsize=32)
def enlarged(programme: Programme, content: Content, screen: Screen, look: Look) -> Look:
    """The look with the largest type that does no harm to a content: none of its words becomes smaller, and none comes
    into another's way or leaves the page. As it was where there is none.

    A heading that grows takes room from what stands under it, so with all type grown alike the least of it might shrink.
    """
    before = _laid_out(programme, content, screen, look)
    for zoom in ZOOMS:
        larger = replace(look, theme=look.theme.enlarged(zoom))
        sheet = _laid_out(programme, content, screen, larger)
        words = list(zip_longest(sheet.inscriptions, before.inscriptions))
        as_large = all(new is not None and old is not None and new.px >= old.px for new, old in words)
        if as_large and _harm(sheet) <= _harm(before):
            return larger
    return look


def _harm(sheet: Sheet) -> int:
    """How many texts are on one another, run over the edge of a card or leave the page."""
    return len(list(sheet.outside())) + len(list(sheet.overlapping()))


def _laid_out(programme: Programme, content: Content, screen: Screen, look: Look) -> Sheet:
    """Raises ValueError for black, which has no type."""
    root = items_of(programme, content, screen, look, {})
    if root is None:
        raise ValueError(f"there is no type on {content.word}")
    return sheet_of(root, page_of(programme, content, screen, look, {}))
