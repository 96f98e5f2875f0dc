from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.asset import Media
from kiosk.domain.cue import NO_CUES
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import media_of
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import State, resolve
from kiosk.domain.schedule import Entry, Holidays, Schedule
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Text
from kiosk.services import opening
from kiosk.services.publishing import (
    Order,
    Published,
    as_if_begun,
    bare_programme,
    publish,
    roll_back,
    would_roll_back,
)
from tests.support.exhibits import read_back, small_hall
from tests.support.memory import MemoryDraft, MemoryProgrammes, MemoryUnitOfWork
from tests.support.scheduled import TUESDAY, at_us, entry, year
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, MEDIA, PLAYLISTS, SECTIONS, SOURCES, WALL

SECOND = 1_000_000
WEST = ("screen-9", "screen-8")
EAST = ("screen-7",)


def order(now_us: int = 0, *, at_us: int | None = None, dwell_s: float | None = None) -> Order:
    anchor_us = now_us if at_us is None else at_us
    return Order(note="a note", now_us=now_us, anchor_us=anchor_us, idle=IdleSettings(after_s=30), dwell_s=dwell_s)


def anchors(published: Published) -> dict[str, int]:
    return {playlist.id: playlist.anchor_us for playlist in published.programme.playlists}


def with_slide(uow: MemoryUnitOfWork, deck: int, index: int, **changes: object) -> None:
    """Edits one slide of the draft."""
    slides = list(DECKS[deck].slides)
    slides[index] = replace(slides[index], **changes)  # type: ignore[arg-type]
    decks = list(DECKS)
    decks[deck] = replace(DECKS[deck], slides=tuple(slides))
    uow.draft.held_exhibit = replace(EXHIBIT, decks=tuple(decks))


def test_the_draft_is_frozen() -> None:
    uow = MemoryUnitOfWork()
    published = publish(uow, order(7 * SECOND))
    programme = published.programme
    assert uow.programmes.get(1) is programme
    assert published.sha256 == programme.sha256()
    assert (programme.revision, programme.anchor_us, programme.note) == (1, 7 * SECOND, "a note")
    assert (programme.wall, programme.sections, programme.sources) == (WALL, SECTIONS, SOURCES)
    assert programme.slides == tuple(slide for deck in DECKS for slide in deck.slides)
    assert programme.media == tuple(media.as_shown() for media in MEDIA)
    assert programme.idle.after_us == 30 * SECOND
    assert published.changed_screens == (*WEST, *EAST)


def test_the_playlists_of_decks_come_first() -> None:
    tour = replace(PLAYLISTS[0], id="a-tour", slides=("figures",))
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=(tour, *PLAYLISTS)))
    programme = publish(uow, order()).programme
    assert [playlist.id for playlist in programme.playlists] == ["z-west", "a-east", "a-tour"]
    deck = programme.deck_of("figures")
    assert deck is not None
    assert deck.id == "z-west"


def test_a_playlist_in_a_playlist_is_published_as_its_slides() -> None:
    day = replace(PLAYLISTS[0], id="day", slides=("@a-east", "opening", "@a-east"))
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=(day, *PLAYLISTS)))
    first = publish(uow, order(5 * SECOND)).programme
    assert first.playlist_by_id["day"].slides == ("view", "history", "opening", "view", "history")
    assert publish(uow, order(50 * SECOND)).programme.playlist_by_id["day"].anchor_us == 5 * SECOND
    uow.draft.held_playlists = (day, PLAYLISTS[0], replace(PLAYLISTS[1], slides=("history",)))
    shorter = publish(uow, order(60 * SECOND))
    assert shorter.programme.playlist_by_id["day"].slides == ("history", "opening", "history")
    assert anchors(shorter) == {"z-west": 5 * SECOND, "a-east": 60 * SECOND, "day": 60 * SECOND}
    back = roll_back(uow, 1, 99 * SECOND)
    assert [playlist.slides for playlist in back.programme.playlists] == [playlist.slides for playlist in first.playlists]
    assert anchors(back) == {"z-west": 5 * SECOND, "a-east": 99 * SECOND, "day": 99 * SECOND}


