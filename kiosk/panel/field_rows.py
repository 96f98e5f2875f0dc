"""The rows of a slide's card, one for each form a field can have."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.programme import Source
from kiosk.domain.slide import LONGEST_S, SHORTEST_S
from kiosk.domain.text import Language, Text
from kiosk.panel import card_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.slide_field import FieldRow, WordsEdit, word_of
from kiosk.services.slide_editing import Field, Form
from kiosk.services.slide_wording import CHOICES

_SECONDS = ("seconds",)


class WordsRow(FieldRow):
    """A text in both languages, or in one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        both = field.form is Form.WORDS
        self._edits = {language: WordsEdit(self) for language in (Language if both else [Language.ZH])}
        self._tags = {language: label(self, "small") for language in self._edits} if both else {}
        room = QWidget(self)
        self._rows = QVBoxLayout(room)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for language, edit in self._edits.items():
            line = QHBoxLayout()
            if language in self._tags:
                line.addWidget(self._tags[language], alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(edit, stretch=1)
            self._rows.addLayout(line)
            edit.entered.connect(self._save)
            edit.left.connect(self._left)
        self._add(room)
        self._show()

    def render_desk(self, desk: Desk) -> None:
        super().render_desk(desk)
        for language, edit in self._edits.items():
            edit.setAccessibleName(f"{self._name.text()} {language.value}")
        for language, tag in self._tags.items():
            tag.setText(desk.say(words.CHINESE if language is Language.ZH else words.ENGLISH))
        value = self.field.value
        lacking = isinstance(value, Text) and not value.speaks(Language.EN)
        if Language.EN in self._edits:
            self._edits[Language.EN].setPlaceholderText(desk.say(words.NO_ENGLISH) if lacking else "")

    def fit(self, scale: float) -> None:
        super().fit(scale)
        self._rows.setSpacing(round(4 * scale))
        for edit in self._edits.values():
            edit.fit(scale)
        for tag in self._tags.values():
            tag.setFixedWidth(round(22 * scale))
            tag.setContentsMargins(0, round(12 * scale), 0, 0)

    def take_focus(self, words: str) -> None:
        first, *others = self._edits.values()
        wanted = words.casefold().split()
        there = [edit for edit in (first, *others) if any(word in edit.toPlainText().casefold() for word in wanted)]
        edit = (there or [first])[0]
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.choose(words)

    def typed(self) -> object:
        told = {language: edit.toPlainText() for language, edit in self._edits.items()}
        if self.field.form is Form.LINE:
            return told[Language.ZH]
        return Text(zh=told[Language.ZH], en=told[Language.EN] or None)

    def _held(self) -> object:
        value = self.field.value
        if self.field.form is Form.LINE:
            return value or ""
        return Text(zh=value.zh, en=value.en or None) if isinstance(value, Text) else Text(zh="")

    def _show(self) -> None:
        held = self._held()
        told = {Language.ZH: held.zh, Language.EN: held.en or ""} if isinstance(held, Text) else {Language.ZH: str(held)}
        for language, edit in self._edits.items():
            if edit.toPlainText() != told[language]:
                edit.setPlainText(told[language])


class NumberRow(FieldRow):
    """A number, typed; the seconds of a slide also by steps of one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._edit = QLineEdit(self)
        self._less, self._more = Key(self), Key(self)
        room = QWidget(self)
        line = QHBoxLayout(room)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._less)
        line.addWidget(self._edit, stretch=1)
        line.addWidget(self._more)
        for by, key in ((-1, self._less), (1, self._more)):
            key.setVisible(field.path == _SECONDS)
            key.clicked.connect(partial(self._step, by))
        self._edit.returnPressed.connect(self._save)
        self._edit.installEventFilter(self)
        self._add(room)
        self._show()

    def render_desk(self, desk: Desk) -> None:
        super().render_desk(desk)
        self._edit.setAccessibleName(self._name.text())
        self._less.say(desk.say(words.SHORTER))
        self._more.say(desk.say(words.LONGER))
        self._edit.setPlaceholderText(desk.say(words.LIKE_READING) if self.field.path == _SECONDS else "")

    def fit(self, scale: float) -> None:
        super().fit(scale)
        self._edit.setFixedHeight(round(44 * scale))

    def take_focus(self, words: str) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._edit and event.type() is QEvent.Type.FocusOut:
            self._left()
        return False

    def typed(self) -> object:
        return self._edit.text()

    def _held(self) -> object:
        return word_of(self.field.value)

    def _show(self) -> None:
        if self._edit.text() != self._held():
            self._edit.setText(str(self._held()))

    def _step(self, by: int) -> None:
        value = self.field.value
        seconds = value if isinstance(value, (int, float)) else 10 - by
        self.wanted.emit(float(min(LONGEST_S, max(SHORTEST_S, round(seconds) + by))))


class ChoiceRow(FieldRow):
    """One of several, each with its word, or whether something is so."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._keys: dict[Enum | bool, Key] = {each: Key(self) for each in (field.choices or (True, False))}
        room = QWidget(self)
        line = QHBoxLayout(room)
        line.setContentsMargins(0, 0, 0, 0)
        for value, key in self._keys.items():
            line.addWidget(key, stretch=1)
            key.clicked.connect(partial(self._choose, value))
        self._add(room)
        self._show()

    def render_desk(self, desk: Desk) -> None:
        super().render_desk(desk)
        for value, key in self._keys.items():
            word = (words.YES if value else words.NO) if isinstance(value, bool) else CHOICES[value]
            key.say(desk.say(word))

    def take_focus(self, words: str) -> None:
        key = next((key for value, key in self._keys.items() if value == self.field.value), None)
        (key or next(iter(self._keys.values()))).setFocus(Qt.FocusReason.TabFocusReason)

    def typed(self) -> object:
        return self.field.value

    def _held(self) -> object:
        return self.field.value

    def _show(self) -> None:
        for value, key in self._keys.items():
            key.wear(Look.CHOSEN if value == self.field.value else Look.PLAIN)

    def _choose(self, value: Enum | bool) -> None:
        if value != self.field.value:
            self.wanted.emit(value)


class SourceRow(FieldRow):
    """Where the figures come from: one of the exhibit's sources, or none."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._sources: tuple[Source, ...] = ()
        self._list = QComboBox(self)
        self._list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.setMinimumContentsLength(8)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.installEventFilter(self)
        self._list.activated.connect(self._chosen)
        self._add(self._list)

    def offer(self, sources: Sequence[Source]) -> None:
        """The sources there are."""
        if tuple(sources) != self._sources:
            self._sources = tuple(sources)
            self._fill()

    def render_desk(self, desk: Desk) -> None:
        turned = desk.language is not self._desk.language
        super().render_desk(desk)
        self._list.setAccessibleName(self._name.text())
        if turned or not self._list.count():
            self._fill()

    def fit(self, scale: float) -> None:
        super().fit(scale)
        self._list.setFixedHeight(round(44 * scale))

    def take_focus(self, words: str) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The wheel is for the card: a source is never changed in passing."""
        if watched is self._list and event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def typed(self) -> object:
        return self.field.value

    def _held(self) -> object:
        return self.field.value

    def _fill(self) -> None:
        self._list.clear()
        self._list.addItem(self._desk.say(words.NO_SOURCE), None)
        for source in self._sources:
            self._list.addItem(f"{source.id}  {self._desk.say(source.text)}", source.id)
        self._show()

    def _show(self) -> None:
        self._list.setCurrentIndex(max(0, self._list.findData(self.field.value)))

    def _chosen(self, at: int) -> None:
        source = self._list.itemData(at)
        if source != self.field.value:
            self.wanted.emit(source)


def row_for(field: Field, parent: QWidget) -> FieldRow:
    """The row for a field, by its form."""
    match field.form:
        case Form.WORDS | Form.LINE:
            return WordsRow(field, parent)
        case Form.FIGURE | Form.WHOLE:
            return NumberRow(field, parent)
        case Form.CHOICE | Form.FLAG:
            return ChoiceRow(field, parent)
        case Form.SOURCE:
            return SourceRow(field, parent)
