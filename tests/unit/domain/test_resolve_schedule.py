"""What a scheduled screen shows: beginnings, ends, farewell, night, and what touches and staff do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.cue import NO_CUES, Cue, CueKind, Cues
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Rule
from kiosk.domain.resolve import NOBODY, ContentKind, Plan, State, next_change, resolve
from kiosk.domain.wall import IdleSetting
from tests.support.exhibits import MINUTE, SECOND
from tests.unit.domain.test_ground import BASE, OFFICE, at, planned

TOMORROW = date(2026, 12, 2)


def plan(programme: Programme, t: int, *cues: Cue, screen: str = "e1") -> Plan:
    return resolve(programme, Cues.of(cues), NOBODY, screen, t)


def idling(programme: Programme) -> Programme:
    return replace(programme, sections=tuple(replace(each, idle=IdleSetting.ALTERNATE) for each in programme.sections))


def test_at_its_start_an_entry_shows_its_first_slide() -> None:
    before, start = plan(planned(BASE), at(9) - 1), plan(planned(BASE), at(9))
    assert (before.playlist, before.until_us) == ("tour", at(9)), "a slide of the default is cut short for it"
    assert (start.playlist, start.index, start.since_us) == ("welcome", 0, at(9))
    assert (start.state, start.why.rule, start.why.source) == (State.PLAYING, Rule.SCHEDULE, "welcome")
    assert [reason.rule for reason in start.overridden] == [Rule.SECTION, Rule.HALL, Rule.POSTER]


def test_at_its_end_the_default_is_where_it_would_have_been() -> None:
    scheduled, never = plan(planned(BASE), at(11)), plan(planned(), at(11))
    assert (scheduled.content, scheduled.since_us) == (never.content, never.since_us)


def test_the_next_change_is_never_later_than_the_schedule_s() -> None:
    assert next_change(planned(BASE), NO_CUES, NOBODY, "e1", at(9) - SECOND) == at(9)
    assert (next_change(planned(BASE), NO_CUES, NOBODY, "e1", at(11) - SECOND) or 0) <= at(11)


def test_all_screens_of_the_target_change_at_one_instant() -> None:
    programme = planned(BASE)
    assert {plan(programme, at(9), screen=name).since_us for name in ("e1", "e2")} == {at(9)}
    assert plan(programme, at(9), screen="w1").why.rule is Rule.HALL


@pytest.mark.parametrize("may_idle", [True, False])
def test_a_scheduled_playlist_idles_only_if_it_may(may_idle: bool) -> None:
    programme = idling(planned(replace(BASE, may_idle=may_idle)))
    states = {plan(programme, at(9) + second * SECOND).state for second in range(0, 1800, 5)}
    assert (State.IDLE in states) == may_idle
    assert plan(programme, at(9, 1)).state is State.PLAYING, "it begins with its slides"


def test_after_closing_time_screens_say_farewell_and_go_dark() -> None:
    programme = planned(hours=OFFICE)
    farewell, dark = plan(programme, at(17)), plan(programme, at(17, 1))
    assert (farewell.content.kind, farewell.content.section, farewell.state) == (ContentKind.FAREWELL, "east", State.PLAYING)
    assert (farewell.since_us, farewell.until_us) == (at(17), at(17, 1))
    assert (dark.content.kind, dark.state) == (ContentKind.BLACK, State.BLACK)
    assert (dark.playlist, dark.index, dark.since_us) == (None, None, at(17, 1))
    assert plan(programme, at(8, 50, TOMORROW)).playlist == "tour"
    assert farewell.overridden
    assert dark.content.word == "black"


def test_by_night_staff_may_show_what_they_like() -> None:
    programme = planned(hours=OFFICE)
    take = Cue(id=1, kind=CueKind.TAKE, at_us=at(20), until_us=at(21), targets=("hall",), playlist="special")
    held = plan(programme, at(20, 30), take)
    assert (held.playlist, held.state) == ("special", State.HELD)
    assert [(reason.rule, reason.source) for reason in held.overridden][:1] == [(Rule.SCHEDULE, "closed")]
    assert plan(programme, at(21), take).state is State.BLACK


def test_what_must_play_plays_by_night() -> None:
    late = replace(BASE, start=BASE.start.replace(hour=20), end=BASE.end.replace(hour=21))
    assert plan(planned(late, hours=OFFICE), at(20, 30)).state is State.BLACK
    assert plan(planned(replace(late, must_play=True), hours=OFFICE), at(20, 30)).playlist == "welcome"


def test_a_freeze_outlasts_the_occurrence_and_says_so() -> None:
    freeze = Cue(id=1, kind=CueKind.FREEZE, at_us=at(10, 59), until_us=at(11, 5), targets=("east",))
    frozen = plan(planned(BASE), at(11, 2), freeze)
    assert (frozen.playlist, frozen.state, frozen.why.source) == ("welcome", State.HELD, "freeze")
    assert plan(planned(BASE), at(11, 5), freeze).playlist == "tour"


def test_an_entry_published_in_its_course_begins_with_its_first_slide() -> None:
    published = planned(replace(BASE, anchor_us=at(9, 17)))
    assert (plan(published, at(9, 17)).index, plan(published, at(9, 17)).since_us) == (0, at(9, 17))
    assert plan(published, at(9, 17) + 5 * MINUTE).playlist == "welcome"
