"""A cue may take another one back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cue", table_kwargs={"sqlite_strict": True}) as cue:
        cue.add_column(sa.Column("recalls", sa.Integer(), nullable=True))
