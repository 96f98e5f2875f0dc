"""How a change runs over the screens of a section."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("section", table_kwargs={"sqlite_strict": True}) as section:
        section.add_column(sa.Column("choreography", sa.Text(), nullable=False, server_default="together"))
