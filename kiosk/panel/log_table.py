"""The log as a table, and what of it is looked for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from kiosk.domain.text import Text
from kiosk.panel import log_wording
from kiosk.panel.keyed import Keyed, KeyedModel
from kiosk.panel.log_lines import LogLine

HEADINGS = (log_wording.WHEN, log_wording.WHAT, log_wording.WHERE)
WIDTHS = (172, 0, 300)


class LogModel(KeyedModel):
    """The records as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(HEADINGS, parent)

    def cell(self, row: Keyed, column: int) -> Text:
        assert isinstance(row, LogLine)
        return (row.when, row.what, row.where)[column]


class LogFilter(QSortFilterProxyModel):
    """Lets through what has every word that is looked for, in any language, and on demand only what people did."""

    def __init__(self, model: LogModel, parent: QObject) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._only_people = False
        self._lines = model
        self.setSourceModel(model)

    @property
    def only_people(self) -> bool:
        return self._only_people

    def look_for(self, text: str) -> None:
        self._set(tuple(text.casefold().split()), self._only_people)

    def show_only_people(self, only: bool) -> None:
        self._set(self._words, only)

    def _set(self, words: tuple[str, ...], only_people: bool) -> None:
        if (words, only_people) != (self._words, self._only_people):
            self.beginFilterChange()
            self._words, self._only_people = words, only_people
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def line(self, row: int) -> LogLine:
        """The record that stands in a row of what is let through."""
        line = self._lines.row(self.mapToSource(self.index(row, 0)).row())
        assert isinstance(line, LogLine)
        return line

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        line = self._lines.row(source_row)
        assert isinstance(line, LogLine)
        if self._only_people and not line.by_people:
            return False
        said = " ".join(f"{text.zh} {text.en or ''}" for text in (line.when, line.what, line.where)).casefold()
        return all(word in said for word in self._words)
