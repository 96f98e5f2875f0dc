from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.events import Strike
from kiosk.domain.wall import Show
from kiosk.player.inputs import Inputs
from tests.support.charts import many, on_slide
from tests.support.exhibits import SECOND, small_hall

HALL = small_hall()
LATER = replace(HALL, revision=2, anchor_us=15 * SECOND, wall=replace(HALL.wall, screens=HALL.wall.screens[1:]))
ALL = ("e1", "e2", "w1")
INPUTS = Inputs(programmes=(HALL,))


def words(inputs: Inputs, screen: str, t: int) -> list[tuple[str, int | None]]:
    return [(need.content.word, need.at_us) for need in inputs.needs(screen, t)]


def test_before_the_first_programme_the_one_to_come_counts() -> None:
    early, late = replace(HALL, anchor_us=10), replace(HALL, revision=2, anchor_us=20)
    inputs = Inputs(programmes=(late, early))
    assert [inputs.programme_at(t).revision for t in (0, 10, 20)] == [1, 1, 2]


def test_the_next_boundary_is_the_nearest_of_all_screens_and_programmes() -> None:
    assert INPUTS.edge_us(ALL, 12 * SECOND) == 20 * SECOND
    assert INPUTS.edge_us(("e1",), 12 * SECOND) == 30 * SECOND
    assert Inputs(programmes=(HALL, LATER)).edge_us(ALL, 12 * SECOND) == 15 * SECOND
    assert INPUTS.edge_us((), 12 * SECOND) is None


def test_a_screen_needs_what_it_shows_what_comes_next_and_what_staff_may_ask_for() -> None:
    t = 12 * SECOND
    assert words(INPUTS, "e1", t) == [("b", t), ("c", 30 * SECOND), ("black", None), ("c", None), ("a", None)]


def test_what_comes_next_may_be_a_take_that_is_given() -> None:
    take = Cue(id=1, kind=CueKind.TAKE, at_us=13 * SECOND, until_us=60 * SECOND, targets=("e1",), playlist="special")
    inputs = replace(INPUTS, cues=Cues.of([take]))
    assert words(inputs, "e1", 12 * SECOND)[1] == ("f", 13 * SECOND)


def test_what_comes_next_may_be_of_the_next_programme() -> None:
    inputs = Inputs(programmes=(HALL, LATER))
    need = inputs.needs("e2", 12 * SECOND)[1]
    assert (need.programme.revision, need.at_us) == (2, 15 * SECOND)
    assert words(inputs, "e1", 12 * SECOND) == [("b", 12 * SECOND), ("black", None), ("c", None), ("a", None)]


def test_a_screen_that_the_programme_does_not_know_needs_nothing() -> None:
    assert Inputs(programmes=(HALL, LATER)).needs("e1", 16 * SECOND) == ()


def test_of_two_touches_the_later_one_counts() -> None:
    inputs = INPUTS.touched("east", 5).touched("east", 3).touched("west", 1)
    assert inputs.presence == {"east": 5, "west": 1}
    assert INPUTS.presence == {}


def test_a_touch_that_was_left_at_another_time_gives_way_to_the_next_one() -> None:
    left = replace(INPUTS, presence={"east": 3600 * SECOND})
    assert left.touched("east", 5 * SECOND).presence == {"east": 5 * SECOND}


def test_a_slide_that_cannot_be_shown_is_not_needed() -> None:
    struck = INPUTS.struck(strike("b"))
    assert words(struck, "e1", 2 * SECOND) == [
        ("a", 2 * SECOND), ("c", 10 * SECOND), ("black", None), ("c", None), ("c", None),
    ]  # fmt: skip
    assert words(struck.without_strikes("b"), "e1", 2 * SECOND) == words(INPUTS, "e1", 2 * SECOND)


def test_where_none_is_left_the_poster_is_needed() -> None:
    inputs = INPUTS
    for slide in "abc":
        inputs = inputs.struck(strike(slide))
    assert words(inputs, "e1", 2 * SECOND) == [("poster:east", 2 * SECOND), ("poster:east", 10 * SECOND), ("black", None)]


def test_a_strike_takes_the_place_of_the_last_one_for_the_same_slide_and_picture() -> None:
    other = strike("b", picture="0" * 64)
    inputs = INPUTS.struck(strike("b")).struck(other).struck(strike("b", strikes=2))
    assert inputs.strikes == (other, strike("b", strikes=2))


def test_a_slide_is_back_with_the_programme_that_comes_after() -> None:
    inputs = Inputs(programmes=(HALL, LATER)).struck(strike("b"))
    assert [inputs.plan("e2", second * SECOND).content.slide for second in (12, 16)] == ["c", "b"]


def strike(slide: str, picture: str = "", strikes: int = 1) -> Strike:
    return Strike(slide=slide, picture=picture, strikes=strikes, last_us=0)


def test_of_a_slide_with_pages_the_next_one_is_needed_and_the_one_it_begins_with() -> None:
    slides = tuple(on_slide(many(18), "b") if slide.id == "b" else slide for slide in HALL.slides)
    staggered = tuple(replace(section, show=Show.STAGGERED) for section in HALL.sections)
    for sections, screen, first in ((HALL.sections, "e2", 0), (staggered, "e2", 1)):
        inputs = Inputs(programmes=(replace(HALL, slides=slides, sections=sections),))
        pages = {need.content.page for need in inputs.needs(screen, 50 * SECOND) if need.content.slide == "b"}
        assert pages == {first}
    now, coming, *_ = Inputs(programmes=(replace(HALL, slides=slides),)).needs("e1", 12 * SECOND)
    assert (now.content.page, coming.content.page, coming.at_us) == (0, 1, 22 * SECOND)
