from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cue import HOLDING, Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.events import Strike
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import resolve
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import IdleSetting, Show
from kiosk.services.conductor import Given, Request, give
from tests.support.clock import MovableClock
from tests.support.exhibits import SECOND, small_hall
from tests.support.memory import MemoryJournal, MemoryProgrammes, MemoryUnitOfWork, Touches

PREPARED = {
    CueKind.NEXT, CueKind.PREVIOUS, CueKind.FREEZE, CueKind.RESUME, CueKind.BLACK, CueKind.MUTE, CueKind.UNMUTE,
    CueKind.ALL_CLEAR,
}  # fmt: skip


def hall(programme: Programme) -> MemoryUnitOfWork:
    return MemoryUnitOfWork(programmes=MemoryProgrammes(held={programme.revision: programme}), journal=MemoryJournal())


def request(kind: CueKind, target: str = "hall", **more: object) -> Request:
    needed = {
        CueKind.TAKE: {"playlist": "special"},
        CueKind.EMERGENCY: {"level": EmergencyLevel.NOTICE},
        CueKind.GOTO: {"number": 1},
        CueKind.LANGUAGE: {"language": Language.EN},
    }.get(kind, {})
    hold = {"hold_us": 60 * SECOND} if kind in HOLDING else {}
    return Request(kind=kind, targets=(target,), **(needed | hold | more))  # type: ignore[arg-type]


def given(uow: MemoryUnitOfWork, at_s: float, wish: Request, touches: Touches | None = None) -> Given:
    return give(uow, touches or Touches(), MovableClock(round(at_s * SECOND)), wish)


def numbers(uow: MemoryUnitOfWork, at_s: float, wish: Request) -> dict[str, int]:
    return dict(given(uow, at_s, wish).cue.numbers)


def seen(programme: Programme, uow: MemoryUnitOfWork, at_us: int) -> dict[str, str]:
    cues = Cues.of(uow.journal.held)
    return {screen: resolve(programme, cues, {}, screen, at_us).content.word for screen in programme.screen_by_id}


@pytest.mark.parametrize("kind", sorted(set(CueKind) - {CueKind.RECALL}, key=str))
def test_a_cue_is_set_as_far_ahead_as_its_kind_needs(kind: CueKind) -> None:
    uow = hall(small_hall())
    cue = given(uow, 2, request(kind)).cue
    redrawn = 600_000 if kind is CueKind.LANGUAGE else 250_000
    assert cue.at_us == 2 * SECOND + (60_000 if kind in PREPARED else redrawn)
    assert cue.until_us == (cue.at_us + 60 * SECOND if kind in HOLDING else None)
    assert uow.journal.held == [cue]
    assert (cue.kind, cue.targets) == (kind, ("hall",))


def test_what_goes_with_a_kind_goes_into_its_cue() -> None:
    uow = hall(small_hall())
    assert given(uow, 2, request(CueKind.TAKE, "west")).cue.playlist == "special"
    said = Text(zh="请走东门")
    emergency = given(uow, 2, request(CueKind.EMERGENCY, level=EmergencyLevel.EVACUATE, text=said)).cue
    assert (emergency.level, emergency.text) == (EmergencyLevel.EVACUATE, said)
    assert given(uow, 2, request(CueKind.BLACK, hold_us=None, until_us=9 * SECOND)).cue.until_us == 9 * SECOND
    assert given(uow, 2, request(CueKind.LANGUAGE)).cue.language is Language.EN
    assert [given(uow, 2, request(CueKind.TAKE, when_free=wait)).cue.when_free for wait in (False, True)] == [False, True]


@pytest.mark.parametrize(("target", "screens"), [("hall", ("e1", "e2", "w1")), ("east", ("e1", "e2")), ("w1", ("w1",))])
def test_the_screens_that_a_target_reaches(target: str, screens: tuple[str, ...]) -> None:
    assert given(hall(small_hall()), 2, request(CueKind.BLACK, target)).screens == screens


@pytest.mark.parametrize(
    ("kind", "at_s", "east", "west"),
    [
        (CueKind.NEXT, 2, 2, 2),  # tour is on its first slide, welcome on its first
        (CueKind.PREVIOUS, 2, 3, 2),
        (CueKind.FREEZE, 2, 1, 1),
        (CueKind.NEXT, 12, 3, 1),  # tour on its second (10 s to 30 s), welcome on its second
        (CueKind.NEXT, 9.95, 3, 1),  # counted from what is in sight when the cue counts, not when it is given
        (CueKind.PREVIOUS, 35, 2, 1),
        (CueKind.NEXT, 62, 2, 2),  # in the second pass of tour, on its first slide again
    ],
)
def test_a_seek_counts_from_what_is_in_sight(kind: CueKind, at_s: float, east: int, west: int) -> None:
    assert numbers(hall(small_hall()), at_s, request(kind)) == {"e1": east, "e2": east, "w1": west}


