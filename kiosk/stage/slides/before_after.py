"""The before/after slide: one place twice in one frame, divided by a handle.

Left of the handle the frame shows the place as it was, right of it as it is now. Untouched the handle stands in the middle. A
visitor draws it along, or chooses one of the two pictures whole; where a visitor's view holds both, the handle counts.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BeforeAfter, CaptionedPicture
from kiosk.domain.text import Text
from kiosk.domain.view import Grip, OpenPart, View
from kiosk.stage.area import Area
from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides import footnote, heading
from kiosk.stage.slides.card import Group, card, outline, rounded, shape
from kiosk.stage.slides.entry import Entry, entry_type
from kiosk.stage.slides.plate import Plate, blank, covering
from kiosk.stage.slides.words import Words, fitting_all, set_text

BEFORE, AFTER = Text(zh="之前", en="Before"), Text(zh="之后", en="After")
HANDLE = Text(zh="拖动，比较之前与之后", en="Draw along to compare before and after")

TOP, GUTTER = 12, 48
WIDTH, HEIGHT = 1144, 664
UPRIGHT_HEIGHT = 702
TOLD_HEIGHT, BARE_HEIGHT = 320, 112
"""How high a card is with a caption, and with its word alone."""

KNOB_PX, KNOB_STROKE, LINE_PX, EDGE_PX = 44, 5, 4, 3
CHEVRON_PX, CHEVRON_APART = 11, 14
CHIP_INSET, CHIP_PAD, CHIP_HEIGHT = 24, 24, 60
CHIP_PX = (32, 30, 28)
CHOSEN_STROKE = 6


def divided_at(view: View) -> float:
    """Where the handle stands, from 0 (only the later picture is seen) to 1 (only the earlier one)."""
    if view.share is not None:
        return min(1.0, max(0.0, view.share))
    return {0: 1.0, 1: 0.0}.get(-1 if view.part is None else view.part, 0.5)


def frame(canvas: Canvas) -> QRect:
    """What both pictures cover: the left of the page, of an upright one its upper half."""
    content = canvas.content
    if canvas.portrait:
        return QRect(content.left(), content.top() + TOP, content.width(), UPRIGHT_HEIGHT)
    return QRect(content.left(), content.top() + TOP, WIDTH, HEIGHT)


def place(canvas: Canvas, shown: Asset) -> QRect:
    """Where a picture stands: over all of the frame, its overhang cut off alike on both sides."""
    return covering(QSize(shown.width_px, shown.height_px), frame(canvas))


def build(page: Page, slide: Slide, fields: BeforeAfter) -> QGraphicsItem:
    """Heading, the divided frame with its handle, and a card for each picture; footnote."""
    group = Group()
    heading.build(page, slide.title, group)
    window, share = frame(page.canvas), divided_at(page.view)
    edge = window.left() + share * window.width()
    _picture(page, fields.before, QRectF(window.left(), window.top(), edge - window.left(), window.height()), group)
    _picture(page, fields.after, QRectF(edge, window.top(), window.right() + 1 - edge, window.height()), group)
    _chips(page, window, edge, group)
    _handle(page, window, edge, group)
    _cards(page, fields, group)
    footnote.build(page, group)
    return group


def areas(page: Page, slide: Slide, fields: BeforeAfter) -> tuple[Area, ...]:
    """The frame, where the handle follows the finger, and the cards, which show their pictures whole."""
    grip = Area(rect=frame(page.canvas), act=Grip(), name=HANDLE)
    parts = zip(_places(page.canvas, fields), (BEFORE, AFTER), strict=True)
    return (grip, *(Area(rect=rect, act=OpenPart(part=part), name=name) for part, (rect, name) in enumerate(parts)))


def _picture(page: Page, told: CaptionedPicture, part: QRectF, parent: QGraphicsItem) -> None:
    """The part of a picture that is on its side of the handle."""
    if part.width() < 1:
        return
    plate, window = page.plates.get(told.file), frame(page.canvas)
    if plate is not None and plate.image is not None:
        Plate(plate.image, place(page.canvas, plate.shown), window, page.theme.radius.card, parent, part)
    else:
        blank(page, part.toAlignedRect(), parent)


def _chips(page: Page, window: QRect, edge: float, parent: QGraphicsItem) -> None:
    """Which picture is which, in the upper corners, where there is room for the word."""
    label = page.theme.type.label
    words = [page.read(text) for text in (BEFORE, AFTER)]
    token = fitting_all(words, [label.at(px) for px in CHIP_PX], QSize(window.width() // 4, CHIP_HEIGHT))
    for word, later in zip(words, (False, True), strict=True):
        width = set_text(word, token).size.width() + 2 * CHIP_PAD
        if (window.right() + 1 - edge if later else edge - window.left()) < width + 2 * CHIP_INSET:
            continue
        left = window.right() + 1 - CHIP_INSET - width if later else window.left() + CHIP_INSET
        top = window.top() + CHIP_INSET
        shape(rounded(QRectF(left, top, width, CHIP_HEIGHT), CHIP_HEIGHT / 2), page.theme.surface, parent)
        Words(word, token, page.theme.text1, parent).at(left + CHIP_PAD, top + (CHIP_HEIGHT - token.line_px) // 2)


def _handle(page: Page, window: QRect, edge: float, parent: QGraphicsItem) -> None:
    """A line where the pictures meet, with a knob that stays within the frame."""
    theme = page.theme
    if window.left() < edge < window.right():
        for width, colour in ((LINE_PX + 2 * EDGE_PX, theme.bg), (LINE_PX, theme.text1)):
            shape(rounded(QRectF(edge - width / 2, window.top(), width, window.height()), 0), colour, parent)
    x = min(max(edge, window.left() + KNOB_PX + EDGE_PX), window.right() + 1 - KNOB_PX - EDGE_PX)
    centre, disc = QPointF(x, window.center().y()), QPainterPath()
    disc.addEllipse(centre, KNOB_PX, KNOB_PX)
    shape(disc, theme.surface, parent)
    outline(disc, theme.text1, KNOB_STROKE, parent)
    for side in (-1, 1):
        tip = centre + QPointF(side * (CHEVRON_APART + CHEVRON_PX), 0)
        back = QPointF(side * CHEVRON_PX, 0)
        arrow = QPainterPath()
        arrow.addPolygon(QPolygonF([tip - back + QPointF(0, -CHEVRON_PX), tip, tip - back + QPointF(0, CHEVRON_PX)]))
        line = outline(arrow, theme.text1, KNOB_STROKE, parent)
        pen = line.pen()
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        line.setPen(pen)


def _places(canvas: Canvas, fields: BeforeAfter) -> tuple[QRect, QRect]:
    """Where the cards stand: one above the other on the foot of the frame, upright side by side below it."""
    content, window = canvas.content, frame(canvas)
    height = TOLD_HEIGHT if fields.before.caption or fields.after.caption else BARE_HEIGHT
    if canvas.portrait:
        width, top = (content.width() - GUTTER // 2) // 2, window.bottom() + 1 + GUTTER
        return QRect(content.left(), top, width, height), QRect(content.right() + 1 - width, top, width, height)
    left, width = window.right() + 1 + GUTTER, content.right() - window.right() - GUTTER
    below = QRect(left, window.bottom() + 1 - height, width, height)
    return below.translated(0, -height - GUTTER // 2), below


def _cards(page: Page, fields: BeforeAfter, parent: QGraphicsItem) -> None:
    """The word of each picture and its caption; the one that is seen whole has the section's hue around it."""
    theme, pad = page.theme, page.theme.space.pad
    places = _places(page.canvas, fields)
    room = places[0].adjusted(pad, page.theme.space.gap, -pad, -page.theme.space.gap).size()
    told = [
        Entry(name=page.read(word), line=page.read(picture.caption) if picture.caption else "")
        for word, picture in ((BEFORE, fields.before), (AFTER, fields.after))
    ]
    step, share = entry_type(told, room, theme), divided_at(page.view)
    for rect, entry, whole in zip(places, told, (share == 1, share == 0), strict=True):
        card(QRectF(rect), theme, parent)
        if whole:
            outline(rounded(QRectF(rect), theme.radius.card), page.hue, CHOSEN_STROKE, parent)
        box = QRect(rect.topLeft() + QPoint(pad, page.theme.space.gap), room)
        step.build(entry, step.middle(entry, box), (page.hue, theme.text1), parent)
