"""Pictures of slides for the panel: what visitors would see, drawn by the product's own drawing."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.app.house import House
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide_fields import BarFields
from kiosk.panel.slide_pictures import PictureLook, PictureOrder
from kiosk.qtkit.theme import Theme, load_theme
from kiosk.stage.enlarging import enlarged
from kiosk.stage.look import Look
from kiosk.stage.stage import CannotShow, Stage


class SlidePictures:
    """Draws one slide after another, for Qt's thread: files are read and decoded in others, drawing takes 3 to 30 ms there.

    It keeps none: who orders a picture knows whether it comes again.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._stages: dict[Look, Stage] = {}

    async def draw(self, order: PictureOrder) -> QImage | None:
        """The picture; None where players could not show the slide either: a file is missing, or drawing fails."""
        programme = order.programme
        slide, screen = programme.slides[0], programme.wall.screens[0]
        content = Content(kind=ContentKind.SLIDE, slide=slide.id)
        stage = self._stage(self._look(programme, content, order.look))
        if isinstance(slide.fields, BarFields):
            await stage.load_charts()
        try:
            return (await stage.prepare(programme, content, screen)).image
        except CannotShow:
            return None
        finally:
            stage.keep_only(())

    def close(self) -> None:
        for stage in self._stages.values():
            stage.close()

    def _look(self, programme: Programme, content: Content, wanted: PictureLook) -> Look:
        screens = self._house.settings.screens
        look = Look(theme=_theme(wanted.theme or screens.theme), language=wanted.language or screens.language)
        return enlarged(programme, content, programme.wall.screens[0], look) if wanted.large_text else look

    def _stage(self, look: Look) -> Stage:
        """One for each look: there are a few languages, themes and sizes of type."""
        if look not in self._stages:
            self._stages[look] = Stage(look, self._house.files.path)
        return self._stages[look]


@lru_cache
def _theme(name: ThemeName) -> Theme:
    return load_theme(paths.themes(), name)
