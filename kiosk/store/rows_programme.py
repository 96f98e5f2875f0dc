"""What was published and what was told: rows that are added and never changed."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.rows import ContentRow


class ProgrammeRow(ContentRow):
    """A published revision: the document in its canonical form, and the SHA-256 it was published with."""

    __tablename__ = "programme"

    revision: Mapped[int] = mapped_column(primary_key=True)
    anchor_us: Mapped[int]
    published_us: Mapped[int]
    note: Mapped[str]
    sha256: Mapped[str]
    document: Mapped[bytes]


class CueRow(ContentRow):
    """A cue; `targets` and `numbers` are JSON."""

    __tablename__ = "cue"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    at_us: Mapped[int] = mapped_column(index=True)
    until_us: Mapped[int | None]
    targets: Mapped[str]
    playlist: Mapped[str | None]
    numbers: Mapped[str]
    level: Mapped[str | None]
    text_zh: Mapped[str | None]
    text_en: Mapped[str | None]
    language: Mapped[str | None]
    when_free: Mapped[int]
    recalls: Mapped[int | None]
