"""The gallery: one picture large with its caption, and a small one of each to choose from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import CaptionedPicture, GalleryFields
from kiosk.domain.view import OpenPart
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, outline, rounded, shape
from kiosk.stage.slides.plate import Plate, blank, contained, covering
from kiosk.stage.slides.words import Words, fitting

TOP, GUTTER = 12, 48
WIDTH, HEIGHT = 1144, 644
UPRIGHT_HEIGHT = 702

THUMB = QSize(160, 90)
THUMB_GAP, UPRIGHT_THUMB_GAP, ROW_GAP = 24, 34, 16
THUMB_RADIUS = 12
RING_PX, RING_APART = 6, 3

BODY_PX = (40, 36, 32, 30, 28)
AFTER_NUMBER = 12


def chosen(page: Page, fields: GalleryFields) -> int:
    """Which picture is large: the first until a visitor chooses another."""
    part = page.view.part
    return part if part is not None and part < len(fields.pictures) else 0


def frame(canvas: Canvas) -> QRect:
    """The box of the large picture: the left of the page, of an upright one its upper half."""
    content = canvas.content
    if canvas.portrait:
        return QRect(content.left(), content.top() + TOP, content.width(), UPRIGHT_HEIGHT)
    return QRect(content.left(), content.top() + TOP, WIDTH, HEIGHT)


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where a picture stands when it is large: all of it is seen."""
    return contained(QSize(shown.width_px, shown.height_px), frame(canvas))


def build(page: Page, slide: Slide, fields: GalleryFields) -> QGraphicsItem:
    """Heading, the large picture, its caption beside it and the small ones below that; footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    large, places = chosen(page, fields), _thumbs(page.canvas, len(fields.pictures))
    _large(page, fields.pictures[large], group)
    _caption(page, fields, large, places[0].top(), group)
    for number, (picture, rect) in enumerate(zip(fields.pictures, places, strict=True)):
        _small(page, picture, rect, group)
        if number == large:
            ring = QRectF(rect).adjusted(-RING_APART, -RING_APART, RING_APART, RING_APART)
            outline(rounded(ring, THUMB_RADIUS + RING_APART), page.hue, RING_PX, group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: GalleryFields) -> tuple[Area, ...]:
    """The small pictures, each of which becomes the large one; called by what is to be seen on it."""
    places = _thumbs(page.canvas, len(fields.pictures))
    return tuple(
        Area(rect=rect, act=OpenPart(part=part), name=picture.caption or picture.alt)
        for part, (picture, rect) in enumerate(zip(fields.pictures, places, strict=True))
    )


def _side(canvas: Canvas) -> QRect:
    """What the large picture leaves of the page: the column beside it, upright all that is below it."""
    content, box = canvas.content, frame(canvas)
    if canvas.portrait:
        top = box.bottom() + 1 + GUTTER
        return QRect(content.left(), top, content.width(), content.bottom() + 1 - top)
    left = box.right() + 1 + GUTTER
    return QRect(left, box.top(), content.right() + 1 - left, box.height())


def _thumbs(canvas: Canvas, count: int) -> tuple[QRect, ...]:
    """Where the small pictures stand: in rows on the foot of the side, within reach, the last row may be short."""
    side, gap = _side(canvas), UPRIGHT_THUMB_GAP if canvas.portrait else THUMB_GAP
    columns = (side.width() + gap) // (THUMB.width() + gap)
    across, down = THUMB.width() + gap, THUMB.height() + ROW_GAP
    top = side.bottom() + 1 - -(-count // columns) * down + ROW_GAP
    places = (divmod(number, columns) for number in range(count))
    return tuple(QRect(QPoint(side.left() + column * across, top + row * down), THUMB) for row, column in places)


def _large(page: Page, picture: CaptionedPicture, parent: QGraphicsItem) -> None:
    box, plate, radius = frame(page.canvas), page.plates.get(picture.file), page.theme.radius.card
    if plate is None or plate.image is None:
        blank(page, box, parent)
        return
    shape(rounded(QRectF(box), radius), page.theme.surface, parent)
    where = place(page.canvas, plate.shown)
    Plate(plate.image, where, box, radius, parent, QRectF(where))


def _small(page: Page, picture: CaptionedPicture, rect: QRect, parent: QGraphicsItem) -> None:
    """A picture cut to the small frame, made small once: the painter's own way would leave out pixels."""
    plate = page.plates.get(picture.file)
    if plate is None or plate.image is None:
        blank(page, rect, parent)
        return
    where = covering(plate.image.size(), rect)
    finer = plate.image.width() / place(page.canvas, plate.shown).width()
    small = plate.image.scaled(
        where.size() * finer, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    Plate(small, where, rect, THUMB_RADIUS, parent)


def _caption(page: Page, fields: GalleryFields, large: int, bottom: int, parent: QGraphicsItem) -> None:
    """Which picture of how many it is, and what is told about it."""
    side, theme = _side(page.canvas), page.theme
    number = f"{large + 1} / {len(fields.pictures)}"
    told = Words(number, theme.type.label.regular().at(28), theme.text2, parent).at(side.left(), side.top())
    caption = fields.pictures[large].caption
    if caption is None:
        return
    top = side.top() + told.size.height() + AFTER_NUMBER
    room, words = QSize(side.width(), bottom - theme.space.pad - top), page.read(caption)
    token = fitting(words, [theme.type.body.at(px) for px in BODY_PX], room)
    Words(words, token, theme.text1, parent, room.width()).at(side.left(), top)
