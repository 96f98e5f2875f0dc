from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Qt
from pytestqt.modeltest import ModelTester

from kiosk.domain.text import Language
from kiosk.panel.browse import view_of
from kiosk.panel.desk import Browsing
from kiosk.panel.grid_model import MIME, Carried, GridModel, carried
from tests.support.shelves import many_slides, shelf


def model(playlist: str | None, parent: QObject) -> GridModel:
    made = GridModel(parent)
    made.put(view_of(shelf(), Browsing(playlist=playlist), None), playlist)
    return made


def test_it_is_a_sound_model(parent: QObject, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model("tour", parent))


def test_titles_are_told_in_the_language_of_the_panel(parent: QObject) -> None:
    found = model("tour", parent)
    assert [found.index(row).data() for row in range(5)] == ["欢迎", "外景", "欢迎", "东厅故事", "历程"]
    found.speak(Language.EN)
    assert found.index(0).data() == "Welcome"


def test_what_is_carried_comes_through_mime_data_as_it_was(parent: QObject) -> None:
    found = model("tour", parent)
    data = found.mimeData([found.index(row) for row in (3, 0)])
    assert carried(data) == Carried(items=("opening", "@a-east"), playlist="tour", places=(1, 4))
    assert found.mimeTypes() == [MIME]
    assert model(None, parent).carry([1]) == Carried(items=("figures",))


def test_what_comes_from_elsewhere_is_nothing_of_ours() -> None:
    data = QMimeData()
    data.setText("opening")
    assert carried(data) is None


def test_of_ten_thousand_slides_each_stands_where_it_does(parent: QObject) -> None:
    found = GridModel(parent)
    found.put(view_of(shelf(many_slides()), Browsing(playlist="d"), None), "d")
    assert found.rowCount() == 10_000
    assert "9998" in str(found.index(9_998).data(Qt.ItemDataRole.DisplayRole))
    assert found.carry(range(10_000)).places == tuple(range(1, 10_001))
