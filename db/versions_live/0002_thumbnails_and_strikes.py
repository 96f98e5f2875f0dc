"""What was painted on each screen, small, for staff; and which slides could not be shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "strike",
        sa.Column("slide", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("strikes", sa.Integer(), nullable=False),
        sa.Column("last_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slide", "picture", name=op.f("pk_strike")),
        sqlite_strict=True,
    )
    op.create_table(
        "thumbnail",
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("taken_us", sa.Integer(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("screen", name=op.f("pk_thumbnail")),
        sqlite_strict=True,
    )
