from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kiosk.domain.wall import Output
from kiosk.ops.virtual_screens import offscreen_platform
from tests.support.exhibits import screen, wall

ASK_QT = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
for monitor in application.screens():
    area = monitor.geometry()
    print(monitor.name(), area.x(), area.y(), area.width(), area.height(), monitor.devicePixelRatio())
"""


def test_qt_sees_the_screens_side_by_side_in_the_order_of_the_wall(tmp_path: Path) -> None:
    upright = replace(screen("a-last", "east"), pixels=(1080, 1920))
    named = replace(screen("e2", "east"), output=Output(name="HDMI-1"))
    platform = offscreen_platform(wall(screen("e1", "east"), upright, named), tmp_path / "screens.json")
    told = subprocess.run(
        [sys.executable, "-c", ASK_QT],
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""
    assert told.stdout.splitlines() == [
        "HDMI-1 3000 0 1920 1080 1.0",
        "screen-001 0 0 1920 1080 1.0",
        "screen-002 1920 0 1080 1920 1.0",
    ]


def test_the_description_is_plain_json(tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    assert offscreen_platform(wall(screen("e1", "east")), file) == f"offscreen:configfile={file}"
    (item,) = json.loads(file.read_text("utf-8"))["screens"]
    assert (item["name"], item["x"], item["width"], item["height"], item["dpr"]) == ("screen-001", 0, 1920, 1080, 1)
