"""Who decides what a screen shows, rule by rule, on a hall small enough to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import NOBODY, ContentKind, Plan, Presence, State, next_change, resolve
from kiosk.domain.text import Language
from kiosk.domain.wall import IdleSetting, Show
from tests.support.charts import many, on_slide
from tests.support.exhibits import MINUTE, SECOND, small_hall


def ask(second: float, *cues: Cue, programme: Programme | None = None, screen: str = "e1", presence: Presence = NOBODY) -> Plan:
    return resolve(programme or small_hall(), Cues.of(cues), presence, screen, round(second * SECOND))


def take(id: int, second: int, until: int, playlist: str = "special", target: str = "hall") -> Cue:
    return Cue(id=id, kind=CueKind.TAKE, at_us=second * SECOND, until_us=until * SECOND, playlist=playlist, targets=(target,))


def hold(kind: CueKind, id: int, second: int, until: int, target: str = "hall", number: int | None = None) -> Cue:
    level = EmergencyLevel.NOTICE if kind is CueKind.EMERGENCY else None
    numbers = () if number is None else (("e1", number), ("e2", number))
    at, end = second * SECOND, until * SECOND
    return Cue(id=id, kind=kind, at_us=at, until_us=end, targets=(target,), level=level, numbers=numbers)


def act(kind: CueKind, id: int, second: int, number: int | None = None, target: str = "hall") -> Cue:
    numbers = () if number is None else (("e1", number), ("e2", number))
    return Cue(id=id, kind=kind, at_us=second * SECOND, targets=(target,), numbers=numbers)


def rules(plan: Plan) -> list[str]:
    return [f"{reason.rule.value} {reason.source}" for reason in (plan.why, *plan.overridden)]


def seen(plan: Plan) -> tuple[str | None, float]:
    """The slide in sight and, in seconds, since when."""
    return plan.content.slide, plan.since_us / SECOND


# Who decides


def test_a_section_plays_its_own_playlist_before_the_halls() -> None:
    plan = ask(0)
    assert rules(plan) == ["section tour", "hall welcome", "poster east"]
    assert (plan.state, plan.content.slide, plan.index, plan.of) == (State.PLAYING, "a", 0, 3)


def test_a_section_without_one_plays_the_halls() -> None:
    plan = ask(0, screen="w1")
    assert rules(plan) == ["hall welcome", "poster west"]
    assert plan.content.slide == "d"


def test_a_screen_plays_its_own_playlist_before_its_sections() -> None:
    hall = small_hall(assignments=(("e1", "special"), ("east", "tour"), ("hall", "welcome")))
    own = ask(0, programme=hall)
    assert rules(own) == ["section special", "section tour", "hall welcome", "poster east"]
    assert [reason.screen for reason in (own.why, *own.overridden)] == ["e1", None, None, None]
    assert (own.playlist, own.content.slide) == ("special", "f")
    beside = ask(0, programme=hall, screen="e2")
    assert (beside.playlist, beside.why.screen) == ("tour", None)
    assert hall.course("east") == ("a", "b", "c"), "a visitor still turns through the section's"


@pytest.mark.parametrize("own", ["welcome", "tour"])
def test_a_screens_own_playlist_may_be_one_that_others_play_too(own: str) -> None:
    plan = ask(0, programme=small_hall(assignments=(("e1", own), ("east", "tour"), ("hall", "welcome"))))
    assert (plan.playlist, plan.why.screen) == (own, "e1")
    assert rules(plan)[1:] == ["section tour", "hall welcome", "poster east"]


def test_a_screens_own_playlist_can_be_moved_by_cues_for_it_alone() -> None:
    hall = small_hall(assignments=(("e1", "special"), ("east", "tour")))
    there = Cue(id=1, kind=CueKind.GOTO, at_us=SECOND, targets=("e1",), numbers=(("e1", 2),))
    assert ask(2, there, programme=hall).content.slide == "g"
    assert ask(2, there, programme=hall, screen="e2").content.slide == "a"
    assert ask(10, programme=hall).content.slide == "g"


@pytest.mark.parametrize("assignments", [(), (("hall", "empty"),), (("hall", "gone"), ("east", "empty"))])
def test_with_nothing_to_play_the_poster_stands(assignments: tuple[tuple[str, str], ...]) -> None:
    plan = ask(5, programme=small_hall(assignments=assignments))
    assert (plan.state, plan.content.kind, plan.content.section) == (State.POSTER, ContentKind.POSTER, "east")
    assert (plan.playlist, plan.index, plan.of, plan.until_us) == (None, None, 0, None)
    assert rules(plan) == ["poster east"]


def test_an_empty_section_playlist_leaves_the_hall_s() -> None:
    plan = ask(5, programme=small_hall(assignments=(("east", "empty"), ("hall", "welcome"))))
    assert rules(plan) == ["hall welcome", "poster east"]


def test_everything_at_once_is_listed_strongest_first() -> None:
    plan = ask(
        25,
        take(1, 5, 100),
        hold(CueKind.FREEZE, 2, 10, 90),
        hold(CueKind.BLACK, 3, 15, 80),
        hold(CueKind.EMERGENCY, 4, 20, 70),
    )
    assert rules(plan) == [
        "emergency emergency", "hold black", "hold freeze", "hold special", "section tour", "hall welcome", "poster east",
    ]  # fmt: skip
    assert (plan.state, plan.content.kind) == (State.EMERGENCY, ContentKind.EMERGENCY)
    assert plan.content.cue is not None
    assert plan.content.cue.id == 4


def test_each_hold_gives_way_to_the_next_at_its_end() -> None:
    cues = (
        take(1, 5, 100),
        hold(CueKind.FREEZE, 2, 10, 90),
        hold(CueKind.BLACK, 3, 15, 80),
        hold(CueKind.EMERGENCY, 4, 20, 70),
    )
    ends = (70, 80, 90, 100)
    assert [ask(end - 0.5, *cues).why.source for end in ends] == ["emergency", "black", "freeze", "special"]
    assert [ask(end, *cues).why.source for end in ends] == ["black", "freeze", "special", "tour"]


def test_a_freeze_that_ends_under_black_changes_the_reasons_at_its_end() -> None:
    cues = (hold(CueKind.FREEZE, 1, 2, 30), hold(CueKind.BLACK, 2, 5, 60))
    assert ask(10, *cues).until_us == 30 * SECOND
    assert rules(ask(30, *cues)) == ["hold black", "section tour", "hall welcome", "poster east"]


def test_an_emergency_on_an_emergency_leaves_the_longer_one() -> None:
    evacuate, notice = hold(CueKind.EMERGENCY, 1, 5, 100), hold(CueKind.EMERGENCY, 2, 10, 20, target="east")
    assert ask(15, evacuate, notice).content.cue == notice
    assert ask(20, evacuate, notice).content.cue == evacuate
    assert ask(15, evacuate, notice, screen="w1").content.cue == evacuate
    assert ask(100, evacuate, notice).state is State.PLAYING


@pytest.mark.parametrize("target", ["hall", "east", "e1"])
def test_a_hold_reaches_the_screens_of_its_target(target: str) -> None:
    held = {screen for screen in ("e1", "e2", "w1") if ask(8, take(1, 5, 60, target=target), screen=screen).state is State.HELD}
    assert held == {"hall": {"e1", "e2", "w1"}, "east": {"e1", "e2"}, "e1": {"e1"}}[target]


@pytest.mark.parametrize("playlist", ["empty", "missing"])
def test_a_take_of_nothing_changes_nothing(playlist: str) -> None:
    cue = take(1, 5, 60, playlist=playlist)
    assert ask(12, cue) == ask(12)
    black = hold(CueKind.BLACK, 2, 3, 60)
    assert ask(12, black, cue).state is State.BLACK


def test_a_screen_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        ask(0, screen="e9")


# Takes, black and freeze


def test_a_take_begins_on_its_first_slide_and_ends_in_the_programmes_phase() -> None:
    cue = take(1, 7, 45)
    assert seen(ask(7, cue)) == ("f", 7)
    assert seen(ask(18, cue)) == ("g", 17)
    assert seen(ask(45, cue)) == seen(ask(45)) == ("c", 30)


def test_a_take_on_a_take_returns_to_the_lower_one() -> None:
    lower, upper = take(1, 0, 100, playlist="welcome"), take(2, 12, 35)
    assert ask(20, lower, upper).playlist == "special"
    assert rules(ask(20, lower, upper))[:2] == ["hold special", "hold welcome"]
    assert seen(ask(35, lower, upper)) == ("e", 30)


def test_a_take_replaces_black_and_freeze() -> None:
    cues = (hold(CueKind.FREEZE, 1, 4, 500), hold(CueKind.BLACK, 2, 5, 500), take(3, 10, 30))
    assert rules(ask(10, *cues)) == ["hold special", "section tour", "hall welcome", "poster east"]
    # The tour stood from 4 to 10 s, and went on under the take.
    assert seen(ask(30, *cues)) == ("b", 16)


def test_black_hides_a_timeline_that_goes_on() -> None:
    black = hold(CueKind.BLACK, 1, 5, 40)
    assert (ask(20, black).state, ask(20, black).content.kind) == (State.BLACK, ContentKind.BLACK)
    assert ask(40, black) == ask(40)


def test_freeze_keeps_the_slide_and_thaws_where_it_stood() -> None:
    freeze = hold(CueKind.FREEZE, 1, 14, 50, number=2)
    held = ask(49, freeze)
    assert (held.state, held.content.slide, held.until_us) == (State.HELD, "b", 50 * SECOND)
    thawed = ask(50, freeze)
    # Four of its twenty seconds had passed.
    assert (*seen(thawed), thawed.until_us) == ("b", 46, 66 * SECOND)
    assert thawed.state is State.PLAYING


def test_a_freeze_holds_the_slide_it_names_though_the_timeline_was_elsewhere() -> None:
    freeze = hold(CueKind.FREEZE, 1, 14, 50, number=3)
    assert ask(20, freeze).content.slide == "c"
    assert seen(ask(50, freeze)) == ("c", 50)


def test_resume_ends_black_and_freeze_but_not_a_take() -> None:
    cues = (take(1, 0, 500), hold(CueKind.FREEZE, 2, 4, 500), hold(CueKind.BLACK, 3, 5, 500), act(CueKind.RESUME, 4, 20))
    assert rules(ask(20, *cues))[0] == "hold special"
    assert ask(25.9, *cues).content.slide == "f"
    assert seen(ask(26, *cues)) == ("g", 26)


def test_clear_returns_to_the_programmes_phase() -> None:
    cues = (
        act(CueKind.NEXT, 1, 3, number=3),
        take(2, 5, 900),
        hold(CueKind.FREEZE, 3, 6, 900),
        hold(CueKind.BLACK, 4, 7, 900),
        hold(CueKind.EMERGENCY, 5, 8, 900),
        act(CueKind.CLEAR, 6, 15),
    )
    assert ask(15, *cues) == ask(15)
    assert ask(1000, *cues) == ask(1000)


# Seeks


@pytest.mark.parametrize("kind", [CueKind.NEXT, CueKind.PREVIOUS, CueKind.GOTO])
def test_a_seek_goes_to_the_start_of_the_slide_it_carries(kind: CueKind) -> None:
    cue = act(kind, 1, 4, number=3)
    assert seen(ask(4, cue)) == ("c", 4)
    assert seen(ask(34, cue)) == ("a", 34)
    assert seen(ask(4, cue, screen="w1")) == ("d", 0)


def test_a_number_beyond_the_last_slide_goes_round() -> None:
    assert seen(ask(4, act(CueKind.GOTO, 1, 4, number=5))) == ("b", 4)


def test_a_seek_moves_the_take_in_sight_and_not_what_lies_below() -> None:
    cues = (take(1, 0, 30), act(CueKind.NEXT, 2, 4, number=2))
    assert seen(ask(4, *cues)) == ("g", 4)
    assert ask(30, *cues) == ask(30)


def test_a_seek_on_a_frozen_slide_stays_frozen_there() -> None:
    cues = (hold(CueKind.FREEZE, 1, 4, 60), act(CueKind.NEXT, 2, 8, number=2))
    assert (ask(59, *cues).content.slide, ask(59, *cues).state) == ("b", State.HELD)
    assert seen(ask(60, *cues)) == ("b", 60)


def test_a_seek_given_before_the_playlist_was_anchored_does_not_move_it() -> None:
    later = small_hall(anchor_us=100 * SECOND)
    cue = act(CueKind.GOTO, 1, 50, number=3)
    assert ask(105, cue, programme=later) == ask(105, programme=later)
    assert seen(ask(105, programme=later)) == ("a", 100)


def test_cues_of_one_instant_count_in_the_order_of_their_ids() -> None:
    first, second = take(1, 5, 60, playlist="special"), take(2, 5, 60, playlist="welcome")
    assert ask(5, second, first).playlist == "welcome"


# Screens of one section


def test_staggered_screens_show_neighbouring_slides_and_change_together() -> None:
    staggered = small_hall(show=Show.STAGGERED)
    for second in (0, 10, 30, 59):
        e1, e2 = (ask(second, programme=staggered, screen=screen) for screen in ("e1", "e2"))
        assert (e1.since_us, e1.until_us) == (e2.since_us, e2.until_us)
        assert e1.index is not None
        assert e2.index == (e1.index + 1) % 3
        assert e2.content.slide == "abc"[e2.index]


def test_screens_together_show_the_same() -> None:
    assert [ask(second).content for second in (0, 12, 31)] == [ask(second, screen="e2").content for second in (0, 12, 31)]


# Idle, as the screens show it: idling begins 35 s after the start, at the boundary at 60 s


def test_an_untouched_section_idles_from_a_boundary_on() -> None:
    alternate = small_hall(idle=IdleSetting.ALTERNATE)
    assert ask(59.999_999, programme=alternate).content.slide == "c"
    idle = ask(60, programme=alternate)
    assert (idle.state, idle.content.kind, idle.content.slide) == (State.IDLE, ContentKind.ATTRACT, "a")
    assert (idle.since_us, idle.until_us) == (60 * SECOND, 64 * SECOND)
    back = ask(68, programme=alternate)
    assert (back.state, *seen(back)) == (State.PLAYING, "a", 68)


def test_frames_say_which_loop_they_are_of_and_slides_do_not() -> None:
    alternate = small_hall(idle=IdleSetting.ALTERNATE)
    shown = [ask(second, programme=alternate).content for second in (60, 64, 68, 128, 132, 196)]
    assert [(content.kind is ContentKind.ATTRACT, content.turn) for content in shown] == [
        (True, 0), (True, 0), (False, 0), (True, 1), (True, 1), (True, 2),
    ]  # fmt: skip
    assert shown[0].word == shown[3].word == "attract:a"
    assert ask(128, programme=alternate, screen="e2").content == shown[3]


def test_attract_frames_are_the_same_on_staggered_screens() -> None:
    staggered = small_hall(idle=IdleSetting.CAROUSEL, show=Show.STAGGERED)
    assert ask(65, programme=staggered).content == ask(65, programme=staggered, screen="e2").content


def test_a_touch_brings_the_timeline_back_and_starts_the_wait_anew() -> None:
    carousel = small_hall(idle=IdleSetting.CAROUSEL)
    touched = {"east": 62 * SECOND}
    assert ask(61, programme=carousel, presence=touched).until_us == 62 * SECOND
    assert seen(ask(62, programme=carousel, presence=touched)) == ("a", 60)
    # 62 + 35 s falls into c, which is not cut short.
    assert seen(ask(119, programme=carousel, presence=touched)) == ("c", 90)
    assert ask(120, programme=carousel, presence=touched).state is State.IDLE


def test_a_touch_wakes_its_own_section_only() -> None:
    carousel = small_hall(idle=IdleSetting.CAROUSEL)
    assert ask(62, programme=carousel, presence={"west": 61 * SECOND}).state is State.IDLE


def test_a_section_set_to_its_programme_never_idles() -> None:
    assert ask(10_000, programme=small_hall(idle=IdleSetting.PROGRAMME)).state is State.PLAYING


def test_held_and_frozen_screens_never_idle() -> None:
    carousel = small_hall(idle=IdleSetting.CAROUSEL)
    for cue in (take(1, 0, 10_000), hold(CueKind.FREEZE, 1, 5, 10_000)):
        assert ask(9_999, cue, programme=carousel).state is State.HELD


# Until when


def test_the_answer_ends_with_the_slide_the_hold_or_the_next_cue() -> None:
    soon, late = take(1, 6, 8), take(2, 100, 200)
    asked = (small_hall(), Cues.of([soon, late]), NOBODY, "e1")
    assert [next_change(*asked, second * SECOND) for second in (0, 6, 8)] == [6 * SECOND, 8 * SECOND, 10 * SECOND]


def test_a_poster_stands_until_somebody_acts() -> None:
    bare = small_hall(assignments=())
    assert next_change(bare, NO_CUES, NOBODY, "e1", 0) is None
    assert next_change(bare, Cues.of([take(1, 60, 90)]), NOBODY, "e1", 0) == MINUTE


# Slides that cannot be shown


def without(second: float, aside: str, *cues: Cue, programme: Programme | None = None, screen: str = "e1") -> Plan:
    """The plan while the slides named by the letters of `aside` cannot be shown."""
    t = round(second * SECOND)
    return resolve(programme or small_hall(), Cues.of(cues), NOBODY, screen, t, aside=frozenset(aside))


def test_the_next_slide_takes_the_time_of_one_that_cannot_be_shown() -> None:
    assert [seen(without(second, "b")) for second in (9, 10, 30, 60)] == [("a", 0), ("c", 10), ("c", 30), ("a", 60)]
    assert [without(second, "b").until_us for second in (9, 10, 30)] == [ask(second).until_us for second in (9, 10, 30)]
    assert [without(second, "b").index for second in (0, 10, 30)] == [0, 2, 2]
    assert seen(without(30, "bc")) == ("a", 30)


def test_with_none_left_the_poster_stands_and_the_reason_stays() -> None:
    plan = without(12, "abc")
    assert (plan.content.kind, plan.content.section, plan.content.slide) == (ContentKind.POSTER, "east", None)
    assert (plan.state, plan.playlist, plan.index, plan.of) == (State.PLAYING, "tour", None, 3)
    assert (plan.since_us, plan.until_us) == (10 * SECOND, 30 * SECOND)
    assert rules(plan) == rules(ask(12))


def test_a_take_of_what_cannot_be_shown_is_held_on_the_poster() -> None:
    cue = take(1, 5, 60)
    assert (without(8, "f", cue).content.slide, without(8, "fg", cue).content.section) == ("g", "east")
    assert without(8, "fg", cue).state is State.HELD


def test_staggered_screens_step_over_after_their_own_place() -> None:
    staggered = small_hall(show=Show.STAGGERED)
    shown = [without(0, "b", programme=staggered, screen=screen).content.slide for screen in ("e1", "e2")]
    assert shown == ["a", "c"]


def test_a_frame_about_a_slide_that_cannot_be_shown_is_left_out_too() -> None:
    carousel = small_hall(idle=IdleSetting.CAROUSEL)
    frames = [without(second, "a", programme=carousel).content for second in (60, 64)]
    assert [(frame.kind, frame.slide) for frame in frames] == [(ContentKind.ATTRACT, "b")] * 2


def test_emergency_and_black_do_not_ask_for_slides() -> None:
    for kind, content in ((CueKind.EMERGENCY, ContentKind.EMERGENCY), (CueKind.BLACK, ContentKind.BLACK)):
        assert without(8, "abcdefg", hold(kind, 1, 5, 60)).content.kind is content


# Cards for staff


@pytest.mark.parametrize(
    ("kind", "content"), [(CueKind.IDENTIFY, ContentKind.IDENTIFY), (CueKind.TEST_CARD, ContentKind.TEST_CARD)]
)
def test_a_card_is_held_from_its_instant_until_its_end(kind: CueKind, content: ContentKind) -> None:
    card = hold(kind, 1, 5, 15)
    plan = ask(8, card)
    assert (plan.state, plan.content.kind, plan.content.slide) == (State.HELD, content, None)
    assert (plan.since_us, plan.until_us) == (5 * SECOND, 15 * SECOND)
    assert rules(plan) == [f"hold {kind.value}", "section tour", "hall welcome", "poster east"]
    assert [ask(second, card).content.kind for second in (4.999, 5, 14.999, 15)] == [
        ContentKind.SLIDE, content, content, ContentKind.SLIDE,
    ]  # fmt: skip


def test_a_card_reaches_the_screens_it_was_given_for_and_moves_no_timeline() -> None:
    card = hold(CueKind.IDENTIFY, 1, 5, 15, target="e2")
    assert ask(8, card) == ask(8)
    assert ask(8, card, screen="e2").content.kind is ContentKind.IDENTIFY
    assert seen(ask(20, card, screen="e2")) == seen(ask(20, screen="e2"))


def test_screens_do_not_idle_under_a_card() -> None:
    carousel = small_hall(idle=IdleSetting.CAROUSEL)
    plan = ask(300, hold(CueKind.TEST_CARD, 1, 5, 900), programme=carousel)
    assert plan.content.kind is ContentKind.TEST_CARD


def test_an_emergency_is_above_a_card() -> None:
    card, emergency = hold(CueKind.TEST_CARD, 1, 5, 60), hold(CueKind.EMERGENCY, 2, 6, 9)
    assert [ask(second, card, emergency).content.kind for second in (8, 9)] == [ContentKind.EMERGENCY, ContentKind.TEST_CARD]


# Slides that turn their pages


def paged_hall(show: Show = Show.TOGETHER) -> Programme:
    """The small hall with a chart of three pages of 12 s in the place of `b`: a until 10, the chart until 46, c until 76."""
    hall = small_hall(show=show)
    slides = tuple(on_slide(many(18), "b") if slide.id == "b" else slide for slide in hall.slides)
    return replace(hall, slides=slides)


def pages(*cues: Cue, seconds: Sequence[float], hall: Programme, screen: str = "e1") -> list[tuple[str | None, int]]:
    plans = [ask(second, *cues, programme=hall, screen=screen) for second in seconds]
    return [(plan.content.slide, plan.content.page) for plan in plans]


def test_the_pages_of_a_slide_play_in_turn_under_its_name() -> None:
    hall = paged_hall()
    assert pages(seconds=(9, 10, 21.9, 22, 34, 45.9, 46), hall=hall) == [
        ("a", 0), ("b", 0), ("b", 0), ("b", 1), ("b", 2), ("b", 2), ("c", 0),
    ]  # fmt: skip
    plan = ask(23, programme=hall)
    assert (plan.content.word, plan.index, plan.of) == ("b", 1, 3)
    assert (plan.since_us, plan.until_us) == (22 * SECOND, 34 * SECOND)


def test_every_instant_between_two_changes_agrees_on_the_page() -> None:
    hall, t = paged_hall(), 0
    seen = []
    while t < 160 * SECOND:
        plan = ask(t / SECOND, programme=hall)
        assert plan.since_us == t
        end = next_change(hall, NO_CUES, NOBODY, "e1", t)
        assert end is not None
        assert {resolve(hall, NO_CUES, NOBODY, "e2", at).content for at in (t, t + 1, (t + end) // 2, end - 1)} == {
            plan.content
        }
        seen.append((plan.content.slide, plan.content.page))
        t = end
    assert seen[:6] == [("a", 0), ("b", 0), ("b", 1), ("b", 2), ("c", 0), ("a", 0)]


def test_a_freeze_holds_the_page_and_thaws_in_the_middle_of_it() -> None:
    hall, freeze = paged_hall(), hold(CueKind.FREEZE, 1, 25, 100, number=2)
    assert pages(freeze, seconds=(24, 25, 60, 99, 100, 108.9, 109), hall=hall) == [("b", 1)] * 6 + [("b", 2)]
    assert ask(60, freeze, programme=hall).until_us == 100 * SECOND
    thawed = ask(100, freeze, programme=hall)
    assert (thawed.since_us, thawed.until_us) == (97 * SECOND, 109 * SECOND)


def test_a_seek_begins_with_the_first_page() -> None:
    assert pages(act(CueKind.GOTO, 1, 30, number=2), seconds=(30, 42), hall=paged_hall()) == [("b", 0), ("b", 1)]


def test_neighbouring_screens_show_neighbouring_pages_too() -> None:
    hall = paged_hall(Show.STAGGERED)
    assert pages(seconds=(0, 9.9), hall=hall, screen="e2") == [("b", 1)] * 2
    assert pages(seconds=(10, 22, 34), hall=hall) == [("b", 0), ("b", 1), ("b", 2)]


def test_a_page_goes_round_where_its_slide_stands_for_longer_than_its_own_time() -> None:
    hall = paged_hall()
    slides = tuple(replace(slide, seconds=60) if slide.id == "a" else slide for slide in hall.slides)
    longer = replace(hall, slides=slides)
    plans = [resolve(longer, NO_CUES, NOBODY, "e1", second * SECOND, aside=frozenset("a")) for second in (0, 12, 24, 36, 59)]
    assert [(plan.content.slide, plan.content.page) for plan in plans] == [("b", page) for page in (0, 1, 2, 0, 1)]
    assert plans[-1].until_us == 60 * SECOND


def test_an_attract_frame_has_no_pages() -> None:
    hall = replace(paged_hall(), sections=small_hall(idle=IdleSetting.CAROUSEL).sections)
    frames = [ask(second, programme=hall).content for second in range(300, 330)]
    assert {(frame.kind, frame.page) for frame in frames} == {(ContentKind.ATTRACT, 0)}


def test_what_is_drawn_in_words_says_in_which_language() -> None:
    english = Cue(id=1, kind=CueKind.LANGUAGE, at_us=0, until_us=SECOND, targets=("e1",), language=Language.EN)
    programme = small_hall()
    plans = [resolve(programme, Cues.of([english]), NOBODY, "e1", t) for t in (0, SECOND)]
    assert [(plan.language, plan.content.language) for plan in plans] == [(Language.EN, Language.EN), (None, None)]
    assert plans[0].content.said_anew(plans[1].content)
    assert plans[1].content.said_anew(plans[0].content)
    assert not plans[0].content.said_anew(plans[0].content)
    other = resolve(programme, Cues.of([english]), NOBODY, "w1", 0).content
    assert not plans[0].content.said_anew(other)
    assert plans[0].content.word == plans[1].content.word


@pytest.mark.parametrize("kind", [CueKind.BLACK, CueKind.IDENTIFY, CueKind.TEST_CARD, CueKind.EMERGENCY])
def test_what_is_not_drawn_in_one_language_names_none(kind: CueKind) -> None:
    english = Cue(id=1, kind=CueKind.LANGUAGE, at_us=0, until_us=SECOND, targets=("hall",), language=Language.EN)
    over = Cue(id=2, kind=kind, at_us=0, until_us=SECOND, targets=("hall",), level=EmergencyLevel.NOTICE)
    plan = resolve(small_hall(), Cues.of([english, over]), NOBODY, "e1", 0)
    assert (plan.language, plan.content.language) == (Language.EN, None)
