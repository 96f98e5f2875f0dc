from __future__ import annotations

from kiosk.store.schema import schema_sql
from tests.support.store_samples import SCRIPTS


def test_the_schema_for_review_is_what_the_migrations_make() -> None:
    """After a new migration: `python -m kiosk.store.schema db > db/schema.sql`."""
    assert (SCRIPTS / "schema.sql").read_text(encoding="utf-8") == schema_sql(SCRIPTS)
