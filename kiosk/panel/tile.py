"""One screen on the wall: its thumbnail, its number, its state, the slide it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.panel import icons, live_wording, wording
from kiosk.panel.button import dress, keep_focus_for_keys, label
from kiosk.panel.desk import Desk
from kiosk.panel.mark import Mark
from kiosk.panel.palette import Palette
from kiosk.panel.places import CAPTION
from kiosk.panel.view import Tile, TileState
from kiosk.panel.wording import Tone

NARROW = 120
"""Below this width of a thumbnail, at scale 1, its caption and its marks are short."""


class ElidedLabel(QLabel):
    """A title: where it is longer than its place, it ends in an ellipsis."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(self.alignment()), text)


class TileButton(QAbstractButton):
    """Shows one tile; clicking it selects the screen."""

    def __init__(self, screen: str, palette: Palette, hue: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.screen_id = screen
        self._palette, self._hue = palette, hue
        self._state = TileState.PLAYING
        self.thumbnail = QImage()
        self._scaled = QPixmap()
        self._selected = False
        self._alone = False
        self._sectioned = False
        self._narrow = False
        self._words = "", ""
        self._scale = 1.0
        keep_focus_for_keys(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._number = label(self, "number")
        self._word = label(self, "pill")
        self._place = label(self, "small")
        self._title = ElidedLabel(self)
        self._title.setProperty("role", "plain")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._late = label(self, "small")
        self._age = label(self, "age")
        self._speaks, self._visited, self._mute = (
            Mark(icon(), palette, self) for icon in (icons.globe, icons.hand, icons.muted)
        )  # fmt: skip
        self._caption = QWidget(self)
        self._caption.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._first = first = QHBoxLayout()
        for part in (self._number, self._word):
            first.addWidget(part)
        first.addStretch()
        first.addWidget(self._place)
        self._lines = lines = QVBoxLayout(self._caption)
        lines.setSpacing(0)
        lines.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(self._title, stretch=1)
        second.addWidget(self._late)
        lines.addLayout(second)

    def render_tile(self, tile: Tile, desk: Desk) -> None:
        """Shows a tile; the wall without its player is grey, for then the one notice says all there is to say."""
        self._alone = tile.state is TileState.OFFLINE and desk.hall.player_runs
        tone = wording.TONES[tile.state] if tile.state is not TileState.OFFLINE or self._alone else Tone.CALM
        self._number.setText(f"{tile.number:02}")
        self._word.setText(desk.say(wording.STATES[tile.state]))
        dress(self._word, "tone", tone.value)
        offline = tile.state is TileState.OFFLINE
        self._place.setText("" if offline else wording.place(tile.now))
        title = tile.now.title if tile.now.title is not None and not offline else None
        self._words = self._word.text(), desk.say(title) if title else ""
        self.setAccessibleName(f"{tile.number:02} {self._words[0]} {self._words[1]}")
        self._age.setVisible(tile.old_us is not None and not offline)
        self._age.setText(desk.say(wording.old(tile.old_us)) if tile.old_us is not None else "")
        self._late.setText("" if offline else live_wording.late(tile.late_us))
        self._render_marks(tile, desk)
        self._render_caption()
        self._sectioned = desk.plan
        self._selected = tile.screen in desk.selected
        self._state = tile.state
        self.update()

    def _render_caption(self) -> None:
        """On a narrow tile the second line says the state, and all of it stands in the tool tip."""
        state, title = self._words
        self._title.setText(state if self._narrow else title)
        for part in (self._word, self._place, self._late):
            part.setVisible(not self._narrow)
        for mark in self._marks:
            mark.narrow(self._narrow)
        said = [self._number.text(), state, title, *(mark.word for mark in self._marks if mark.isVisibleTo(self))]
        self.setToolTip("  ".join(each for each in said if each) if self._narrow else "")

    @property
    def _marks(self) -> tuple[Mark, ...]:
        return self._speaks, self._visited, self._mute

    def _render_marks(self, tile: Tile, desk: Desk) -> None:
        """What is to be known beside what plays: at the upper edge how old the picture is, at the lower who is there."""
        marks = (
            (self._speaks, tile.spoken is not None, live_wording.spoken(tile)),
            (self._visited, tile.visited, live_wording.VISITED),
            (self._mute, tile.muted is not None, live_wording.MUTED),
        )
        for mark, stands, word in marks:
            mark.setVisible(stands)
            mark.say(desk.say(word))
        self._place_marks()

    def _place_marks(self) -> None:
        edge, right = round(5 * self._scale), self.width()
        low = self.glass.height() - self._mute.sizeHint().height() - edge
        for part in (self._age, *self._marks):
            part.adjustSize()
        self._age.move(edge, edge)
        self._speaks.move(edge, edge + (self._age.height() + edge // 2 if self._age.isVisibleTo(self) else 0))
        self._visited.move(edge, low)
        self._mute.move(right - edge - self._mute.width(), low)

    def set_thumbnail(self, image: QImage) -> None:
        self.thumbnail = image
        self._scaled = QPixmap()
        self.update()

    def set_palette(self, palette: Palette, hue: str) -> None:
        self._palette, self._hue = palette, hue
        for mark in self._marks:
            mark.set_palette(palette)
        self.update()

    def lay_out(self, glass: QSize, scale: float) -> None:
        """Takes the size of the thumbnail; the caption stands under it."""
        self._scale = scale
        caption_height, edge = round(CAPTION * scale), round(2 * scale)
        self._first.setSpacing(round(6 * scale))
        self._lines.setContentsMargins(edge, edge // 2, edge, 0)
        self.resize(glass.width(), glass.height() + caption_height)
        self._caption.setGeometry(0, glass.height(), glass.width(), caption_height)
        self._narrow = glass.width() < NARROW * scale
        self._render_caption()
        for mark in self._marks:
            mark.fit(scale)
        self._place_marks()
        self._scaled = QPixmap()

    @property
    def glass(self) -> QRect:
        """Where the thumbnail stands."""
        return QRect(0, 0, self.width(), self._caption.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.glass, QColor("#000000" if self._state is TileState.BLACK else self._palette.glass))
        if self._state is not TileState.BLACK and not self.thumbnail.isNull():
            painter.setOpacity(0.3 if self._state is TileState.OFFLINE else 1.0)
            picture = self._in_size()
            inside = QRect(self.glass)
            painter.drawPixmap(inside.center() - picture.rect().center(), picture)
            painter.setOpacity(1.0)
        colour, width = self._border()
        width = max(1, round(width * self._scale))
        painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin))
        half = width // 2
        painter.drawRect(self.glass.adjusted(half, half, -half - 1, -half - 1))
        if self._sectioned:
            line = round(4 * self._scale)
            painter.fillRect(self.glass.adjusted(0, self.glass.height() - line, 0, 0), QColor(self._hue))
        if self._selected:
            self._paint_check(painter)

    def _border(self) -> tuple[str, int]:
        """Neutral while it plays; red for faults and emergencies only."""
        if self._selected:
            return self._palette.action.fill, 5
        if self.hasFocus() or self.underMouse():
            return self._palette.focus, 3
        if self._state is TileState.EMERGENCY or self._alone:
            return self._palette.fault.fill, 3
        return self._palette.hairline, 1

    def _paint_check(self, painter: QPainter) -> None:
        """Selected by a shape too, not by colour alone."""
        size = round(22 * self._scale)
        corner = QRect(self.width() - size, 0, size, size)
        painter.fillRect(corner, QColor(self._palette.action.fill))
        painter.setPen(QColor(self._palette.action.text))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "✓")
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.focus), round(2 * self._scale)))
            inner = round(7 * self._scale)
            painter.drawRect(self.glass.adjusted(inner, inner, -inner - 1, -inner - 1))

    def _in_size(self) -> QPixmap:
        """The thumbnail as large as the glass allows; scaled once for each size."""
        if self._scaled.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(self.thumbnail.scaled(self.glass.size(), keep, smooth))
        return self._scaled

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)
