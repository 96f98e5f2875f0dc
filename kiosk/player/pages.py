"""The pages that visitors look at: drawn when they are asked for, and kept while somebody may come back to them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.session import MAGNIFIED, Aid, Session
from kiosk.domain.text import Language
from kiosk.domain.view import View
from kiosk.player.fleet import Fleet
from kiosk.qtkit.theme import Theme
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from kiosk.stage.pictures import part_of
from kiosk.stage.stage import Stage
from kiosk.stage.visit.frame import Visited

PAGES, PICTURES = 6, 6
"""So many drawn pages and decoded pictures are kept, 8 MB each in full HD."""
QUIET_POLL_S = 0.005

PageKey = tuple[int, str | None, tuple[int, int], str, bool, bool, Language, View, int, tuple[float, float]]


class Looks:
    """The looks a visitor can choose: the hall's own, high contrast, large text, and the other language."""

    def __init__(self, hall: Look, contrast: Theme) -> None:
        self.hall = hall
        self._themes = {False: hall.theme, True: contrast}

    def of(self, session: Session) -> Look:
        """Without the large text: how large it is depends on what it is the text of."""
        return Look(theme=self._themes[Aid.CONTRAST in session.aids], language=session.language(self.hall.language))


class Pages:
    """Draws slides as a visitor sees them. What is kept of the last visitor is only pictures of slides."""

    def __init__(self, stage: Stage, fleet: Fleet) -> None:
        self._stage = stage
        self._fleet = fleet
        self._pages: OrderedDict[PageKey, QImage] = OrderedDict()
        self._pictures: OrderedDict[tuple[object, ...], dict[str, QImage]] = OrderedDict()

    def at_hand(self, visited: Visited) -> QImage | None:
        """The page if it is drawn already."""
        found = self._pages.get(key_of(visited))
        if found is not None:
            self._pages.move_to_end(key_of(visited))
        return found

    def keep(self, visited: Visited, image: QImage) -> None:
        """Has a page that is on the screen anyway."""
        self._pages[key_of(visited)] = image
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)

    async def make(self, visited: Visited) -> QImage:
        """Draws the page, with its pictures read in the pool; does not begin when the screens are about to change."""
        pictures = await self.pictures(visited)
        found = self.at_hand(visited)
        while found is None and not self._fleet.quiet(urgent=True):
            await asyncio.sleep(QUIET_POLL_S)
        if found is None:
            found = drawn(visited, pictures)
            self.keep(visited, found)
        return found

    async def pictures(self, visited: Visited) -> dict[str, QImage]:
        """The pictures of the page; the pages beside it are asked for ahead."""
        key, content = _picture_key(visited), content_of(visited)
        if key not in self._pictures:
            self._pictures[key] = await self._stage.pictures(visited.programme, content, visited.screen)
            while len(self._pictures) > PICTURES:
                self._pictures.popitem(last=False)
        return self._pictures[key]

    def draw_now(self, visited: Visited) -> QImage | None:
        """Draws the page at once if its pictures are at hand: what a finger moves is to follow it."""
        pictures = self._pictures.get(_picture_key(visited))
        if pictures is None:
            return None
        image = drawn(visited, pictures)
        self.keep(visited, image)
        return image

    def forget(self) -> None:
        """No visitor is left."""
        self._pages.clear()
        self._pictures.clear()


def content_of(visited: Visited) -> Content:
    return Content(kind=ContentKind.SLIDE, slide=visited.session.slide)


def drawn(visited: Visited, pictures: dict[str, QImage]) -> QImage:
    """The slide as the visitor sees it: in their look and view, the part of it that is seen closer."""
    session, canvas = visited.session, visited.canvas
    part = None
    if session.magnified:
        share = 1 / MAGNIFIED[session.magnified]
        size = QRectF(canvas.rect).size() * share
        part = QRectF(0, 0, size.width(), size.height())
        part.moveLeft(session.centre[0] * canvas.width - size.width() / 2)
        part.moveTop(session.centre[1] * canvas.height - size.height() / 2)
    look = visited.slide_look()
    return draw(visited.programme, content_of(visited), visited.screen, look, pictures, visited.view, part)


def _picture_key(visited: Visited) -> tuple[object, ...]:
    content = content_of(visited)
    return visited.programme.revision, content, visited.screen.pixels, part_of(visited.programme, content, visited.screen)


def key_of(visited: Visited) -> PageKey:
    """What makes two pages one picture."""
    session = visited.session
    aids = session.aids
    return (
        visited.programme.revision, session.slide, visited.screen.pixels,
        part_of(visited.programme, content_of(visited), visited.screen),
        Aid.LARGE_TEXT in aids, Aid.CONTRAST in aids, visited.look.language, session.view, session.magnified, session.centre,
    )  # fmt: skip
