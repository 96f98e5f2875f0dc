from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import VisitEvent
from kiosk.domain.session import (
    HINT_AFTER_US,
    HINT_US,
    LONGEST_READING_US,
    MAGNIFIED,
    Aid,
    ChooseSection,
    GoHome,
    GoOn,
    Left,
    Listen,
    ListenAgain,
    Magnify,
    Presence,
    Session,
    SessionRule,
    ShowAids,
    Speak,
    StartOver,
    StayHere,
    StopListening,
    Turn,
    UseAid,
    UseCaptions,
    Voice,
    after,
    begun,
    event_of,
)
from kiosk.domain.text import Language
from kiosk.domain.view import PLAIN, Act, Filter, OpenPart, OpenRow, OpenSlide, PlayVideo, View

S = 1_000_000
RULE = SessionRule()
COURSE = ("one", "two", "three")
ON_TWO = begun(0, "east", "two")


def done(session: Session, *acts: Act, t: int = 1) -> Session:
    for act in acts:
        session = after(session, act, t, COURSE)
    return session


def test_a_visit_begins_on_the_slide_that_was_playing_or_at_the_menu() -> None:
    assert (ON_TWO.slide, ON_TWO.section, ON_TWO.view, ON_TWO.aids) == ("two", "east", PLAIN, frozenset())
    assert begun(0, "east", None).slide is None