def test_a_playlist_that_plays_itself_is_not_published() -> None:
    round_trip = (replace(PLAYLISTS[0], slides=("@a-east",)), replace(PLAYLISTS[1], slides=("view", "@z-west")))
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=round_trip))
    with pytest.raises(BadInput, match=r"E-PL-CYCLE: .* z-west→a-east→z-west"):
        publish(uow, order())
    assert uow.programmes.held == {}


def test_a_playlist_of_nothing_but_empty_ones_is_empty() -> None:
    lists = (replace(PLAYLISTS[0], slides=("@a-east", "@a-east")), replace(PLAYLISTS[1], slides=()))
    assert publish(MemoryUnitOfWork(draft=MemoryDraft(held_playlists=lists)), order()).empty_playlists == ("z-west", "a-east")


@pytest.mark.parametrize(
    "playlists",
    [
        (replace(PLAYLISTS[0], id="tour", slides=("view", "opening", "figures")),),
        (replace(PLAYLISTS[0], slides=("view", "figures")), replace(PLAYLISTS[1], slides=("opening",))),
        (replace(PLAYLISTS[0], id="tour", slides=()),),
        (replace(PLAYLISTS[0], section="east"), replace(PLAYLISTS[1], section="west")),
    ],
)
def test_a_slide_keeps_its_deck_wherever_staff_have_it_play(playlists: tuple[Playlist, ...]) -> None:
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=playlists, held_assignments=()))
    programme = publish(uow, order()).programme
    decks = {slide.id: programme.deck_of(slide.id) for deck in DECKS for slide in deck.slides}
    assert {slide: (deck.id, deck.section) for slide, deck in decks.items() if deck} == {
        slide.id: (deck.id, deck.section) for deck in DECKS for slide in deck.slides
    }
    assert media_of(programme, "view") == {"view.png": MEDIA[0].as_shown()}
    assert read_back(programme.canonical()).homes == programme.homes


def test_where_decks_play_as_they_are_nothing_more_is_written() -> None:
    assert b"homes" not in publish(MemoryUnitOfWork(), order()).programme.canonical()


def test_revisions_count_up() -> None:
    uow = MemoryUnitOfWork()
    assert [publish(uow, order(number)).programme.revision for number in (1, 2, 3)] == [1, 2, 3]


def test_one_dwell_for_all() -> None:
    published = publish(MemoryUnitOfWork(), order(dwell_s=6))
    assert {slide.seconds for slide in published.programme.slides} == {6}


def test_publishing_the_same_again_changes_no_screen_and_restarts_none() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order(5 * SECOND))
    again = publish(uow, order(99 * SECOND))
    assert again.changed_screens == ()
    assert set(anchors(again).values()) == {5 * SECOND}


def test_a_mended_word_changes_its_screens_but_restarts_none() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order(5 * SECOND))
    with_slide(uow, 0, 0, title=Text(zh="您好"))
    mended = publish(uow, order(99 * SECOND))
    assert mended.changed_screens == WEST
    assert set(anchors(mended).values()) == {5 * SECOND}


def test_another_duration_starts_its_playlist_anew() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order(5 * SECOND))
    with_slide(uow, 1, 1, seconds=21.0)
    longer = publish(uow, order(99 * SECOND))
    assert anchors(longer) == {"z-west": 5 * SECOND, "a-east": 99 * SECOND}
    assert longer.changed_screens == EAST


def test_another_order_starts_its_playlist_anew() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order(5 * SECOND))
    uow.draft.held_playlists = (replace(PLAYLISTS[0], slides=("figures", "opening")), PLAYLISTS[1])
    assert anchors(publish(uow, order(99 * SECOND))) == {"z-west": 99 * SECOND, "a-east": 5 * SECOND}


def test_another_picture_changes_only_the_screens_that_show_it() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    uow.draft.held_exhibit = replace(EXHIBIT, media=(replace(MEDIA[0], shown=MEDIA[0].original),))
    assert publish(uow, order(SECOND)).changed_screens == EAST


