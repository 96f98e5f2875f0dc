"""The recycle bin in the place of the grid: what was discarded, with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.domain.recycled import Recycled
from kiosk.panel import bin_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.question import Question
from kiosk.services.recycling_errands import DeleteForGood, Restore

_ID = Qt.ItemDataRole.UserRole


class BinView(QFrame):
    """Lists what is in the bin, and emits what staff want done with it."""

    errand = Signal(object)
    """An Errand."""
    left = Signal()
    """Back to the content."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self._desk = Desk()
        self._things: tuple[Recycled, ...] = ()
        self._asked: Recycled | None = None
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = label(self, "empty", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.question = Question(self)
        self.question.go.wear(Look.STANDING)
        self.question.hide()
        self.restore, self.delete = Key(self, "Enter", beside=True), Key(self, "Del", beside=True)
        self.back = Key(self, "Esc", beside=True)
        self._bar = QHBoxLayout()
        self._bar.addStretch(1)
        for key in (self.restore, self.delete, self.back):
            self._bar.addWidget(key)
        self._lines = QVBoxLayout(self)
        for part in (self.list, self._empty, self.question):
            self._lines.addWidget(part, stretch=1)
        self._lines.addLayout(self._bar)
        self.setFocusProxy(self.list)
        self._connect()

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._render_keys)
        self.list.itemActivated.connect(self._restore)
        self.restore.clicked.connect(self._restore)
        self.delete.clicked.connect(self._ask)
        self.back.clicked.connect(self.left)
        self.question.agreed.connect(self._delete)
        self.question.left.connect(self._let_go)

    @property
    def count(self) -> int:
        return len(self._things)

    def put(self, things: Sequence[Recycled]) -> None:
        """Shows what is in the bin; what was selected stays so."""
        if tuple(things) == self._things:
            return
        chosen, row = self._chosen(), self.list.currentRow()
        self._things = tuple(things)
        self.list.clear()
        for each in self._things:
            item = QListWidgetItem(self.list)
            item.setData(_ID, each.id)
        self._render()
        rows = [at for at, each in enumerate(self._things) if chosen is not None and each.id == chosen.id]
        self.list.setCurrentRow(rows[0] if rows else min(max(row, 0), len(self._things) - 1))
        if self._asked is not None and self._asked not in self._things:
            self._let_go()

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        self.question.render_desk(desk)
        self._render()

    def fit(self, scale: float) -> None:
        edge = round(8 * scale)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        for layout in (self._lines, self._bar):
            layout.setSpacing(edge)
        for key in (self.restore, self.delete, self.back):
            key.setFixedHeight(round(46 * scale))
        self.question.fit(scale)

    def escape(self) -> None:
        """Steps back: out of the question, else out of the bin."""
        if self.question.isHidden():
            self.left.emit()
        else:
            self._let_go()

    def _render(self) -> None:
        say, hall = self._desk.say, self._desk.hall
        for row, each in enumerate(self._things):
            self.list.item(row).setText(f"{say(each.title)}\n{say(words.about(each, hall.now_us, hall.zone))}")
        asking = not self.question.isHidden()
        self.list.setVisible(bool(self._things) and not asking)
        self._empty.setVisible(not self._things and not asking)
        self._empty.setText(say(words.EMPTY))
        for key, word in ((self.restore, words.RESTORE), (self.delete, words.DELETE), (self.back, words.BACK)):
            key.say(say(word))
        self._render_keys()

    def _render_keys(self) -> None:
        for key in (self.restore, self.delete):
            key.setEnabled(self._chosen() is not None and self.question.isHidden())

    def _chosen(self) -> Recycled | None:
        item = self.list.currentItem()
        id = item.data(_ID) if item is not None else None
        return next((each for each in self._things if each.id == id), None)

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.errand.emit(Restore(id=chosen.id))

    def _ask(self) -> None:
        """The one question of the panel that stands between a key and what it does: nothing brings this back."""
        self._asked = self._chosen()
        if self._asked is not None:
            self.question.show()
            self._render()
            self.question.ask([words.for_good(self._asked)], words.DELETE, words.KEEP)

    def _delete(self) -> None:
        asked = self._asked
        self._let_go()
        if asked is not None:
            self.errand.emit(DeleteForGood(id=asked.id))

    def _let_go(self) -> None:
        self._asked = None
        self.question.hide()
        self._render()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
