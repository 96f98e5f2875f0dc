from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk.domain.reach import target_px
from kiosk.domain.session import Aid, GoHome, Magnify, Session, ShowAids, StayHere, after, begun
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide_fields import Diagram
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.stage.visit.frame import Visited, VisitFrame, marked, slop_px, visit_frame
from tests.support.pages import hard_slides
from tests.support.visits import SCREEN, SLIDES, exhibit, visited

PAGE, MENU = begun(0, "work", SLIDES[0].id), begun(0, "work", None)
ASKED_US = 50_000_000
SIZES = {
    "21 inches": replace(SCREEN, width_mm=476),
    "43 inches": replace(SCREEN, width_mm=952),
    "55 inches": replace(SCREEN, width_mm=1217),
    "75 inches, upright": replace(SCREEN, width_mm=934, pixels=(1080, 1920)),
    "a small picture": replace(SCREEN, width_mm=1217, pixels=(1280, 720)),
}
SESSIONS = {
    "page": PAGE,
    "menu": MENU,
    "left": after(PAGE, GoHome(), 0, ()),
    "aids": after(PAGE, ShowAids(), 0, ()),
    "large": replace(after(PAGE, ShowAids(), 0, ()), aids=frozenset({Aid.LARGE_TEXT})),
    "large menu": replace(MENU, aids=frozenset({Aid.LARGE_TEXT})),
    "low": replace(PAGE, aids=frozenset({Aid.LOW_REACH})),
    "low menu": replace(MENU, aids=frozenset({Aid.LOW_REACH})),
}


def page_image(on: Screen, colour: str = "#336699") -> QImage:
    image = QImage(*on.pixels, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def frame_of(told: Visited) -> VisitFrame:
    return visit_frame(told, page_image(told.screen) if told.session.slide is not None else None)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
def test_every_target_is_as_large_as_a_finger_and_has_its_own_place(session: Session, on: Screen, language: Language) -> None:
    frame = frame_of(visited(session, on=on, language=language))
    whole = QRectF(0, 0, *on.pixels)
    least = target_px(on, large=session.aided) - 1
    for target in frame.targets:
        assert whole.contains(target.rect), target
        assert min(target.rect.width(), target.rect.height()) >= least, target
        assert target.name.zh
        assert target.name.en
    for one, other in combinations(frame.targets, 2):
        assert not one.rect.adjusted(1, 1, -1, -1).intersects(other.rect), (one, other)


def test_the_question_covers_everything_and_any_touch_answers_it() -> None:
    frame = frame_of(visited(PAGE, t=ASKED_US))
    assert {frame.at(x, y).act for x in range(50, 1900, 100) for y in (50, 300, 1060)} == {StayHere()}  # type: ignore[union-attr]
    left = QRectF(0, 0, 1920, 1080)
    assert frame.targets[0].rect == left


def test_the_countdown_is_seen() -> None:
    first, later = (frame_of(visited(PAGE, t=t)).image for t in (ASKED_US, ASKED_US + 1_000_000))
    assert first != later
    assert frame_of(visited(PAGE, t=ASKED_US)).image == first


def test_the_page_is_seen_as_it_was_drawn_above_the_navigation() -> None:
    image = frame_of(visited()).image
    assert image.copy(0, 0, 1920, 900) == page_image(SCREEN).copy(0, 0, 1920, 900)


def test_with_a_low_reach_the_page_lies_in_reach() -> None:
    frame = frame_of(visited(SESSIONS["low"], on=SIZES["55 inches"]))
    assert frame.page.top() > 600
    assert frame.page.width() / frame.page.height() == pytest.approx(1920 / 1080)
    assert frame.image.pixelColor(960, round(frame.page.top()) + 5) == QColor("#336699")
    assert frame.image.pixelColor(5, 5) != QColor("#336699")


def test_what_can_be_seen_closer_says_so() -> None:
    diagram = next(slide for slide in hard_slides() if isinstance(slide.fields, Diagram))
    closer = replace(exhibit(), slides=(diagram,), playlists=(replace(exhibit().playlists[0], slides=(diagram.id,)),))
    told = visited(begun(0, "work", diagram.id), programme=closer)
    assert frame_of(told).magnifies
    assert {Magnify(step=1), Magnify(step=-1)} <= {target.act for target in frame_of(told).targets}
    assert not frame_of(visited()).magnifies


def test_a_touch_beside_a_target_still_counts_within_a_few_millimetres() -> None:
    on = SIZES["43 inches"]
    frame = frame_of(visited(on=on))
    first = min(frame.targets, key=lambda target: target.rect.left())
    x, y = first.rect.left() - slop_px(on) + 1, first.rect.center().y()
    assert frame.at(x, y) is None
    assert frame.at(x, y, slop_px(on)) is first
    assert frame.at(x - 40, y, slop_px(on)) is None


def test_a_pressed_target_and_one_in_focus_are_seen() -> None:
    frame = frame_of(visited())
    target = frame.targets[0]
    pressed, focused = marked(frame, target, "#FFFFFF"), marked(frame, target, "#00E5FF", focus=True)
    assert len({image.cacheKey() for image in (frame.image, pressed, focused)}) == 3
    assert pressed != frame.image
    edge = target.rect.center()
    edge.setX(target.rect.left())
    assert focused.pixelColor(edge.toPoint()) == QColor("#00E5FF")


@pytest.mark.parametrize("name", ThemeName)
def test_every_theme_has_its_own_frame(name: ThemeName) -> None:
    assert frame_of(visited(MENU, name=name)).image.pixelColor(5, 5) == QColor(visited(name=name).look.theme.bg)
