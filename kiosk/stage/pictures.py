"""Which media files a content needs on a screen, and in how many pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt

from kiosk.domain import exhibit, span
from kiosk.domain.asset import Asset, Media
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide_fields import PictureFields, SectionOpener, SlideFields
from kiosk.domain.wall import Screen
from kiosk.stage.look import Canvas, canvas_for
from kiosk.stage.slides import attract, picture, poster, section_opener

_EACH_ITS_OWN = frozenset({ContentKind.IDENTIFY, ContentKind.TEST_CARD})
"""What looks different on each screen."""

_OF_SLIDES = frozenset({ContentKind.SLIDE, ContentKind.ATTRACT})
"""What shows a slide's own picture."""

_PLACES: dict[type[SlideFields], Callable[[Canvas, Asset], QRect]] = {
    PictureFields: picture.place,
    SectionOpener: section_opener.place,
}
"""Where on the page each kind of slide with a picture shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A media file that a content needs, the pixels it will be shown in, and which of them if it is not the whole."""

    path: str
    box: QSize
    clip: QRect | None = None


def pictures_of(programme: Programme, content: Content, screen: Screen) -> tuple[Picture, ...]:
    """Which media files (by their path below the slides folder) a content needs on a screen, and at what size."""
    media = media_of(programme, content)
    if media is None:
        return ()
    if spans(programme, content, screen):
        return (_spanning(programme, screen, media),)
    canvas = canvas_for(screen.pixels)
    size, scale = _place(programme, content)(canvas, media.shown).size(), canvas.scale_on(screen.pixels)
    box = QSize(round(size.width() * scale), round(size.height() * scale))
    return (Picture(path=media.path, box=box),)


def _place(programme: Programme, content: Content) -> Callable[[Canvas, Asset], QRect]:
    """Where on the page a content shows its picture."""
    if content.kind is ContentKind.ATTRACT:
        return attract.place
    return _PLACES[type(programme.slide_by_id[content.slide].fields)] if content.slide else poster.place


def part_of(programme: Programme, content: Content, screen: Screen) -> str:
    """What sets this screen's picture of a content apart from other screens' of the same size: its id, or nothing."""
    return screen.id if content.kind in _EACH_ITS_OWN or spans(programme, content, screen) else ""


def media_of(programme: Programme, content: Content) -> Media | None:
    """The file a content shows, as far as the programme has it."""
    if content.kind is ContentKind.POSTER and content.section:
        return programme.media_by_path.get(programme.section_by_id[content.section].poster)
    return exhibit.media_of(programme, content.slide) if content.kind in _OF_SLIDES and content.slide else None


def spans(programme: Programme, content: Content, screen: Screen) -> bool:
    """Whether a content runs over all screens of the screen's section."""
    slide = programme.slide_by_id[content.slide] if content.kind is ContentKind.SLIDE and content.slide else None
    spanning = slide is not None and isinstance(slide.fields, PictureFields) and slide.fields.span
    return spanning and len(programme.wall.in_section(screen.section)) > 1


def _spanning(programme: Programme, screen: Screen, media: Media) -> Picture:
    """The part of a picture that covers the section's screens, in this screen's pixels."""
    part = span.part_of(programme.wall.in_section(screen.section), screen.id)
    px_mm = screen.pixels[0] / part.width_mm
    area = QSize(round(part.of_width_mm * px_mm), round(part.of_height_mm * px_mm))
    whole = QSize(media.shown.width_px, media.shown.height_px).scaled(area, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left = round(part.left_mm * px_mm) + (whole.width() - area.width()) // 2
    top = round(part.top_mm * px_mm) + (whole.height() - area.height()) // 2
    return Picture(path=media.path, box=whole, clip=QRect(left, top, *screen.pixels))