def test_another_poster_changes_only_the_screens_of_its_section() -> None:
    posters = tuple(replace(MEDIA[0], path=section.poster) for section in SECTIONS)
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=replace(EXHIBIT, media=(*MEDIA, *posters))))
    publish(uow, order())
    other = replace(posters[0], shown=MEDIA[0].original)
    uow.draft.held_exhibit = replace(EXHIBIT, media=(*MEDIA, other, posters[1]))
    assert publish(uow, order(SECOND)).changed_screens == WEST


def test_another_source_changes_only_the_screens_that_name_it() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    uow.draft.held_exhibit = replace(EXHIBIT, sources=(replace(SOURCES[0], text=Text(zh="丙来源")), SOURCES[1]))
    assert publish(uow, order(SECOND)).changed_screens == EAST


def test_a_new_screen_is_a_changed_one() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    uow.draft.held_wall = replace(WALL, screens=(*WALL.screens, replace(WALL.screens[2], id="screen-6")))
    assert publish(uow, order(SECOND)).changed_screens == ("screen-6",)


def test_publishing_for_later_anchors_there() -> None:
    uow = MemoryUnitOfWork()
    later = publish(uow, order(5 * SECOND, at_us=500 * SECOND))
    assert later.programme.anchor_us == 500 * SECOND
    assert set(anchors(later).values()) == {500 * SECOND}


def test_publishing_for_a_time_past_is_refused() -> None:
    uow = MemoryUnitOfWork()
    with pytest.raises(BadInput) as caught:
        publish(uow, order(5 * SECOND, at_us=5 * SECOND - 1))
    assert caught.value.code == "E-PUB-PAST"
    assert uow.programmes.held == {}


@pytest.mark.parametrize(
    ("draft", "code", "where"),
    [
        (MemoryDraft(held_playlists=(replace(PLAYLISTS[0], slides=("gone",)), PLAYLISTS[1])), "E-PL-MISSING", "z-west"),
        (MemoryDraft(held_playlists=(replace(PLAYLISTS[0], slides=("@gone",)), PLAYLISTS[1])), "E-PL-MISSING", "z-west"),
        (MemoryDraft(held_assignments=(*ASSIGNMENTS, Assignment(target="hall", playlist="gone"))), "E-PL-MISSING", "hall"),
        (MemoryDraft(held_wall=replace(WALL, screens=(replace(WALL.screens[0], section="gone"),))), "E-CFG-SCREEN", "screen-9"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(draft: MemoryDraft, code: str, where: str) -> None:
    uow = MemoryUnitOfWork(draft=draft)
    with pytest.raises(BadInput) as caught:
        publish(uow, order())
    assert (caught.value.code, caught.value.where) == (code, where)
    assert "gone" in caught.value.message.zh
    assert "gone" in caught.value.message.en
    assert uow.programmes.held == {}


@pytest.mark.parametrize("draft", [MemoryDraft(held_wall=None), MemoryDraft(held_exhibit=None)])
def test_without_content_there_is_nothing_to_publish(draft: MemoryDraft) -> None:
    with pytest.raises(EnvironmentFault):
        publish(MemoryUnitOfWork(draft=draft), order())


def test_an_empty_playlist_is_told_and_published() -> None:
    uow = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=(replace(PLAYLISTS[0], slides=()), PLAYLISTS[1])))
    assert publish(uow, order()).empty_playlists == ("z-west",)


def test_rolling_back_publishes_the_old_content_as_the_next_revision() -> None:
    uow = MemoryUnitOfWork()
    first = publish(uow, order(5 * SECOND)).programme
    with_slide(uow, 0, 0, title=Text(zh="您好"))
    publish(uow, order(50 * SECOND))
    back = roll_back(uow, 1, 99 * SECOND)
    assert (back.programme.revision, back.programme.anchor_us) == (3, 99 * SECOND)
    assert back.programme.slides == first.slides
    assert "1" in back.programme.note
    assert back.changed_screens == WEST
    assert set(anchors(back).values()) == {5 * SECOND}
    assert sorted(uow.programmes.held) == [1, 2, 3]


def test_what_rolling_back_would_change_is_told_before_it_is_done() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    with_slide(uow, 0, 0, title=Text(zh="改了"))
    publish(uow, order(5 * SECOND))
    would = would_roll_back(uow, 1, 9 * SECOND)
    assert uow.programmes.latest() == 2, "nothing was written"
    assert would.changed_screens == WEST
    done = roll_back(uow, 1, 9 * SECOND)
    assert (done.sha256, done.changed_screens) == (would.sha256, would.changed_screens)


def test_rolling_back_a_duration_starts_its_playlist_anew() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order(5 * SECOND))
    with_slide(uow, 1, 1, seconds=21.0)
    publish(uow, order(50 * SECOND))
    assert anchors(roll_back(uow, 1, 99 * SECOND)) == {"z-west": 5 * SECOND, "a-east": 99 * SECOND}


