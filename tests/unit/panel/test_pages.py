from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.domain.settings import ThemeName
from kiosk.panel.desk import Page
from kiosk.panel.pages import load, make
from tests.support.desks import colours, desk


@pytest.mark.parametrize("page", Page)
def test_every_page_can_be_made_and_shows_an_empty_hall(page: Page, parent: QWidget) -> None:
    load(page)
    made = make(page, colours()[ThemeName.DARK], desk(), parent)
    made.fit(1.0, 1280)
    made.render_desk(desk())
    parent.show()
    assert made.isVisible()
