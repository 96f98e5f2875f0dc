"""The one face for everybody who wants a picture of what a screen shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    BarFields,
    BeforeAfter,
    Diagram,
    GalleryFields,
    HeroNumber,
    Initiatives,
    KpiWall,
    PageFields,
    PictureFields,
    Quote,
    RankSlope,
    SectionOpener,
    SlideFields,
    TableFields,
    TextFields,
    TimelineFields,
    TitleFields,
    VideoFields,
)
from kiosk.domain.view import PLAIN, View
from kiosk.domain.wall import Screen, Section
from kiosk.domain.war_map import WarMap
from kiosk.stage.growth import SceneGrowth
from kiosk.stage.look import Canvas, Look, Page, Plate, canvas_for
from kiosk.stage.pictures import media_of, spans
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides import (
    attract,
    before_after,
    diagram,
    emergency,
    farewell,
    gallery,
    hero_number,
    identify,
    initiatives,
    kpi_wall,
    page,
    picture,
    poster,
    quote,
    rank_slope,
    section_opener,
    span,
    table,
    test_card,
    text,
    timeline,
    title,
    video,
    war_map,
)
from kiosk.stage.slides.growing import Growing

BLACK = "#000000"


def _bar(page: Page, slide: Slide, fields: BarFields) -> QGraphicsItem:
    # With it comes pyqtgraph, a third of a second that no first picture is to wait for.
    from kiosk.stage.slides import bar

    return bar.build(page, slide, fields)


_BUILDERS: dict[type[SlideFields], Callable[[Page, Slide, Any], QGraphicsItem]] = {
    TitleFields: title.build,
    KpiWall: kpi_wall.build,
    TimelineFields: timeline.build,
    PageFields: page.build,
    PictureFields: picture.build,
    BeforeAfter: before_after.build,
    GalleryFields: gallery.build,
    VideoFields: video.build,
    BarFields: _bar,
    RankSlope: rank_slope.build,
    Initiatives: initiatives.build,
    Diagram: diagram.build,
    SectionOpener: section_opener.build,
    HeroNumber: hero_number.build,
    Quote: quote.build,
    TextFields: text.build,
    TableFields: table.build,
    WarMap: war_map.build,
}
"""How each kind of slide is drawn."""

_GROWING = frozenset({BarFields})
"""The kinds whose values grow in once; their drawing is a Growing."""


def draw(
    programme: Programme, content: Content, screen: Screen, look: Look, pictures: Mapping[str, QImage], view: View = PLAIN,
    part: QRectF | None = None,
) -> QImage:  # fmt: skip
    """The settled picture of a content on a screen, exactly as many pixels as the screen has.

    `pictures` holds the decoded files by path; one that is not there is drawn as a calm plate from nothing.
    A `view` is what a visitor has done to the page; of a page seen closer only a `part` of the canvas is in sight.
    """
    look = look.speaking(content.language)
    canvas = canvas_for(screen.pixels)
    image = QImage(*screen.pixels, QImage.Format.Format_RGB32)
    if content.kind is ContentKind.TEST_CARD:
        test_card.paint(image, screen, _number(programme, screen), _section(programme, content, screen).name)
        return image
    root = items_of(programme, content, screen, look, pictures, view)
    if root is None:
        image.fill(QColor(BLACK))
        return image
    image.fill(QColor(_ground(content, look)))
    _render(root, canvas, image, part)
    return image


def growth_of(programme: Programme, content: Content, screen: Screen, look: Look) -> SceneGrowth | None:
    """How the values of a content grow in on a screen; None for all that is there at once."""
    slide = programme.slide_by_id[content.slide] if content.kind is ContentKind.SLIDE and content.slide else None
    if slide is None or type(slide.fields) not in _GROWING:
        return None
    canvas, look = canvas_for(screen.pixels), look.speaking(content.language)
    root = items_of(programme, content, screen, look, {})
    if not isinstance(root, Growing):
        raise TypeError(f"{content.word} does not grow")
    return SceneGrowth(root, QRectF(canvas.place_on(screen.pixels)), canvas.scale_on(screen.pixels), look.theme.bg)


def page_of(
    programme: Programme, content: Content, screen: Screen, look: Look, pictures: Mapping[str, QImage], view: View = PLAIN
) -> Page:
    """The sheet that a content is built on for a screen."""
    media = media_of(programme, content)
    section = _section(programme, content, screen)
    slide = programme.slide_by_id[content.slide] if content.slide else None
    return Page(
        canvas=canvas_for(screen.pixels),
        look=look,
        section=section,
        number=programme.sections.index(section) + 1,
        plates={name: Plate(shown=item.shown, image=pictures.get(item.path)) for name, item in media.items()},
        source=next((source.text for source in programme.sources if slide and source.id == slide.source), None),
        view=View(part=content.page) if content.page and view == PLAIN else view,
    )


def items_of(
    programme: Programme, content: Content, screen: Screen, look: Look, pictures: Mapping[str, QImage], view: View = PLAIN
) -> QGraphicsItem | None:
    """The items of a content; None for black."""
    if content.kind is ContentKind.BLACK:
        return None
    cue = content.cue
    if content.kind is ContentKind.EMERGENCY and cue is not None and cue.level is not None:
        return emergency.build(canvas_for(screen.pixels), look.theme, cue.level, cue.text)
    slide = programme.slide_by_id[content.slide] if content.slide else None
    page = page_of(programme, content, screen, look, pictures, view)
    if content.kind is ContentKind.IDENTIFY:
        return identify.build(page, screen, _number(programme, screen))
    if content.kind is ContentKind.FAREWELL:
        return farewell.build(page, programme.wall.hall)
    if slide is None:
        return poster.build(page)
    if spans(programme, content, screen) and isinstance(slide.fields, PictureFields):
        return span.build(page, slide, slide.fields, first=programme.rank_in_section[screen.id] == 0)
    return attract.build(page, slide, content.turn) if content.kind is ContentKind.ATTRACT else build_slide(page, slide)


def build_slide(page: Page, slide: Slide) -> QGraphicsItem:
    """The items of a slide, by its kind. Raises KeyError for a kind without a drawing: that is a bug."""
    return _BUILDERS[type(slide.fields)](page, slide, slide.fields)


def _render(root: QGraphicsItem, canvas: Canvas, image: QImage, part: QRectF | None) -> None:
    """Paints the items through a scene of their own, centred on the image by one uniform scale, and lets them go."""
    target = canvas.place_on((image.width(), image.height()))
    scene = scene_with(root)
    painter = QPainter(image)
    render(scene, painter, QRectF(target), part or QRectF(canvas.rect))
    painter.end()
    scene.clear()


def _ground(content: Content, look: Look) -> str:
    """The colour around the canvas where the screen has other proportions."""
    if content.cue is not None and content.cue.level is not None:
        return look.theme.emergency.of(content.cue.level).fill
    return farewell.inks(look.theme)[0] if content.kind is ContentKind.FAREWELL else look.theme.bg


def _number(programme: Programme, screen: Screen) -> int:
    """The number of a screen, from 1: its place on the wall."""
    return 1 + [each.id for each in programme.wall.screens].index(screen.id)


def _section(programme: Programme, content: Content, screen: Screen) -> Section:
    """The section a content belongs to: the poster's or farewell's own, the one of the slide's deck, else the screen's."""
    deck = programme.deck_of(content.slide) if content.slide else None
    return programme.section_by_id[content.section or (deck.section if deck else screen.section)]
