"""The last rung: a card painted from nothing, for when the drawing of a poster or an emergency card itself fails.

It asks no theme, no layout and no file for anything, so that nothing is left that could fail with them.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk.domain.cue import Cue, EmergencyLevel
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.text import Text
from kiosk.qtkit.fonts import FAMILY
from kiosk.stage.slides import farewell
from kiosk.stage.slides.emergency import WORDS

INK = "#FFFFFF"
GROUNDS = {"s1": "#1C3A73", "s2": "#0F5744", "s3": "#5E4B0C", "s4": "#5A2F50", "s5": "#722E22"}
GROUND = "#24405E"
"""For what belongs to no section."""
NIGHT = "#0A1522"
"""For after closing time."""
ALARMS = {
    EmergencyLevel.DANGER: "#B3001B",
    EmergencyLevel.CAUTION: "#7A5C00",
    EmergencyLevel.EVACUATE: "#0B5D2A",
    EmergencyLevel.NOTICE: "#003E7E",
}
SHARES = (9, 11, 13, 16, 20, 24)
"""Which part of the screen's shorter side a letter is high: the first at which the words fit."""


def draw(programme: Programme, content: Content, pixels: tuple[int, int]) -> QImage:
    """A section's colour and name, a farewell, or an emergency's colour, word and what staff wrote. Chinese above English."""
    ground, texts = _alarm(content.cue) if content.cue is not None else _named(programme, content)
    image = QImage(*pixels, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    margin = min(pixels) // 10
    room = image.rect().adjusted(margin, margin, -margin, -margin)
    middle, line = room.center().y(), max(1, margin // 12)
    painter = QPainter(image)
    painter.setPen(QColor(INK))
    painter.fillRect(QRect(room.left(), middle - line // 2, margin, line), QColor(INK))
    above, below = QRect(room), QRect(room)
    above.setBottom(middle - margin // 2)
    below.setTop(middle + margin // 2)
    _write(painter, [text.zh for text in texts], above, Qt.AlignmentFlag.AlignBottom, bold=True)
    _write(painter, [text.en for text in texts if text.en], below, Qt.AlignmentFlag.AlignTop, bold=False)
    painter.end()
    return image


def _alarm(cue: Cue) -> tuple[str, list[Text]]:
    level = cue.level or EmergencyLevel.NOTICE
    return ALARMS[level], [WORDS[level], *([cue.text] if cue.text else [])]


def _named(programme: Programme, content: Content) -> tuple[str, list[Text]]:
    if content.kind is ContentKind.FAREWELL:
        return NIGHT, [programme.wall.hall, farewell.WORDS]
    section = programme.section_by_id.get(content.section or "")
    return (GROUNDS.get(section.hue, GROUND), [section.name]) if section else (GROUND, [programme.wall.hall])


def _write(painter: QPainter, lines: list[str], room: QRect, where: Qt.AlignmentFlag, *, bold: bool) -> None:
    """As large as fits; Qt has another font where ours is missing."""
    how, words = where | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, "\n".join(lines)
    font = QFont(FAMILY)
    font.setBold(bold)
    side = min(painter.device().width(), painter.device().height())
    for share in SHARES:
        font.setPixelSize(max(1, side // share))
        painter.setFont(font)
        if room.contains(painter.boundingRect(room, how, words)):
            break
    painter.drawText(room, how, words)
