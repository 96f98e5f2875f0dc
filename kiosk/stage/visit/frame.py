"""The whole picture of a visited screen: the page, and over it what the visitor can touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.programme import Programme
from kiosk.domain.reach import px_mm, reach_px, target_px
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.session import Aid, Presence, Session, SessionRule
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, PageFields, PictureFields, VideoFields
from kiosk.domain.view import View
from kiosk.domain.wall import Screen
from kiosk.domain.war_map import WarMap
from kiosk.stage.areas import areas_of
from kiosk.stage.details import detail_of
from kiosk.stage.draw import page_of
from kiosk.stage.enlarging import LARGE, enlarged
from kiosk.stage.look import Canvas, Look, Page, canvas_for
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides import poster, video
from kiosk.stage.slides.card import Group, shape
from kiosk.stage.visit import aids, asking, hint, home, navigation, sheet, untranslated
from kiosk.stage.visit.board import BUTTON_RADIUS, Board, Target

MAGNIFYING = (PictureFields, PageFields, Diagram)
"""What a visitor may want to see closer."""
OTHERWISE = (WarMap, PageFields)
"""What looks otherwise as soon as somebody visits it."""
PRESSED_SHARE, FOCUS_PX = 0.28, 6
PLAY_PX = 160


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VisitFrame:
    """The picture of a visited screen and its targets in the screen's pixels; what lies on top comes last.

    `page` is where the page lies on the screen, down to where it is not covered, `magnifies` whether it can be seen closer, and
    `covered` where something lies over it.
    """

    image: QImage
    targets: tuple[Target, ...]
    page: QRectF
    down_to: float
    magnifies: bool
    covered: tuple[QRectF, ...] = ()

    def covers(self, x: float, y: float) -> bool:
        """Whether something lies over the page at a place."""
        return any(rect.contains(QPointF(x, y)) for rect in self.covered)

    def at(self, x: float, y: float, slop_px: float = 0) -> Target | None:
        """The target at a place, or the nearest within the slop."""
        point = QPointF(x, y)
        inside = (target for target in reversed(self.targets) if target.rect.contains(point))
        return next(inside, None) or next((each for each in self.targets if _grown(each.rect, slop_px).contains(point)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visited screen at an instant: everything its picture is made from, but for the page's own."""

    programme: Programme
    screen: Screen
    session: Session
    look: Look
    rule: SessionRule
    aside: frozenset[str]
    t: int
    audible: bool = True
    """Whether anything can be heard in the hall."""

    @property
    def canvas(self) -> Canvas:
        return canvas_for(self.screen.pixels)

    @property
    def side(self) -> int:
        """The smallest side of a target, in canvas pixels."""
        px = target_px(self.screen, large=self.session.aided)
        return round(px / self.canvas.scale_on(self.screen.pixels))

    @property
    def section(self) -> str:
        """The section of the page that is looked at, or the one that the menu shows."""
        deck = self.programme.deck_of(self.session.slide) if self.session.slide is not None else None
        return deck.section if deck is not None else self.session.section

    @property
    def slide(self) -> Slide | None:
        """The page that is looked at; None at the menu."""
        return self.programme.slide_by_id[self.session.slide] if self.session.slide is not None else None

    @property
    def read_aloud(self) -> bool:
        """Whether the page can be read aloud in the language it is looked at in."""
        audio = self.slide.audio if self.slide is not None else None
        return self.audible and audio is not None and audio.of(self.look.language) is not None

    @property
    def captioned(self) -> bool:
        """Whether the page is a video with captions."""
        return self.slide is not None and isinstance(self.slide.fields, VideoFields) and self.slide.fields.spoken is not None

    @property
    def magnifies(self) -> bool:
        """Whether the page can be seen closer."""
        return self.slide is not None and isinstance(self.slide.fields, MAGNIFYING)

    def slide_look(self) -> Look:
        """The look the page is drawn in."""
        if Aid.LARGE_TEXT not in self.session.aids or self.session.slide is None:
            return self.look
        return enlarged(self.programme, Content(kind=ContentKind.SLIDE, slide=self.session.slide), self.screen, self.look)

    def page_in(self, look: Look) -> Page:
        content = Content(kind=ContentKind.VISIT, slide=self.session.slide, section=self.section)
        return page_of(self.programme, content, self.screen, look, {}, self.view)

    def board(self) -> Board:
        """An empty board for the menu, or for what lies over the page."""
        large = Aid.LARGE_TEXT in self.session.aids
        look = replace(self.look, theme=self.look.theme.enlarged(LARGE)) if large else self.look
        return Board(page=self.page_in(look), side=self.side)

    @property
    def view(self) -> View:
        """What the visitor did to the page; it shows what it can be touched by."""
        return replace(self.session.view, visited=True)


