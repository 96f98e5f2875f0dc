"""The preview of a slide: as visitors would see it, in either language, in large text and in high contrast."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language, Text
from kiosk.panel import card_wording as words
from kiosk.panel.button import Key, Look, label
from kiosk.panel.desk import Desk
from kiosk.panel.glass import Glass
from kiosk.panel.palette import Palette
from kiosk.panel.slide_pictures import PictureLook, PictureOrder
from kiosk.services.shelf import Shelf

_TALLEST = 300
"""How high the picture of an upright screen is at most, where a lying one is as wide as its room."""


class SlidePreview(QWidget):
    """Orders the picture of the slide it shows, and keeps the last one until another has come."""

    wanted = Signal()
    """There is an order that nobody has drawn yet."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = Desk()
        self._shelf: Shelf | None = None
        self._slide: Slide | None = None
        self._order: PictureOrder | None = None
        self._drawn = ""
        self._room = QSize(300, _TALLEST)
        self._scale = 1.0
        self._frame = Glass(palette, self)
        self._told = label(self, "small")
        self._toggles = {
            words.IN_ENGLISH: Key(self, "Alt+1"), words.LARGE_TEXT: Key(self, "Alt+2"), words.HIGH_CONTRAST: Key(self, "Alt+3")
        }  # fmt: skip
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._frame, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._lines.addWidget(self._told)
        self._line = QHBoxLayout()
        self._lines.addLayout(self._line)
        for number, key in enumerate(self._toggles.values(), 1):
            key.setCheckable(True)
            self._line.addWidget(key, stretch=1)
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(key.click)
            key.toggled.connect(self._order_anew)

    @property
    def missing(self) -> tuple[PictureOrder, ...]:
        """What is still to be drawn for it."""
        return (self._order,) if self._order is not None and self._order.key != self._drawn else ()

    def put(self, shelf: Shelf, slide: Slide) -> None:
        """Shows a slide of the shelf."""
        if shelf is not self._shelf or slide != self._slide:
            if self._slide is None or slide.id != self._slide.id:
                self._frame.put(QImage())
                self._drawn = ""
            self._shelf, self._slide = shelf, slide
            self._order_anew()

    def take_picture(self, order: PictureOrder, image: QImage | None) -> bool:
        """A picture came; answers whether it was for here."""
        if self._order is None or order.key != self._order.key:
            return False
        self._drawn = order.key
        self._frame.put(image or QImage())
        self._tell(None if image is not None else words.CANNOT_BE_DRAWN)
        return True

    def render_desk(self, desk: Desk) -> None:
        self._desk = desk
        for word, key in self._toggles.items():
            key.say(desk.say(word))
            key.wear(Look.CHOSEN if key.isChecked() else Look.PLAIN)

    def fit(self, scale: float, width: int) -> None:
        room = QSize(width, round(_TALLEST * scale))
        self._lines.setSpacing(round(5 * scale))
        self._line.setSpacing(round(6 * scale))
        if room != self._room or scale != self._scale:
            self._room, self._scale = room, scale
            self._order_anew()

    def set_palette(self, palette: Palette) -> None:
        self._frame.set_palette(palette)

    def _order_anew(self) -> None:
        """Orders what is shown now, as large as there is room for a screen of its section."""
        if self._shelf is None or self._slide is None or self._shelf.wall is None:
            return
        size = QSize(*pixels_of(self._shelf, self._slide)).scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)
        self._frame.setFixedSize(size)
        english, large, contrast = (key.isChecked() for key in self._toggles.values())
        look = PictureLook(
            box=(size.width(), size.height()),
            language=Language.EN if english else Language.ZH,
            theme=ThemeName.CONTRAST if contrast else None,
            large_text=large,
        )
        self._order = PictureOrder.of(self._shelf, self._slide, look)
        self.render_desk(self._desk)
        self._tell(None)
        if self.missing:
            self.wanted.emit()

    def _tell(self, told: Text | None) -> None:
        self._told.setText(self._desk.say(told) if told is not None else "")
        self._told.setVisible(told is not None)


def pixels_of(shelf: Shelf, slide: Slide) -> tuple[int, int]:
    """The pixels of the first screen of a slide's section, else of the first screen."""
    screens = shelf.wall.screens if shelf.wall is not None else ()
    section = shelf.homes[slide.id].section
    ordered = sorted(screens, key=lambda screen: screen.section != section)
    return ordered[0].pixels if ordered else (1920, 1080)
