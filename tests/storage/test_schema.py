"""The revisions: they make exactly the tables of the mapped classes, forwards and backwards, on both engines."""

from __future__ import annotations

from models.all_tables import all_tables
from models.storage import schema
from models.storage.database import Database


def test_the_revisions_make_the_tables_of_the_classes(database: Database) -> None:
    with database.writer.connect() as connection:
        schema.compare(connection, all_tables())


def test_the_schema_goes_down_to_nothing_and_up_again(database: Database) -> None:
    schema.downgrade(database.writer, "base")
    assert database.revision() is None
    schema.migrate(database.writer)
    assert database.revision() == schema.head()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    schema.migrate(database.writer)
    assert database.revision() == schema.head()