def visit_frame(visited: Visited, page: QImage | None) -> VisitFrame:
    """The picture of a visited screen; `page` is the drawn slide, None at the menu."""
    image = QImage(*visited.screen.pixels, QImage.Format.Format_RGB32)
    image.fill(QColor(visited.look.theme.bg))
    whole = QRectF(visited.canvas.place_on(visited.screen.pixels))
    scale = visited.canvas.scale_on(visited.screen.pixels)
    place = _page_place(visited, whole, scale)
    over = visited.board()
    painter = QPainter(image)
    if page is not None and visited.slide is not None:
        below = _lay_page(visited, page, painter, whole, place)
    else:
        below = _lay_menu(visited, painter, whole, scale)
    _lay_over(visited, over)
    covered = [_on_place(rect, whole, scale) for rect in over.covered]
    below = [target for target in below if not any(rect.intersects(target.rect) for rect in covered)]
    _paint(over.root, painter, whole, visited.canvas)
    painter.end()
    targets = (*below, *_on_screen(over.targets, whole, scale))
    foot = whole.top() + navigation.top_of(visited.canvas, visited.side) * scale
    return VisitFrame(
        image=image, targets=targets, page=place, down_to=min([foot, *(rect.top() for rect in covered)]),
        magnifies=visited.magnifies, covered=tuple(covered),
    )  # fmt: skip


