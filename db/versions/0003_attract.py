"""A slide's headline for its frame in the idle carousel."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("slide", table_kwargs={"sqlite_strict": True}) as slide:
        slide.add_column(sa.Column("attract_zh", sa.Text(), nullable=True))
        slide.add_column(sa.Column("attract_en", sa.Text(), nullable=True))
