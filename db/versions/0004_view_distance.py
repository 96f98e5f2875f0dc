"""From how far away a screen is read, where somebody has measured it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("screen", table_kwargs={"sqlite_strict": True}) as screen:
        screen.add_column(sa.Column("view_distance_mm", sa.Integer(), nullable=True))