def _lay_page(visited: Visited, page: QImage, painter: QPainter, whole: QRectF, place: QRectF) -> list[Target]:
    """The slide where it lies, and what of it answers to touch: nothing of a picture that is seen closer."""
    if place.top() > whole.top():
        above = QRectF(whole.topLeft(), QSizeF(whole.width(), place.top() - whole.top()))
        _poster_above(visited.page_in(visited.look), painter, above)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, place != whole)
    painter.drawImage(place, page, whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    if visited.slide is None or visited.session.magnified:
        return []
    if isinstance(visited.slide.fields, VideoFields) and not visited.session.watches(visited.t):
        _paint(play_sign(visited.page_in(visited.look)), painter, place, visited.canvas)
    areas = areas_of(visited.page_in(visited.slide_look()), visited.slide)
    found = [Target(rect=QRectF(area.rect), act=area.act, name=area.name) for area in areas]
    return _on_screen(found, place, place.width() / visited.canvas.width)


def play_sign(page: Page) -> QGraphicsItem:
    """A sign on the still of a video that can be played."""
    group, centre = Group(), QRectF(video.frame(page.canvas)).center()
    disc, arrow = QPainterPath(), QPainterPath()
    disc.addEllipse(centre, PLAY_PX / 2, PLAY_PX / 2)
    arrow.addPolygon(QPolygonF([centre + QPointF(-22, -36), centre + QPointF(40, 0), centre + QPointF(-22, 36)]))
    shape(disc, page.theme.bg, group).setOpacity(0.72)
    shape(arrow, page.theme.text1, group)
    return group


def _lay_menu(visited: Visited, painter: QPainter, whole: QRectF, scale: float) -> list[Target]:
    menu, session = visited.board(), visited.session
    home.build(menu, visited.programme, session, session.offered(visited.rule, visited.t), visited.aside)
    _paint(menu.root, painter, whole, visited.canvas)
    return _on_screen(menu.targets, whole, scale)


def _lay_over(visited: Visited, over: Board) -> None:
    """The navigation, and what was opened over the page."""
    course = visited.programme.course(visited.section, visited.aside)
    navigation.build(over, visited.session, course, magnifies=visited.magnifies)
    if visited.slide is not None:
        untranslated.build(over, visited.slide)
    if visited.session.choosing_aids:
        aids.build(over, visited.session, captioned=visited.captioned, read_aloud=visited.read_aloud)
    elif visited.slide is not None:
        detail, closing = detail_of(over.page, visited.slide), visited.session.view.closing
        if detail is not None and closing is not None:
            sheet.build(over, detail, closing)
    if len(course) > 1 and visited.session.hints(visited.t):
        hint.build(over)
    if visited.session.presence(visited.rule, visited.t) is Presence.ASKING:
        asking.build(over, *_countdown(visited))


def marked(frame: VisitFrame, target: Target, colour: str, *, focus: bool = False) -> QImage:
    """The picture with a target that is pressed, or that the keypad is on."""
    image = frame.image.copy()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    if focus:
        painter.setPen(QPen(ink, FOCUS_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        ink.setAlphaF(PRESSED_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawRoundedRect(target.rect, target.radius, target.radius)
    painter.end()
    return image


def slop_px(screen: Screen) -> float:
    """How far beside a target a touch still counts."""
    return 4 / px_mm(screen)


def _page_place(visited: Visited, whole: QRectF, scale: float) -> QRectF:
    """Where the page lies: over the whole screen, or in the part of it that a low reach reaches, above the navigation.

    Of the menu the tabs are in reach anyway.
    """
    if Aid.LOW_REACH not in visited.session.aids or visited.session.slide is None:
        return whole
    foot = whole.top() + navigation.top_of(visited.canvas, visited.side) * scale
    top = max(whole.top(), float(reach_px(visited.screen)))
    share = min(1.0, max(0.25, (foot - top) / (foot - whole.top())))
    size = QSizeF(whole.width() * share, whole.height() * share)
    return QRectF(QPointF(whole.center().x() - size.width() / 2, foot - (foot - whole.top()) * share), size)


def _poster_above(page: Page, painter: QPainter, room: QRectF) -> None:
    """The section's poster over a page that was brought down into reach, as far as there is room for it."""
    part = QRectF(page.canvas.rect)
    part.setTop(part.bottom() - part.width() * room.height() / room.width())
    scene = scene_with(poster.build(page))
    render(scene, painter, room, part)
    scene.clear()


def _countdown(visited: Visited) -> tuple[int, int]:
    """The seconds that are left, and of how many."""
    left_us = visited.session.over_us(visited.rule) - visited.t
    of_us = visited.rule.aided_asking_us if visited.session.aided else visited.rule.asking_us
    return -(-left_us // 1_000_000), -(-of_us // 1_000_000)


def _on_screen(targets: Sequence[Target], place: QRectF, scale: float) -> list[Target]:
    """The targets of a canvas that lies at a place on the screen."""
    return [replace(target, rect=_on_place(target.rect, place, scale), radius=BUTTON_RADIUS * scale) for target in targets]


def _on_place(rect: QRectF, place: QRectF, scale: float) -> QRectF:
    return QRectF(place.topLeft() + rect.topLeft() * scale, rect.size() * scale)


def _paint(root: QGraphicsItem, painter: QPainter, place: QRectF, canvas: Canvas) -> None:
    scene = scene_with(root)
    render(scene, painter, place, QRectF(canvas.rect))
    scene.clear()


def _grown(rect: QRectF, by: float) -> QRectF:
    return rect.adjusted(-by, -by, by, by)
