"""Large text: how much larger the type of a slide can be set without any of its words becoming smaller for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from PySide6.QtCore import QRectF

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.wall import Screen
from kiosk.stage.draw import items_of
from kiosk.stage.layout import all_words
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
        as_large = len(words) == len(before) and all(new.px >= old.px for new, old in zip(words, before, strict=True))
        if as_large and _harm(words, screen) <= _harm(before, screen):
            return larger
    return look


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """How large a text is set, and where."""

    px: int
    rect: QRectF


def _harm(words: list[_Word], screen: Screen) -> int:
    """How many texts are on one another or not whole on the page."""
    page = QRectF(canvas_for(screen.pixels).rect)
    outside = sum(not page.contains(word.rect) for word in words)
    return outside + sum(one.rect.intersects(other.rect) for one, other in combinations(words, 2))


def _words(programme: Programme, content: Content, screen: Screen, look: Look) -> list[_Word]:
    root = items_of(programme, content, screen, look, {})
    found = all_words(root) if root is not None else ()
    return [_Word(px=words.token.px, rect=words.mapRectToScene(QRectF(0, 0, *words.size.toTuple()))) for words in found]
