"""A screen's picture in fewer pixels than the screen has: for whoever looks at it from elsewhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.wall import Screen

_IN_PIXELS = frozenset({ContentKind.IDENTIFY, ContentKind.TEST_CARD})
"""What is about the pixels of its screen, and is never drawn in fewer."""


def drawn_on(screen: Screen, content: Content, box: QSize | None) -> Screen:
    """The screen with as many pixels as its picture is drawn in to fit a box; without one, in its own."""
    if box is None or content.kind in _IN_PIXELS:
        return screen
    size = QSize(*screen.pixels).scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return replace(screen, pixels=(size.width(), size.height()))
