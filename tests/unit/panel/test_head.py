from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.text import Language
from kiosk.panel.desk import Desk
from kiosk.panel.head import SectionHead
from tests.support.desks import NOW_US, desk, palette
from tests.support.exhibits import MINUTE

HUE = "#FF00FF"


def head(parent: QWidget, on: Desk) -> SectionHead:
    made = SectionHead("east", "1", palette(), HUE, parent)
    made.render_row(on.hall.rows[0], on)
    made.setGeometry(0, 0, 200, 120)
    made.fit(1.0)
    parent.show()
    made.show()
    return made


def words(made: SectionHead) -> list[str]:
    return [part.text() for part in made.findChildren(QLabel) if part.isVisible()]


def test_name_key_playlist_and_where_it_comes_from(parent: QWidget) -> None:
    assert words(head(parent, desk())) == ["east", "1", "▶ tour", "展区默认"]
    assert words(head(parent, desk(language=Language.EN)))[-1] == "Section default"


def test_black_plays_nothing(parent: QWidget) -> None:
    black = Cue(id=1, kind=CueKind.BLACK, at_us=0, targets=("east",), until_us=NOW_US + MINUTE)
    assert words(head(parent, desk(black))) == ["east", "1", "黑场 → 08:01"]


def test_the_sections_hue_and_its_selection(parent: QWidget) -> None:
    plain = head(parent, desk(selected=("e1",))).grab().toImage()
    assert plain.pixelColor(5, 60).name() == HUE.lower()
    assert plain.pixelColor(120, 100).name() == palette().bg.lower(), "one of its two screens is not the section"
    chosen = head(parent, desk(selected=("e1", "e2"))).grab().toImage()
    assert chosen.pixelColor(120, 100).name() == palette().raised.lower()
