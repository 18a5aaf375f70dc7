"""Alembic's entry: run the revisions on the connection that `upgrade` was given, in its transaction."""

from alembic import context

from postdesk.log.tables import Post

context.configure(connection=context.config.attributes["connection"], target_metadata=Post.metadata)
context.run_migrations()
