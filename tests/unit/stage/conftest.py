"""Everything in here draws, so it needs Qt and the product's font."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.qtkit.fonts import load_fonts
from kiosk.stage.slides.card import Group
from tests.support.pages import ASSETS


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(ASSETS / "fonts")


@pytest.fixture
def sheet() -> Group:
    """Holds what a test builds: items go when their parent goes."""
    return Group()
