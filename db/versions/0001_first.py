"""The content database as it began: draft, programmes, cues."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asset",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_asset")),
        sqlite_strict=True,
    )
    op.create_table(
        "cue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at_us", sa.Integer(), nullable=False),
        sa.Column("until_us", sa.Integer(), nullable=True),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("playlist", sa.Text(), nullable=True),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("text_zh", sa.Text(), nullable=True),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cue")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cue_at_us"), "cue", ["at_us"])

    op.create_table(
        "hall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_hall_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall")),
        sqlite_strict=True,
    )
    op.create_table(
        "programme",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("anchor_us", sa.Integer(), nullable=False),
        sa.Column("published_us", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_programme")),
        sqlite_strict=True,
    )
    op.create_table(
        "screen",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("place_column", sa.Integer(), nullable=False),
        sa.Column("place_row", sa.Integer(), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("bottom_edge_mm", sa.Integer(), nullable=False),
        sa.Column("bezel_mm", sa.Integer(), nullable=False),
        sa.Column("output_name", sa.Text(), nullable=False),
        sa.Column("output_serial", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen")),
        sqlite_strict=True,
    )
    op.create_table(
        "section",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("hue", sa.Text(), nullable=False),
        sa.Column("promise_zh", sa.Text(), nullable=False),
        sa.Column("promise_en", sa.Text(), nullable=True),
        sa.Column("poster", sa.Text(), nullable=False),
        sa.Column("show", sa.Text(), nullable=False),
        sa.Column("idle", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sqlite_strict=True,
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_zh", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_strict=True,
    )
    op.create_table(
        "deck",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["section"], ["section.id"], name=op.f("fk_deck_section_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
        sqlite_strict=True,
    )
    op.create_table(
        "media",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["asset.sha256"], name=op.f("fk_media_original_asset")),
        sa.ForeignKeyConstraint(["shown"], ["asset.sha256"], name=op.f("fk_media_shown_asset")),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_media")),
        sqlite_strict=True,
    )
    op.create_table(
        "playlist",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("anchor_us", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["section"], ["section.id"], name=op.f("fk_playlist_section_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playlist")),
        sqlite_strict=True,
    )
    op.create_table(
        "assignment",
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("playlist", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["playlist"], ["playlist.id"], name=op.f("fk_assignment_playlist_playlist")),
        sa.PrimaryKeyConstraint("target", name=op.f("pk_assignment")),
        sqlite_strict=True,
    )
    op.create_table(
        "slide",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("seconds", sa.REAL(), nullable=True),
        sa.Column("transition", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["deck"], ["deck.id"], name=op.f("fk_slide_deck_deck")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_slide_source_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slide")),
        sa.UniqueConstraint("deck", "position", name=op.f("uq_slide_deck_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "playlist_entry",
        sa.Column("playlist", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slide", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["playlist"], ["playlist.id"], name=op.f("fk_playlist_entry_playlist_playlist")),
        sa.ForeignKeyConstraint(["slide"], ["slide.id"], name=op.f("fk_playlist_entry_slide_slide")),
        sa.PrimaryKeyConstraint("playlist", "position", name=op.f("pk_playlist_entry")),
        sqlite_strict=True,
    )
