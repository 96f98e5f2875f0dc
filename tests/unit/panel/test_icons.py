from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from kiosk.panel import icons


@pytest.mark.parametrize("icon", [icons.wall, icons.days, icons.screen, icons.log])
def test_an_icon_fills_its_square_and_stays_within(icon: object) -> None:
    assert callable(icon)
    bounds = icon().boundingRect()
    assert QRectF(0, 0, icons.SIDE, icons.SIDE).contains(bounds)
    assert bounds.width() > icons.SIDE * 0.7
    assert bounds.height() > icons.SIDE * 0.6
