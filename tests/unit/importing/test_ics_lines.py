"""How far a file that calls itself a calendar is trusted."""

from __future__ import annotations

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing import ics_lines
from kiosk.importing.ics_lines import read_blocks
from tests.support.calendars import OUTLOOK, calendar

EVENT = calendar("DTSTART:20260907T090000")


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        read_blocks(content, "f.ics")
    return caught.value.code, caught.value.where


BROKEN = {
    "nothing": (b"", "E-ICS-DAMAGED", "f.ics"),
    "NUL": (b"BEGIN:VCALENDAR\nA\0:1\nEND:VCALENDAR\n", "E-ICS-DAMAGED", "f.ics:2"),
    "picture": (b"\x89PNG\r\n\x1a\n", "E-ICS-DAMAGED", "f.ics:1"),
    "text": (b"hello\n", "E-ICS-DAMAGED", "f.ics:1"),
    "no UTF-8": (b"BEGIN:VCALENDAR\nSUMMARY:\xd0\xd0\nEND:VCALENDAR\n", "E-ICS-DAMAGED", "f.ics:2"),
    "cut off": (EVENT.encode()[:-14], "E-ICS-DAMAGED", "f.ics:1"),
    "cut in an event": (EVENT.encode()[:60], "E-ICS-DAMAGED", "f.ics:3"),
    "crossed": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "E-ICS-DAMAGED", "f.ics:3"),
    "deep": (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 99, "E-ICS-DAMAGED", "f.ics:9"),
    "event alone": (b"BEGIN:VEVENT\nEND:VEVENT\n", "E-ICS-DAMAGED", "f.ics:1"),
    "no event": (b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n", "E-ICS-EMPTY", "f.ics"),
    "lines": (b"\n" * 1_000_001, "E-ICS-TOOBIG", "f.ics"),
    "bytes": (b"a" * ((16 << 20) + 1), "E-ICS-TOOBIG", "f.ics"),
    "events": (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 10_001, "E-ICS-TOOBIG", "f.ics"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_no_calendar_is_refused_with_its_line(case: str) -> None:
    content, code, where = BROKEN[case]
    assert refused(content) == (code, where)


def test_a_fold_in_the_middle_of_a_character_and_any_line_end() -> None:
    text = calendar("DTSTART:20260907T090000").replace("SUMMARY:tour", "SUMMARY:西厅").encode()
    place = text.index("厅".encode()) + 1
    for end in (b"\r\n", b"\n", b"\r"):
        folded = (text[:place] + b"\n " + text[place:]).replace(b"\n", end)
        (block,) = read_blocks(b"\xef\xbb\xbf" + folded, "f.ics").blocks[0].blocks
        line = block.first("SUMMARY")
        assert line is not None
        assert (line.number, line.words) == (5, "西厅")


def test_parameters_and_escaped_words() -> None:
    line = ics_lines.Line(1, "X", r'X;TZID="(UTC+08:00) Beijing, Urumqi";CN=a:one\, two\; three\\n\nfour')
    assert line.parameters == {"TZID": "(UTC+08:00) Beijing, Urumqi", "CN": "a"}
    assert line.words == "one, two; three\\n\nfour"


def test_what_is_not_read_is_counted_with_the_event_it_stands_in() -> None:
    (block,) = read_blocks(OUTLOOK.encode(), "f.ics").blocks
    assert [dict(inner.others) for inner in block.blocks] == [{}, {"VALARM": 1}, {}]
