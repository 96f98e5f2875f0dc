"""The slides in sight as a list for Qt's views, and what of them is dragged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.text import Language
from kiosk.panel.browse import Cell, View
from kiosk.stage.slides.words import typeset

MIME = "application/x-kiosk-slides"
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What is being dragged or was copied: items, and where they stand in the playlist they come from (no places: no playlist)."""

    items: tuple[str, ...]
    playlist: str | None = None
    places: tuple[int, ...] = ()

    def mime(self) -> QMimeData:
        data = QMimeData()
        told = {"items": self.items, "playlist": self.playlist, "places": self.places}
        data.setData(MIME, QByteArray(json.dumps(told).encode()))
        data.setText("\n".join(self.items))
        return data


def carried(data: QMimeData) -> Carried | None:
    """What is dragged, None for what does not come from here."""
    if not data.hasFormat(MIME):
        return None
    told = json.loads(bytes(data.data(MIME).data()))
    return Carried(items=tuple(told["items"]), playlist=told["playlist"], places=tuple(told["places"]))


class GridModel(QAbstractListModel):
    """The items of a view; each is looked up when it is in sight."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: View | None = None
        self._playlist: str | None = None
        self._language = Language.ZH

    @property
    def view(self) -> View | None:
        return self._view

    def cell(self, at: int) -> Cell:
        assert self._view is not None
        return self._view.cell(at)

    def put(self, view: View, playlist: str | None) -> None:
        """Shows other items, those of a playlist or (None) those of all."""
        self.beginResetModel()
        self._view, self._playlist = view, playlist
        self.endResetModel()

    def speak(self, language: Language) -> None:
        self._language = language

    def carry(self, rows: Sequence[int]) -> Carried:
        """What stands in some rows, in their order."""
        view, chosen = self._view, sorted(rows)
        if view is None:
            return Carried(items=())
        places = tuple(view.places[row] for row in chosen) if view.places is not None else ()
        return Carried(items=tuple(view.items[row] for row in chosen), playlist=self._playlist, places=places)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index.row())
        shown = cell.slide or cell.playlist
        return typeset(shown.title.read(self._language)) if shown is not None else cell.item

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.carry([index.row() for index in indexes]).mime()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Something carried was let go of over a playlist: before which place (from 1), None for its end."""

    carried: Carried
    playlist: str
    before: int | None = None
