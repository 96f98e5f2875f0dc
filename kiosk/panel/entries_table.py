"""The entries of the draft's schedule as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.domain.text import Text
from kiosk.panel import schedule_wording
from kiosk.panel.keyed import Keyed, KeyedModel
from kiosk.panel.sheet import EntryLine

HEADINGS = (schedule_wording.ID, schedule_wording.ENTRY, schedule_wording.NEXT)
WIDTHS = (60, 0, 176)


class EntriesModel(KeyedModel):
    """The entries as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(HEADINGS, parent)

    def line(self, at: int) -> EntryLine:
        line = self.row(at)
        assert isinstance(line, EntryLine)
        return line

    def cell(self, row: Keyed, column: int) -> Text:
        assert isinstance(row, EntryLine)
        return (Text(zh=f"{row.id}"), row.text, row.next)[column]
