"""Calendar files as other programs write them, and a draft to take them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.foreign_calendar import ForeignCalendar, ForeignEvent
from kiosk.domain.hours import Daypart
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry
from kiosk.domain.wall import Wall
from kiosk.importing.ics_reading import read_calendar
from tests.support.schedules import DAYPARTS

SHANGHAI, BERLIN, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
TODAY = date(2026, 9, 1)
WRITTEN = datetime(2026, 9, 1, 9, tzinfo=SHANGHAI)

OUTLOOK = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:China Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PUBLIC
CREATED:20260801T010101Z
DTEND;TZID="China Standard Time":20260901T113000
DTSTAMP:20260801T010101Z
DTSTART;TZID="China Standard Time":20260901T090000
EXDATE;TZID="China Standard Time":20260903T090000,20260908T090000
LAST-MODIFIED:20260801T010101Z
LOCATION:West
PRIORITY:5
RRULE:FREQ=WEEKLY;UNTIL=20261031T010000Z;BYDAY=TU,TH
SEQUENCE:1
SUMMARY;LANGUAGE=zh-cn:tour
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E00800000000
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
BEGIN:VEVENT
ATTENDEE;CN="A, B";RSVP=TRUE:mailto:a@example.org
DTEND;TZID="China Standard Time":20260911T160000
DTSTART;TZID="China Standard Time":20260911T140000
LOCATION:West
RECURRENCE-ID;TZID="China Standard Time":20260910T090000
SEQUENCE:2
SUMMARY:tour
UID:040000008200E00074C5B7101A82E00800000000
END:VEVENT
END:VCALENDAR
"""

GOOGLE = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Hall
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VEVENT
DTSTART:20260905T010000Z
DTEND:20260905T030000Z
DTSTAMP:20260801T010101Z
UID:one-off@google.com
LOCATION:hall
SUMMARY:welcome
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260910
DTEND;VALUE=DATE:20260912
DTSTAMP:20260801T010101Z
UID:days@google.com
RRULE:FREQ=YEARLY
LOCATION:east
SUMMARY:special
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20260907T190000
DTEND;TZID=Asia/Shanghai:20260908T010000
RRULE:FREQ=WEEKLY;WKST=MO;COUNT=4;BYDAY=MO
DTSTAMP:20260801T010101Z
UID:night@google.com
LOCATION:e1
SUMMARY:tour
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20260914T190000
DTEND;TZID=Asia/Shanghai:20260915T010000
DTSTAMP:20260801T010101Z
UID:night@google.com
RECURRENCE-ID;TZID=Asia/Shanghai:20260914T190000
LOCATION:e1
SUMMARY:tour
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""

APPLE = """\
BEGIN:VCALENDAR
METHOD:PUBLISH
VERSION:2.0
X-WR-CALNAME:Hall
PRODID:-//Apple Inc.//macOS 14.0//EN
X-APPLE-CALENDAR-COLOR:#1BADF8
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
DTSTART:19810329T020000
TZNAME:GMT+2
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
DTSTART:19961027T030000
TZNAME:GMT+1
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CREATED:20260801T010101Z
UID:6A5B-APPLE
DURATION:PT1H30M
RDATE;TZID=Asia/Shanghai:20260920T100000
SUMMARY:a very long title that is folded in the middle of a wor
 d
DTSTART;TZID=Asia/Shanghai:20260919T100000
LOCATION:Hall\\, ground floor
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
END:VEVENT
END:VCALENDAR
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTODO
UID:todo
SUMMARY:buy paint
END:VTODO
BEGIN:VEVENT
UID:berlin
DTSTART;TZID=Europe/Berlin:20261002T100000
DTEND;TZID=Europe/Berlin:20261002T110000
RRULE:FREQ=WEEKLY;BYDAY=FR
SUMMARY:tour
LOCATION:hall
END:VEVENT
END:VCALENDAR
"""


def calendar(*events: str) -> str:
    """A calendar of events, each given by its lines but for BEGIN, END and what all have."""
    usual = "SUMMARY:tour\nLOCATION:hall\n"
    told = "".join(f"BEGIN:VEVENT\nUID:u{place}\n{usual}{lines}\nEND:VEVENT\n" for place, lines in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{told}END:VCALENDAR\n"


def read(text: str, zone: ZoneInfo = SHANGHAI) -> ForeignCalendar:
    """What a calendar says in a hall of a zone, with the line ends of the standard."""
    return read_calendar(text.replace("\n", "\r\n").encode(), "f.ics", zone, TODAY)


def only(*lines: str, zone: ZoneInfo = SHANGHAI) -> ForeignEvent:
    """The one event that comes of the lines of one, without anything to be said about it."""
    found = read(calendar("\n".join(lines)), zone)
    assert (found.not_held, found.remarks) == ((), ())
    (event,) = found.events
    return event


class HeldDraft:
    """As much of a draft as calendars ask for, in memory."""

    def __init__(self, programme: Programme, entries: Iterable[Entry] = ()) -> None:
        self._programme = programme
        self._entries = {entry.id: entry for entry in entries}

    def wall(self) -> Wall:
        return self._programme.wall

    def exhibit(self) -> Exhibit:
        return Exhibit(sections=self._programme.sections, sources=(), decks=(), media=())

    def playlists(self) -> tuple[Playlist, ...]:
        return self._programme.playlists

    def dayparts(self) -> tuple[Daypart, ...]:
        return DAYPARTS

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries[id] for id in sorted(self._entries))

    def put_entry(self, entry: Entry) -> Entry:
        written = entry if entry.id else replace(entry, id=max(self._entries, default=0) + 1)
        self._entries[written.id] = written
        return written

    def remove_entry(self, id: int) -> None:
        del self._entries[id]
