from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF
from pytestqt.qtbot import QtBot

from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import ContentKind
from kiosk.domain.text import Language
from kiosk.player.fleet import Fleet
from kiosk.player.inputs import Inputs
from kiosk.player.seat import timeline_seat, visitor_seat
from kiosk.store.files import AssetFiles
from tests.support.exhibits import SECOND, playlist
from tests.support.filmed import filmed_hall
from tests.support.showing import showing

ANCHOR_US = 1_000 * SECOND
BEGINS_US = ANCHOR_US + 3 * SECOND
LEAVES_US = BEGINS_US + 6 * SECOND
FREEZE = Cue(
    id=1, kind=CueKind.FREEZE, at_us=BEGINS_US + SECOND, until_us=BEGINS_US + 100 * SECOND, targets=("hall",)
)  # fmt: skip


@pytest.fixture
def programme(tmp_path: Path) -> Programme:
    return filmed_hall(AssetFiles(tmp_path), b"film", anchor_us=ANCHOR_US)


@pytest.fixture
def fleet(qtbot: QtBot, programme: Programme, tmp_path: Path) -> Iterator[Fleet]:
    with showing(qtbot, AssetFiles(tmp_path).path, Inputs(programmes=(programme,)), ANCHOR_US) as screens:
        yield screens.fleet


def with_only_the_film(programme: Programme) -> Programme:
    lists = tuple(
        replace(item, slides=("film",)) if item.id == "tour" else item for item in (*programme.playlists, playlist("rest", "a"))
    )
    return replace(programme, revision=2, playlists=lists)


def test_screens_that_see_a_film_together_share_its_reel(fleet: Fleet) -> None:
    first, second = (timeline_seat(fleet, screen, BEGINS_US + SECOND) for screen in ("e1", "e2"))
    assert first is not None
    assert first == second
    assert (first.reel.slide, first.reel.begins_us, first.from_us) == ("film", BEGINS_US, BEGINS_US)
    assert (first.over, first.leaves_us, first.stands_at_us) == (ContentKind.SLIDE, LEAVES_US, None)
    assert first.position_us(BEGINS_US + SECOND) == SECOND
    assert QRect(0, 0, 1920, 1080).contains(first.area)


def test_who_sees_no_film_has_no_seat(fleet: Fleet) -> None:
    found = [
        timeline_seat(fleet, screen, t) for screen, t in (("e1", ANCHOR_US), ("e1", LEAVES_US), ("w1", BEGINS_US), ("x", 0))
    ]
    assert found == [None] * 4


def test_a_freeze_has_it_stand_where_it_is(fleet: Fleet, programme: Programme) -> None:
    fleet.set_inputs(Inputs(programmes=(programme,), cues=Cues.of((FREEZE,))))
    seat = timeline_seat(fleet, "e1", BEGINS_US + 50 * SECOND)
    assert seat is not None
    assert (seat.stands_at_us, seat.position_us(BEGINS_US + 70 * SECOND)) == (SECOND, SECOND)
    before = timeline_seat(fleet, "e1", BEGINS_US)
    assert before is not None
    assert before.leaves_us is None, "the freeze changes no picture"


def test_a_language_is_read_with_the_film_and_changes_its_picture_not_its_course(fleet: Fleet, programme: Programme) -> None:
    from_us, until_us = BEGINS_US + SECOND, BEGINS_US + 2 * SECOND
    english = Cue(
        id=1, kind=CueKind.LANGUAGE, at_us=from_us, until_us=until_us, targets=("hall",), language=Language.EN
    )  # fmt: skip
    fleet.set_inputs(Inputs(programmes=(programme,), cues=Cues.of((english,))))
    before, within, after = (timeline_seat(fleet, "e1", t) for t in (from_us - 1, from_us, until_us))
    assert before is not None
    assert within is not None
    assert after is not None
    assert [seat.language for seat in (before, within, after)] == [None, Language.EN, None]
    assert [seat.leaves_us for seat in (before, within, after)] == [from_us, until_us, LEAVES_US]
    assert before.reel == within.reel == after.reel


def test_a_film_that_follows_itself_never_leaves(fleet: Fleet, programme: Programme) -> None:
    fleet.set_inputs(Inputs(programmes=(with_only_the_film(programme),)))
    once, again = (timeline_seat(fleet, "e1", ANCHOR_US + seconds * SECOND) for seconds in (1, 7))
    assert once is not None
    assert again is not None
    assert (once.leaves_us, once.reel.begins_us, again.reel.begins_us) == (None, ANCHOR_US, ANCHOR_US + 6 * SECOND)


def test_a_visitors_film_is_their_own_and_begins_when_it_is_there(fleet: Fleet) -> None:
    lower = QRectF(480, 540, 960, 540)
    whole, low = (visitor_seat(fleet, "e1", "film", BEGINS_US, page) for page in (None, lower))
    assert whole is not None
    assert low is not None
    assert (whole.reel.screen, whole.from_us, whole.position_us(LEAVES_US)) == ("e1", None, 0)
    assert lower.contains(QRectF(low.area))
    assert low.area.width() == pytest.approx(whole.area.width() / 2, abs=1)
    assert [visitor_seat(fleet, "e1", slide, BEGINS_US, None) for slide in ("a", "gone")] == [None, None]