class Unsound(MemoryProgrammes):
    """Programmes of which none is sound any more."""

    def damaged(self) -> tuple[int, ...]:
        return tuple(self.held)

    def playable(self, t: int) -> tuple[Programme, ...]:
        raise EnvironmentFault(code="E-PGM-DAMAGED", message=Text(zh="坏"), where="", fix=Text(zh="重新发布"))


def test_a_programme_can_be_looked_at_as_if_it_had_begun_before() -> None:
    early, late = 100 * SECOND, 500 * SECOND
    entry = Entry(id=1, playlist="tour", target="hall", day=date(2026, 12, 1), start=time(9), end=time(10), anchor_us=late)
    published = replace(small_hall(anchor_us=late), scheduled=Schedule(entries=(entry,)))
    begun = as_if_begun(published, early)
    assert (begun.anchor_us, begun.revision) == (early, published.revision)
    assert {playlist.anchor_us for playlist in begun.playlists} == {0, early}
    assert [item.anchor_us for item in begun.schedule.entries] == [early]
    assert as_if_begun(begun, late).sha256() == begun.sha256()


def test_publishing_mends_a_store_in_which_no_programme_is_sound() -> None:
    uow = MemoryUnitOfWork()
    first = publish(uow, order()).programme
    broken = MemoryUnitOfWork(programmes=Unsound(held={1: first}))
    mended = publish(broken, order(SECOND))
    assert mended.programme.revision == 2
    assert mended.changed_screens == (*WEST, *EAST)


def test_a_bare_programme_shows_every_screen_its_poster() -> None:
    bare = bare_programme(MemoryDraft(), 7)
    assert (bare.revision, bare.anchor_us, bare.sections) == (0, 7, SECTIONS)
    plans = [resolve(bare, NO_CUES, {}, screen, 8) for screen in bare.screen_by_id]
    assert [plan.content.section for plan in plans] == [screen.section for screen in WALL.screens]
    assert {plan.state for plan in plans} == {State.POSTER}
    assert list(bare.media_by_path) == [media.path for media in EXHIBIT.media], "posters have their pictures"


def test_a_bare_programme_leaves_out_screens_of_sections_that_are_not_there() -> None:
    stray = replace(WALL.screens[0], section="nowhere")
    draft = MemoryDraft(held_wall=replace(WALL, screens=(stray, *WALL.screens[1:])))
    assert list(bare_programme(draft, 7).screen_by_id) == [screen.id for screen in WALL.screens[1:]]


def test_media_is_named_as_slides_name_it() -> None:
    published = publish(MemoryUnitOfWork(), order())
    assert published.programme.media == (Media(path="east/a-east/view.png", shown=MEDIA[0].shown),)


def entry_anchors(published: Published) -> list[int]:
    return [item.anchor_us for item in published.programme.schedule.entries]


def test_without_entries_and_hours_there_is_no_schedule() -> None:
    assert publish(MemoryUnitOfWork(), order()).programme.scheduled is None


def test_entries_hours_and_calendar_are_frozen() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry())
    opening.set_hours(uow.draft, (0,), None, None)
    uow.draft.put_calendar_year(year(2026, ("2026-12-08", "甲节")))
    frozen = publish(uow, order(7 * SECOND)).programme.schedule
    assert frozen.entries == (entry(id=1, anchor_us=7 * SECOND),)
    assert (frozen.hours, frozen.calendar) == (uow.draft.hours(), uow.draft.calendar())


