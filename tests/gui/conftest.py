"""Real windows: every test here has the reference exhibit at hand, and has to leave nothing behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.app.house import House
from kiosk.domain.programme import Programme
from kiosk.domain.settings import IdleSettings
from kiosk.qtkit.fonts import load_fonts
from kiosk.services.publishing import Order, publish
from kiosk.store.files import AssetFiles
from tests.support.left_behind import running
from tests.support.panel_pictures import HOUR_US, lived_in_house
from tests.support.panel_pictures import OPENED_US as LIVED_US

OPENED_US = 1_800_000_000_000_000
"""When the reference exhibit was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The reference exhibit, published in a data folder that nobody may change."""

    data_dir: Path
    programme: Programme

    @property
    def files(self) -> AssetFiles:
        return AssetFiles(self.data_dir / "assets")


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    data_dir = tmp_path_factory.mktemp("reference")
    app.initialise(data_dir, None)
    with app.open_house(data_dir) as house:
        app.load_slides(house, paths.reference_slides(), lambda done, of: None)
        order = Order(note="", now_us=OPENED_US, anchor_us=OPENED_US, idle=IdleSettings())
        published = house.store.write(lambda uow: publish(uow, order)).result()
    return Reference(data_dir=data_dir, programme=published.programme)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the reference exhibit after an hour, which nobody may change."""
    data_dir = tmp_path_factory.mktemp("lived-in") / "data"
    with lived_in_house(data_dir):
        return data_dir


@pytest.fixture
def lived_in_copy(lived_in: Path, tmp_path: Path) -> Iterator[House]:
    """Friday 2027-01-15, 17:00; four entries and opening hours are in the draft and not published."""
    shutil.copytree(lived_in, tmp_path / "data")
    with app.open_house(tmp_path / "data", start_at_us=LIVED_US + HOUR_US + 10_000_000) as house:
        yield house


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(paths.fonts())


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """No thread, no running timer or animation, no window."""
    before = running()
    yield
    left = running()
    assert [name for item, name in left.items() if item not in before] == []
