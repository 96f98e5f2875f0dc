"""The live database as it began: what happens on the screens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock_offset",
        sa.Column("boot_id", sa.Text(), nullable=False),
        sa.Column("offset_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("boot_id", name=op.f("pk_clock_offset")),
        sqlite_strict=True,
    )
    op.create_table(
        "commit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("due_us", sa.Integer(), nullable=False),
        sa.Column("began_us", sa.Integer(), nullable=False),
        sa.Column("first_us", sa.Integer(), nullable=False),
        sa.Column("last_us", sa.Integer(), nullable=False),
        sa.Column("screens", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commit")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commit_last_us"), "commit", ["last_us"])
    op.create_table(
        "cue_commit",
        sa.Column("cue", sa.Integer(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("actual_us", sa.Integer(), nullable=False),
        sa.Column("late_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cue", "screen", name=op.f("pk_cue_commit")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cue_commit_actual_us"), "cue_commit", ["actual_us"])
    op.create_table(
        "fault",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("message_zh", sa.Text(), nullable=False),
        sa.Column("message_en", sa.Text(), nullable=True),
        sa.Column("since_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "location", name=op.f("pk_fault")),
        sqlite_strict=True,
    )
    op.create_table(
        "play",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("planned", sa.Text(), nullable=False),
        sa.Column("actual", sa.Text(), nullable=False),
        sa.Column("planned_us", sa.Integer(), nullable=False),
        sa.Column("painted_us", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_play")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_play_painted_us"), "play", ["painted_us"])
    op.create_table(
        "player",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_us", sa.Integer(), nullable=False),
        sa.Column("seen_us", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_player_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_player")),
        sqlite_strict=True,
    )
    op.create_table(
        "presence",
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("touched_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("section", name=op.f("pk_presence")),
        sqlite_strict=True,
    )
    op.create_table(
        "screen_state",
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("painted_us", sa.Integer(), nullable=False),
        sa.Column("black_frames", sa.Integer(), nullable=False),
        sa.Column("black_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("screen", name=op.f("pk_screen_state")),
        sqlite_strict=True,
    )
    op.create_table(
        "snapshot_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_wish")),
        sqlite_strict=True,
    )
