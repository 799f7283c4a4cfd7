"""The revisions: they make exactly the tables of the mapped classes, forwards and backwards, on both engines."""

from __future__ import annotations

import time

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from models.all_tables import all_tables
from models.desk import operations, queries
from models.errors import NewerSchema
from models.storage import schema
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.listing import Query
from models.tickets.listing import LISTING
from tests.tickets.factories import register, save


def test_the_revisions_make_the_tables_of_the_classes(database: Database) -> None:
    with database.writer.connect() as connection:
        schema.compare(connection, all_tables())


def test_the_schema_goes_down_to_nothing_and_up_again(database: Database) -> None:
    schema.downgrade(database.writer, "base")
    assert database.revision() is None
    schema.migrate(database.writer)
    assert database.revision() == schema.head()


def test_revisions_are_called_like_their_files_in_the_order_of_their_numbers() -> None:
    """So that a database of the newest schema is opened without alembic."""
    scripts = ScriptDirectory.from_config(schema._config())

    assert {step.revision for step in scripts.walk_revisions()} == schema.known_revisions()
    assert scripts.get_current_head() == schema.head()


def test_migrating_twice_changes_nothing(database: Database) -> None:
    schema.migrate(database.writer)
    assert database.revision() == schema.head()


def test_an_old_console_reads_on_but_writes_no_more_after_a_migration(
    postgresql_url: str, actor: Actor
) -> None:
    console = Database.open(postgresql_url)
    with console.writer.begin() as connection:
        connection.exec_driver_sql("alter table operator add column birthday date")
        connection.exec_driver_sql("update alembic_version set version_num = '9999_future'")
    assert console.read(queries.operators) == []
    with pytest.raises(NewerSchema) as refusal:
        console.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    assert "Update the console" in refusal.value.sentences()[-1].source
    console.close()


def test_a_migration_gives_up_soon_instead_of_holding_everybody_up(postgresql_url: str) -> None:
    """Behind a migration that waits for one forgotten window every reader would wait too."""
    console = Database.open(postgresql_url)
    schema.downgrade(console.writer, "0006_availability")
    with console.reader.connect() as forgotten:
        forgotten.exec_driver_sql("select * from alembic_version")
        started = time.monotonic()
        with pytest.raises(OperationalError), console.writer.begin() as connection:
            schema.upgrade(connection, "0006_availability")
            connection.exec_driver_sql("alter table alembic_version add column x int")
        assert time.monotonic() - started < 4
    schema.migrate(console.writer)
    assert console.revision() == schema.head()
    console.close()


def test_a_desk_whose_index_knows_other_stems_is_indexed_anew(database: Database) -> None:
    """An index made before stems lost their fleeting vowel misses «ошибка» for «ошибок»; tickets stay as they are."""
    register(database)
    number = save(database, description="Много ошибок")
    schema.downgrade(database.writer, "0007_reports")
    with database.writer.begin() as connection:
        if database.is_sqlite:
            for entity in ("contract", "person", "ticket"):
                connection.exec_driver_sql(f"drop table {entity}_search_words")
            connection.exec_driver_sql("insert into ticket_search(ticket_search) values ('delete-all')")
        else:
            connection.exec_driver_sql("update ticket_search set stems = array_to_tsvector('{ошибок}')")
    schema.migrate(database.writer)
    schema.downgrade(database.writer, "0007_reports")
    schema.migrate(database.writer)  # a second time indexes nothing twice

    def hits(words: str) -> list[int]:
        return database.read(lambda session: LISTING.ids(session, Query(words)).tolist())

    assert (hits("ошибка"), hits("ошибок"), hits("ошибк")) == ([number],) * 3
