from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.notice import NoticeBar
from kiosk.panel.undoing import Commission, Undoing
from kiosk.panel.wording import Tone
from kiosk.services.errand import Done
from kiosk.services.schedule_errands import Remove
from tests.support.desks import NOW_US, desk

LONG = Text(zh="成就展区从头播放「十大发展举措与挂图作战」", en='results plays "Ten measures and the wall chart" from slide 1')


def test_undo_names_what_it_would_take_back_and_is_there_only_then(parent: QWidget) -> None:
    bar = NoticeBar(parent)
    parent.show()
    bar.say("一切正常", Tone.CALM)
    bar.render_desk(desk())
    assert not bar.undo.isVisible()
    assert not bar.redo.isVisible()
    undoing = Undoing().after(Commission(errand=Remove(id=1)), Done(text=LONG, undo=Remove(id=2)), NOW_US)
    bar.render_desk(replace(desk(), undoing=undoing))
    assert bar.undo.accessibleName() == "撤销：成就展区从头播放「十大发展…"
    assert bar.undo.toolTip() == LONG.zh
    assert not bar.redo.isVisible()
    bar.render_desk(replace(desk(), undoing=undoing, language=Language.EN))
    assert bar.undo.accessibleName().replace("\u00a0", " ") == 'Undo: results plays "Ten measures...'
