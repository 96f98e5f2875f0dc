"""A playlist may stand in another one: an entry is either a slide or a whole playlist."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    held = op.get_bind().execute(sa.text("SELECT playlist, position, slide FROM playlist_entry")).mappings().all()
    op.drop_table("playlist_entry")
    made = op.create_table(
        "playlist_entry",
        sa.Column("playlist", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slide", sa.Text(), nullable=True),
        sa.Column("included", sa.Text(), nullable=True),
        sa.CheckConstraint("(slide IS NULL) <> (included IS NULL)", name=op.f("ck_playlist_entry_either")),
        sa.ForeignKeyConstraint(["playlist"], ["playlist.id"], name=op.f("fk_playlist_entry_playlist_playlist")),
        sa.ForeignKeyConstraint(["slide"], ["slide.id"], name=op.f("fk_playlist_entry_slide_slide")),
        sa.ForeignKeyConstraint(["included"], ["playlist.id"], name=op.f("fk_playlist_entry_included_playlist")),
        sa.PrimaryKeyConstraint("playlist", "position", name=op.f("pk_playlist_entry")),
        sqlite_strict=True,
    )
    if held:
        op.bulk_insert(made, [dict(row) for row in held])
