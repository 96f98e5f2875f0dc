from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem

from kiosk.domain.session import after, begun
from kiosk.domain.slide_fields import TimelineFields
from kiosk.domain.text import Language
from kiosk.domain.view import OpenPart
from kiosk.domain.wall import Screen
from kiosk.domain.war_map import ProjectState
from kiosk.stage.details import Detail
from kiosk.stage.visit import navigation, sheet
from kiosk.stage.visit.board import Board
from kiosk.stage.visit.frame import visit_frame
from tests.support.pages import faults_of, hard_slides, words_in
from tests.support.visits import SCREEN, exhibit, visited
from tests.unit.stage.visit.test_frame import SESSIONS, SIZES, page_image

LONG = Detail(
    title="国家自主创新示范区核心区五年来",
    lines=("主要经济指标均实现翻番，知识创造和技术创新居前。" * 2, "可持续发展第 12 位。"),
)
PROJECT = Detail(
    title="Extension and energy saving of the data centre, second phase",
    lines=(
        "141 days overdue", "Organisation: Science office of the zone, Data base operator", "Person: 欧阳修远",
        "Due: 2026-10-10    Progress: 66.7%", "Next milestone: Extension and energy saving of the data centre, all of it",
    ),
    state=ProjectState.OVERDUE,
)  # fmt: skip


def laid(on: Screen, detail: Detail = LONG, language: Language = Language.ZH, name: str = "page") -> Board:
    board = visited(SESSIONS[name], on=on, language=language).board()
    sheet.build(board, detail, OpenPart(part=3))
    return board


def shapes_in(board: Board, colour: str) -> list[QRectF]:
    """Where shapes of a colour stand."""
    paths = (item for group in board.root.childItems() for item in group.childItems() if isinstance(item, QGraphicsPathItem))
    return [path.sceneBoundingRect() for path in paths if path.brush().color() == QColor(colour)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", ["page", "large"])
@pytest.mark.parametrize("told", ["long", "project"])
def test_its_words_are_whole_and_large_and_it_leaves_most_of_the_page(
    name: str, on: Screen, language: Language, told: str
) -> None:
    board = laid(on, LONG if told == "long" else PROJECT, language=language, name=name)
    assert faults_of(board.root, board.page) == []
    assert min(words.token.px for words in words_in(board.root)) >= 28
    (covered,) = board.covered
    assert covered.height() < board.page.canvas.height / 2
    assert covered.bottom() <= navigation.top_of(board.page.canvas, board.side)


def test_it_closes_the_part_it_is_about() -> None:
    assert [target.act for target in laid(SIZES["43 inches"]).targets] == [OpenPart(part=3)]


def test_a_part_of_one_line_takes_little_room() -> None:
    few, much = (laid(SIZES["43 inches"], told).covered[0] for told in (Detail(title="桥", lines=("一行",)), LONG))
    assert few.height() < much.height()


def test_a_state_comes_first_in_its_colour_and_behind_its_shape() -> None:
    with_state, without = (laid(SIZES["43 inches"], told) for told in (PROJECT, replace(PROJECT, state=None)))
    (_, word, unit), (_, plain, _) = (words_in(board.root)[:3] for board in (with_state, without))
    theme, margin = with_state.page.theme, with_state.page.canvas.margin
    assert (word.colour, unit.colour, plain.colour) == (theme.status.overdue, theme.text1, theme.text1)
    assert (word.y, unit.x, plain.x) == (plain.y, margin, margin)
    before = QRectF(margin, word.y, word.x - margin, word.height)
    assert [before.contains(place) for place in shapes_in(with_state, theme.status.overdue)] == [True]
    assert shapes_in(without, theme.status.overdue) == []


def test_what_it_covers_does_not_answer_any_more() -> None:
    slide = next(slide for slide in hard_slides() if isinstance(slide.fields, TimelineFields))
    programme = replace(exhibit(), slides=(slide,), playlists=(replace(exhibit().playlists[0], slides=(slide.id,)),))
    shut = begun(0, "work", slide.id)
    answers = []
    for session in (shut, after(shut, OpenPart(part=0), 0, ())):
        frame = visit_frame(visited(session, programme=programme), page_image(SCREEN))
        answers.append([target.rect for target in frame.targets if isinstance(target.act, OpenPart)])
    covered = QRectF(0, 700, 1920, 220)
    assert any(rect.intersects(covered) for rect in answers[0])
    assert [rect for rect in answers[1] if rect.intersects(covered)] == answers[1][-1:], "only the sheet's own button"
