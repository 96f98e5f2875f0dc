"""The schedule: entries, opening hours, parts of the day, the calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "schedule_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playlist", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("end", sa.Text(), nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.Column("makeup", sa.Text(), nullable=False),
        sa.Column("must_play", sa.Integer(), nullable=False),
        sa.Column("may_idle", sa.Integer(), nullable=False),
        sa.Column("daypart", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule_entry")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_table(
        "opening",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=True),
        sa.Column("closes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("weekday", name=op.f("pk_opening")),
        sqlite_strict=True,
    )
    op.create_table(
        "closed_day",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_closed_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "edges_of_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("warm_up_us", sa.Integer(), nullable=False),
        sa.Column("farewell_us", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_edges_of_day_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edges_of_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "daypart",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("end", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daypart")),
        sqlite_strict=True,
    )
    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_year")),
        sqlite_strict=True,
    )
