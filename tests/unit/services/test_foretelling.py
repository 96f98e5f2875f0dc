from __future__ import annotations

from dataclasses import replace

from kiosk.domain.cue import NO_CUES
from kiosk.domain.text import Language
from kiosk.services.foretelling import agenda_answer, agenda_of, difference_answer, difference_of
from kiosk.services.reporting import Moment
from tests.unit.domain.test_ground import BASE, OFFICE, at, planned

MOMENT = Moment.of(planned().wall, at(8), language=Language.EN)


def test_the_agenda_follows_the_programme_that_counts() -> None:
    """One with another playlist takes over at ten."""
    first = planned(BASE)
    second = replace(planned(replace(BASE, playlist="special")), revision=2, anchor_us=at(10))
    told = agenda_of((first, second), NO_CUES, "e1", at(8), at(12))
    assert [(each.programme.revision, each.turn.at_us, each.turn.playlist) for each in told] == [
        (1, at(8), "tour"), (1, at(9), "welcome"), (2, at(10), "special"), (2, at(11), "tour"),
    ]  # fmt: skip


def test_the_shape_of_an_agenda() -> None:
    answer = agenda_answer(agenda_of((planned(BASE),), NO_CUES, "e1", at(8), at(10)), MOMENT, at(8), at(10))
    assert (answer["from"], answer["to"]) == ("2026-12-01T08:00:00+08:00", "2026-12-01T10:00:00+08:00")
    assert answer["changes"][1] == {
        "at": "2026-12-01T09:00:00+08:00",
        "screen": "e1",
        "section": "east",
        "playlist": "welcome",
        "why": {
            "rule": "schedule", "source": "welcome", "text": "Schedule (event) \"welcome\" 12-01 09:00–11:00", "entry": 1,
        },
    }  # fmt: skip


def test_the_shape_of_a_difference() -> None:
    before, draft = planned(), planned(replace(BASE, target="e1"))
    found = difference_of((before,), draft, NO_CUES, at(8), at(12))
    answer = difference_answer(found, draft, MOMENT, at(8), at(12))
    assert answer["changes"] == [
        {
            "screen": "e1",
            "from": "2026-12-01T09:00:00+08:00",
            "to": "2026-12-01T11:00:00+08:00",
            "before": "tour",
            "after": "welcome",
            "before_text": 'Section default (filler) "tour"',
            "after_text": 'Schedule (event) "welcome" 12-01 09:00–11:00',
        }
    ]


def test_what_is_no_playlist_has_a_word() -> None:
    found = difference_of((planned(),), planned(hours=OFFICE), NO_CUES, at(18), at(19))
    changes = difference_answer(found, planned(hours=OFFICE), MOMENT, at(18), at(19))["changes"]
    assert {(item["before"], item["after"]) for item in changes} == {("tour", "closed"), ("welcome", "closed")}
    bare = replace(planned(), assignments=())
    found = difference_of((planned(),), bare, NO_CUES, at(18), at(19))
    assert {item["after"] for item in difference_answer(found, bare, MOMENT, at(18), at(19))["changes"]} == {
        "poster:east", "poster:west",
    }  # fmt: skip


def test_before_the_first_programme_there_is_nothing_to_compare() -> None:
    later = replace(planned(), anchor_us=at(12))
    assert difference_of((later,), planned(BASE), NO_CUES, at(8), at(10)) == ()
