"""The port Store: every adapter has to pass. An adapter joins by a line in ADAPTERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from threading import get_ident

import pytest

from kiosk.domain.calendar import NO_CALENDAR, Calendar
from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.hours import ALWAYS_OPEN, ClosedDay, DayHours, Daypart, Hours
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.recycled import Parcel, Recycled, Stood, Thing
from kiosk.domain.report_card import Change, ImportedFile, PageCard, ReportCard
from kiosk.domain.schedule import Holidays, Makeup, Schedule
from kiosk.domain.text import Language, Text
from kiosk.services.ports import Store, UnitOfWork
from kiosk.store.unit_of_work import SqlStore
from tests.support.scheduled import TUESDAY, entry, year
from tests.support.store_samples import (
    ASSIGNMENTS,
    DECKS,
    EXHIBIT,
    FIGURES,
    PLAYLISTS,
    SECTIONS,
    WALL,
    both,
    cue,
    data_folder,
    done,
    programme,
)

Opened = tuple[Store, Callable[[], None]]


def sql(folder: Path) -> Opened:
    store = SqlStore(data_folder(folder))
    return store, store.close


ADAPTERS: tuple[Callable[[Path], Opened], ...] = (sql,)


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened, close = request.param(tmp_path)
    yield opened
    close()


def put_everything(uow: UnitOfWork) -> None:
    uow.draft.put_wall(WALL)
    uow.draft.put_exhibit(EXHIBIT, PLAYLISTS, ASSIGNMENTS)


def test_an_empty_draft_has_no_wall_and_no_exhibit(store: Store) -> None:
    assert store.read(lambda uow: (uow.draft.wall(), uow.draft.exhibit())) == (None, None)
    assert store.read(lambda uow: (uow.draft.playlists(), uow.draft.assignments())) == ((), ())


def test_the_draft_comes_back_as_it_was_put(store: Store) -> None:
    done(store.write(put_everything))
    assert store.read(lambda uow: uow.draft.wall()) == WALL
    exhibit = store.read(lambda uow: uow.draft.exhibit())
    assert exhibit == EXHIBIT
    assert store.read(lambda uow: uow.draft.playlists()) == PLAYLISTS
    assert store.read(lambda uow: uow.draft.assignments()) == ASSIGNMENTS


def test_a_new_exhibit_replaces_the_old_one_and_leaves_the_wall(store: Store) -> None:
    done(store.write(put_everything))
    smaller = Exhibit(sections=SECTIONS[:1], sources=EXHIBIT.sources, decks=DECKS[:1], media=())
    hall = (Assignment(target="hall", playlist="z-west"),)
    done(store.write(lambda uow: uow.draft.put_exhibit(smaller, PLAYLISTS[:1], hall)))
    assert store.read(lambda uow: uow.draft.exhibit()) == smaller
    assert store.read(lambda uow: uow.draft.playlists()) == PLAYLISTS[:1]
    assert store.read(lambda uow: uow.draft.assignments()) == hall
    assert store.read(lambda uow: uow.draft.wall()) == WALL


def test_new_playlists_replace_the_old_ones_and_leave_the_exhibit(store: Store) -> None:
    done(store.write(put_everything))
    tour = Playlist(id="tour", section="east", title=Text(zh="参观", en="Tour"), slides=("view", "@day", "view", "@z-west"))
    day = replace(tour, id="day", slides=())
    screen = (Assignment(target="screen-9", playlist="tour"),)
    done(store.write(lambda uow: uow.draft.put_playlists((tour, *PLAYLISTS, day), screen)))
    assert set(store.read(lambda uow: uow.draft.playlists())) == {*PLAYLISTS, tour, day}
    assert store.read(lambda uow: uow.draft.assignments()) == screen
    assert store.read(lambda uow: uow.draft.exhibit()) == EXHIBIT


def test_one_slide_is_written_and_nothing_else(store: Store) -> None:
    done(store.write(put_everything))
    assert store.read(lambda uow: uow.draft.slide("figures")) == FIGURES
    assert store.read(lambda uow: uow.draft.slide("gone")) is None
    edited = replace(FIGURES, title=both("新数字", "New figures"), seconds=9.0, source=None, audio=None)
    done(store.write(lambda uow: uow.draft.put_slide(edited)))
    assert store.read(lambda uow: uow.draft.slide("figures")) == edited
    west = replace(DECKS[0], slides=tuple(edited if each is FIGURES else each for each in DECKS[0].slides))
    assert store.read(lambda uow: uow.draft.exhibit()) == replace(EXHIBIT, decks=(west, *DECKS[1:]))
    assert store.read(lambda uow: uow.draft.playlists()) == PLAYLISTS


def test_what_is_in_the_bin_comes_back_whole_and_outlives_a_new_exhibit(store: Store) -> None:
    card = ReportCard(file="乙.pptx", deck="a-east", section="east", playlist="a-east", pages=())
    parcel = Parcel(
        playlist=PLAYLISTS[1],
        deck=DECKS[1],
        imported=ImportedFile(deck="a-east", file="乙.pptx", sha256="ab" * 32, size_bytes=9, imported_us=7, card=card),
        slide=FIGURES,
        home="z-west",
        place=1,
        stood=(Stood(playlist="z-west", place=1),),
        media=EXHIBIT.media,
    )
    deck = Recycled(thing=Thing.DECK, name="a-east", title=DECKS[1].title, discarded_us=9, parcel=parcel)
    slide = Recycled(thing=Thing.SLIDE, name="figures", title=both("数字", "Figures"), discarded_us=10, parcel=Parcel())
    put = done(store.write(lambda uow: (uow.draft.put_recycled(deck), uow.draft.put_recycled(slide))))
    done(store.write(put_everything))
    assert store.read(lambda uow: uow.draft.recycled()) == (replace(slide, id=put[1].id), replace(deck, id=put[0].id))
    done(store.write(lambda uow: uow.draft.remove_recycled(put[1].id)))
    assert [each.name for each in store.read(lambda uow: uow.draft.recycled())] == ["a-east"]
    assert done(store.write(lambda uow: uow.draft.put_recycled(slide))).id > put[1].id, "an id is never given again"


def test_one_playlist_is_written_and_the_others_stay(store: Store) -> None:
    done(store.write(put_everything))
    tour = Playlist(id="tour", section="east", title=Text(zh="参观", en="Tour"), slides=("view", "@z-west", "view"))
    for written in (tour, replace(tour, slides=("opening",), title=Text(zh="另一个")), replace(tour, slides=())):
        done(store.write(lambda uow, written=written: uow.draft.put_playlist(written)))
        assert set(store.read(lambda uow: uow.draft.playlists())) == {*PLAYLISTS, written}
    assert store.read(lambda uow: uow.draft.assignments()) == ASSIGNMENTS
    assert store.read(lambda uow: uow.draft.slide_ids()) == {slide.id for deck in DECKS for slide in deck.slides}


def test_imported_files_come_back_by_deck_with_their_cards_and_outlive_a_new_exhibit(store: Store) -> None:
    page = PageCard(
        number=3, title="增长", slide="b-3", content="ab", change=Change.CHANGED, seconds=8.5, live="bar", offers=("bar",),
        findings=(Remark(code="W-IMP-LINK", message=both("链接", "a link")),),
    )  # fmt: skip
    card = ReportCard(
        file="乙.pptx", deck="b", section="west", playlist="b", pages=(page, PageCard(number=4, title="隐", hidden=True)),
        removed=("旧",), missing_fonts=(MissingFont(font="甲", substitute="乙", pages=(1, 3)),), remarks=page.findings,
    )  # fmt: skip
    told = ImportedFile(deck="b", file="乙.pptx", sha256="ab" * 32, size_bytes=9, imported_us=7, card=card)
    other = replace(told, deck="a", card=replace(card, deck="a"))
    done(store.write(lambda uow: uow.draft.put_imports([told, other])))
    done(store.write(put_everything))
    assert store.read(lambda uow: uow.draft.imports()) == (other, told)
    done(store.write(lambda uow: uow.draft.put_imports([told])))
    assert store.read(lambda uow: uow.draft.imports()) == (told,)


def test_an_empty_draft_has_nothing_scheduled_and_is_always_open(store: Store) -> None:
    assert store.read(lambda uow: (uow.draft.entries(), uow.draft.dayparts())) == ((), ())
    assert store.read(lambda uow: (uow.draft.hours(), uow.draft.calendar())) == (ALWAYS_OPEN, NO_CALENDAR)


def test_an_entry_comes_back_with_its_id_and_outlives_a_new_exhibit_and_wall(store: Store) -> None:
    full = entry(
        rule="FREQ=WEEKLY;BYDAY=TU", until=date(2027, 6, 30), nights=1, dropped=(TUESDAY,), added=(date(2026, 12, 2),),
        holidays=Holidays.SKIP, makeup=Makeup.WORKDAY, must_play=True, may_idle=True, daypart="morning", note="甲", uid="u@x",
    )  # fmt: skip
    written = [done(store.write(lambda uow, item=item: uow.draft.put_entry(item))) for item in (full, entry(playlist="gone"))]
    assert written == [replace(full, id=1), entry(id=2, playlist="gone")]
    done(store.write(put_everything))
    assert store.read(lambda uow: uow.draft.entries()) == tuple(written)


def test_an_entry_is_written_again_in_its_place_and_no_id_is_given_twice(store: Store) -> None:
    for _ in range(3):
        done(store.write(lambda uow: uow.draft.put_entry(entry())))
    done(store.write(lambda uow: uow.draft.put_entry(entry(id=2, note="other"))))
    assert [(item.id, item.note) for item in store.read(lambda uow: uow.draft.entries())] == [(1, ""), (2, "other"), (3, "")]
    done(store.write(lambda uow: uow.draft.remove_entry(3)))
    done(store.write(lambda uow: uow.draft.remove_entry(99)))
    assert done(store.write(lambda uow: uow.draft.put_entry(entry()))).id == 4
    assert [item.id for item in store.read(lambda uow: uow.draft.entries())] == [1, 2, 4]


def test_hours_and_dayparts_are_replaced_whole(store: Store) -> None:
    hours = Hours(
        weekly=(DayHours(weekday=0), DayHours(weekday=5, opens=time(18), closes=time(2))),
        closed=(ClosedDay(day=TUESDAY), ClosedDay(day=date(2027, 1, 1), note="元")), warm_up_us=0, farewell_us=7,
    )  # fmt: skip
    parts = tuple(Daypart(id=id, name=both(id, id), start=time(9), end=time(12, 30)) for id in ("z", "a"))
    done(store.write(lambda uow: (uow.draft.put_hours(hours), uow.draft.put_dayparts(parts))))
    assert store.read(lambda uow: (uow.draft.hours(), uow.draft.dayparts())) == (hours, parts)
    done(store.write(lambda uow: (uow.draft.put_hours(ALWAYS_OPEN), uow.draft.put_dayparts(parts[1:]))))
    assert store.read(lambda uow: (uow.draft.hours(), uow.draft.dayparts())) == (ALWAYS_OPEN, parts[1:])


def test_a_calendar_is_replaced_year_by_year(store: Store) -> None:
    first, second = year(2027, ("2027-01-01", "甲节")), year(2026, ("2026-12-08", "乙节"))
    done(store.write(lambda uow: [uow.draft.put_calendar_year(item) for item in (first, second)]))
    assert store.read(lambda uow: uow.draft.calendar()) == Calendar(years=(second, first))
    mended = year(2027, ("2027-01-02", "甲节"))
    done(store.write(lambda uow: uow.draft.put_calendar_year(mended)))
    assert store.read(lambda uow: uow.draft.calendar()) == Calendar(years=(second, mended))


def test_a_programme_comes_back_with_its_schedule(store: Store) -> None:
    scheduled = Schedule(
        entries=(entry(id=3, until=date(2027, 6, 30), rule="FREQ=DAILY", dropped=(TUESDAY,), anchor_us=5),),
        hours=Hours(weekly=(DayHours(weekday=0),), closed=(ClosedDay(day=TUESDAY, note="检修"),)),
        calendar=Calendar(years=(year(2026, ("2026-12-08", "乙节")),)),
    )  # fmt: skip
    done(store.write(lambda uow: uow.programmes.add(replace(programme(), scheduled=scheduled), published_us=7)))
    assert store.read(lambda uow: uow.programmes.get(1)).schedule == scheduled


def test_a_new_wall_replaces_the_old_one_and_leaves_the_exhibit(store: Store) -> None:
    done(store.write(put_everything))
    other = replace(WALL, hall=Text(zh="二号厅"), screens=WALL.screens[:1])
    done(store.write(lambda uow: uow.draft.put_wall(other)))
    assert store.read(lambda uow: uow.draft.wall()) == other
    assert store.read(lambda uow: uow.draft.exhibit()) == EXHIBIT


def test_a_wall_may_name_sections_that_are_not_loaded_yet(store: Store) -> None:
    done(store.write(lambda uow: uow.draft.put_wall(WALL)))
    assert store.read(lambda uow: uow.draft.wall()) == WALL


def test_a_programme_comes_back_with_its_sha256(store: Store) -> None:
    published = programme(note="第一版")
    done(store.write(lambda uow: uow.programmes.add(published, published_us=7)))
    assert store.read(lambda uow: uow.programmes.get(1)).canonical() == published.canonical()
    (line,) = store.read(lambda uow: uow.programmes.revisions())
    assert (line.revision, line.published_us, line.anchor_us, line.note) == (1, 7, 0, "第一版")
    assert line.sha256 == published.sha256()


def test_latest_counts_up(store: Store) -> None:
    assert store.read(lambda uow: uow.programmes.latest()) == 0
    for revision in (1, 2):
        done(store.write(lambda uow, revision=revision: uow.programmes.add(programme(revision), published_us=0)))
    assert store.read(lambda uow: uow.programmes.latest()) == 2
    assert [line.revision for line in store.read(lambda uow: uow.programmes.revisions())] == [2, 1]


def test_a_revision_that_is_not_there_is_bad_input(store: Store) -> None:
    with pytest.raises(BadInput, match="E-PGM-MISSING"):
        store.read(lambda uow: uow.programmes.get(3))


@pytest.mark.parametrize(
    ("t", "expected"),
    [(0, {4, 3, 1}), (9, {4, 3, 1}), (10, {4, 3}), (50, {4, 3}), (100, {4})],
)
def test_playable_is_what_counts_and_what_waits(store: Store, t: int, expected: set[int]) -> None:
    """Revision 2 waits behind 3, which begins earlier: it never counts once 3 does."""
    for revision, anchor_us in ((1, 0), (2, 30), (3, 10), (4, 100)):
        item = programme(revision, anchor_us=anchor_us)
        done(store.write(lambda uow, item=item: uow.programmes.add(item, published_us=0)))
    playable = store.read(lambda uow: uow.programmes.playable(t))
    assert {item.revision for item in playable} - {2} == expected
    assert (2 in {item.revision for item in playable}) == (t < 10)


def test_nothing_is_playable_before_anything_was_published(store: Store) -> None:
    assert store.read(lambda uow: uow.programmes.playable(5)) == ()
    assert store.read(lambda uow: uow.programmes.damaged()) == ()


def test_a_cue_comes_back_with_the_id_it_was_given(store: Store) -> None:
    cues = (
        Cue(id=99, kind=CueKind.TAKE, at_us=5, targets=("east", "screen-9"), until_us=50, playlist="z-west"),
        Cue(id=99, kind=CueKind.GOTO, at_us=6, targets=("hall",), numbers=(("screen-9", 2), ("screen-8", 1))),
        Cue(
            id=99, kind=CueKind.EMERGENCY, at_us=7, targets=("hall",), until_us=9, level=EmergencyLevel.NOTICE,
            text=Text(zh="请注意", en="Attention"),
        ),
        Cue(id=99, kind=CueKind.LANGUAGE, at_us=8, targets=("hall",), until_us=9, language=Language.EN),
        Cue(id=99, kind=CueKind.BLACK, at_us=8, targets=("east",), until_us=9, when_free=True),
    )  # fmt: skip
    written = [done(store.write(lambda uow, item=item: uow.journal.add(item))) for item in cues]
    assert [item.id for item in written] == sorted({item.id for item in written})
    assert written == [replace(item, id=new.id) for item, new in zip(cues, written, strict=True)]
    assert store.read(lambda uow: uow.journal.since(0)) == tuple(written)


def test_a_cue_that_was_told_already_keeps_its_id_and_is_written_down_once(store: Store) -> None:
    told = (replace(cue(40), id=-40), replace(cue(20), id=-20))
    for item in (*told, *told):
        done(store.write(lambda uow, item=item: uow.journal.keep(item)))
    given = [done(store.write(lambda uow: uow.journal.add(cue(30)))) for _ in range(2)]
    assert [item.id for item in given] == [1, 2]
    assert [item.id for item in store.read(lambda uow: uow.journal.since(0))] == [-20, 1, 2, -40]
    assert [item.id for item in store.read(lambda uow: uow.journal.latest(9))] == [-40, 2, 1, -20]


def test_the_journal_is_in_the_order_in_which_cues_count(store: Store) -> None:
    for at_us in (30, 10, 20, 10):
        done(store.write(lambda uow, at_us=at_us: uow.journal.add(cue(at_us))))
    listed = store.read(lambda uow: uow.journal.since(0))
    assert [(item.at_us, item.id) for item in listed] == [(10, 2), (10, 4), (20, 3), (30, 1)]


def test_a_clear_of_the_hall_ends_what_came_before_it(store: Store) -> None:
    given = (cue(10), cue(20, CueKind.CLEAR, "east"), cue(30, CueKind.CLEAR), cue(30), cue(40), cue(50, CueKind.CLEAR))
    for item in given:
        done(store.write(lambda uow, item=item: uow.journal.add(item)))

    def instants(t: int) -> list[int]:
        return [item.at_us for item in store.read(lambda uow: uow.journal.since(t))]

    assert instants(29) == [10, 20, 30, 30, 40, 50]
    assert instants(30) == [30, 30, 40, 50]
    assert instants(49) == [30, 30, 40, 50]
    assert instants(50) == [50]


def test_a_clear_that_was_taken_back_ends_nothing(store: Store) -> None:
    back = Cue(id=0, kind=CueKind.RECALL, at_us=30, targets=("hall",), recalls=2)
    for item in (cue(10), cue(20, CueKind.CLEAR), back):
        done(store.write(lambda uow, item=item: uow.journal.add(item)))
    for t in (20, 29, 40):
        assert [item.at_us for item in store.read(lambda uow, t=t: uow.journal.since(t))] == [10, 20, 30]
    assert store.read(lambda uow: uow.journal.since(40))[-1] == replace(back, id=3)


def test_the_newest_cues_come_first_also_those_that_count_no_longer(store: Store) -> None:
    for item in (cue(10), cue(30, CueKind.CLEAR), cue(20), cue(30)):
        done(store.write(lambda uow, item=item: uow.journal.add(item)))

    def listed(most: int) -> list[tuple[int, int]]:
        return [(item.at_us, item.id) for item in store.read(lambda uow: uow.journal.latest(most))]

    assert listed(9) == [(30, 4), (30, 2), (20, 3), (10, 1)]
    assert listed(2) == [(30, 4), (30, 2)]
    assert [item.id for item in store.read(lambda uow: uow.journal.named({3, 1, 9}))] == [1, 3]


def test_work_that_raises_leaves_nothing(store: Store) -> None:
    def half(uow: UnitOfWork) -> None:
        put_everything(uow)
        uow.programmes.add(programme(), published_us=0)
        raise LookupError("half-way")

    with pytest.raises(LookupError, match="half-way"):
        done(store.write(half))
    assert store.read(lambda uow: (uow.draft.wall(), uow.draft.exhibit(), uow.programmes.latest())) == (None, None, 0)


def test_writing_happens_on_one_other_thread_and_reading_on_the_callers(store: Store) -> None:
    writers = {done(store.write(lambda _uow: get_ident())) for _ in range(5)}
    assert len(writers) == 1
    assert get_ident() not in writers
    assert store.read(lambda _uow: get_ident()) == get_ident()


def test_changed_says_once_that_somebody_wrote(store: Store) -> None:
    assert not store.changed()
    done(store.write(lambda uow: uow.journal.add(cue(1))))
    assert store.changed()
    assert not store.changed()
    store.read(lambda uow: uow.journal.since(0))
    assert not store.changed()
