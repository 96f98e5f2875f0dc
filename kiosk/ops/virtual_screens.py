"""Screens that are not there: Qt's offscreen platform with as many as a wall has."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.domain.wall import Wall


def offscreen_platform(wall: Wall, file: Path) -> str:
    """Writes the description of the wall's screens to `file` and answers the value for QT_QPA_PLATFORM.

    Qt lists these screens by name, so that those which no output names are numbered: the wall's order is kept.
    """
    x = 0
    screens = []
    for number, screen in enumerate(wall.screens, 1):
        width, height = screen.pixels
        screens.append(
            {
                "name": screen.output.name or f"screen-{number:03}", "x": x, "y": 0, "width": width, "height": height,
                "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
            }
        )  # fmt: skip
        x += width
    file.write_text(json.dumps({"screens": screens}), "utf-8")
    return f"offscreen:configfile={file}"
