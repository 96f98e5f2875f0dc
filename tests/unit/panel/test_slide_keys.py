from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.panel.slide_keys import SlideKeys
from tests.support.desks import desk


def test_keys_can_be_pressed_where_they_mean_something(parent: QWidget) -> None:
    bar = SlideKeys(parent)
    bar.fit(1.0)
    bar.render_desk(desk())
    keys = (bar.back, bar.on, bar.add, bar.out)
    for selected, can_move, can_take_out, expected in (
        (0, True, True, (False,) * 4),
        (2, True, True, (True,) * 4),
        (2, False, True, (False, False, True, True)),
        (1, False, False, (False, False, True, False)),
    ):
        bar.put(selected, can_move=can_move, can_take_out=can_take_out)
        assert tuple(key.isEnabled() for key in keys) == expected
    assert any("已选" in part.text() for part in bar.findChildren(QLabel))
    assert all(key.height() >= 44 for key in keys)
