"""Large text: how much larger the type of a slide can be set without any of its words becoming smaller for it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from PySide6.QtCore import QRectF

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.wall import Screen
from kiosk.stage.draw import items_of
from kiosk.stage.layout import Told, words_in
from kiosk.stage.look import Look, canvas_for

LARGE = 1.35
ZOOMS = (LARGE, 1.25, 1.15)
"""Where a layout has no room for the largest type it may have for a smaller one."""


@lru_cache(maxsize=32)
def enlarged(programme: Programme, content: Content, screen: Screen, look: Look) -> Look:
    """The look with the largest type that does no harm to a content: none of its words becomes smaller, and none comes
    into another's way or leaves the page. As it was where there is none.

    A heading that grows takes room from what stands under it, so with all type grown alike the least of it might shrink.
    """
    before = _words(programme, content, screen, look)
    for zoom in ZOOMS:
        larger = replace(look, theme=look.theme.enlarged(zoom))
        words = _words(programme, content, screen, larger)
        as_large = len(words) == len(before) and all(
            new.token.px >= old.token.px for new, old in zip(words, before, strict=True)
        )
        if as_large and _harm(words, screen) <= _harm(before, screen):
            return larger
    return look


def _harm(words: list[Told], screen: Screen) -> int:
    """How many texts are on one another or not whole on the page."""
    page = QRectF(canvas_for(screen.pixels).rect)
    outside = sum(not page.contains(word.rect) for word in words)
    return outside + sum(one.rect.intersects(other.rect) for one, other in combinations(words, 2))


def _words(programme: Programme, content: Content, screen: Screen, look: Look) -> list[Told]:
    root = items_of(programme, content, screen, look, {})
    return words_in(root) if root is not None else []
