from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from kiosk.panel.delivery import files_of, take


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def test_files_of_this_pc_are_taken_and_addresses_are_not() -> None:
    data = mime(QUrl.fromLocalFile("/里/a b.pptx"), QUrl("https://example.org/c.pptx"), QUrl.fromLocalFile("/d.png"))
    assert files_of(data) == (Path("/里/a b.pptx"), Path("/d.png"))
    text = QMimeData()
    text.setText("/e.pptx")
    assert files_of(text) == ()


def test_a_file_that_could_be_moved_is_only_copied() -> None:
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    data = mime(QUrl.fromLocalFile("/d.png"))
    event = QDropEvent(QPointF(), both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    take(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
