"""A report card as a list: the picture of each page, its grade as a shape with its letter and word, and what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.domain.report_card import Grade, PageCard
from kiosk.domain.text import Text
from kiosk.panel import import_wording as words
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.panel.report_rows import ReportRow
from kiosk.qtkit.fonts import FAMILY

Index = QModelIndex | QPersistentModelIndex
PICTURE = QSize(160, 90)
_NOWHERE = QModelIndex()
_EDGE = 10
_BADGE = 88
_SIDE = 34

PictureOf = Callable[[PageCard], QPixmap | None]


class ReportModel(QAbstractListModel):
    """The lines of a card."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = Desk()
        self._rows: tuple[ReportRow, ...] = ()

    def row(self, at: int) -> ReportRow:
        return self._rows[at]

    def put(self, rows: Sequence[ReportRow]) -> None:
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def place_of(self, page: int) -> int | None:
        """In which line a page of the file stands."""
        rows = (at for at, row in enumerate(self._rows) if row.page is not None and row.page.number == page)
        return next(rows, None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        told = (row.heading, words.GRADES[row.grade], *row.below) if row.grade is not None else (row.heading, *row.below)
        return "\n".join(self.desk.say(text) for text in told)


class ReportPainter(QStyledItemDelegate):
    """Paints the lines, each as high as what is said in it."""

    def __init__(self, palette: Palette, model: ReportModel, picture_of: PictureOf, view: QListView) -> None:
        super().__init__(view)
        self.palette = palette
        self._view = view
        self._model = model
        self._picture_of = picture_of
        self._scale = 1.0

    def fit(self, scale: float) -> None:
        self._scale = scale

    @property
    def _width(self) -> int:
        return self._view.viewport().width()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row(index.row())
        left, _ = self._columns(row)
        edge = _EDGE * self._scale
        width = round(self._width - left - 2 * edge)
        heights = [self._bounds(text, width, bold=at == 0).height() for at, text in enumerate((row.heading, *row.below))]
        least = (PICTURE.height() if row.page is not None else 44) * self._scale
        return QSize(self._width, round(max(least, sum(heights) + 4 * self._scale * len(row.below)) + 2 * edge))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, colours = self._model.row(index.row()), self.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if row.page is None:
            painter.fillRect(rect, QColor(colours.surface))
        area = QRectF(rect).adjusted(3, 1, -3, -1)
        if chosen and row.page is not None:
            painter.setPen(QPen(QColor(colours.focus), 2 * self._scale))
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(area, 6, 6)
        left, badge = self._columns(row)
        edge = _EDGE * self._scale
        if row.page is not None:
            self._paint_picture(painter, QRectF(rect.left() + edge, rect.top() + edge, 0, 0), row.page)
        if row.grade is not None:
            self._paint_grade(painter, QPointF(rect.left() + badge, rect.top() + edge), row.grade)
        self._paint_texts(painter, rect, left, row)
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _columns(self, row: ReportRow) -> tuple[float, float]:
        """Where the texts begin, and the grade before them."""
        badge = _EDGE + (PICTURE.width() + _EDGE if row.page is not None else 0)
        return (badge + _BADGE + _EDGE) * self._scale, badge * self._scale

    def _paint_texts(self, painter: QPainter, rect: QRect, left: float, row: ReportRow) -> None:
        edge = _EDGE * self._scale
        top, width = rect.top() + edge, round(self._width - left - 2 * edge)
        for at, text in enumerate((row.heading, *row.below)):
            bounds = self._bounds(text, width, bold=at == 0)
            painter.setFont(self._font(15 if at == 0 else 13, bold=at == 0))
            painter.setPen(QColor(self.palette.text))
            place = QRectF(rect.left() + left, top, width, bounds.height())
            painter.drawText(place, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), self._model.desk.say(text))
            top += bounds.height() + 4 * self._scale

    def _paint_picture(self, painter: QPainter, place: QRectF, page: PageCard) -> None:
        box = QRectF(place.left(), place.top(), PICTURE.width() * self._scale, PICTURE.height() * self._scale)
        painter.fillRect(box, QColor(self.palette.glass))
        picture = self._picture_of(page)
        if picture is not None:
            size = QSize(picture.size()).scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRectF(0, 0, size.width(), size.height())
            shown.moveCenter(box.center())
            painter.drawPixmap(shown.toRect(), picture)

    def _paint_grade(self, painter: QPainter, place: QPointF, grade: Grade) -> None:
        """A shape of its own for each grade, its letter in it, its word below: no colour has to be told apart."""
        side, width = _SIDE * self._scale, _BADGE * self._scale
        box = QRectF(place.x() + (width - side) / 2, place.y(), side, side)
        ground, ink = self._grade_colours(grade)
        painter.setPen(QPen(QColor(self.palette.attention.fill if grade is Grade.C else ground), 3 * self._scale))
        painter.setBrush(QColor(ground))
        painter.drawPath(_shape(grade, box.adjusted(2, 2, -2, -2)))
        painter.setPen(QColor(ink))
        painter.setFont(self._font(15, bold=True))
        low = box.adjusted(0, side * 0.2, 0, side * 0.1) if grade is Grade.C else box
        painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), grade.value)
        painter.setPen(QColor(self.palette.text))
        painter.setFont(self._font(12, bold=True))
        word = QRectF(place.x(), box.bottom() + 3 * self._scale, width, 36 * self._scale)
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(word, flags, self._model.desk.say(words.GRADES[grade]))

    def _grade_colours(self, grade: Grade) -> tuple[str, str]:
        colours = self.palette
        match grade:
            case Grade.A:
                return colours.go.fill, colours.go.text
            case Grade.B:
                return colours.action.fill, colours.action.text
            case Grade.C:
                return colours.surface, colours.text
            case Grade.D:
                return colours.attention.fill, colours.attention.text

    def _bounds(self, text: Text, width: int, *, bold: bool) -> QRect:
        metrics = QFontMetrics(self._font(15 if bold else 13, bold=bold))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        return metrics.boundingRect(QRect(0, 0, width, 10_000), flags, self._model.desk.say(text))

    def _font(self, px: int, *, bold: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(round(px * self._scale))
        font.setBold(bold)
        return font


def _shape(grade: Grade, box: QRectF) -> QPainterPath:
    """A circle, a square, a triangle, an octagon."""
    path = QPainterPath()
    match grade:
        case Grade.A:
            path.addEllipse(box)
        case Grade.B:
            path.addRoundedRect(box, 3, 3)
        case Grade.C:
            path.addPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
            path.closeSubpath()
        case Grade.D:
            cut = box.width() * 0.29
            path.addPolygon(QPolygonF([
                QPointF(box.left() + cut, box.top()), QPointF(box.right() - cut, box.top()),
                QPointF(box.right(), box.top() + cut), QPointF(box.right(), box.bottom() - cut),
                QPointF(box.right() - cut, box.bottom()), QPointF(box.left() + cut, box.bottom()),
                QPointF(box.left(), box.bottom() - cut), QPointF(box.left(), box.top() + cut),
            ]))  # fmt: skip
            path.closeSubpath()
    return path
