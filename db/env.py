"""Alembic's entry: runs the migrations of the database that the caller's configuration names, on the caller's connection."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], target_metadata=attributes["metadata"], render_as_batch=True)
context.run_migrations()
