"""Whatever is wrong with an entry: it is said in one line with what to do, nothing is written, and the screens play on."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import BadInput
from kiosk.services import scheduling
from kiosk.services.schedule_request import Request, entry_of
from tests.support.commands import Kiosk, process, published
from tests.support.memory import MemoryDraft
from tests.support.scheduled import at_us, entry

TIMES = ("--start", "2190-12-07T09:00", "--end", "11:00")
WEST = ("--playlist", "west-story", "--target", "west")

BAD: dict[str, tuple[tuple[str, ...], str, str]] = {
    "no playlist": (("--playlist", "north", "--target", "west", *TIMES), "E-SCH-PLAYLIST", "--playlist"),
    "no target": (("--playlist", "west-story", "--target", "north", *TIMES), "E-SCH-TARGET", "--target"),
    "same times": ((*WEST, "--start", "2190-12-07T09:00", "--end", "2190-12-07T09:00"), "E-SCH-ORDER", "--end"),
    "end first": ((*WEST, "--start", "2190-12-07T09:00", "--end", "2190-12-06T11:00"), "E-SCH-ORDER", "--end"),
    "until first": ((*WEST, *TIMES, "--rrule", "FREQ=WEEKLY", "--until", "2190-12-06"), "E-SCH-ORDER", "--until"),
    "fortnightly": ((*WEST, *TIMES, "--rrule", "FREQ=FORTNIGHTLY"), "E-SCH-RULE", "--rrule"),
    "no rule": ((*WEST, *TIMES, "--rrule", "every day"), "E-SCH-RULE", "--rrule"),
    "until alone": ((*WEST, *TIMES, "--until", "2191-01-01"), "E-SCH-RULE", "--until"),
    "no time": ((*WEST, "--start", "nine", "--end", "11:00"), "E-CLI-TIME", "--start"),
    "no date": ((*WEST, *TIMES, "--rrule", "FREQ=WEEKLY", "--until", "June"), "E-CLI-TIME", "--until"),
    "no daypart": ((*WEST, "--daypart", "noon"), "E-SCH-DAYPART", "--daypart"),
    "past": ((*WEST, "--start", "2020-12-01T09:00", "--end", "11:00"), "E-SCH-PAST", "--start"),
    "past rule": (
        (*WEST, "--start", "2020-12-01T09:00", "--end", "11:00", "--rrule", "FREQ=WEEKLY;BYDAY=TU", "--until", "2021-12-01"),
        "E-SCH-PAST",
        "--until",
    ),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return published(tmp_path / "data")


@pytest.mark.parametrize("fault", BAD)
def test_an_entry_that_cannot_be_kept(data: Path, capsys: pytest.CaptureFixture[str], fault: str) -> None:
    words, code, where = BAD[fault]
    kiosk = Kiosk(data=data, capture=capsys)
    ran = kiosk("schedule", "add", *words, "--json")
    assert ran.refused(2) == code
    assert ran.answer["error"]["where"] == where
    assert kiosk.json("schedule", "list") == {"entries": []}
    assert kiosk.json("publish")["changed_screens"] == []


def test_the_real_command_ends_with_two(data: Path) -> None:
    ran = process(data, "schedule", "add", *WEST, *TIMES, "--rrule", "FREQ=FORTNIGHTLY", "--json", PYTHONIOENCODING="utf-8")
    assert ran.refused(2) == "E-SCH-RULE"
    assert "FORTNIGHTLY" in ran.answer["error"]["message"]


@pytest.mark.parametrize("words", [("remove", "9"), ("skip", "9", "2190-12-07")])
def test_an_entry_that_is_not_there(data: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert Kiosk(data=data, capture=capsys)("schedule", *words).refused(2) == "E-SCH-ENTRY"


@pytest.mark.parametrize(
    ("column", "code", "word"), [("playlist", "E-PL-MISSING", "排程的播放列表"), ("target", "E-SCH-TARGET", "排程的目标")]
)
def test_an_entry_whose_content_is_gone_stops_the_publish_until_it_is_removed(
    data: Path, capsys: pytest.CaptureFixture[str], column: str, code: str, word: str
) -> None:
    kiosk = Kiosk(data=data, capture=capsys)
    kiosk.json("schedule", "add", *WEST, *TIMES)
    with closing(sqlite3.connect(data / "content.db")) as connection, connection:
        connection.execute(f"UPDATE schedule_entry SET {column} = 'gone'")
    ran = kiosk("publish", "--json")
    assert ran.refused(2) == code
    assert word in ran.answer["error"]["message"]
    assert ran.answer["error"]["where"] == "schedule 1"
    assert kiosk.json("now")["revision"] == 1
    assert "gone" in kiosk("schedule", "list").out
    kiosk.json("schedule", "remove", "1")
    assert kiosk.json("publish")["revision"] == 2


@given(start=st.text(max_size=20), end=st.text(max_size=20), until=st.none() | st.text(max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_times_are_kept_or_refused(start: str, end: str, until: str | None) -> None:
    request = Request(playlist="z-west", target="west", start=start, end=end, until=until)
    with suppress(BadInput):
        asked = entry_of(MemoryDraft(), request, at_us("2026-11-26T10:00"))
        assert (asked.nights, asked.end) > (0, asked.start)


@given(playlist=st.text(max_size=20), target=st.text(max_size=20), nights=st.integers(-3, 500))
def test_any_names_are_kept_or_refused(playlist: str, target: str, nights: int) -> None:
    draft = MemoryDraft()
    with pytest.raises(BadInput, match="E-SCH-"):
        scheduling.add(draft, entry(playlist=playlist, target=target, nights=nights))
    assert draft.entries() == ()
