"""Which media files a content needs on a screen, and in how many pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt

from kiosk.domain import exhibit, span
from kiosk.domain.asset import Asset, Media
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide_fields import (
    BeforeAfter,
    GalleryFields,
    PageFields,
    PictureFields,
    SectionOpener,
    SlideFields,
    VideoFields,
)
from kiosk.domain.wall import Screen
from kiosk.stage.look import Canvas, canvas_for
from kiosk.stage.slides import attract, before_after, gallery, page, picture, poster, section_opener, video

_EACH_ITS_OWN = frozenset({ContentKind.IDENTIFY, ContentKind.TEST_CARD})
"""What looks different on each screen."""

_OF_SLIDES = frozenset({ContentKind.SLIDE, ContentKind.ATTRACT, ContentKind.VISIT})
"""What shows the pictures of its slide."""

_OF_SECTIONS = frozenset({ContentKind.POSTER, ContentKind.FAREWELL})
"""What shows the poster's picture of its section."""

_PLACES: dict[type[SlideFields], Callable[[Canvas, Asset], QRect]] = {
    PageFields: page.place,
    PictureFields: picture.place,
    SectionOpener: section_opener.place,
    BeforeAfter: before_after.place,
    GalleryFields: gallery.place,
    VideoFields: video.place,
}
"""Where on the page each kind of slide shows a picture of its own, all of it or as much as its frame takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A media file that a content needs, the pixels it will be shown in, and which of them if it is not the whole."""

    path: str
    box: QSize
    clip: QRect | None = None


def pictures_of(programme: Programme, content: Content, screen: Screen) -> tuple[Picture, ...]:
    """Which media files (by their path below the slides folder) a content needs on a screen, and at what size."""
    shown = media_of(programme, content).values()
    if not shown:
        return ()
    if spans(programme, content, screen):
        return tuple(_spanning(programme, screen, media) for media in shown)
    canvas = canvas_for(screen.pixels)
    place = _place(programme, content)
    scale, places = canvas.scale_on(screen.pixels), {media.path: place(canvas, media.shown) for media in shown}
    return tuple(
        Picture(path=path, box=QSize(round(area.width() * scale), round(area.height() * scale)))
        for path, area in places.items()
    )


def _place(programme: Programme, content: Content) -> Callable[[Canvas, Asset], QRect]:
    """Where on the page a content shows its picture."""
    if content.slide is None:
        return poster.place
    fields = programme.slide_by_id[content.slide].fields
    if content.kind is ContentKind.ATTRACT:
        return attract.page_place if isinstance(fields, PageFields) else attract.place
    return _PLACES[type(fields)]


def part_of(programme: Programme, content: Content, screen: Screen) -> str:
    """What sets this screen's picture of a content apart from other screens' of the same size: its id, or nothing."""
    return screen.id if content.kind in _EACH_ITS_OWN or spans(programme, content, screen) else ""


def media_of(programme: Programme, content: Content) -> dict[str, Media]:
    """The files a content shows, by the names that the slide (or the section) has for them, as far as the programme has them."""
    if content.kind in _OF_SECTIONS and content.section:
        name = programme.section_by_id[content.section].poster
        return {name: programme.media_by_path[name]} if name in programme.media_by_path else {}
    of_slide = exhibit.media_of(programme, content.slide) if content.kind in _OF_SLIDES and content.slide else {}
    if content.kind is ContentKind.ATTRACT and content.slide:
        cover = programme.slide_by_id[content.slide].fields.cover_file
        return {name: media for name, media in of_slide.items() if name == cover}
    return of_slide


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
