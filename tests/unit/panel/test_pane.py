from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.panel.pane import Pane
from tests.support.desks import palette


def test_its_picture_is_large_and_its_words_stand_beside_it(parent: QWidget) -> None:
    pane = Pane(palette(), parent)
    pane.fit(1.0)
    pane.resize(330, pane.height())
    pane.tell("Preview", "A very long title of a playlist that nobody could read in one line", "slide 1 of 9", "go")
    parent.show()
    assert pane.glass.width() >= 188
    assert pane.glass.height() >= 106
    assert pane.box == (pane.glass.width(), pane.glass.height())
    for part in (pane.word, pane.title, pane.more):
        assert part.geometry().left() > pane.glass.geometry().right()
        assert pane.rect().contains(part.geometry())
    assert pane.title.geometry().bottom() < pane.more.geometry().top()
