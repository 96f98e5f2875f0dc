"""The shelf of the sample exhibit, for what the panel shows of slides; and hands for fields."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.panel.button import Key
from kiosk.services.ports import UnitOfWork
from kiosk.services.shelf import Shelf, read_shelf
from tests.support.memory import MemoryUnitOfWork

WITHIN_S = 30.0
"""How long a test waits for what has to come before it fails."""


def shelf_of(house: MemoryUnitOfWork | None = None) -> Shelf:
    """What the panel reads of a house, of the sample one if none is told."""
    return read_shelf(cast(UnitOfWork, house or MemoryUnitOfWork()), 0)


def key_of(widget: QWidget, word: str) -> Key:
    """The one button in sight with a word."""
    (found,) = [each for each in widget.findChildren(Key) if each.isVisible() and _plain(each.accessibleName()) == word]
    return found


def words_on(widget: QWidget) -> str:
    """All labels in sight."""
    return "\n".join(_plain(part.text()) for part in widget.findChildren(QLabel) if part.isVisible() and part.text())


def until(arrived: Callable[[], bool]) -> None:
    """Lets the application work until something has come about."""
    deadline_s = time.monotonic() + WITHIN_S
    while not arrived():
        assert time.monotonic() < deadline_s, "waited in vain"
        QTest.qWait(5)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
