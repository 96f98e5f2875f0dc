"""A rank as a large figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Language
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.words import Words

BESIDE_PX = 36
GAP = 6


class Figure(Group):
    """A rank, large, with the words around it small; its left end at x = 0, its middle at y = 0."""

    def __init__(self, page: Page, rank: int, px: int, colour: str, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        before, after = around(rank, page.look.language)
        large, small = page.theme.type.num_xl.at(px), replace(page.theme.type.label, px=BESIDE_PX, line=1.2)
        self.width, self.height, gap = 0, px, GAP if before else 0
        for told, token, ink in (
            (before, small, page.theme.text2),
            (f"{rank:,}", large, colour),
            (after, small, page.theme.text2),
        ):
            if told:
                words = Words(told, token, ink, self).on_baseline(self.width, round(0.37 * px))
                self.width += words.size.width() + gap
        self.width -= gap


def around(rank: int, language: Language) -> tuple[str, str]:
    """What stands before and after the figure of a rank."""
    if language is Language.ZH:
        return "第", "位"
    teens = 10 < rank % 100 < 14
    return "", "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