@pytest.mark.parametrize(
    ("session", "asks_s", "over_s"),
    [
        (ON_TWO, 45, 65),
        (replace(ON_TWO, aids=frozenset({Aid.LARGE_TEXT})), 90, 120),
        (replace(ON_TWO, aids=frozenset({Aid.CONTRAST})), 90, 120),
        (replace(ON_TWO, aids=frozenset({Aid.LOW_REACH})), 90, 120),
        (replace(ON_TWO, aids=frozenset({Aid.LESS_MOTION})), 45, 65),
        (after(ON_TWO, PlayVideo(length_us=100 * S), 0, COURSE), 145, 165),
        (after(ON_TWO, Listen(), 0, COURSE), LONGEST_READING_US // S + 90, LONGEST_READING_US // S + 120),
        (after(ON_TWO, Listen(), 0, COURSE).read_out(30 * S), 120, 150),
        (after(after(ON_TWO, Listen(), 0, COURSE), Listen(), 5 * S, COURSE), 95, 125),
        (after(after(ON_TWO, Listen(), 0, COURSE), StopListening(), 5 * S, COURSE), 95, 125),
        (after(after(ON_TWO, Listen(), 0, COURSE), Turn(step=1), 5 * S, COURSE), 95, 125),
    ],
)
def test_it_asks_and_then_is_over(session: Session, asks_s: int, over_s: int) -> None:
    assert session.presence(RULE, asks_s * S - 1) is Presence.HERE
    assert session.presence(RULE, asks_s * S) is Presence.ASKING
    assert session.presence(RULE, over_s * S - 1) is Presence.ASKING
    assert session.presence(RULE, over_s * S) is Presence.OVER
    session = replace(session, knows_swiping=True)
    assert (session.next_instant(RULE, 0), session.next_instant(RULE, asks_s * S)) == (asks_s * S, over_s * S)
    assert session.over_us(RULE) == over_s * S
    assert session.next_instant(RULE, over_s * S) is None


def test_the_menu_is_over_without_asking() -> None:
    menu = begun(0, "east", None)
    assert menu.presence(RULE, 30 * S - 1) is Presence.HERE
    assert menu.presence(RULE, 30 * S) is Presence.OVER


def test_a_touch_says_that_somebody_is_there() -> None:
    asked = ON_TWO.touched(50 * S)
    assert asked.presence(RULE, 94 * S) is Presence.HERE
    assert done(ON_TWO, StayHere(), t=50 * S) == asked
    assert asked.touched(10 * S) == asked, "an instant that is past takes nothing back"


def test_ten_times_it_asks_and_ten_times_one_may_stay() -> None:
    session = ON_TWO
    for time in range(1, 11):
        t = time * 60 * S
        assert session.presence(RULE, t) is Presence.ASKING
        session = done(session, StayHere(), t=t)
        assert session.presence(RULE, t) is Presence.HERE


def test_pages_are_turned_round_the_section() -> None:
    assert [done(ON_TWO, *[Turn(step=1)] * turns).slide for turns in (1, 2, 3)] == ["three", "one", "two"]
    assert done(ON_TWO, Turn(step=-1), Turn(step=-1)).slide == "three"
    assert done(replace(ON_TWO, slide="gone"), Turn(step=1)).slide == "one"
    assert after(ON_TWO, Turn(step=1), 1, ()).slide is None


def test_another_page_is_seen_as_it_plays() -> None:
    seen = done(ON_TWO, OpenPart(part=1), Magnify(step=1), ShowAids(), PlayVideo(length_us=9 * S))
    turned = done(seen, Turn(step=1))
    assert (turned.view, turned.magnified, turned.choosing_aids, turned.watching_until_us) == (PLAIN, 0, False, 0)


def test_a_part_is_opened_and_closed_again() -> None:
    assert done(ON_TWO, OpenPart(part=1)).view == View(part=1)
    assert done(ON_TWO, OpenPart(part=1), OpenPart(part=2)).view == View(part=2)
    assert done(ON_TWO, OpenPart(part=1), OpenPart(part=1)).view == PLAIN
    assert done(ON_TWO, Filter(only="north")).view == View(only="north")
    assert done(ON_TWO, OpenSlide(slide="three")).slide == "three"


def test_a_row_is_told_of_on_its_page_until_something_else_is_looked_at() -> None:
    opened = done(ON_TWO, OpenPart(part=1), OpenRow(row="桥"))
    assert opened.view == View(part=1, row="桥")
    assert done(opened, OpenRow(row="路")).view == View(part=1, row="路")
    assert done(opened, OpenRow(row="桥")).view == opened.without_card().view == View(part=1)
    assert done(opened, OpenPart(part=2)).view == View(part=2)
    assert done(opened, Filter(only="north")).view == View(only="north")
    assert done(opened, Turn(step=1)).view == PLAIN
    assert done(opened, Speak()).view == opened.view
    assert event_of(OpenRow(row="桥")) is VisitEvent.OPENED


def test_a_video_plays_stands_goes_on_and_begins_anew() -> None:
    video = PlayVideo(length_us=30 * S)
    playing = done(ON_TWO, video, t=10 * S)
    assert (playing.watches(39 * S), playing.watches(40 * S)) == (True, False)
    stands = done(playing, video, t=22 * S)
    assert (stands.watches(22 * S), stands.watched_us) == (False, 12 * S)
    goes_on = done(stands, video, t=50 * S)
    assert (goes_on.watching_until_us, goes_on.watched_us) == (68 * S, 12 * S)
    anew = done(goes_on, video, t=70 * S)
    assert (anew.watching_until_us, anew.watched_us) == (100 * S, 0)


@pytest.mark.parametrize(("told", "kept"), [(0.25, 0.25), (-3.0, 0.0), (1.5, 1.0)])
def test_a_handle_stays_on_its_way(told: float, kept: float) -> None:
    assert ON_TWO.gripped(told).view.share == kept


def test_the_menu_offers_the_page_that_was_left_for_a_while() -> None:
    left = done(ON_TWO, OpenPart(part=1), GoHome(), t=5 * S)
    assert left.slide is None
    assert left.offered(RULE, 25 * S - 1) == Left(slide="two", view=View(part=1), at_us=5 * S)
    assert left.offered(RULE, 25 * S) is None
    assert left.next_instant(RULE, 6 * S) == 25 * S
    back = done(left, GoOn(), t=6 * S)
    assert (back.slide, back.view, back.left) == ("two", View(part=1), None)
    assert done(begun(0, "east", None), GoOn()).slide is None, "there is nothing to go on with"


def test_a_section_is_chosen_in_the_menu() -> None:
    assert done(begun(0, "east", None), ChooseSection(section="west")).section == "west"


def test_the_language_changes_in_place() -> None:
    there = done(ON_TWO, OpenPart(part=1), Speak())
    assert there.language(Language.ZH) is Language.EN
    assert (there.slide, there.view) == ("two", View(part=1))
    assert done(there, Speak()).language(Language.ZH) is Language.ZH


def test_once_it_is_shown_that_pages_can_be_swiped() -> None:
    shown = [
        ON_TWO.hints(t) for t in (0, HINT_AFTER_US - 1, HINT_AFTER_US, HINT_AFTER_US + HINT_US - 1, HINT_AFTER_US + HINT_US)
    ]
    assert shown == [False, False, True, True, False]
    before = done(ON_TWO, Turn(step=1), t=HINT_AFTER_US - 1)
    assert before.hints(2 * HINT_AFTER_US), "it waits for who is busy"
    during = done(ON_TWO, Turn(step=1), t=HINT_AFTER_US)
    after_it = done(ON_TWO, Turn(step=1), t=4 * HINT_AFTER_US)
    assert not any(session.hints(t) for session in (during, after_it) for t in range(0, 9 * HINT_AFTER_US, S // 2))


@pytest.mark.parametrize(
    "act",
    [Turn(step=1, swiped=True), OpenPart(part=1), Magnify(step=1), ShowAids(), PlayVideo(length_us=S), GoHome(),
     UseAid(aid=Aid.LESS_MOTION)],
)  # fmt: skip
def test_who_is_at_something_else_is_not_shown_how_to_swipe(act: Act) -> None:
    session = done(ON_TWO, act)
    assert not any(session.hints(t) for t in range(0, 20 * S, S // 2))


def test_who_is_read_to_is_not_shown_how_to_swipe_until_the_end() -> None:
    reading = done(ON_TWO, Listen())
    assert not any(reading.hints(t) for t in range(0, 60 * S, S // 2))
    assert reading.read_out(60 * S).hints(60 * S + HINT_AFTER_US)


def test_a_page_is_read_aloud_stands_goes_on_begins_anew_and_stops() -> None:
    reading = done(ON_TWO, Listen())
    assert (reading.voice, reading.aided) == (Voice.READING, True)
    paused = done(reading, Listen())
    assert paused.voice is Voice.PAUSED
    assert done(paused, Listen()).voice is Voice.READING
    assert done(paused, ListenAgain()).voice is Voice.READING
    assert [done(each, StopListening()).voice for each in (reading, paused)] == [Voice.SILENT] * 2
    ended = reading.read_out(30 * S)
    assert (ended.voice, ended.aided, ended.reading_until_us) == (Voice.SILENT, True, 30 * S)


@pytest.mark.parametrize("act", [Turn(step=1), GoHome(), OpenSlide(slide="one"), Speak(), StartOver(), PlayVideo(length_us=S)])
def test_whatever_leads_elsewhere_ends_the_reading(act: Act) -> None:
    assert done(ON_TWO, Listen(), act).voice is Voice.SILENT


def test_the_menu_is_not_read_aloud() -> None:
    assert done(begun(0, "east", None), Listen()).voice is Voice.SILENT


def test_captions_are_read_unless_somebody_does_without() -> None:
    assert not ON_TWO.uncaptioned
    without = done(ON_TWO, UseCaptions())
    assert (without.uncaptioned, without.aided) == (True, False)
    assert done(without, Turn(step=1)).uncaptioned, "it counts for the visit"
    assert not done(without, UseCaptions()).uncaptioned


def test_a_picture_is_seen_closer_and_nothing_beyond_it() -> None:
    closest = done(ON_TWO, *[Magnify(step=1)] * 9)
    assert closest.magnified == len(MAGNIFIED) - 1
    corner = closest.seen_closer(1, (0.0, 1.0))
    assert corner.centre == (0.5 / MAGNIFIED[1], 1 - 0.5 / MAGNIFIED[1])
    assert corner.seen_closer(0, corner.centre).centre == (0.5, 0.5)


ACTS = st.one_of(
    st.sampled_from(
        [
            GoHome(),
            GoOn(),
            StayHere(),
            Speak(),
            ShowAids(),
            UseCaptions(),
            Listen(),
            ListenAgain(),
            StopListening(),
            Turn(step=1),
            Turn(step=-1),
            Magnify(step=1),
            Magnify(step=-1),
        ]
    ),
    st.sampled_from([UseAid(aid=aid) for aid in Aid]),
    st.builds(OpenPart, part=st.integers(0, 9)),
    st.builds(OpenRow, row=st.sampled_from(["桥", "路"])),
    st.builds(OpenSlide, slide=st.sampled_from(COURSE)),
    st.builds(Filter, only=st.text(max_size=3)),
    st.builds(ChooseSection, section=st.sampled_from(["east", "west"])),
)


@given(acts=st.lists(ACTS, max_size=30), share=st.floats(0, 1), slide=st.sampled_from([*COURSE, None]))
def test_starting_over_leaves_nothing_of_what_was_done(acts: list[Act], share: float, slide: str | None) -> None:
    used = done(begun(0, "east", slide).gripped(share), *acts)
    fresh = done(used, StartOver(), t=9)
    assert fresh == replace(begun(9, fresh.section, None), began_us=0)


def by_time(session: Session, t: int) -> object:
    """All that time alone does to a session."""
    return session.presence(RULE, t), session.offered(RULE, t), session.hints(t)


@given(acts=st.lists(ACTS, max_size=30), waited_us=st.integers(0, 400 * S))
def test_what_time_does_is_at_the_instants_that_are_told(acts: list[Act], waited_us: int) -> None:
    session = done(begun(0, "east", "one"), *acts)
    instant = session.next_instant(RULE, waited_us)
    if instant is None:
        assert session.presence(RULE, waited_us) is Presence.OVER
        return
    assert waited_us < instant
    assert by_time(session, instant - 1) == by_time(session, waited_us)
    assert by_time(session, instant) != by_time(session, waited_us)


def test_whatever_a_monkey_does_the_session_stays_sound_and_comes_to_its_end() -> None:
    rng, t, session = Random(11), 0, begun(0, "east", "one")
    longest_us = RULE.aided_quiet_us + RULE.aided_asking_us
    for _ in range(100_000):
        t += rng.choice((0, 1, 5_000, 200_000, 5 * S))
        if session.presence(RULE, t) is Presence.OVER:
            session = begun(t, rng.choice(("east", "west")), rng.choice((*COURSE, None)))
        session = monkeyed(session, rng, t)
        half = 0.5 / MAGNIFIED[session.magnified]
        assert all(half <= middle <= 1 - half for middle in session.centre)
        assert session.view.share is None or 0 <= session.view.share <= 1
        assert {session.slide, session.left.slide if session.left is not None else None} <= {*COURSE, None}
        assert session.section in {"east", "west"}
        assert session.touched_us == t
        assert session.presence(RULE, t) is Presence.HERE
        assert t < session.over_us(RULE) <= t + longest_us + 90 * S
        assert session.watching_until_us <= t + 90 * S


MONKEYS_ACTS: tuple[Act, ...] = (
    *(Turn(step=step) for step in (-1, 1)), *(Magnify(step=step) for step in (-1, 1)), *(UseAid(aid=aid) for aid in Aid),
    GoHome(), GoOn(), StayHere(), StartOver(), Speak(), ShowAids(), PlayVideo(length_us=90 * S),
    *(ChooseSection(section=section) for section in ("east", "west")), *(OpenSlide(slide=slide) for slide in COURSE),
    *(OpenPart(part=part) for part in range(9)), *(OpenRow(row=row) for row in "桥路塔"), Filter(only=""), Filter(only="north"),
)  # fmt: skip


def monkeyed(session: Session, rng: Random, t: int) -> Session:
    """One thing that a finger may do, with whatever numbers."""
    match rng.randrange(8):
        case 0:
            return session.touched(t).gripped(rng.uniform(-2, 3))
        case 1:
            return session.touched(t).seen_closer(rng.randrange(-3, 9), (rng.uniform(-2, 3), rng.uniform(-2, 3)))
        case 2:
            return session.touched(t).without_card()
    return after(session, rng.choice(MONKEYS_ACTS), t, rng.choice((COURSE, COURSE[:1], ())))
