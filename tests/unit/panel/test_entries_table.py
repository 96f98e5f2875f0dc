from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.domain.text import Language, Text
from kiosk.panel.entries_table import EntriesModel
from kiosk.panel.sheet import EntryLine
from tests.support.scheduled import entry


def test_an_entry_is_a_row_in_the_language(parent: QWidget) -> None:
    model = EntriesModel(parent)
    line = EntryLine(entry=entry(id=7), text=Text(zh="每天", en="Every day"), next=Text(zh="周二", en="Tue"), next_day=None)
    model.put([line])
    assert [model.index(0, column).data() for column in range(3)] == ["7", "每天", "周二"]
    model.speak(Language.EN)
    assert [model.index(0, column).data() for column in range(3)] == ["7", "Every day", "Tue"]
    assert model.line(0) == line
