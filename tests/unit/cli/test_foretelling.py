from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.app import open_house
from kiosk.domain.schedule import Entry
from tests.support.commands import Kiosk

SPAN = ("--from", "2199-06-04T08:00", "--to", "2199-06-04T12:00")


def put(kiosk: Kiosk) -> None:
    """An entry that has the eastern screen play a playlist of the western section, long after the programme was published."""
    with open_house(kiosk.data) as house:
        playlists = house.store.read(lambda uow: uow.draft.playlists())
        other = next(item.id for item in playlists if item.section == "west")
        visit = Entry(id=0, playlist=other, target="east", day=date(2199, 6, 4), start=time(9), end=time(11))
        house.store.write(lambda uow: uow.draft.put_entry(visit)).result()


def test_diff_names_the_screens_and_the_span_before_publishing(kiosk: Kiosk) -> None:
    assert kiosk.json("diff", *SPAN)["changes"] == []
    put(kiosk)
    answer = kiosk.json("diff", *SPAN)
    assert set(answer) == {"from_revision", "to_revision", "from", "to", "changes"}
    assert (answer["from_revision"], answer["to_revision"]) == (1, "draft")
    assert [(item["screen"], item["from"], item["to"]) for item in answer["changes"]] == [
        ("e1", "2199-06-04T09:00:00+08:00", "2199-06-04T11:00:00+08:00")
    ]
    kiosk("publish")
    assert kiosk.json("diff", *SPAN)["changes"] == []
    assert [item["screen"] for item in kiosk.json("diff", "1", *SPAN)["changes"]] == ["e1"]
    assert kiosk("diff", "9").refused(2) == "E-PGM-MISSING"


def test_diff_for_people(kiosk: Kiosk) -> None:
    assert "没有变化" in kiosk("diff", *SPAN).out
    put(kiosk)
    (line,) = kiosk("diff", *SPAN, "--lang", "en").out.splitlines()
    assert line.startswith("2199-06-04 09:00 – 2199-06-04 11:00  e1  Section default (filler)")
    assert "→  Schedule (event)" in line


def test_the_agenda_and_now_say_the_same(kiosk: Kiosk) -> None:
    put(kiosk)
    kiosk("publish")
    changes = [item for item in kiosk.json("agenda", *SPAN)["changes"] if item["screen"] == "e1"]
    assert [item["at"][11:16] for item in changes] == ["08:00", "09:00", "11:00"]
    for item in changes:
        (plan,) = kiosk.json("now", "--screen", "e1", "--at", item["at"])["screens"]
        assert plan["playlist"] == item["playlist"]
        assert plan["why"]["rule"] == item["why"]["rule"]
        assert [each["rule"] for each in plan["overridden"]][-1] == "poster"
    only = kiosk.json("agenda", *SPAN, "--screen", "w1")["changes"]
    assert {item["screen"] for item in only} == {"w1"}
    lines = kiosk("agenda", *SPAN).out.splitlines()
    assert len(lines) == 4, "screens that change to the same together share a line"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "2199-01-02", "--to", "2199-01-01"), "E-CLI-TIME"),
        (("--from", "2199-01-01", "--to", "2199-01-01"), "E-CLI-TIME"),
        (("--from", "2150-01-01", "--to", "2152-01-01"), "E-CLI-TIME"),
        (("--from", "whenever"), "E-CLI-TIME"),
    ],
)
@pytest.mark.parametrize("verb", ["agenda", "diff"])
def test_spans_that_are_none(kiosk: Kiosk, verb: str, words: tuple[str, ...], code: str) -> None:
    assert kiosk(verb, *words).refused(2) == code


def test_the_agenda_of_a_screen_that_is_not_there(kiosk: Kiosk) -> None:
    assert kiosk("agenda", "--screen", "nope").refused(2) == "E-CUE-TARGET"


def test_before_the_first_publish(kiosk: Kiosk) -> None:
    assert kiosk("agenda", "--from", "2000-01-01", "--to", "2000-01-02").refused(3) == "E-PGM-NONE"
