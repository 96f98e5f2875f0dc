"""What stands at the end of a bar."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide_fields import Bar, BarFields
from kiosk.stage.look import Page
from kiosk.stage.slides import card
from kiosk.stage.slides.words import Words, baseline, fitting

VALUE_PX = 40
NOTE_LINES, NOTE_WIDTH = 2, 340
GAP = 16


class End:
    """What stands at a bar's end: its figure with the unit, and its note beside it; below it on an upright page.

    The grid's lines do not run through it.
    """

    def __init__(self, page: Page, fields: BarFields, bar: Bar, parent: QGraphicsItem) -> None:
        theme, small = page.theme, replace(page.theme.type.caption, line=1.2)
        self.value, self._stacked = bar.value, page.canvas.portrait
        # Beside a bar that a visitor points at the others step back.
        ink = page.hue if bar.highlight else theme.text1 if page.view.part is None else theme.text3
        self._ground = card.bar(QRectF(), theme.bg, parent)
        self._figure = Words(figure(bar.value), replace(theme.type.label, px=VALUE_PX, line=1.1), ink, parent)
        self._unit = Words(page.read(fields.unit), small, theme.text2, parent)
        self._note: Words | None = None
        if bar.note is not None:
            token = fitting(page.read(bar.note), [small], QSize(NOTE_WIDTH, NOTE_LINES * small.line_px))
            self._note = Words(page.read(bar.note), token, theme.text2, parent, NOTE_WIDTH)
        self._bg = theme.bg
        self._inks = [(words, words.colour) for words in (self._figure, self._unit, self._note) if words]

    @property
    def _figure_width(self) -> int:
        return self._figure.size.width() + GAP // 2 + self._unit.size.width()

    @property
    def width(self) -> int:
        if self._note is None:
            return self._figure_width
        note = self._note.size.width()
        return max(self._figure_width, note) if self._stacked else self._figure_width + 2 * GAP + note

    def at(self, x: int, middle: int) -> None:
        """Puts it at the right of `x`, its middle at the height `middle`."""
        line, note = self._figure.size.height(), self._note.size.height() if self._note else 0
        self._ground.setRect(x - GAP // 2, middle - line // 2, self.width + GAP, line)
        top = middle - (line + (note if self._stacked else 0)) // 2
        foot = top + baseline(self._figure.token)
        self._figure.on_baseline(x, foot)
        self._unit.on_baseline(x + self._figure.size.width() + GAP // 2, foot)
        if self._note and self._stacked:
            self._note.at(x, top + line)
        elif self._note:
            self._note.at(x + self._figure_width + 2 * GAP, middle - note // 2)

    def fade(self, share: float) -> None:
        """Shows its words with a share of their ink. Text that is half seen through would take ten times as long to paint."""
        for words, ink in self._inks:
            words.colour = card.blend(ink, self._bg, share)
            words.update()


def figure(value: float) -> str:
    """A value as it is printed: with commas between thousands and no more decimals than it has."""
    return f"{value:,.15g}"
