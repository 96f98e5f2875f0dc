from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from kiosk.domain.settings import ThemeName
from kiosk.panel import icons
from kiosk.panel.mark import Mark
from tests.support.desks import palette


def test_it_is_as_wide_as_its_word_and_takes_other_colours(parent: QWidget) -> None:
    mark = Mark(icons.hand(), palette(), parent)
    mark.say("In")
    short = mark.sizeHint().width()
    mark.say("In use by somebody")
    assert mark.sizeHint().width() > short
    mark.resize(mark.sizeHint())
    parent.show()
    ground = mark.grab().toImage().pixelColor(mark.width() // 2, 1).name()
    assert ground == QColor(palette().bg).name()
    mark.set_palette(palette(ThemeName.LIGHT))
    assert mark.grab().toImage().pixelColor(mark.width() // 2, 1).name() == QColor(palette(ThemeName.LIGHT).bg).name()


def test_it_grows_with_the_window(parent: QWidget) -> None:
    mark = Mark(icons.muted(), palette(), parent)
    mark.say("Muted")
    before = mark.sizeHint()
    mark.fit(2.0)
    assert mark.sizeHint().height() == 2 * before.height()
    assert mark.sizeHint().width() > 1.7 * before.width()
