"""Since when a screen is visited: nothing of who is there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("screen_state", table_kwargs={"sqlite_strict": True}) as screen_state:
        screen_state.add_column(sa.Column("visited_since_us", sa.Integer(), nullable=True))
