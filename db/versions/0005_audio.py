"""The recordings in which a slide is read aloud."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("slide", table_kwargs={"sqlite_strict": True}) as slide:
        slide.add_column(sa.Column("audio_zh", sa.Text(), nullable=True))
        slide.add_column(sa.Column("audio_en", sa.Text(), nullable=True))
