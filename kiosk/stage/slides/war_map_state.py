"""How a project stands, told three ways at once: by a shape, a colour and a word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.text import Language, Text
from kiosk.domain.war_map import Audience, Project, ProjectState, WarMap
from kiosk.stage.look import Page
from kiosk.stage.slides.card import Group, outline, rounded, shape

WORDS = {
    ProjectState.DONE: Text(zh="已销号", en="Done"),
    ProjectState.NORMAL: Text(zh="正常", en="On track"),
    ProjectState.WARNING: Text(zh="预警", en="At risk"),
    ProjectState.OVERDUE: Text(zh="逾期", en="Overdue"),
    ProjectState.PAUSED: Text(zh="暂缓", en="Paused"),
}
"""In the order in which they are counted."""

MARK_PX = 28
TICK_PX = 4
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def colour_of(page: Page, state: ProjectState) -> str:
    colour: str = getattr(page.theme.status, state.value)
    return colour


def mark(page: Page, state: ProjectState, ground: str, parent: QGraphicsItem) -> QGraphicsItem:
    """The shape of a state in its colour, a square of MARK_PX with its upper left corner at 0, 0."""
    group, side = Group(parent), float(MARK_PX)
    shape(_outline(state, side), colour_of(page, state), group)
    if state is ProjectState.DONE:
        tick = QPainterPath(QPointF(side * 0.24, side * 0.52))
        tick.lineTo(side * 0.43, side * 0.70)
        tick.lineTo(side * 0.76, side * 0.32)
        line = outline(tick, ground, TICK_PX, group)
        pen = QPen(line.pen())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        line.setPen(pen)
    return group


def _outline(state: ProjectState, side: float) -> QPainterPath:
    """Each state has a silhouette of its own."""
    path = QPainterPath()
    match state:
        case ProjectState.DONE:
            return rounded(QRectF(0, 0, side, side), 6)
        case ProjectState.NORMAL:
            path.addEllipse(QRectF(1, 1, side - 2, side - 2))
        case ProjectState.WARNING:
            path.addPolygon(QPolygonF([QPointF(side / 2, 1), QPointF(side, side - 2), QPointF(0, side - 2)]))
            path.closeSubpath()
        case ProjectState.OVERDUE:
            half = side / 2
            path.addPolygon(QPolygonF([QPointF(half, 0), QPointF(side, half), QPointF(half, side), QPointF(0, half)]))
            path.closeSubpath()
        case ProjectState.PAUSED:
            path.addRoundedRect(QRectF(side * 0.14, 1, side * 0.28, side - 2), 3, 3)
            path.addRoundedRect(QRectF(side * 0.58, 1, side * 0.28, side - 2), 3, 3)
    return path


def word_of(project: Project, fields: WarMap) -> Text | None:
    """The word of a project's state; for those inside also by how many days it is over, on the day of the data."""
    if project.state is None:
        return None
    days = _days_overdue(project, fields)
    if days is None:
        return WORDS[project.state]
    return Text(zh=f"逾期 {days} 天", en=f"{days} day{'' if days == 1 else 's'} overdue")


def _days_overdue(project: Project, fields: WarMap) -> int | None:
    """None where it is not known, or nothing for the readers."""
    told = project.state is ProjectState.OVERDUE and fields.audience is Audience.INTERNAL
    if not told or project.due is None or fields.as_of is None or project.due >= fields.as_of:
        return None
    return (date.fromisoformat(fields.as_of) - date.fromisoformat(project.due)).days


def as_of(fields: WarMap, language: Language) -> str | None:
    """The date of the data in words; None if it is not known."""
    if fields.as_of is None:
        return None
    year, month, day = map(int, fields.as_of.split("-"))
    told = Text(zh=f"数据截至 {year} 年 {month} 月 {day} 日", en=f"As of {day} {_MONTHS[month - 1]} {year}")
    return told.read(language)
