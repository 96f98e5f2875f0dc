"""Alembic's entry: runs the migrations of the database that the caller's configuration names, on the caller's connection."""

from alembic import context

attributes = context.config.attributes


def include_object(item, name, kind, reflected, compare_to):
    """The index over words is no table of rows, nor are those that SQLite keeps it in."""
    return not (kind == "table" and name.startswith("slide_text"))


context.configure(
    connection=attributes["connection"],
    target_metadata=attributes["metadata"],
    render_as_batch=True,
    include_object=include_object,
)
context.run_migrations()
