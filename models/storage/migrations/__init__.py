"""The schema's history: alembic revisions, configured in code by models.storage.schema."""
