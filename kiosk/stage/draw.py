"""The one face for everybody who wants a picture of what a screen shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pyqtgraph.GraphicsScene.GraphicsScene import GraphicsScene
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset, Media
from kiosk.domain.exhibit import media_of
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    BarFields,
    Diagram,
    HeroNumber,
    Initiatives,
    KpiWall,
    PictureFields,
    Quote,
    RankSlope,
    SectionOpener,
    SlideFields,
    TableFields,
    TextFields,
    TimelineFields,
    TitleFields,
)
from kiosk.domain.span import part_of as part_on
from kiosk.domain.wall import Screen, Section
from kiosk.stage.growth import SceneGrowth
from kiosk.stage.look import Canvas, Look, Page, Plate, canvas_for
from kiosk.stage.slides import (
    attract,
    bar,
    diagram,
    emergency,
    hero_number,
    identify,
    initiatives,
    kpi_wall,
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
)
from kiosk.stage.slides.growing import Growing

BLACK = "#000000"

_EACH_ITS_OWN = frozenset({ContentKind.IDENTIFY, ContentKind.TEST_CARD})
"""What looks different on each screen."""

_BUILDERS: dict[type[SlideFields], Callable[[Page, Slide, Any], QGraphicsItem]] = {
    TitleFields: title.build,
    KpiWall: kpi_wall.build,
    TimelineFields: timeline.build,
    PictureFields: picture.build,
    BarFields: bar.build,
    RankSlope: rank_slope.build,
    Initiatives: initiatives.build,
    Diagram: diagram.build,
    SectionOpener: section_opener.build,
    HeroNumber: hero_number.build,
    Quote: quote.build,
    TextFields: text.build,
    TableFields: table.build,
}
"""How each kind of slide is drawn."""

_GROWING = frozenset({BarFields})
"""The kinds whose values grow in once; their drawing is a Growing."""

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
    media = _media(programme, content)
    if media is None:
        return ()
    if _spans(programme, content, screen):
        return (_spanning(programme, screen, media),)
    canvas = canvas_for(screen.pixels)
    place = _PLACES[type(programme.slide_by_id[content.slide].fields)] if content.slide else poster.place
    size, scale = place(canvas, media.shown).size(), _scale(canvas, screen)
    box = QSize(round(size.width() * scale), round(size.height() * scale))
    return (Picture(path=media.path, box=box),)


def part_of(programme: Programme, content: Content, screen: Screen) -> str:
    """What sets this screen's picture of a content apart from other screens' of the same size: its id, or nothing."""
    return screen.id if content.kind in _EACH_ITS_OWN or _spans(programme, content, screen) else ""


def _spans(programme: Programme, content: Content, screen: Screen) -> bool:
    """Whether a content runs over all screens of the screen's section."""
    slide = programme.slide_by_id[content.slide] if content.kind is ContentKind.SLIDE and content.slide else None
    spanning = slide is not None and isinstance(slide.fields, PictureFields) and slide.fields.span
    return spanning and len(programme.wall.in_section(screen.section)) > 1


