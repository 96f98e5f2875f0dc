"""The ports Draft, Programmes and Journal on a session of the content database."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from kiosk.domain.calendar import Calendar, CalendarYear
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.hours import ALWAYS_OPEN, Daypart, Hours
from kiosk.domain.ids import HALL
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.recycled import Recycled
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.schedule import Entry
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.services.ports import Hit, Revision
from kiosk.store import search, translate
from kiosk.store import translate_schedule as schedule
from kiosk.store.databases import CONTENT
from kiosk.store.rows import ContentRow
from kiosk.store.rows_content import (
    AssetRow,
    AssignmentRow,
    DeckRow,
    HallRow,
    ImportedFileRow,
    MediaRow,
    PlaylistEntryRow,
    PlaylistRow,
    RecycledRow,
    ScreenRow,
    SectionRow,
    SlideRow,
    SourceRow,
)
from kiosk.store.rows_programme import CueRow, ProgrammeRow
from kiosk.store.rows_schedule import CalendarYearRow, ClosedDayRow, DaypartRow, EdgesRow, EntryRow, OpeningRow

_PLAYLISTS = (PlaylistRow, PlaylistEntryRow, AssignmentRow)
_EXHIBIT = (SectionRow, SourceRow, DeckRow, SlideRow, AssetRow, MediaRow, *_PLAYLISTS)
"""The tables of the exhibit, each after those that it refers to."""


class SqlDraft:
    """The draft in its tables."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def wall(self) -> Wall | None:
        hall = self._session.get(HallRow, 1)
        return (
            translate.wall_from_rows(hall, self._session.scalars(select(ScreenRow).order_by(ScreenRow.position)))
            if hall
            else None
        )

    def put_wall(self, wall: Wall) -> None:
        """Replaces the wall; the exhibit stays."""
        hall, screens = translate.wall_to_rows(wall)
        self._replace((HallRow, ScreenRow), ([hall], screens))

    def exhibit(self) -> Exhibit | None:
        """The exhibit, None before one was put. Decks come by section and id, pictures by path."""
        sections = self._session.scalars(select(SectionRow).order_by(SectionRow.position)).all()
        if not sections:
            return None
        slides: defaultdict[str, list[Any]] = defaultdict(list)
        # Their columns and no objects of rows: there may be ten thousand.
        for slide in self._session.execute(select(*SlideRow.__table__.columns).order_by(SlideRow.position)):
            slides[slide.deck].append(slide)
        decks = select(DeckRow).join(SectionRow, DeckRow.section == SectionRow.id).order_by(SectionRow.position, DeckRow.id)
        assets = {asset.sha256: asset for asset in self._session.scalars(select(AssetRow))}
        return Exhibit(
            sections=tuple(map(translate.section_from_row, sections)),
            sources=tuple(
                map(translate.source_from_row, self._session.scalars(select(SourceRow).order_by(SourceRow.position)))
            ),
            decks=tuple(translate.deck_from_rows(deck, slides[deck.id]) for deck in self._session.scalars(decks)),
            media=tuple(
                translate.media_from_rows(row, assets)
                for row in self._session.scalars(select(MediaRow).order_by(MediaRow.path))
            ),
        )

    def put_exhibit(self, exhibit: Exhibit, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        """Replaces the exhibit with its playlists and assignments; the wall stays."""
        assets = {asset.sha256: asset for media in exhibit.media for asset in (media.original, media.shown)}
        self._replace(
            _EXHIBIT,
            (
                [translate.section_to_row(position, section) for position, section in enumerate(exhibit.sections)],
                [translate.source_to_row(position, source) for position, source in enumerate(exhibit.sources)],
                map(translate.deck_to_row, exhibit.decks),
                chain.from_iterable(map(translate.slides_to_rows, exhibit.decks)),
                map(translate.asset_to_row, assets.values()),
                map(translate.media_to_row, exhibit.media),
            ),
        )
        self._add_playlists(playlists, assignments)
        search.index(self._session, exhibit.decks)

    def slide(self, id: str) -> Slide | None:
        row = self._session.get(SlideRow, id)
        return translate.slide_from_row(row) if row is not None else None

    def put_slide(self, slide: Slide) -> None:
        """Writes its one row, and its words in the index."""
        row = self._session.get_one(SlideRow, slide.id)
        self._session.merge(translate.slide_to_row(row.deck, row.position, slide))
        self._session.flush()
        search.index_again(self._session, slide)

    def put_playlists(self, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        """Replaces the playlists and assignments; the exhibit stays."""
        self._replace(_PLAYLISTS, ())
        self._add_playlists(playlists, assignments)

    def put_playlist(self, playlist: Playlist) -> None:
        """Writes one playlist and its items; no other row is touched."""
        self._session.merge(translate.playlist_to_row(playlist))
        self._session.flush()
        self._session.execute(delete(PlaylistEntryRow).where(PlaylistEntryRow.playlist == playlist.id))
        self._add_items((playlist,))

    def _add_playlists(self, playlists: Sequence[Playlist], assignments: Sequence[Assignment]) -> None:
        self._session.add_all(map(translate.playlist_to_row, playlists))
        self._session.flush()
        self._add_items(playlists)
        self._session.add_all(map(translate.assignment_to_row, assignments))
        self._session.flush()

    def _add_items(self, playlists: Iterable[Playlist]) -> None:
        columns = list(chain.from_iterable(map(translate.items_to_columns, playlists)))
        if columns:
            self._session.execute(insert(PlaylistEntryRow), columns)

    def slide_ids(self) -> frozenset[str]:
        return frozenset(self._session.scalars(select(SlideRow.id)))

    def imports(self) -> tuple[ImportedFile, ...]:
        """By deck."""
        rows = self._session.scalars(select(ImportedFileRow).order_by(ImportedFileRow.deck))
        return tuple(map(translate.imported_from_row, rows))

    def put_imports(self, imports: Iterable[ImportedFile]) -> None:
        self._replace((ImportedFileRow,), (map(translate.imported_to_row, imports),))

    def recycled(self) -> tuple[Recycled, ...]:
        rows = self._session.scalars(select(RecycledRow).order_by(RecycledRow.id.desc()))
        return tuple(map(translate.recycled_from_row, rows))

    def put_recycled(self, recycled: Recycled) -> Recycled:
        row = translate.recycled_to_row(recycled)
        self._session.add(row)
        self._session.flush()
        return replace(recycled, id=row.id)

    def remove_recycled(self, id: int) -> None:
        self._session.execute(delete(RecycledRow).where(RecycledRow.id == id))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(map(schedule.entry_from_row, self._session.scalars(select(EntryRow).order_by(EntryRow.id))))

    def put_entry(self, entry: Entry) -> Entry:
        row = self._session.merge(schedule.entry_to_row(entry))
        self._session.flush()
        return replace(entry, id=row.id)

    def remove_entry(self, id: int) -> None:
        self._session.execute(delete(EntryRow).where(EntryRow.id == id))

    def hours(self) -> Hours:
        edges = self._session.get(EdgesRow, 1)
        if edges is None:
            return ALWAYS_OPEN
        weekly = self._session.scalars(select(OpeningRow).order_by(OpeningRow.weekday))
        return schedule.hours_from_rows(weekly, self._session.scalars(select(ClosedDayRow).order_by(ClosedDayRow.day)), edges)

    def put_hours(self, hours: Hours) -> None:
        self._replace((OpeningRow, ClosedDayRow, EdgesRow), schedule.hours_to_rows(hours))

    def dayparts(self) -> tuple[Daypart, ...]:
        rows = self._session.scalars(select(DaypartRow).order_by(DaypartRow.position))
        return tuple(map(schedule.daypart_from_row, rows))

    def put_dayparts(self, dayparts: Iterable[Daypart]) -> None:
        self._replace((DaypartRow,), ([schedule.daypart_to_row(place, part) for place, part in enumerate(dayparts)],))

    def calendar(self) -> Calendar:
        rows = self._session.scalars(select(CalendarYearRow).order_by(CalendarYearRow.year))
        return Calendar(years=tuple(map(schedule.year_from_row, rows)))

    def put_calendar_year(self, year: CalendarYear) -> None:
        self._session.merge(schedule.year_to_row(year))
        self._session.flush()

    def find_slides(self, words: str, most: int) -> tuple[Hit, ...]:
        return search.find(self._session, words, most)

    def playlists(self) -> tuple[Playlist, ...]:
        """By section, then by id."""
        items: defaultdict[str, list[str]] = defaultdict(list)
        entry = PlaylistEntryRow
        for playlist, slide, other in self._session.execute(
            select(entry.playlist, entry.slide, entry.included).order_by(entry.position)
        ):
            items[playlist].append(translate.item_from_columns(slide, other))
        rows = select(PlaylistRow).join(SectionRow, PlaylistRow.section == SectionRow.id)
        rows = rows.order_by(SectionRow.position, PlaylistRow.id)
        return tuple(translate.playlist_from_rows(row, items[row.id]) for row in self._session.scalars(rows))

    def assignments(self) -> tuple[Assignment, ...]:
        """By target."""
        rows = self._session.scalars(select(AssignmentRow).order_by(AssignmentRow.target))
        return tuple(map(translate.assignment_from_row, rows))

    def _replace(self, tables: Sequence[type[ContentRow]], contents: Iterable[Iterable[ContentRow]]) -> None:
        for table in reversed(tables):
            self._session.execute(delete(table))
        for rows in contents:
            self._session.add_all(rows)
            # Row by row in the order of the tables, so that a foreign key always finds what it refers to.
            self._session.flush()


class SqlProgrammes:
    """The published programmes; a document counts only while it matches its SHA-256."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self) -> int:
        return self._session.scalar(select(func.max(ProgrammeRow.revision))) or 0

    def add(self, programme: Programme, *, published_us: int) -> None:
        self._session.add(translate.programme_to_row(programme, published_us))
        self._session.flush()

    def get(self, revision: int) -> Programme:
        row = self._session.get(ProgrammeRow, revision) if revision <= self.latest() else None
        if row is None:
            raise BadInput(
                code="E-PGM-MISSING",
                message=Text(zh=f"没有第 {revision} 版", en=f"there is no revision {revision}"),
                where=str(revision),
                fix=Text(zh="用 kiosk revisions 查看有哪些版本", en="kiosk revisions lists those there are"),
            )
        programme = _sound(row)
        if programme is None:
            raise _damaged(revision)
        return programme

    def playable(self, t: int) -> tuple[Programme, ...]:
        """From the newest down to the first sound one that has begun at `t`: those above it are waiting.

        Raises EnvironmentFault E-PGM-DAMAGED if programmes were published and none of them is sound.
        """
        found: list[Programme] = []
        revision = None
        for revision in self._session.scalars(select(ProgrammeRow.revision).order_by(ProgrammeRow.revision.desc())):
            programme = _sound(self._session.get_one(ProgrammeRow, revision))
            if programme is not None:
                found.append(programme)
                if programme.anchor_us <= t:
                    break
        if revision is not None and not found:
            raise _damaged(self.latest())
        return tuple(found)

    def damaged(self) -> tuple[int, ...]:
        rows = self._session.scalars(select(ProgrammeRow).order_by(ProgrammeRow.revision))
        return tuple(row.revision for row in rows if _sound(row) is None)

    def revisions(self) -> tuple[Revision, ...]:
        row = ProgrammeRow
        columns = select(row.revision, row.published_us, row.anchor_us, row.note, row.sha256).order_by(row.revision.desc())
        return tuple(
            Revision(revision=revision, published_us=published_us, anchor_us=anchor_us, note=note, sha256=sha256)
            for revision, published_us, anchor_us, note, sha256 in self._session.execute(columns)
        )


def _sound(row: ProgrammeRow) -> Programme | None:
    """The programme of a row; None if the document is not the one that was published, or none at all."""
    if hashlib.sha256(row.document).hexdigest() != row.sha256:
        return None
    try:
        programme = _parsed(row.document)
    except ValueError:
        return None
    return programme if programme.revision == row.revision else None


@lru_cache(maxsize=4)
def _parsed(document: bytes) -> Programme:
    """The same programme for the same document: what has been worked out for it need not be worked out again at every ring."""
    return translate.programme_from_document(document)


def _damaged(revision: int) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-PGM-DAMAGED",
        message=Text(
            zh=f"第 {revision} 版节目单与它的校验和不符", en=f"programme revision {revision} does not match its checksum"
        ),
        where=f"{CONTENT.file}, programme {revision}",
        fix=Text(zh="重新发布，或恢复备份", en="publish again or restore a backup"),
    )


class SqlJournal:
    """The cues, one row each, added and never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, cue: Cue) -> Cue:
        row = translate.cue_to_row(cue)
        row.id = 1 + max(0, self._session.scalar(select(func.max(CueRow.id))) or 0)  # those below 0 were given elsewhere
        self._session.add(row)
        self._session.flush()
        return translate.cue_from_row(row)

    def keep(self, cue: Cue) -> None:
        row = translate.cue_to_row(cue)
        row.id = cue.id
        if self._session.get(CueRow, cue.id) is None:
            self._session.add(row)
            self._session.flush()

    def since(self, t: int) -> tuple[Cue, ...]:
        """The cues from the last hall-wide `clear` that counts at `t` on, in order.

        A cue given long ago may still say where a timeline stands (a `next` of last week does), so age alone drops
        nothing. A `clear` for the whole hall sets every screen back to its programme: what came before it no longer
        matters, unless it was ever recalled. The `clear` itself is among them, so that a player that hears of it late can
        still say when it was done.
        """
        recalled = select(CueRow.recalls).where(CueRow.recalls.is_not(None))
        clears = select(CueRow).where(CueRow.kind == CueKind.CLEAR.value, CueRow.at_us <= t, CueRow.id.not_in(recalled))
        latest_first = self._session.scalars(clears.order_by(CueRow.at_us.desc(), CueRow.id.desc()))
        last = next((cue for cue in map(translate.cue_from_row, latest_first) if HALL in cue.targets), None)
        rows = select(CueRow).order_by(CueRow.at_us, CueRow.id)
        if last is not None:
            rows = rows.where(_not_before(last))
        return tuple(map(translate.cue_from_row, self._session.scalars(rows)))

    def latest(self, most: int) -> tuple[Cue, ...]:
        rows = select(CueRow).order_by(CueRow.at_us.desc(), CueRow.id.desc()).limit(most)
        return tuple(map(translate.cue_from_row, self._session.scalars(rows)))

    def named(self, ids: Collection[int]) -> tuple[Cue, ...]:
        rows = select(CueRow).where(CueRow.id.in_(ids)).order_by(CueRow.id)
        return tuple(map(translate.cue_from_row, self._session.scalars(rows)))


def _not_before(cue: Cue) -> ColumnElement[bool]:
    return or_(CueRow.at_us > cue.at_us, and_(CueRow.at_us == cue.at_us, CueRow.id >= cue.id))
