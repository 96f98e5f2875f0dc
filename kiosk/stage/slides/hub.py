"""A hub: a part of a diagram in the middle, the others around it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from kiosk.stage.look import Canvas, Page
from kiosk.stage.slides.card import blend, card, chosen, outline, rounded, shape
from kiosk.stage.slides.entry import AFTER_NAME, Entry, EntryType, entry_type
from kiosk.stage.slides.words import Words

HUB, UPRIGHT_HUB = QSize(360, 360), QSize(288, 400)
"""A disc; on an upright page it is drawn out to a capsule."""

SIDE, CAP = 0.82, 0.46
"""Of the hub's width: how wide words may be in it, and how much less high than the hub they are then."""

HUB_NAME_LINES = ((2, 28),)
"""In a round hub two large lines look better than a small one."""

CARD_PX, UPRIGHT_CARD_PX = 176, 336
"""How high a card is, at most."""

ROWS_PX, UPRIGHT_ROWS_PX = 600, 1140
"""Over how much of the height the middles of the cards at a side are spread."""

COLUMN_GAP, UPRIGHT_COLUMN_GAP = 48, 24
OFF_HUB = 36
SPOKE_PX = 8
SPOKE = 0.45
"""How much of the section's hue a spoke has."""

PAD = 24


def build(page: Page, entries: list[Entry], parent: QGraphicsItem) -> None:
    """The first part in the middle, with spokes to the cards around it: in full colour to the one that a visitor has
    opened, or to all of them from an opened hub.
    """
    theme, (hub, *others), opened = page.theme, entries, page.view.part
    step, rects, centre = _laid_out(page, others)
    for part, rect in enumerate(rects, 1):
        _spoke(page, centre, rect, parent, full=opened in (0, part))
    for part, (entry, rect) in enumerate(zip(others, rects, strict=True), 1):
        card(QRectF(rect), theme, parent)
        step.build(entry, step.middle(entry, rect.adjusted(PAD, PAD, -PAD, -PAD)), (theme.text1, theme.text2), parent)
        if part == opened:
            chosen(QRectF(rect), theme.radius.card, page.hue, parent)
    _hub(page, hub, centre, parent)


def parts(page: Page, entries: list[Entry]) -> list[QRect]:
    """The hub, then each card."""
    _, rects, centre = _laid_out(page, entries[1:])
    size = hub_size(page.canvas)
    return [QRect(centre - QPoint(size.width() // 2, size.height() // 2), size), *rects]


def _laid_out(page: Page, others: list[Entry]) -> tuple[EntryType, list[QRect], QPoint]:
    """The type of the cards, where they stand, and the middle of the hub."""
    most = QSize(column(page.canvas), UPRIGHT_CARD_PX if page.canvas.portrait else CARD_PX)
    box = most.shrunkBy(QMargins(PAD, PAD, PAD, PAD))
    step = entry_type(others, box, page.theme)
    height = max(step.height(entry, box.width()) for entry in others) + 2 * PAD
    return step, *places(page.canvas, len(others), height)


def column(canvas: Canvas) -> int:
    """How wide the cards are; the page has three columns, the hub in the middle one."""
    return (canvas.inner_width - 2 * (UPRIGHT_COLUMN_GAP if canvas.portrait else COLUMN_GAP)) // 3


def hub_size(canvas: Canvas) -> QSize:
    return UPRIGHT_HUB if canvas.portrait else HUB


def places(canvas: Canvas, count: int, height: int) -> tuple[list[QRect], QPoint]:
    """Where cards of a height stand and the middle of the hub: half of them at each side, an odd one above."""
    content, half = canvas.content, hub_size(canvas).height() // 2
    spread = UPRIGHT_ROWS_PX if canvas.portrait else ROWS_PX
    width, rows = column(canvas), count // 2
    beside = (canvas.inner_width - width) // 2
    middles = [round((row - (rows - 1) / 2) * spread / rows) for row in range(rows)]
    spots = [(0, min(-half - OFF_HUB - height // 2, *middles, 0))] if count % 2 else []
    spots += [(side * beside, y) for y in middles for side in (-1, 1)]
    rects = [QRect(x - width // 2, y - height // 2, width, height) for x, y in spots]
    top = min(-half, *(rect.top() for rect in rects))
    bottom = max(half, *(rect.bottom() for rect in rects))
    centre = content.topLeft() + QPoint(content.width() // 2, (content.height() - top - bottom) // 2)
    return [rect.translated(centre) for rect in rects], centre


def _spoke(page: Page, centre: QPoint, rect: QRect, parent: QGraphicsItem, *, full: bool) -> None:
    """From the middle to the nearest place of a card, a little inside its edge."""
    inner = rect.adjusted(PAD, PAD, -PAD, -PAD)
    path = QPainterPath(QPointF(centre))
    path.lineTo(min(max(centre.x(), inner.left()), inner.right()), min(max(centre.y(), inner.top()), inner.bottom()))
    outline(path, blend(page.hue, page.theme.bg, 1.0 if full else SPOKE), SPOKE_PX, parent)


def _hub(page: Page, hub: Entry, centre: QPoint, parent: QGraphicsItem) -> None:
    """The hub in the section's hue with name and line in the middle."""
    size = hub_size(page.canvas)
    rect = QRectF(QPointF(centre), QSizeF(size)).translated(-size.width() / 2, -size.height() / 2)
    shape(rounded(rect, size.width() / 2), page.hue, parent)
    box = QSize(round(SIDE * size.width()), round(size.height() - CAP * size.width()))
    step, ink = entry_type([hub], box, page.theme, HUB_NAME_LINES), page.theme.bg
    y = centre.y() - step.height(hub, box.width()) // 2
    for told, token in ((hub.name, step.name), (hub.line, step.line)):
        if told:
            words = Words(told, token, ink, parent, box.width()).centred()
            words.at(centre.x() - words.size.width() // 2, y)
            y += words.size.height() + AFTER_NAME