@pytest.mark.parametrize(
    ("kind", "words"),
    [(CueKind.NEXT, ("b", "c")), (CueKind.PREVIOUS, ("c", "a")), (CueKind.FREEZE, ("a", "b"))],
)
def test_a_staggered_section_moves_as_one(kind: CueKind, words: tuple[str, str]) -> None:
    programme = small_hall(show=Show.STAGGERED)
    uow = hall(programme)
    cue = given(uow, 2, request(kind, "east")).cue
    after = seen(programme, uow, cue.at_us)
    assert (after["e1"], after["e2"]) == words
    assert len(set(dict(cue.numbers).values())) == 1


def test_one_screen_of_a_staggered_section_moves_alone() -> None:
    programme = small_hall(show=Show.STAGGERED)
    uow = hall(programme)
    cue = given(uow, 2, request(CueKind.NEXT, "e2")).cue
    after = seen(programme, uow, cue.at_us)
    assert (after["e1"], after["e2"]) == ("a", "c")


@pytest.mark.parametrize("show", Show)
def test_a_seek_from_the_idle_carousel_goes_on_from_the_slide_it_is_about(show: Show) -> None:
    programme = small_hall(show=show, idle=IdleSetting.CAROUSEL)
    uow = hall(programme)
    before = resolve(programme, Cues.of(()), {}, "e1", 62 * SECOND)
    assert before.content.word == "attract:a"
    assert dict(given(uow, 62, request(CueKind.NEXT, "e1")).cue.numbers) == {"e1": 2}


def test_goto_names_the_slide_for_every_screen() -> None:
    assert numbers(hall(small_hall()), 2, request(CueKind.GOTO, "east", number=3)) == {"e1": 3, "e2": 3}


def test_a_take_is_what_is_counted_on() -> None:
    uow = hall(small_hall())
    given(uow, 2, request(CueKind.TAKE, "east"))
    assert numbers(uow, 4, request(CueKind.NEXT)) == {"e1": 2, "e2": 2, "w1": 2}
    with pytest.raises(BadInput) as caught:
        given(uow, 4, request(CueKind.GOTO, "east", number=3))
    assert caught.value.code == "E-CUE-NUMBER"


def test_a_screen_without_a_slide_is_not_counted() -> None:
    uow = hall(small_hall())
    given(uow, 2, request(CueKind.BLACK, "e1"))
    assert numbers(uow, 4, request(CueKind.NEXT)) == {"e2": 2, "w1": 2}


@pytest.mark.parametrize(
    "kind", sorted(set(CueKind) - {CueKind.NEXT, CueKind.PREVIOUS, CueKind.GOTO, CueKind.FREEZE, CueKind.RECALL}, key=str)
)
def test_other_kinds_lead_to_no_slide(kind: CueKind) -> None:
    assert numbers(hall(small_hall()), 2, request(kind)) == {}


def test_cues_that_count_already_are_counted_on() -> None:
    uow = hall(small_hall())
    assert numbers(uow, 2, request(CueKind.NEXT, "e1")) == {"e1": 2}
    assert numbers(uow, 2.01, request(CueKind.NEXT, "e1")) == {"e1": 3}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (request(CueKind.NEXT, "north"), "E-CUE-TARGET"),
        (request(CueKind.NEXT, ""), "E-CUE-TARGET"),
        (request(CueKind.TAKE, playlist="gone"), "E-CUE-PLAYLIST"),
        (request(CueKind.TAKE, playlist="empty"), "E-CUE-PLAYLIST"),
        (request(CueKind.GOTO, number=0), "E-CUE-NUMBER"),
        (request(CueKind.GOTO, number=-1), "E-CUE-NUMBER"),
        (request(CueKind.GOTO, number=4), "E-CUE-NUMBER"),
        (request(CueKind.GOTO, number=10**30), "E-CUE-NUMBER"),
        (request(CueKind.BLACK, until_us=1), "E-CUE-UNTIL"),
        (request(CueKind.BLACK, until_us=2_060_000), "E-CUE-UNTIL"),
    ],
)
def test_what_cannot_be_done_is_refused_and_not_written(wish: Request, code: str) -> None:
    uow = hall(small_hall())
    with pytest.raises(BadInput) as caught:
        given(uow, 2, wish)
    assert caught.value.code == code
    assert uow.journal.held == []


def test_before_the_first_programme_counts_nothing_can_be_told() -> None:
    for uow in (hall(small_hall(anchor_us=9 * SECOND)), MemoryUnitOfWork()):
        with pytest.raises(EnvironmentFault) as caught:
            given(uow, 2, request(CueKind.NEXT))
        assert caught.value.code == "E-PGM-NONE"


def test_a_cue_is_for_the_programme_that_counts_at_its_instant() -> None:
    uow = hall(small_hall())
    later = small_hall(anchor_us=3 * SECOND, revision=2)
    later = replace(later, playlists=tuple(item for item in later.playlists if item.id != "special"))
    uow.programmes.held[2] = later
    assert isinstance(given(uow, 2, request(CueKind.TAKE)).cue, Cue)
    with pytest.raises(BadInput):
        given(uow, 2.9, request(CueKind.TAKE))


