"""A contact sheet of what is painted on the screens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QImage

from kiosk.domain.programme import Programme
from kiosk.domain.text import Text
from kiosk.stage.contact_sheet import Tile, contact_sheet


def painted_sheet(programme: Programme, frames: Mapping[str, QImage], heading: Text | None = None) -> QImage:
    """The frames in rows by section, each with its screen's id; a screen that is not among them is left out."""
    return contact_sheet(
        [
            Tile(row=section.name, caption=screen.id, image=frames[screen.id])
            for section in programme.sections
            for screen in programme.wall.in_section(section.id)
            if screen.id in frames
        ],
        heading=heading,
    )
