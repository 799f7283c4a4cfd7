"""The revisions: they make exactly the tables of the mapped classes, forwards and backwards, on both engines."""

from __future__ import annotations

import importlib
import pkgutil

import models
from models.storage import schema
from models.storage.base import Base
from models.storage.database import Database


def _load_all_tables() -> None:
    for module in pkgutil.walk_packages(models.__path__, "models."):
        if module.name.endswith("tables") and "migrations" not in module.name:
            importlib.import_module(module.name)


def test_the_revisions_make_the_tables_of_the_classes(database: Database) -> None:
    _load_all_tables()
    with database.writer.connect() as connection:
        schema.compare(connection, Base.metadata)


def test_the_schema_goes_down_to_nothing_and_up_again(database: Database) -> None:
    schema.downgrade(database.writer, "base")
    assert database.revision() is None
    schema.migrate(database.writer)
    assert database.revision() == schema.head()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    schema.migrate(database.writer)
    assert database.revision() == schema.head()