B_ASIDE = Touches(struck=(Strike(slide="b", picture="", strikes=1, last_us=0),))


@pytest.mark.parametrize(
    ("kind", "at_s", "number"),
    [
        (CueKind.NEXT, 2, 3),  # from a past b, which nobody would see
        (CueKind.PREVIOUS, 35, 1),  # from c past b
        (CueKind.NEXT, 12, 1),  # c is in sight in the time of b
        (CueKind.FREEZE, 12, 3),
        (CueKind.PREVIOUS, 2, 3),
    ],
)
def test_a_step_leads_past_a_slide_that_cannot_be_shown(kind: CueKind, at_s: float, number: int) -> None:
    cue = given(hall(small_hall()), at_s, request(kind, "east"), B_ASIDE).cue
    assert dict(cue.numbers) == {"e1": number, "e2": number}


@pytest.mark.parametrize("at_s", [2, 12, 35])
def test_staggered_screens_still_move_as_one(at_s: float) -> None:
    staggered = small_hall(show=Show.STAGGERED)
    with_all = given(hall(staggered), at_s, request(CueKind.NEXT, "east")).cue
    assert given(hall(staggered), at_s, request(CueKind.NEXT, "east"), B_ASIDE).cue.numbers == with_all.numbers


def test_a_screen_that_has_only_its_poster_left_is_not_moved() -> None:
    struck = tuple(Strike(slide=slide, picture="", strikes=1, last_us=0) for slide in "abc")
    assert dict(given(hall(small_hall()), 2, request(CueKind.NEXT), Touches(struck=struck)).cue.numbers) == {"w1": 2}


def test_one_cue_reaches_every_target_of_a_selection() -> None:
    uow = hall(small_hall())
    both = given(uow, 2, Request(kind=CueKind.NEXT, targets=("west", "e2")))
    assert (both.cue.targets, both.screens) == (("west", "e2"), ("e2", "w1"))
    assert dict(both.cue.numbers) == {"e2": 2, "w1": 2}
    with pytest.raises(BadInput) as caught:
        given(uow, 2, Request(kind=CueKind.NEXT, targets=("west", "north")))
    assert caught.value.code == "E-CUE-TARGET"
    assert "north" in caught.value.message.zh


def recall(id: int) -> Request:
    return Request(kind=CueKind.RECALL, targets=(), recalls=id)


@pytest.mark.parametrize(
    ("kind", "lead_us"),
    [(CueKind.NEXT, 250_000), (CueKind.BLACK, 250_000), (CueKind.MUTE, 60_000), (CueKind.LANGUAGE, 600_000)],
)
def test_taking_back_needs_the_time_to_draw_what_comes_back_and_so_does_doing_again(kind: CueKind, lead_us: int) -> None:
    uow = hall(small_hall())
    told = given(uow, 2, request(kind, "east"))
    back = given(uow, 4, recall(told.cue.id))
    again = given(uow, 6, recall(back.cue.id))
    assert [each.cue.at_us for each in (back, again)] == [4 * SECOND + lead_us, 6 * SECOND + lead_us]
    assert {each.cue.targets for each in (back, again)} == {("east",)}
    assert back.back is not None
    assert again.back is not None
    assert [(each.root, each.again) for each in (back.back, again.back)] == [(told.cue, False), (told.cue, True)]


def test_a_cue_does_not_overtake_one_that_was_given_before_it() -> None:
    uow = hall(small_hall())
    taken = given(uow, 2, request(CueKind.TAKE)).cue
    assert given(uow, 2.01, request(CueKind.NEXT)).cue.at_us == taken.at_us
    assert seen(small_hall(), uow, taken.at_us)["e1"] == "g", "it leads on from what was taken"
    english = given(uow, 3, request(CueKind.LANGUAGE)).cue
    assert given(uow, 3.01, request(CueKind.NEXT)).cue.at_us == round(3.07 * SECOND), "a language is beside it"
    assert given(uow, 3.02, request(CueKind.EMERGENCY)).cue.at_us == round(3.27 * SECOND), "an emergency waits for nothing"
    assert given(uow, 3.03, request(CueKind.CLEAR)).cue.at_us == english.at_us, "what ends everything does so last"


def test_cues_of_a_clock_that_was_wrong_hold_nobody_up() -> None:
    uow = hall(small_hall())
    given(uow, 900, request(CueKind.BLACK))
    assert given(uow, 2, request(CueKind.NEXT)).cue.at_us == round(2.06 * SECOND)


def test_a_playlist_that_was_taken_can_be_taken_back_though_it_is_no_longer_published() -> None:
    programme = small_hall()
    uow = hall(programme)
    taken = given(uow, 2, request(CueKind.TAKE)).cue
    without = replace(programme, revision=2, playlists=tuple(each for each in programme.playlists if each.id != "special"))
    uow.programmes.held[2] = without
    with pytest.raises(BadInput, match="nothing to take back"):
        given(uow, 4, recall(taken.id))
