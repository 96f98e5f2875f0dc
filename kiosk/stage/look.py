"""What drawing needs besides the content: the look, the canvas, and the page that a slide is built on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.domain.asset import Asset
from kiosk.domain.text import Language, Text
from kiosk.domain.view import PLAIN, View
from kiosk.domain.wall import Section
from kiosk.qtkit.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a screen looks: its theme and the language that comes first."""

    theme: Theme
    language: Language = Language.ZH

    def speaking(self, language: Language | None) -> Look:
        """The same in a language; None changes nothing."""
        return self if language is None else replace(self, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The logical canvas that every slide is laid out on, and its zones; a screen shows it by one uniform scale."""

    width: int
    height: int
    margin: int
    heading_top: int
    content_top: int
    content_bottom: int
    footnote_bottom: int

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def rect(self) -> QRect:
        return QRect(0, 0, self.width, self.height)

    @property
    def content(self) -> QRect:
        """Where the slide's own matter goes: between heading and footnote."""
        return QRect(self.margin, self.content_top, self.inner_width, self.content_bottom - self.content_top)

    @property
    def inner_width(self) -> int:
        return self.width - 2 * self.margin

    def scale_on(self, pixels: tuple[int, int]) -> float:
        """The screen's pixels for one of the canvas: it is shown as large as it fits."""
        return min(pixels[0] / self.width, pixels[1] / self.height)

    def place_on(self, pixels: tuple[int, int]) -> QRect:
        """Where the canvas lies in a picture of so many pixels: in its middle."""
        scale = self.scale_on(pixels)
        width, height = round(self.width * scale), round(self.height * scale)
        return QRect((pixels[0] - width) // 2, (pixels[1] - height) // 2, width, height)


LANDSCAPE = Canvas(
    width=1920, height=1080, margin=96, heading_top=72, content_top=232, content_bottom=920, footnote_bottom=1032
)  # fmt: skip
PORTRAIT = Canvas(
    width=1080, height=1920, margin=72, heading_top=72, content_top=328, content_bottom=1752, footnote_bottom=1864
)  # fmt: skip


def canvas_for(pixels: tuple[int, int]) -> Canvas:
    """The canvas for a screen of so many pixels: upright screens have their own."""
    return PORTRAIT if pixels[1] > pixels[0] else LANDSCAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A picture on a page: its file as it is shown, and its decoded image if there is one yet."""

    shown: Asset
    image: QImage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sheet a slide is built on.

    `number` is the section's place in the exhibit, from 1; `plates` are its pictures, by the names that its fields have for
    them; `view` is what a visitor did to it.
    """

    canvas: Canvas
    look: Look
    section: Section
    number: int
    plates: Mapping[str, Plate] = field(default_factory=dict)
    source: Text | None = None
    view: View = PLAIN

    @property
    def theme(self) -> Theme:
        return self.look.theme

    @property
    def hue(self) -> str:
        return self.theme.hue(self.section.hue)

    @property
    def plate(self) -> Plate | None:
        """The picture of a page that has only one."""
        return next(iter(self.plates.values()), None)

    def read(self, text: Text) -> str:
        return text.read(self.look.language)

    def beneath(self, text: Text) -> str | None:
        """The text in the other language, to stand below; None where it was never translated."""
        return text.read(self.look.language.other) if text.en and text.en != text.zh else None
