"""The wall chart: how many projects stand how, then a row for each, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.domain.view import Filter, OpenPart, OpenRow
from kiosk.domain.war_map import ROWS_A_PAGE, Project, ProjectState, WarMap, spread
from kiosk.stage.area import Area
from kiosk.stage.look import Page
from kiosk.stage.slides import footnote, heading, war_map_controls
from kiosk.stage.slides.card import Group, rounded, shape
from kiosk.stage.slides.war_map_controls import Controls
from kiosk.stage.slides.war_map_row import Hand, place_of
from kiosk.stage.slides.war_map_state import MARK_PX, WORDS, as_of, mark
from kiosk.stage.slides.words import Words, set_text

LIFT = 16
"""So far above the content's place the counts begin on a page that is not upright: six rows have room below."""
COUNT_PX, COUNT_PAD, COUNT_GAP, MARK_GAP = 56, 20, 16, 12
TOLD_PX, FIGURE_PX = 28, 32
"""The words of the counts and the figures; they have no room to be enlarged."""
CAPTIONS_PX = 44
NUMBER_WIDTH = 120
"""Kept free beside the footnote for which page of how many this is."""
BACK, ON = Text(zh="上一页", en="Previous page"), Text(zh="下一页", en="Next page")
VISITED_ROWS = 5
"""On a page with controls below them; an upright page has room for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a visitor sees of a chart: these rows, on this page of so many."""

    rows: tuple[Project, ...]
    number: int
    of: int


def sight_of(page: Page, fields: WarMap) -> Sight:
    """The page asked for, of the rows asked for; the last one where there are not so many."""
    rows = fields.rows_of(page.view.only)
    most = VISITED_ROWS if page.view.visited and not page.canvas.portrait else ROWS_A_PAGE
    pages = spread(len(rows), most)
    number = min(page.view.part or 0, len(pages) - 1)
    return Sight(rows=tuple(rows[index] for index in pages[number]), number=number, of=len(pages))


def build(page: Page, slide: Slide, fields: WarMap) -> QGraphicsItem:
    """Heading, the counts with the date of the data, rows under their captions, controls once visited, footnote."""
    group, sight = Group(), sight_of(page, fields)
    heading.build(page, slide.title, group)
    content, top = page.canvas.content, _counts(page, fields, group)
    hand = Hand.of(page, fields, top + _captions_px(page))
    if _captions_px(page):
        hand.captions(top, _captions_px(page), group)
    for number, project in enumerate(sight.rows):
        hand.draw(project, number, group)
    if page.view.visited:
        war_map_controls.build(page, _controls(page, fields), group)
    elif sight.of > 1:
        which = Words(f"{sight.number + 1}/{sight.of}", page.theme.type.caption, page.theme.text3, group)
        which.at(content.right() + 1 - which.size.width(), page.canvas.footnote_bottom - which.size.height())
    footnote.build(page, group, page.canvas.inner_width - NUMBER_WIDTH)
    return group


def areas(page: Page, slide: Slide, fields: WarMap) -> tuple[Area, ...]:
    """The rows, the chips, then the arrows that lead to a page."""
    # Where the rows begin follows from how wide the counts are; laid out for nobody, they say it.
    top, controls = _counts(page, fields, Group()) + _captions_px(page), _controls(page, fields)
    found = [
        Area(rect=place_of(page, top, number), act=OpenRow(row=project.name.zh), name=project.name)
        for number, project in enumerate(sight_of(page, fields).rows)
    ]
    found += [Area(rect=chip.rect, act=Filter(only=chip.only), name=chip.name) for chip in controls.chips]
    turn = controls.turn
    if turn is not None and turn.number > 0:
        found.append(Area(rect=turn.back, act=OpenPart(part=turn.number - 1), name=BACK))
    if turn is not None and turn.number + 1 < turn.of:
        found.append(Area(rect=turn.on, act=OpenPart(part=turn.number + 1), name=ON))
    return tuple(found)


def _controls(page: Page, fields: WarMap) -> Controls:
    sight = sight_of(page, fields)
    return war_map_controls.place(page, fields, sight.number, sight.of)


def _captions_px(page: Page) -> int:
    """An upright row has its captions in it."""
    return 0 if page.canvas.portrait else CAPTIONS_PX


def _counts(page: Page, fields: WarMap, parent: QGraphicsItem) -> int:
    """How many projects stand in each state, and of when the data are; gives where the rows may begin below them.

    Nothing is counted where no state is known.
    """
    content, told = page.canvas.content, as_of(fields, page.look.language)
    states = [project.state for project in fields.rows if project.state is not None]
    if not states and told is None:
        return content.top()
    x, top = content.left(), content.top() - (0 if page.canvas.portrait else LIFT)
    for state in WORDS if states else ():
        chip = _Count(page, state, states.count(state))
        if x + chip.width > content.right() + 1:
            x, top = content.left(), top + COUNT_PX + COUNT_GAP
        chip.build(QRect(x, top, chip.width, COUNT_PX), parent)
        x += chip.width + COUNT_GAP
    if told is not None:
        caption = replace(page.theme.type.caption, px=TOLD_PX)
        width = set_text(told, caption).size.width()
        if x + width > content.right() + 1:
            top += COUNT_PX + COUNT_GAP
        words = Words(told, caption, page.theme.text2, parent)
        words.at(content.right() + 1 - width, top + (COUNT_PX - words.size.height()) // 2)
    return top + COUNT_PX + (COUNT_GAP if page.canvas.portrait else COUNT_GAP // 2)


class _Count:
    """A chip that says how many projects stand in a state."""

    def __init__(self, page: Page, state: ProjectState, count: int) -> None:
        self._page, self._state = page, state
        label = replace(page.theme.type.label, px=FIGURE_PX)
        self._told = (page.read(WORDS[state]), replace(label.regular(), px=TOLD_PX)), (str(count), label)
        across = [set_text(told, token).size.width() for told, token in self._told]
        self.width = 2 * COUNT_PAD + MARK_PX + sum(MARK_GAP + width for width in across)

    def build(self, rect: QRect, parent: QGraphicsItem) -> None:
        theme = self._page.theme
        shape(rounded(QRectF(rect), rect.height() / 2), theme.surface, parent)
        drawn = mark(self._page, self._state, theme.surface, parent)
        drawn.setPos(rect.left() + COUNT_PAD, rect.top() + (rect.height() - MARK_PX) / 2)
        x = rect.left() + COUNT_PAD + MARK_PX + MARK_GAP
        for told, token in self._told:
            words = Words(told, token, theme.text1, parent)
            words.at(x, rect.top() + (rect.height() - words.size.height()) // 2)
            x += words.size.width() + MARK_GAP
