from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Language
from kiosk.panel.browse import view_of
from kiosk.panel.desk import Browsing
from kiosk.panel.grid_cell import CellPainter
from tests.support.desks import palette
from tests.support.shelves import shelf


def about(parent: QObject, row: int, language: Language = Language.ZH) -> str:
    found = shelf()
    view = view_of(found, Browsing(playlist="tour"), None)
    painter = CellPainter(palette(), view.cell, lambda cell: None, parent)
    painter.shelf = found
    return painter.about(view.cell(row)).read(language)


def test_a_slide_tells_its_kind_its_time_its_languages_and_its_transition(parent: QWidget) -> None:
    assert about(parent, 0) == "标题页 · 12.5 秒 · 中 · 淡入"
    assert about(parent, 4, Language.EN) == "Timeline · 20 s · zh · fade"


def test_a_playlist_as_a_whole_tells_how_much_it_is(parent: QWidget) -> None:
    assert about(parent, 3).startswith("2 页 · ")