def _spanning(programme: Programme, screen: Screen, media: Media) -> Picture:
    """The part of a picture that covers the section's screens, in this screen's pixels."""
    part = part_on(programme.wall.in_section(screen.section), screen.id)
    px_mm = screen.pixels[0] / part.width_mm
    area = QSize(round(part.of_width_mm * px_mm), round(part.of_height_mm * px_mm))
    whole = QSize(media.shown.width_px, media.shown.height_px).scaled(area, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left = round(part.left_mm * px_mm) + (whole.width() - area.width()) // 2
    top = round(part.top_mm * px_mm) + (whole.height() - area.height()) // 2
    return Picture(path=media.path, box=whole, clip=QRect(left, top, *screen.pixels))


def draw(programme: Programme, content: Content, screen: Screen, look: Look, pictures: Mapping[str, QImage]) -> QImage:
    """The settled picture of a content on a screen, exactly as many pixels as the screen has.

    `pictures` holds the decoded files by path; one that is not there is drawn as a calm plate from nothing.
    """
    canvas = canvas_for(screen.pixels)
    image = QImage(*screen.pixels, QImage.Format.Format_RGB32)
    if content.kind is ContentKind.TEST_CARD:
        test_card.paint(image, screen, _number(programme, screen), _section(programme, content, screen).name)
        return image
    root = _build(programme, content, canvas, screen, look, pictures)
    if root is None:
        image.fill(QColor(BLACK))
        return image
    image.fill(QColor(_ground(content, look)))
    _render(root, canvas, _scale(canvas, screen), image)
    return image


def growth_of(programme: Programme, content: Content, screen: Screen, look: Look) -> SceneGrowth | None:
    """How the values of a content grow in on a screen; None for all that is there at once."""
    slide = programme.slide_by_id[content.slide] if content.kind is ContentKind.SLIDE and content.slide else None
    if slide is None or type(slide.fields) not in _GROWING:
        return None
    canvas = canvas_for(screen.pixels)
    root = _build(programme, content, canvas, screen, look, {})
    if not isinstance(root, Growing):
        raise TypeError(f"{content.word} does not grow")
    scale = _scale(canvas, screen)
    return SceneGrowth(root, QRectF(_place(canvas, scale, *screen.pixels)), scale, look.theme.bg)


def _build(
    programme: Programme, content: Content, canvas: Canvas, screen: Screen, look: Look, pictures: Mapping[str, QImage]
) -> QGraphicsItem | None:
    """The items of a content; None for black."""
    if content.kind is ContentKind.BLACK:
        return None
    cue = content.cue
    if content.kind is ContentKind.EMERGENCY and cue is not None and cue.level is not None:
        return emergency.build(canvas, look.theme, cue.level, cue.text)
    slide = programme.slide_by_id[content.slide] if content.slide else None
    media = _media(programme, content)
    section = _section(programme, content, screen)
    page = Page(
        canvas=canvas,
        look=look,
        section=section,
        number=programme.sections.index(section) + 1,
        plate=Plate(shown=media.shown, image=pictures.get(media.path)) if media else None,
        source=next((source.text for source in programme.sources if slide and source.id == slide.source), None),
    )
    if content.kind is ContentKind.IDENTIFY:
        return identify.build(page, screen, _number(programme, screen))
    if slide is None:
        return poster.build(page)
    if _spans(programme, content, screen) and isinstance(slide.fields, PictureFields):
        return span.build(page, slide, slide.fields, first=programme.rank_in_section[screen.id] == 0)
    return attract.build(page, slide) if content.kind is ContentKind.ATTRACT else build_slide(page, slide)


def build_slide(page: Page, slide: Slide) -> QGraphicsItem:
    """The items of a slide, by its kind. Raises KeyError for a kind without a drawing: that is a bug."""
    return _BUILDERS[type(slide.fields)](page, slide, slide.fields)


def _render(root: QGraphicsItem, canvas: Canvas, scale: float, image: QImage) -> None:
    """Paints the items through a scene of their own, centred on the image by one uniform scale, and lets them go."""
    target = _place(canvas, scale, image.width(), image.height())
    scene = GraphicsScene()
    scene.setItemIndexMethod(GraphicsScene.ItemIndexMethod.NoIndex)
    scene.addItem(root)
    scene.prepareForPaint()
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.render(painter, QRectF(target), QRectF(canvas.rect), Qt.AspectRatioMode.IgnoreAspectRatio)
    painter.end()
    scene.clear()


def _place(canvas: Canvas, scale: float, width_px: int, height_px: int) -> QRect:
    """Where the canvas lies in a picture: in its middle."""
    width, height = round(canvas.width * scale), round(canvas.height * scale)
    return QRect((width_px - width) // 2, (height_px - height) // 2, width, height)


def _scale(canvas: Canvas, screen: Screen) -> float:
    return min(screen.pixels[0] / canvas.width, screen.pixels[1] / canvas.height)


def _ground(content: Content, look: Look) -> str:
    """The colour around the canvas where the screen has other proportions."""
    if content.cue is not None and content.cue.level is not None:
        return look.theme.emergency.of(content.cue.level).fill
    return look.theme.bg


def _number(programme: Programme, screen: Screen) -> int:
    """The number of a screen, from 1: its place on the wall."""
    return 1 + [each.id for each in programme.wall.screens].index(screen.id)


def _section(programme: Programme, content: Content, screen: Screen) -> Section:
    """The section a content belongs to: the poster's own, the one of the slide's deck, else the screen's."""
    deck = programme.deck_of(content.slide) if content.slide else None
    return programme.section_by_id[content.section or (deck.section if deck else screen.section)]


def _media(programme: Programme, content: Content) -> Media | None:
    """The file a content shows, as far as the programme has it."""
    if content.kind is ContentKind.POSTER and content.section:
        return programme.media_by_path.get(programme.section_by_id[content.section].poster)
    return media_of(programme, content.slide) if content.kind is ContentKind.SLIDE and content.slide else None
