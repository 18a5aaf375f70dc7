"""The revisions, one file each; Alembic reads them."""
