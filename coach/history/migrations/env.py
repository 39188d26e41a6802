"""Alembic's way in: only online, on the connection that `upgrade` hands over."""

from alembic import context

from coach.history.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite can't alter a column in place
)
with context.begin_transaction():
    context.run_migrations()