def test_an_entry_that_stays_as_it_is_keeps_its_anchor() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry())
    uow.draft.put_entry(entry(target="east"))
    publish(uow, order(5 * SECOND))
    uow.draft.put_entry(entry(target="hall"))
    uow.draft.put_entry(entry(id=2, target="east", note="other"))
    assert entry_anchors(publish(uow, order(99 * SECOND))) == [5 * SECOND, 99 * SECOND, 99 * SECOND]
    assert entry_anchors(publish(uow, order(100 * SECOND))) == [5 * SECOND, 99 * SECOND, 99 * SECOND]


def test_a_way_back_takes_the_schedule_of_that_revision() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry())
    uow.draft.put_entry(entry(target="east"))
    publish(uow, order(5 * SECOND))
    uow.draft.remove_entry(2)
    opening.set_hours(uow.draft, (0,), None, None)
    publish(uow, order(50 * SECOND))
    back = roll_back(uow, 1, 99 * SECOND)
    assert [item.target for item in back.programme.schedule.entries] == ["west", "east"]
    assert entry_anchors(back) == [5 * SECOND, 99 * SECOND]
    assert back.programme.schedule.hours.weekly == ()
    assert roll_back(uow, 2, 100 * SECOND).programme.schedule.hours.weekly != ()


def test_a_way_back_to_before_there_was_a_schedule() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    uow.draft.put_entry(entry())
    publish(uow, order(SECOND))
    assert roll_back(uow, 1, 2 * SECOND).programme.scheduled is None


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({}, WEST),
        ({"target": "hall"}, (*WEST, *EAST)),
        ({"target": "screen-8"}, ("screen-8",)),
        ({"target": "east", "rule": "FREQ=DAILY"}, EAST),
    ],
)
def test_another_entry_changes_the_screens_of_its_target(changes: dict[str, object], changed: tuple[str, ...]) -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    uow.draft.put_entry(entry(**changes))
    assert publish(uow, order(SECOND)).changed_screens == changed
    assert publish(uow, order(2 * SECOND)).changed_screens == ()
    uow.draft.remove_entry(1)
    assert publish(uow, order(3 * SECOND)).changed_screens == changed


def test_an_entry_that_is_over_changes_nothing() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry())
    now_us = at_us("2026-12-01T10:00")
    publish(uow, order(now_us))
    uow.draft.remove_entry(1)
    assert publish(uow, order(now_us, at_us=at_us("2026-12-01T11:00"))).changed_screens == ()


def test_other_hours_change_every_screen() -> None:
    uow = MemoryUnitOfWork()
    publish(uow, order())
    opening.close_on(uow.draft, TUESDAY, "")
    assert publish(uow, order(SECOND)).changed_screens == (*WEST, *EAST)


def test_another_calendar_changes_the_screens_of_entries_that_ask_it() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry(rule="FREQ=DAILY", holidays=Holidays.SKIP))
    uow.draft.put_entry(entry(target="east", rule="FREQ=DAILY"))
    publish(uow, order())
    uow.draft.put_calendar_year(year(2027, ("2027-01-01", "甲节")))
    assert publish(uow, order(SECOND)).changed_screens == WEST


def test_a_mended_word_changes_the_screens_that_will_show_it() -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry(target="screen-7", rule="FREQ=DAILY"))
    publish(uow, order())
    with_slide(uow, 0, 0, title=Text(zh="您好"))
    assert publish(uow, order(SECOND)).changed_screens == (*WEST, *EAST)


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"playlist": "gone"}, "E-PL-MISSING", "第 1 项排程的播放列表“gone”不存在"),
        ({"target": "gone"}, "E-SCH-TARGET", "第 1 项排程的目标“gone”不存在"),
    ],
)
def test_an_entry_that_leads_nowhere_is_not_published(changes: dict[str, object], code: str, said: str) -> None:
    uow = MemoryUnitOfWork()
    uow.draft.put_entry(entry(**changes))
    with pytest.raises(BadInput, match=code) as wrong:
        publish(uow, order())
    assert wrong.value.message.zh == said
    assert wrong.value.where == "schedule 1"
    assert "kiosk schedule remove 1" in wrong.value.fix.zh
    assert uow.programmes.held == {}
