"""What happens on the screens, as tables of the live database."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.rows import STRICT, LiveRow


class PresenceRow(LiveRow):
    """The last touch of a section."""

    __tablename__ = "presence"

    section: Mapped[str] = mapped_column(primary_key=True)
    touched_us: Mapped[int]


class PlayRow(LiveRow):
    __tablename__ = "play"

    id: Mapped[int] = mapped_column(primary_key=True)
    screen: Mapped[str]
    planned: Mapped[str]
    actual: Mapped[str]
    planned_us: Mapped[int]
    painted_us: Mapped[int] = mapped_column(index=True)
    revision: Mapped[int]


class CommitRow(LiveRow):
    __tablename__ = "commit"

    id: Mapped[int] = mapped_column(primary_key=True)
    due_us: Mapped[int]
    began_us: Mapped[int]
    first_us: Mapped[int]
    last_us: Mapped[int] = mapped_column(index=True)
    screens: Mapped[int]


class CueCommitRow(LiveRow):
    __tablename__ = "cue_commit"

    cue: Mapped[int] = mapped_column(primary_key=True)
    screen: Mapped[str] = mapped_column(primary_key=True)
    actual_us: Mapped[int] = mapped_column(index=True)
    late_us: Mapped[int]


class PlayerRow(LiveRow):
    """The player of this PC; there is one."""

    __tablename__ = "player"
    __table_args__ = (CheckConstraint("id = 1", name="one"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    pid: Mapped[int]
    started_us: Mapped[int]
    seen_us: Mapped[int]
    revision: Mapped[int]


class ScreenStateRow(LiveRow):
    __tablename__ = "screen_state"

    screen: Mapped[str] = mapped_column(primary_key=True)
    picture: Mapped[str]
    painted_us: Mapped[int]
    black_frames: Mapped[int]
    black_us: Mapped[int]
    visited_since_us: Mapped[int | None]


class FaultRow(LiveRow):
    """A fault that stands now."""

    __tablename__ = "fault"

    code: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str] = mapped_column(primary_key=True)
    message_zh: Mapped[str]
    message_en: Mapped[str | None]
    since_us: Mapped[int]


class SnapshotWishRow(LiveRow):
    """A wish for a contact sheet; `error` is null while it is open and empty once it went well."""

    __tablename__ = "snapshot_wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    error: Mapped[str | None]


class StrikeRow(LiveRow):
    """How often a slide with a certain picture could not be shown."""

    __tablename__ = "strike"

    slide: Mapped[str] = mapped_column(primary_key=True)
    picture: Mapped[str] = mapped_column(primary_key=True)
    strikes: Mapped[int]
    last_us: Mapped[int]


class ThumbnailRow(LiveRow):
    """What was painted last on a screen, small."""

    __tablename__ = "thumbnail"

    screen: Mapped[str] = mapped_column(primary_key=True)
    taken_us: Mapped[int]
    picture: Mapped[str]
    image: Mapped[bytes]


class VisitRow(LiveRow):
    """How often something was done on a page of a screen within a minute; nothing of a person."""

    __tablename__ = "visit"

    minute_us: Mapped[int] = mapped_column(primary_key=True)
    screen: Mapped[str] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class ClockOffsetRow(LiveRow):
    """The distance of shared time from the monotonic clock, as it was first told in this boot of the PC."""

    __tablename__ = "clock_offset"

    boot_id: Mapped[str] = mapped_column(primary_key=True)
    offset_us: Mapped[int]
