"""Alembic's entry: runs the revisions over the connection that models.storage.schema hands in."""

from __future__ import annotations

from alembic import context


def _own(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """Leave the search indexes out of comparisons: they are made by hand for each engine."""
    return not (kind == "table" and name is not None and "_search" in name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    include_object=_own,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
