from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Text
from kiosk.services import playlists
from kiosk.services.errand import Done, Errand, Office
from kiosk.services.ports import Telemetry, UnitOfWork
from tests.support.clock import MovableClock
from tests.support.memory import Touches
from tests.support.taking_in import DECK, LINES, Hall, sample_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with sample_hall(tmp_path) as hall:
        yield hall


def perform(hall: Hall, errand: Errand | None) -> Done:
    assert errand is not None

    def work(uow: UnitOfWork) -> Done:
        return errand.perform(Office(uow=uow, telemetry=cast(Telemetry, Touches()), clock=MovableClock(0), idle=IdleSettings()))

    return hall.store.write(work).result()


def content(hall: Hall) -> tuple[object, ...]:
    """All of the draft that an import may touch."""
    return hall.store.read(
        lambda uow: (uow.draft.exhibit(), uow.draft.playlists(), uow.draft.assignments(), uow.draft.imports())
    )


def test_a_new_deck_goes_with_all_that_came_with_it_and_comes_again(hall: Hall) -> None:
    before = content(hall)
    came = hall.bring(*LINES, playlist="tour-of-guests")
    after = content(hall)
    undone = perform(hall, came.undo)
    assert content(hall) == before
    assert "Annual Report 2026.paper" in undone.text.zh
    redone = perform(hall, undone.undo)
    assert content(hall) == after
    perform(hall, redone.undo)
    assert content(hall) == before


def test_a_deck_that_came_again_has_its_earlier_slides_card_and_playlists_back(hall: Hall) -> None:
    hall(*LINES)
    hall.store.write(
        lambda uow: playlists.add(
            uow.draft,
            playlists.Addition(name="guests", items=(f"{DECK}-2", f"{DECK}-4"), section="east", title=Text(zh="来宾")),
        )
    ).result()
    before = content(hall)
    came = hall.bring("封面|改了", LINES[1])
    assert hall.plays("guests") == (f"{DECK}-2",), "what went with its pages is taken out of playlists"
    undone = perform(hall, came.undo)
    assert content(hall) == before
    perform(hall, undone.undo)
    assert hall.plays("guests") == (f"{DECK}-2",)


def test_the_default_of_a_section_that_had_none_goes_too(hall: Hall) -> None:
    hall.store.write(lambda uow: uow.draft.put_playlists(uow.draft.playlists(), ())).result()
    before = content(hall)
    came = hall.bring(*LINES)
    assert [each.playlist for each in hall.store.read(lambda uow: uow.draft.assignments())] == [DECK]
    perform(hall, came.undo)
    assert content(hall) == before


def test_another_default_given_since_is_no_reason_to_refuse(hall: Hall) -> None:
    came = hall.bring(*LINES)
    hall.store.write(lambda uow: uow.draft.put_playlists(uow.draft.playlists(), ())).result()
    perform(hall, came.undo)
    assert hall.store.read(lambda uow: uow.draft.assignments()) == ()


def refused(hall: Hall, errand: Errand, code: str) -> BadInput:
    before = content(hall)
    with pytest.raises(BadInput) as error:
        perform(hall, errand)
    assert error.value.code == code
    assert content(hall) == before
    return error.value


def test_slides_that_play_elsewhere_by_now_are_not_taken_away(hall: Hall) -> None:
    came = hall.bring(*LINES)
    hall.store.write(
        lambda uow: playlists.add(
            uow.draft, playlists.Addition(name="guests", items=(f"{DECK}-2",), section="east", title=Text(zh="来宾"))
        )
    ).result()
    error = refused(hall, came.undo, "E-IMP-USED")
    assert "「来宾」" in error.message.zh


def test_a_playlist_that_plays_by_default_elsewhere_is_not_taken_away(hall: Hall) -> None:
    came = hall.bring(*LINES)
    hall.store.write(lambda uow: playlists.assign(uow.draft, DECK, "hall")).result()
    error = refused(hall, came.undo, "E-IMP-USED")
    assert "全馆默认" in error.message.zh


def test_what_was_edited_since_is_not_thrown_away(hall: Hall) -> None:
    came = hall.bring(*LINES)
    hall.edit(f"{DECK}-2", title=Text(zh="另一个标题"))
    refused(hall, came.undo, "E-IMP-CHANGED")


def test_of_two_imports_of_a_file_only_the_last_can_be_taken_back_first(hall: Hall) -> None:
    first = hall.bring(*LINES)
    second = hall.bring(*LINES[:2])
    refused(hall, first.undo, "E-IMP-CHANGED")
    perform(hall, second.undo)
    perform(hall, first.undo)
    assert DECK not in [deck.id for deck in hall.exhibit.decks]
