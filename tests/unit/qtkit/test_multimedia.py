from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.clips import clip

ROOT = Path(__file__).resolve().parents[3]
PLAYED = """
import sys
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication
from kiosk.qtkit.multimedia import picture_of, prepare
application = QApplication([])
assert "PySide6.QtMultimedia" not in sys.modules
prepare()
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
player, sink = QMediaPlayer(), QVideoSink()
player.setVideoSink(sink)
def framed(frame):
    if frame.isValid():
        image = picture_of(frame)
        print(image.width(), image.height(), image.depth(), frame.handleType().name)
        application.quit()
sink.videoFrameChanged.connect(framed)
player.setSource(QUrl.fromLocalFile(sys.argv[1]))
player.play()
QTimer.singleShot(20_000, application.quit)
application.exec()
player.stop()
player.setSource(QUrl())
"""


def test_a_video_is_decoded_by_the_processor_and_nothing_is_said(tmp_path: Path) -> None:
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    film = clip(tmp_path / "film.mp4")
    done = subprocess.run(
        [sys.executable, "-c", PLAYED, str(film)], env=told, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["320", "180", "32", "NoHandle"]
    assert done.stderr == ""
