"""A cue may name a language, and may wait for a visitor to be done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cue", table_kwargs={"sqlite_strict": True}) as cue:
        cue.add_column(sa.Column("language", sa.Text(), nullable=True))
        cue.add_column(sa.Column("when_free", sa.Integer(), nullable=False, server_default="0"))
