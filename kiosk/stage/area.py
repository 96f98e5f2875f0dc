"""A part of a page that answers to touch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from kiosk.domain.text import Text
from kiosk.domain.view import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a page, in canvas pixels: what a touch on it does, and what it is called."""

    rect: QRect
    act: Act
    name: Text
