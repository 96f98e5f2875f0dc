"""Draws slides, frames and posters for the content checker, and measures what came out: sizes, places, contrast, signs without a glyph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.qtkit.contrast import contrasts, luminance, rgb_of
from kiosk.qtkit.fonts import font
from kiosk.qtkit.theme import Theme, TypeToken
from kiosk.services.checking.sheet import Inscription, Sheet, Shown, Surface
from kiosk.stage.draw import items_of, page_of
from kiosk.stage.layout import all_words, sheet_of, words_in
from kiosk.stage.look import Look, canvas_for
from kiosk.stage.pictures import Picture, pictures_of
from kiosk.stage.scene import render, scene_with

Decode = Callable[[Sequence[Picture]], Mapping[str, QImage]]
"""Answers the files that a content needs, by path."""

SHRINK = 2
"""Grounds are looked at in half of the page's size: words stand on nothing smaller."""
WORST_PERCENT = 5
"""So many of the pixels under a text may have less contrast: an edge of a card, a star in the sky."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """The drawings of what a programme shows, in every theme; the wall says on which pages."""

    programme: Programme
    themes: Mapping[ThemeName, Theme]
    decode: Decode

    def sheets_of(self, id: str, surface: Surface) -> tuple[Sheet, ...]:
        contents = self._contents(id, surface)
        return tuple(replace(sheet, surface=surface) for content in contents for sheet in self._sheets(content))

    def shown_on(self, id: str, surface: Surface) -> tuple[Shown, ...]:
        content, *_ = self._contents(id, surface)
        largest: dict[str, Shown] = {}
        for screen in {screen.pixels: screen for screen in self._screens(content)}.values():
            for item in pictures_of(self.programme, content, screen):
                shown = Shown(path=item.path, width_px=item.box.width(), height_px=item.box.height())
                largest[item.path] = max(largest.get(item.path, shown), shown, key=lambda it: it.width_px)
        return tuple(largest.values())

    def _contents(self, id: str, surface: Surface) -> tuple[Content, ...]:
        """The pages of a slide, one after the other; of a frame the first turn, for the others only move what stands on it."""
        if surface is Surface.POSTER:
            return (Content(kind=ContentKind.POSTER, section=id),)
        if surface is Surface.FRAME:
            return (Content(kind=ContentKind.ATTRACT, slide=id),)
        pages = range(self.programme.slide_by_id[id].fields.pages)
        return tuple(Content(kind=ContentKind.SLIDE, slide=id, page=page) for page in pages)

    def _sheets(self, content: Content) -> Iterator[Sheet]:
        """One screen stands for all whose pages have the same shape."""
        screens = {canvas_for(screen.pixels): screen for screen in reversed(self._screens(content))}
        for screen in screens.values():
            pictures = self.decode(pictures_of(self.programme, content, screen))
            for language, (name, theme) in product(Language, self.themes.items()):
                look = Look(theme=theme, language=language)
                root = items_of(self.programme, content, screen, look, pictures)
                if root is not None:
                    bare = sheet_of(root, page_of(self.programme, content, screen, look, pictures), name)
                    yield replace(bare, inscriptions=tuple(_measured(root, bare, theme.bg)))

    def _screens(self, content: Content) -> list[Screen]:
        """All screens, those of the content's own section first."""
        deck = self.programme.deck_of(content.slide) if content.slide is not None else None
        section = deck.section if deck is not None else content.section
        return sorted(self.programme.wall.screens, key=lambda screen: screen.section != section)


def _measured(root: QGraphicsItem, bare: Sheet, ground: str) -> Iterator[Inscription]:
    """The inscriptions of a page with their contrast and what the font lacks; lets the page's items go."""
    words = words_in(root)
    light = _ground(root, bare, ground)
    for inscription, each in zip(bare.inscriptions, words, strict=True):
        yield replace(
            inscription,
            contrast=_contrast(light, inscription, float(luminance(rgb_of(each.colour)))),
            missing=missing_in(each.text, each.token),
        )


def _ground(root: QGraphicsItem, bare: Sheet, ground: str) -> NDArray[np.float64]:
    """How light everything on a page is that is no words."""
    for words in all_words(root):
        words.setVisible(False)
    image = QImage(bare.width // SHRINK, bare.height // SHRINK, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    scene, painter = scene_with(root), QPainter(image)
    render(scene, painter, QRectF(image.rect()), QRectF(0, 0, bare.width, bare.height))
    painter.end()
    scene.clear()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return luminance(rows[:, :, 2::-1])


def _contrast(light: NDArray[np.float64], inscription: Inscription, ink: float) -> float:
    """What the contrast is at least, but for a few pixels, all over the box of a text."""
    box, (height, width) = inscription.box, light.shape
    top, bottom = max(0, int(box.top / SHRINK)), min(height, int(box.bottom / SHRINK))
    left, right = max(0, int(box.left / SHRINK)), min(width, int(box.right / SHRINK))
    under = light[top:bottom, left:right]
    return float(np.percentile(contrasts(under, ink), WORST_PERCENT)) if under.size else inscription.contrast


def missing_in(text: str, token: TypeToken) -> str:
    """The signs of a text for which the product's font has no glyph."""
    has = QRawFont.fromFont(font(token))
    return "".join(dict.fromkeys(sign for sign in text if not sign.isspace() and not has.supportsCharacter(ord(sign))))
