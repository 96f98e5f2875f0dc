"""The word that a page is not there in the language it is asked for: better than a blank."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from kiosk.domain.slide import Slide
from kiosk.stage.slides.card import rounded, shape
from kiosk.stage.slides.words import Words
from kiosk.stage.visit.board import Board

NOT_IN_ENGLISH = "English summary not available"
TOP, PAD, RADIUS = 24, 20, 12


def build(board: Board, slide: Slide) -> None:
    """A small plate in the margin above the page, if something on it stands only in Chinese and English is asked for."""
    language = board.page.look.language
    if slide.speaks(language):
        return
    canvas, theme = board.page.canvas, board.page.theme
    words = Words(NOT_IN_ENGLISH, theme.type.caption, theme.text1, board.root)
    height = canvas.heading_top - TOP - 4
    left = canvas.width - canvas.margin - words.size.width() - 2 * PAD
    plate = shape(rounded(QRectF(left, TOP, words.size.width() + 2 * PAD, height), RADIUS), theme.raised, board.root)
    plate.setZValue(-1)
    words.at(left + PAD, TOP + (height - words.size.height()) // 2)
