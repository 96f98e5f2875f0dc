"""What becomes of the events of a file: new, as before, changed, not held, gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign_calendar import ForeignCalendar, ForeignEvent, Kept, NotHeld
from kiosk.domain.schedule import Entry, Holidays
from kiosk.domain.text import Text
from kiosk.services.calendar_exchange import Wishes, outgoing, planned, take_in
from tests.support.calendars import HeldDraft
from tests.support.exhibits import small_hall

EVENT = ForeignEvent(
    uid="a@x", name="Tour (2026-09-07)", summary="Tour", location="EAST", day=date(2026, 9, 7), start=time(9), end=time(12)
)
MINE = Entry(
    id=3, playlist="welcome", target="hall", day=date(2026, 9, 8), start=time(9), end=time(12), daypart="morning",
    holidays=Holidays.SKIP, must_play=True, note="mine",
)  # fmt: skip


def calendar(*events: ForeignEvent, unheld: str = "") -> ForeignCalendar:
    return ForeignCalendar(events=events, unheld=frozenset({unheld} if unheld else ()))


def draft(*entries: Entry) -> HeldDraft:
    return HeldDraft(small_hall(), entries)


def as_it_goes_out(entry: Entry) -> ForeignEvent:
    """An entry as a program gives it back that keeps only what iCalendar has words for."""
    (out,) = outgoing(draft(entry))
    return replace(
        EVENT, uid=out.uid, summary=out.summary, location=out.location, day=entry.day, start=entry.start, end=entry.end,
        rule=entry.rule,
    )  # fmt: skip


def test_a_new_event_is_a_new_entry_by_the_names_people_use() -> None:
    held = draft()
    (entry,) = take_in(held, calendar(EVENT), Wishes()).added
    assert (entry.id, entry.playlist, entry.target, entry.uid, entry.note) == (1, "tour", "east", "a@x", "")
    assert held.entries() == (entry,)


def test_the_same_file_again_changes_nothing_and_a_changed_one_only_what_changed() -> None:
    held, other = draft(), replace(EVENT, uid="b@x")
    take_in(held, calendar(EVENT, other), Wishes())
    before = held.entries()
    again = take_in(held, calendar(EVENT, other), Wishes())
    assert (again.added, again.changed, again.same, held.entries()) == ((), (), before, before)
    later = take_in(held, calendar(EVENT, replace(other, start=time(10))), Wishes())
    assert (later.same, later.changed) == (before[:1], (replace(before[1], start=time(10)),))
    assert held.entries() == (*later.same, *later.changed)


def test_what_is_planned_is_not_written() -> None:
    held = draft(MINE)
    assert len(planned(held, calendar(EVENT), Wishes(replace=True)).added) == 1
    assert held.entries() == (MINE,)


def test_an_entry_made_here_is_known_again_and_keeps_what_other_programs_lose() -> None:
    held = draft(MINE)
    assert planned(held, calendar(as_it_goes_out(MINE)), Wishes()).same == (MINE,)
    moved = take_in(held, calendar(replace(as_it_goes_out(MINE), start=time(10))), Wishes())
    assert moved.changed == (replace(MINE, start=time(10), daypart=None),)


def test_another_hall_does_not_take_it_for_its_own_entry_of_that_number() -> None:
    programme = small_hall()
    elsewhere = replace(programme, wall=replace(programme.wall, hall=Text(zh="二号厅")))
    there = HeldDraft(elsewhere, [replace(MINE, note="theirs")])
    told = planned(there, calendar(as_it_goes_out(MINE)), Wishes(target="hall"))
    assert (len(told.added), told.changed) == (1, ())


def test_what_went_out_and_came_into_an_empty_store_has_a_uid_of_its_own() -> None:
    (out,) = outgoing(draft(replace(MINE, id=1)))
    told = outgoing(draft(replace(MINE, id=1), replace(MINE, id=2, uid=out.uid)))
    assert len({each.uid for each in told}) == 2


def test_a_title_that_is_no_playlist_needs_a_wish_and_is_the_note() -> None:
    odd = replace(EVENT, summary="Visit of the board")
    (told,) = planned(draft(), calendar(odd), Wishes()).not_held
    assert told.event == odd.name
    assert "Visit of the board" in told.reason.en
    assert "--playlist" in told.fix.en
    (entry,) = planned(draft(), calendar(odd), Wishes(playlist="special")).added
    assert (entry.playlist, entry.note) == ("special", "Visit of the board")


def test_a_wish_counts_only_where_an_event_does_not_say() -> None:
    (entry,) = planned(draft(), calendar(EVENT), Wishes(playlist="special", target="hall")).added
    assert (entry.playlist, entry.target) == ("tour", "east")
    (entry,) = planned(draft(), calendar(replace(EVENT, location="")), Wishes(target="w1")).added
    assert entry.target == "w1"
    (told,) = planned(draft(), calendar(replace(EVENT, location="")), Wishes()).not_held
    assert "does not say where" in told.reason.en


def test_a_title_that_was_changed_by_a_person_counts_more_than_the_id_it_carries() -> None:
    kept = Kept(playlist="welcome", target="hall", note="n")
    (entry,) = planned(draft(), calendar(replace(EVENT, kept=kept)), Wishes()).added
    assert (entry.playlist, entry.target, entry.note) == ("tour", "east", "n")
    unknown = replace(EVENT, summary="?", location="?", kept=kept)
    (entry,) = planned(draft(), calendar(unknown), Wishes()).added
    assert (entry.playlist, entry.target) == ("welcome", "hall")


@pytest.mark.parametrize(
    ("wish", "code"), [(Wishes(playlist="nowhere"), "E-SCH-PLAYLIST"), (Wishes(target="?"), "E-SCH-TARGET")]
)
def test_a_wish_that_nobody_knows_is_refused(wish: Wishes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        planned(draft(), calendar(EVENT), wish)
    assert caught.value.code == code


def test_what_is_not_held_keeps_its_entry_and_what_is_gone_is_kept_until_it_is_replaced() -> None:
    held = draft()
    take_in(held, calendar(EVENT, replace(EVENT, uid="b@x"), replace(EVENT, uid="b@x#1")), Wishes())
    ids = [entry.id for entry in held.entries()]
    assert planned(held, calendar(EVENT, unheld="b@x"), Wishes(replace=True)).gone == ()
    kept = take_in(held, calendar(EVENT), Wishes())
    assert ([entry.id for entry in kept.gone], kept.removed) == (ids[1:], ())
    assert [entry.id for entry in take_in(held, calendar(EVENT), Wishes(replace=True)).removed] == ids[1:]
    assert [entry.id for entry in held.entries()] == ids[:1]


def test_entries_made_here_are_missed_only_by_a_file_that_knows_some_of_them() -> None:
    other = replace(MINE, id=7)
    assert planned(draft(MINE), calendar(EVENT), Wishes(replace=True)).gone == ()
    assert planned(draft(MINE, other), calendar(as_it_goes_out(MINE)), Wishes(replace=True)).gone == (other,)


def test_a_rule_that_cannot_be_kept_is_told_with_the_event() -> None:
    (told,) = planned(draft(), calendar(replace(EVENT, rule="FREQ=FORTNIGHTLY")), Wishes()).not_held
    assert told.event == EVENT.name
    assert "FORTNIGHTLY" in told.reason.en


def test_what_the_reader_did_not_hold_is_handed_on() -> None:
    read = NotHeld(event="x", reason=Text(zh="甲"), fix=Text(zh="乙"))
    assert planned(draft(), replace(calendar(), not_held=(read,)), Wishes()).not_held == (read,)
