"""Windows are painted here, so Qt and the product's font are needed, and nothing may be left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.fonts import load_fonts
from tests.support.left_behind import running
from tests.support.pages import ASSETS


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(ASSETS / "fonts")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread, no running timer or animation, no window."""
    before = running()
    yield
    left = running()
    assert [name for item, name in left.items() if item not in before] == []
