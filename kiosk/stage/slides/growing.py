"""Slides whose figures grow once when they come, and then hold still."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from kiosk.stage.slides.card import Group


class Growing(Group):
    """The root of a slide that can be shown on its way to its settled picture, in which it is built.

    `area` is the part of the canvas that changes on the way, in canvas pixels.
    """

    def __init__(self, area: QRectF) -> None:
        super().__init__()
        self.area = area

    def grow(self, share: float) -> None:
        """Shows how far it has come, from 0 to 1; 1 is the settled picture. Never shows a figure that is not the final one."""
        raise AssertionError("a kind of growing slide says how it grows")
