"""The foreign files that decks came from, and an index over the words of all slides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_UNSEEN = ("alt", "attract", "detail")


def upgrade() -> None:
    op.create_table(
        "imported_file",
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("imported_us", sa.Integer(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deck", name=op.f("pk_imported_file")),
        sqlite_strict=True,
    )
    op.execute("CREATE VIRTUAL TABLE slide_text USING fts5(slide UNINDEXED, title, words, notes, tokenize = 'unicode61')")
    _index_slides()


def _index_slides() -> None:
    """The slides that are there already, as a load would put them into the index."""
    connection = op.get_bind()
    add = sa.text("INSERT INTO slide_text (slide, title, words, notes) VALUES (:slide, :title, :words, '')")
    for slide, zh, en, fields in connection.execute(sa.text("SELECT id, title_zh, title_en, fields FROM slide")).all():
        title, words = "\n".join(filter(None, (zh, en))), "\n".join(_texts(json.loads(fields)))
        connection.execute(add, {"slide": slide, "title": _parted(title), "words": _parted(words)})


def _texts(value: object, name: str = "") -> Iterator[str]:
    """What a slide shows in both languages, wherever it stands in its fields."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _UNSEEN:
                yield from _texts(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str) and name in ("zh", "en"):
        yield value


def _parted(told: str) -> str:
    return _HANZI.sub("\u200b\\g<0>\u200b", told)
