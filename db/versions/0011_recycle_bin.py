"""The recycle bin: what staff have discarded, whole, for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recycled",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("discarded_us", sa.Integer(), nullable=False),
        sa.Column("parcel", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recycled")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
