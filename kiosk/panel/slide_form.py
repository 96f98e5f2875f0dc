"""The form of a slide: a row for each field, in the order in which the slide is read."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import Slide
from kiosk.panel.desk import Desk
from kiosk.panel.field_rows import SourceRow, row_for
from kiosk.panel.slide_field import FieldRow
from kiosk.services.shelf import Shelf
from kiosk.services.slide_editing import Field, Form, Value, edited, fields_of, figure, holding
from kiosk.services.slide_errands import EditSlide
from kiosk.services.slide_wording import Path

SPELL_S, REST_MS = 0.015, 15
"""So long rows are made at a time, and so long the window is left to staff before the next of them: a table has sixty."""

_Shape = tuple[tuple[Path, Form], ...]


class SlideForm(QWidget):
    """Shows the fields of a slide, and emits what is to become of one."""

    errand = Signal(object)
    """An EditSlide."""
    focused = Signal(object)
    """A FieldRow took the focus because its words were looked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = Desk()
        self._scale = 1.0
        self._shelf: Shelf | None = None
        self._slide: Slide | None = None
        self._shape: _Shape = ()
        self._fields: tuple[Field, ...] = ()
        self._rows: list[FieldRow] = []
        self._sought: tuple[Path, str] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._later = QTimer(self)
        self._later.setInterval(REST_MS)
        self._later.timeout.connect(self._make)

    def put(self, shelf: Shelf, slide: Slide) -> None:
        """Shows a slide as the store has it; what was typed into it and is not saved stays."""
        if shelf is self._shelf and slide == self._slide:
            return
        fresh = self._slide is None or slide.id != self._slide.id
        if fresh:
            self._sought = None
        self._shelf, self._slide, self._fields = shelf, slide, fields_of(slide)
        shape = tuple((field.path, field.form) for field in self._fields)
        if shape != self._shape:
            self._shape = shape
            self._clear()
        else:
            for row, field in zip(self._rows, self._fields, strict=False):
                row.put(field, fresh=fresh)
                self._offer(row)
                row.render_desk(self._desk)
        self._make()

    def seek(self, words: str) -> None:
        """Takes the focus into the field that holds these words, with them selected; into the first if none does."""
        if self._slide is None:
            return
        self._sought = holding(self._slide, words) or self._fields[0].path, words
        self._reach()

    def put_back(self) -> bool:
        """Shows again what the store has where something was typed; answers whether something was."""
        edited = [row for row in self._rows if row.put_back()]
        return bool(edited)

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for row in self._rows:
            row.render_desk(desk)

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._lines.setSpacing(round(10 * scale))
        for row in self._rows:
            row.fit(scale)

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []

    def _make(self) -> None:
        """Makes rows for a while, and goes on later with those that are left."""
        until_s = time.monotonic() + SPELL_S
        for field in self._fields[len(self._rows) :]:
            self._add(field)
            if time.monotonic() > until_s:
                break
        self._reach()
        if len(self._rows) < len(self._fields):
            self._later.start()
        else:
            self._later.stop()

    def _add(self, field: Field) -> None:
        row = row_for(field, self)
        row.wanted.connect(partial(self._wanted, row))
        self._rows.append(row)
        self._lines.addWidget(row)
        self._offer(row)
        row.render_desk(self._desk)
        row.fit(self._scale)
        row.show()

    def _reach(self) -> None:
        """Takes the focus to what is looked for, once its row is there."""
        path, words = self._sought or ((), "")
        row = next((row for row in self._rows if row.field.path == path), None)
        if row is not None:
            self._sought = None
            row.take_focus(words)
            self.focused.emit(row)

    def _offer(self, row: FieldRow) -> None:
        if isinstance(row, SourceRow) and self._shelf is not None:
            row.offer(self._shelf.exhibit.sources)

    def _wanted(self, row: FieldRow, told: Value) -> None:
        """Asks for what was typed, unless the slide does not take it: then it says why, below the field."""
        slide = self._slide
        if slide is None:
            return
        try:
            number = row.field.form in (Form.FIGURE, Form.WHOLE) and isinstance(told, str)
            value = figure(slide, row.field, str(told)) if number else told
            changed = edited(slide, row.field.path, value)
        except BadInput as error:
            row.refuse(error.message)
            return
        row.refuse(None)
        if changed == slide:
            row.put_back()
        else:
            self.errand.emit(EditSlide(slide=slide.id, path=row.field.path, value=value))
