"""The port Telemetry: what happens on the screens, in the live database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, case, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiosk.domain.events import (
    MINUTE_US,
    Commit,
    CueCommit,
    Fault,
    Play,
    PlayerState,
    ScreenState,
    SnapshotWish,
    Strike,
    Thumbnail,
    Visit,
    VisitEvent,
    VisitMode,
)
from kiosk.domain.text import Language, Text
from kiosk.store.databases import LIVE, check_current
from kiosk.store.engine import BUSY_MS, reading_engine, writing_engine
from kiosk.store.failures import told_kindly
from kiosk.store.rows import LiveRow
from kiosk.store.rows_live import (
    ClockOffsetRow,
    CommitRow,
    CueCommitRow,
    FaultRow,
    PlayerRow,
    PlayRow,
    PresenceRow,
    ScreenStateRow,
    SnapshotWishRow,
    StrikeRow,
    ThumbnailRow,
    VisitRow,
)

T = TypeVar("T")

AT_ONCE_US = 60_000_000
"""Clocks of one PC agree better than this."""
KEPT_US = 400 * 86_400 * 1_000_000
"""How far back plays, commits and visits reach from the newest one: a year and a month."""


class SqlTelemetry:
    """The live database of a data folder. Each call is one short transaction on the caller's thread; any thread may call.

    The values of this database are flat, so they go in and out column by column.
    """

    def __init__(self, data_dir: Path, *, busy_ms: int = BUSY_MS) -> None:
        check_current(LIVE, data_dir)
        self._file = LIVE.path(data_dir)
        self._writing = writing_engine(self._file, LIVE.sync, busy_ms=busy_ms)
        self._reading = reading_engine(self._file, busy_ms=busy_ms)

    def close(self) -> None:
        with told_kindly(self._file):
            self._reading.dispose()
            self._writing.dispose()

    def touched(self, section: str, t: int) -> None:
        """Remembers a touch; of two, the later one, unless it is one that a player at another time has left."""
        new = upsert(PresenceRow).values(section=section, touched_us=t)
        known, touched = PresenceRow.touched_us, new.excluded.touched_us
        later = case((known > touched + AT_ONCE_US, touched), else_=func.max(known, touched))
        self._write(lambda session: session.execute(new.on_conflict_do_update(set_={"touched_us": later})))

    def presence(self) -> dict[str, int]:
        rows = select(PresenceRow.section, PresenceRow.touched_us)
        return self._read(lambda session: {row.section: row.touched_us for row in session.execute(rows)})

    def record(
        self,
        *,
        plays: Iterable[Play] = (),
        commits: Iterable[Commit] = (),
        cue_commits: Iterable[CueCommit] = (),
        screens: Iterable[ScreenState] = (),
        player: PlayerState | None = None,
        visits: Iterable[Visit] = (),
    ) -> None:
        """Writes down what happened; what is older than KEPT_US makes room for it.

        What a player at another time has painted, years ahead of when it was there, makes nothing old.
        """
        newest_us = player.seen_us if player is not None else None

        def work(session: Session) -> None:
            for table, events, age in (
                (PlayRow, plays, PlayRow.painted_us),
                (CommitRow, commits, CommitRow.last_us),
                (CueCommitRow, cue_commits, CueCommitRow.actual_us),
            ):
                _append(session, table, [asdict(event) for event in events], age, newest_us)
            for screen in screens:
                _put(session, ScreenStateRow, asdict(screen))
            if player is not None:
                _put(session, PlayerRow, {"id": 1, **asdict(player)})
            _count(session, visits, newest_us)

        self._write(work)

    def plays(self, since_us: int) -> tuple[Play, ...]:
        """What was painted since then, in that order."""
        row = PlayRow
        columns = select(row.screen, row.planned, row.actual, row.planned_us, row.painted_us, row.revision)
        found = columns.where(row.painted_us >= since_us).order_by(row.painted_us, row.id)
        return self._read(lambda session: tuple(Play(**values) for values in session.execute(found).mappings()))

    def commits(self, since_us: int) -> tuple[Commit, ...]:
        """The turns that ended since then, in that order."""
        row = CommitRow
        columns = select(row.due_us, row.began_us, row.first_us, row.last_us, row.screens)
        found = columns.where(row.last_us >= since_us).order_by(row.last_us, row.id)
        return self._read(lambda session: tuple(Commit(**values) for values in session.execute(found).mappings()))

    def cue_commits(self, cue: int) -> tuple[CueCommit, ...]:
        """On which screens a cue was carried out, by screen."""
        row = CueCommitRow
        found = select(row.cue, row.screen, row.actual_us, row.late_us).where(row.cue == cue).order_by(row.screen)
        return self._read(lambda session: tuple(CueCommit(**values) for values in session.execute(found).mappings()))

    def visits(self, since_us: int) -> tuple[Visit, ...]:
        """What visitors did from the minute of `since_us` on, in that order."""
        row = VisitRow
        found = select(row).where(row.minute_us > since_us - MINUTE_US).order_by(*row.__table__.primary_key)
        return tuple(
            Visit(
                screen=row.screen, page=row.page, language=Language(row.language), mode=VisitMode(row.mode),
                event=VisitEvent(row.event), minute_us=row.minute_us, count=row.count,
            )
            for row in self._read(lambda session: session.scalars(found).all())
        )  # fmt: skip

    def screens(self) -> tuple[ScreenState, ...]:
        row = ScreenStateRow
        columns = select(row.screen, row.picture, row.painted_us, row.black_frames, row.black_us, row.visited_since_us)
        found = columns.order_by(row.screen)
        return self._read(lambda session: tuple(ScreenState(**values) for values in session.execute(found).mappings()))

    def player(self) -> PlayerState | None:
        row = self._read(lambda session: session.get(PlayerRow, 1))
        if row is None:
            return None
        return PlayerState(pid=row.pid, started_us=row.started_us, seen_us=row.seen_us, revision=row.revision)

    def put_faults(self, faults: Iterable[Fault]) -> None:
        """Replaces the list of faults that stand."""

        def work(session: Session) -> None:
            session.execute(delete(FaultRow))
            for fault in faults:
                message = {"message_zh": fault.message.zh, "message_en": fault.message.en}
                _put(session, FaultRow, {"code": fault.code, "location": fault.where, **message, "since_us": fault.since_us})

        self._write(work)

    def faults(self) -> tuple[Fault, ...]:
        """The faults that stand, longest first."""
        rows = select(FaultRow).order_by(FaultRow.since_us, FaultRow.code, FaultRow.location)
        found = self._read(lambda session: session.scalars(rows).all())
        return tuple(
            Fault(code=row.code, where=row.location, message=Text(zh=row.message_zh, en=row.message_en), since_us=row.since_us)
            for row in found
        )

    def put_strike(self, strike: Strike) -> None:
        self._write(lambda session: _put(session, StrikeRow, asdict(strike)))

    def strikes(self) -> tuple[Strike, ...]:
        row = StrikeRow
        found = select(row.slide, row.picture, row.strikes, row.last_us).order_by(row.slide, row.picture)
        return self._read(lambda session: tuple(Strike(**values) for values in session.execute(found).mappings()))

    def forget_strikes(self, slide: str) -> None:
        self._write(lambda session: session.execute(delete(StrikeRow).where(StrikeRow.slide == slide)))

    def put_thumbnails(self, thumbnails: Iterable[Thumbnail]) -> None:
        """Replaces those of the same screens."""

        def work(session: Session) -> None:
            for thumbnail in thumbnails:
                _put(session, ThumbnailRow, asdict(thumbnail))

        self._write(work)

    def thumbnails(self, since_us: int) -> tuple[Thumbnail, ...]:
        """Those taken after `since_us`, by screen."""
        row = ThumbnailRow
        found = select(row.screen, row.taken_us, row.picture, row.image).where(row.taken_us > since_us).order_by(row.screen)
        return self._read(lambda session: tuple(Thumbnail(**values) for values in session.execute(found).mappings()))

    def wish_snapshot(self, path: str) -> int:
        wish = insert(SnapshotWishRow).values(path=path).returning(SnapshotWishRow.id)
        return self._write(lambda session: session.execute(wish).scalar_one())

    def open_wishes(self) -> tuple[SnapshotWish, ...]:
        rows = select(SnapshotWishRow).where(SnapshotWishRow.error.is_(None)).order_by(SnapshotWishRow.id)
        found = self._read(lambda session: session.scalars(rows).all())
        return tuple(SnapshotWish(id=row.id, path=row.path) for row in found)

    def grant(self, wish: int, error: str | None = None) -> None:
        def work(session: Session) -> None:
            session.get_one(SnapshotWishRow, wish).error = error or ""

        self._write(work)

    def granted(self, wish: int) -> str | None:
        """None while it is open, then the error, empty if there was none."""
        return self._read(lambda session: session.get_one(SnapshotWishRow, wish).error)

    def clock_offset_us(self, boot_id: str, offset_us: int) -> int:
        """Keeps the first offset told for this boot and forgets those of earlier ones."""

        def work(session: Session) -> int:
            session.execute(delete(ClockOffsetRow).where(ClockOffsetRow.boot_id != boot_id))
            session.execute(upsert(ClockOffsetRow).values(boot_id=boot_id, offset_us=offset_us).on_conflict_do_nothing())
            return session.get_one(ClockOffsetRow, boot_id).offset_us

        return self._write(work)

    def _write(self, work: Callable[[Session], T]) -> T:
        return self._do(self._writing, work)

    def _read(self, work: Callable[[Session], T]) -> T:
        return self._do(self._reading, work)

    def _do(self, engine: Engine, work: Callable[[Session], T]) -> T:
        with told_kindly(self._file), Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)


def _append(
    session: Session, table: type[LiveRow], events: list[dict[str, object]], age_us: InstrumentedAttribute[int],
    newest_us: int | None,
) -> None:  # fmt: skip
    """Adds events; one that is there already (a cue on a screen) is not told twice."""
    if not events:
        return
    session.execute(upsert(table).on_conflict_do_nothing(), events)
    _forget_old(session, table, age_us, newest_us)


def _count(session: Session, visits: Iterable[Visit], newest_us: int | None) -> None:
    """Adds visits; those that are alike in all are one row and add up."""
    rows = [asdict(it) | {"language": it.language.value, "mode": it.mode.value, "event": it.event.value} for it in visits]
    if not rows:
        return
    new = upsert(VisitRow)
    session.execute(new.on_conflict_do_update(set_={"count": VisitRow.count + new.excluded.count}), rows)
    _forget_old(session, VisitRow, VisitRow.minute_us, newest_us)


def _forget_old(session: Session, table: type[LiveRow], age_us: InstrumentedAttribute[int], newest_us: int | None) -> None:
    """Forgets what is too old for the newest row, or for `newest_us` if that is earlier."""
    newest = func.max(age_us) if newest_us is None else func.min(func.max(age_us), newest_us)
    oldest = select(newest - KEPT_US).scalar_subquery()
    session.execute(delete(table).where(age_us < oldest), execution_options={"synchronize_session": False})


def _put(session: Session, table: type[LiveRow], values: dict[str, object]) -> None:
    """Inserts a row, or replaces the one with its key."""
    session.execute(upsert(table).values(values).on_conflict_do_update(set_=values))
