"""The draft as tables: the wall, the exhibit, the playlists. A person may edit a value here; `translate` checks it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store.rows import STRICT, ContentRow


class HallRow(ContentRow):
    """The hall; there is one."""

    __tablename__ = "hall"
    __table_args__ = (CheckConstraint("id = 1", name="one"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str | None]
    timezone: Mapped[str]


class ScreenRow(ContentRow):
    """One screen. Its section may come later, with the slides: so no foreign key."""

    __tablename__ = "screen"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    section: Mapped[str]
    place_column: Mapped[int]
    place_row: Mapped[int]
    width_px: Mapped[int]
    height_px: Mapped[int]
    width_mm: Mapped[int]
    bottom_edge_mm: Mapped[int]
    bezel_mm: Mapped[int]
    output_name: Mapped[str]
    output_serial: Mapped[str]
    view_distance_mm: Mapped[int | None]


class SectionRow(ContentRow):
    __tablename__ = "section"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name_zh: Mapped[str]
    name_en: Mapped[str | None]
    hue: Mapped[str]
    promise_zh: Mapped[str]
    promise_en: Mapped[str | None]
    poster: Mapped[str]
    show: Mapped[str]
    idle: Mapped[str]
    choreography: Mapped[str]


class SourceRow(ContentRow):
    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text_zh: Mapped[str]
    text_en: Mapped[str | None]


class DeckRow(ContentRow):
    __tablename__ = "deck"

    id: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(ForeignKey(SectionRow.id))
    title_zh: Mapped[str]
    title_en: Mapped[str | None]


class SlideRow(ContentRow):
    """One slide; `fields` is what only its kind has, as readable JSON."""

    __tablename__ = "slide"
    __table_args__ = (UniqueConstraint("deck", "position"), STRICT)

    id: Mapped[str] = mapped_column(primary_key=True)
    deck: Mapped[str] = mapped_column(ForeignKey(DeckRow.id))
    position: Mapped[int]
    kind: Mapped[str]
    title_zh: Mapped[str]
    title_en: Mapped[str | None]
    seconds: Mapped[float | None]
    transition: Mapped[str]
    source: Mapped[str | None] = mapped_column(ForeignKey(SourceRow.id))
    fields: Mapped[str]
    attract_zh: Mapped[str | None]
    attract_en: Mapped[str | None]
    audio_zh: Mapped[str | None]
    audio_en: Mapped[str | None]


class AssetRow(ContentRow):
    """A file of the asset folder that the draft uses."""

    __tablename__ = "asset"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size_bytes: Mapped[int]
    width_px: Mapped[int]
    height_px: Mapped[int]


class MediaRow(ContentRow):
    """A picture as slides name it: the file as it came, and the file that is shown."""

    __tablename__ = "media"

    path: Mapped[str] = mapped_column(primary_key=True)
    original: Mapped[str] = mapped_column(ForeignKey(AssetRow.sha256))
    shown: Mapped[str] = mapped_column(ForeignKey(AssetRow.sha256))


class ImportedFileRow(ContentRow):
    """The foreign file that a deck came from; `card` is its report card as JSON. It outlives a replaced exhibit: no foreign key."""

    __tablename__ = "imported_file"

    deck: Mapped[str] = mapped_column(primary_key=True)
    file: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    imported_us: Mapped[int]
    card: Mapped[str]


class RecycledRow(ContentRow):
    """Something in the recycle bin; `parcel` is all of it as canonical JSON. An id is never given again: an undo names it."""

    __tablename__ = "recycled"
    __table_args__ = (STRICT | {"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    thing: Mapped[str]
    name: Mapped[str]
    title_zh: Mapped[str]
    title_en: Mapped[str | None]
    discarded_us: Mapped[int]
    parcel: Mapped[str]


class PlaylistRow(ContentRow):
    __tablename__ = "playlist"

    id: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(ForeignKey(SectionRow.id))
    title_zh: Mapped[str]
    title_en: Mapped[str | None]
    anchor_us: Mapped[int]


class PlaylistEntryRow(ContentRow):
    """An item of a playlist: a slide, or another playlist that is included as a whole."""

    __tablename__ = "playlist_entry"
    __table_args__ = (CheckConstraint("(slide IS NULL) <> (included IS NULL)", name="either"), STRICT)

    playlist: Mapped[str] = mapped_column(ForeignKey(PlaylistRow.id), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    slide: Mapped[str | None] = mapped_column(ForeignKey(SlideRow.id))
    included: Mapped[str | None] = mapped_column(ForeignKey(PlaylistRow.id))


class AssignmentRow(ContentRow):
    __tablename__ = "assignment"

    target: Mapped[str] = mapped_column(primary_key=True)
    playlist: Mapped[str] = mapped_column(ForeignKey(PlaylistRow.id))
