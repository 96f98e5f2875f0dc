"""One's own words for an emergency: a line for each language, with what stands there otherwise, and how much is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.text import Language, Text
from kiosk.panel import emergency_wording
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.services.emergency import MOST_EN, MOST_ZH, PREPARED, words

_MOST = {Language.ZH: MOST_ZH, Language.EN: MOST_EN}
_NAMES = {Language.ZH: "中文", Language.EN: "English"}


class OwnWords(QWidget):
    """Two fields that take no more than fits on every screen."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label(self, "caption")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._title)
        self._rows: list[QHBoxLayout] = []
        self.fields = {language: QLineEdit(self) for language in Language}
        self.counters = {language: label(self, "small") for language in Language}
        self._names = {language: label(self, "plain") for language in Language}
        for language, field in self.fields.items():
            field.setMaxLength(_MOST[language])
            self._names[language].setText(_NAMES[language])
            row = QHBoxLayout()
            for part in (self._names[language], field, self.counters[language]):
                row.addWidget(part, stretch=1 if part is field else 0)
            self._rows.append(row)
            self._lines.addLayout(row)
        self._connect()
        self._count()

    def _connect(self) -> None:
        for field in self.fields.values():
            field.textChanged.connect(self._typed)

    def words(self, level: EmergencyLevel) -> Text:
        """What the screens will show below the word of a level."""
        return words(level, self.fields[Language.ZH].text(), self.fields[Language.EN].text())

    def clear(self) -> None:
        for field in self.fields.values():
            field.clear()

    def render_desk(self, desk: Desk, level: EmergencyLevel | None) -> None:
        self._title.setText(desk.say(emergency_wording.OWN_WORDS))
        for language, field in self.fields.items():
            field.setPlaceholderText(PREPARED[level].read(language) if level is not None else "")
            field.setAccessibleName(f"{self._title.text()} {_NAMES[language]}")

    def fit(self, scale: float) -> None:
        self._lines.setSpacing(round(6 * scale))
        for row in self._rows:
            row.setSpacing(round(10 * scale))
        for language, field in self.fields.items():
            field.setFixedHeight(round(44 * scale))
            self._names[language].setFixedWidth(round(60 * scale))
            self.counters[language].setFixedWidth(round(60 * scale))

    def _typed(self, _: str) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        for language, field in self.fields.items():
            self.counters[language].setText(f"{len(field.text())}/{_MOST[language]}")
