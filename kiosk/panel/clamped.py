"""Words in a few lines and no more: where they are longer, the last line ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget


class ClampedLabel(QLabel):
    """A label of one of the stylesheet's roles that never grows above so many lines; all of it stands in the tool tip."""

    def __init__(self, parent: QWidget, role: str, lines: int) -> None:
        super().__init__(parent)
        self._most = lines
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def heightForWidth(self, width: int) -> int:
        return min(super().heightForWidth(width), self._high(self._most))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(min(self._most, 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._high(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        for place, line in enumerate(self._lines()):
            painter.drawText(QPointF(0, place * self.fontMetrics().lineSpacing() + self.fontMetrics().ascent()), line)

    def _lines(self) -> list[str]:
        """The words as they stand in their lines."""
        text, found = self.text(), list[str]()
        layout = QTextLayout(text, self.font())
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            start, length = line.textStart(), line.textLength()
            if len(found) == self._most - 1:
                found.append(self.fontMetrics().elidedText(text[start:], Qt.TextElideMode.ElideRight, self.width()))
                break
            found.append(text[start : start + length])
        layout.endLayout()
        return found

    def _high(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
