from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.aside import ENOUGH, RETRY_US, aside, counts, due, shown_from, struck
from kiosk.domain.asset import Asset, Media
from kiosk.domain.events import Strike
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from tests.support.exhibits import MINUTE, SECOND, small_hall

OLD, NEW = "0" * 64, "1" * 64
T = 100 * SECOND


def pictured(sha256: str = OLD, anchor_us: int = 0) -> Programme:
    """The small hall, whose slide `b` shows a picture."""
    hall = small_hall(anchor_us=anchor_us)
    fields = PictureFields(file="b.png", alt=Text(zh="图"), text=Text(zh="一段"))
    slides = tuple(replace(slide, fields=fields) if slide.id == "b" else slide for slide in hall.slides)
    asset = Asset(sha256=sha256, size_bytes=1, width_px=1, height_px=1)
    return replace(hall, slides=slides, media=(Media(path=media_path("east", "tour", "b.png"), shown=asset),))


HALL = pictured()


def strike(slide: str = "b", picture: str = OLD, strikes: int = 1, last_us: int = T) -> Strike:
    return Strike(slide=slide, picture=picture, strikes=strikes, last_us=last_us)


def test_a_slide_is_aside_from_its_first_strike_on() -> None:
    assert aside(HALL, ()) == frozenset()
    assert aside(HALL, (strike(), strike("c", ""))) == {"b", "c"}


def test_a_strike_counts_until_another_picture_is_published_or_anything_at_all() -> None:
    assert counts(strike(), HALL)
    assert not counts(strike(), pictured(NEW))
    assert not counts(strike(), pictured(anchor_us=T + 1))
    assert counts(strike(picture=""), pictured(NEW))
    assert not counts(strike(picture=""), pictured(anchor_us=T + 1))


def test_a_strike_against_a_slide_or_picture_that_is_no_longer_there_says_nothing() -> None:
    assert aside(HALL, (strike("gone"), strike("a", NEW))) == frozenset()


def test_screens_that_meet_the_same_trouble_together_are_one_strike() -> None:
    first = struck((), HALL, "b", OLD, T)
    assert first == strike()
    assert struck((first,), HALL, "b", OLD, T + RETRY_US - 1) == first
    assert struck((first,), HALL, "b", OLD, T + RETRY_US) == strike(strikes=2, last_us=T + RETRY_US)


def test_strikes_against_another_picture_or_from_before_a_publish_begin_anew() -> None:
    known = strike(strikes=2)
    assert struck((known,), pictured(NEW), "b", NEW, T + MINUTE) == strike(picture=NEW, last_us=T + MINUTE)
    assert struck((known,), pictured(anchor_us=T + 1), "b", OLD, T + MINUTE).strikes == 1
    assert struck((known,), HALL, "b", "", T + MINUTE) == strike(picture="", last_us=T + MINUTE)


def test_a_strike_counts_for_the_programme_that_was_drawn_ahead_of_its_instant() -> None:
    coming = pictured(anchor_us=T + MINUTE)
    assert aside(coming, (struck((), coming, "b", OLD, T),)) == {"b"}


@pytest.mark.parametrize(("count", "tried"), [(1, {"b"}), (ENOUGH - 1, {"b"}), (ENOUGH, set()), (ENOUGH + 1, set())])
def test_a_slide_is_tried_again_a_while_after_each_strike_until_there_are_enough(count: int, tried: set[str]) -> None:
    assert due((strike(strikes=count),), HALL, T + RETRY_US) == tried
    assert due((strike(strikes=count),), HALL, T + RETRY_US - 1) == set()


def test_of_several_strikes_against_a_slide_the_last_one_decides_when_it_is_tried() -> None:
    both = (strike(), strike(picture="", last_us=T + 5))
    assert due(both, HALL, T + RETRY_US) == set()
    assert due(both, HALL, T + RETRY_US + 5) == {"b"}


def test_the_next_slide_that_is_not_aside_stands_in() -> None:
    slides = ("a", "b", "c", "b")
    assert [shown_from(slides, place, frozenset("b")) for place in range(5)] == [0, 2, 2, 0, 0]
    assert [shown_from(slides, place, frozenset("b"), -1) for place in range(-1, 4)] == [2, 0, 0, 2, 2]
    assert shown_from(slides, 1, frozenset("abc")) is None
