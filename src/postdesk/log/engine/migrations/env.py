"""Alembic's entry: run the revisions on the connection that `upgrade` was given, in its transaction."""
# Alembic runs this file under a module name of its own, so coverage, which goes by package, cannot see it.

from alembic import context  # pragma: no cover

from postdesk.log.tables import PostRow  # pragma: no cover

context.configure(
    connection=context.config.attributes["connection"], target_metadata=PostRow.metadata
)  # pragma: no cover
context.run_migrations()  # pragma: no cover
