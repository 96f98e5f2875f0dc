"""A table whose rows are values with a key: new values take the places of old ones, so that selection and scroll stay."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.text import Language, Text
from kiosk.stage.slides.words import typeset

SORT = Qt.ItemDataRole.UserRole
"""The role of what a column is sorted by."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Keyed(Protocol):
    @property
    def key(self) -> Hashable: ...


class KeyedModel(QAbstractTableModel):
    """Rows of values; what a cell says is told by `cell` of whoever is made from this."""

    def __init__(self, headings: Sequence[Text], parent: QObject) -> None:
        super().__init__(parent)
        self._headings = headings
        self._rows: list[Keyed] = []
        self._language = Language.ZH

    def row(self, at: int) -> Keyed:
        return self._rows[at]

    def cell(self, row: Keyed, column: int) -> Text:
        """What a cell says."""
        raise NotImplementedError

    def sorted_by(self, row: Keyed, column: int) -> object:
        """What a cell is sorted by: what it says, unless told otherwise."""
        return self.cell(row, column).read(self._language)

    def speak(self, language: Language) -> None:
        """Says everything in a language from now on."""
        if language is not self._language:
            self._language = language
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._headings) - 1)
            self._tell_changed(0, len(self._rows) - 1)

    def put(self, rows: Sequence[Keyed]) -> None:
        """Shows these rows; those with a known key stay where they are and take their new values."""
        keys = {row.key for row in rows}
        kept = [row.key for row in self._rows if row.key in keys]
        known = set(kept)
        if not kept or kept != [row.key for row in rows if row.key in known]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at in reversed(range(len(self._rows))):
            if self._rows[at].key not in keys:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            if row.key not in known:
                self.beginInsertRows(_NOWHERE, at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
            elif self._rows[at] != row:
                self._rows[at] = row
                self._tell_changed(at, at)

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._headings) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section].read(self._language)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return typeset(self.cell(row, index.column()).read(self._language))
        return self.sorted_by(row, index.column()) if role == SORT else None
