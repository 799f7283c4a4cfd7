"""The kernel on both engines: transactions, journal, changes, versions, watchers, listings."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from models.desk import operations, queries
from models.desk.tables import OPERATOR_FIELDS, Operator
from models.errors import ConflictError, NewerSchema, OlderSchema, UnsuitablePlace
from models.formats import fold
from models.storage import schema
from models.storage.changes import Changes
from models.storage.database import Database, now
from models.storage.journal import Actor
from models.storage.listing import Listing, Query
from models.storage.watch import Watcher

PEOPLE = Listing(
    fields=OPERATOR_FIELDS,
    id_column=Operator.id,
    search=lambda words: Operator.name_key.contains(fold(words)),
    filters={"line": lambda line: Operator.line == line},
    default_order=(("name", False),),
)


def test_a_write_returns_what_it_changed(database: Database, actor: Actor) -> None:
    written = database.write(actor, lambda session: operations.sign_in(session, "Ёлкина  Анна"))
    assert written.value.name == "Ёлкина Анна"
    assert written.changes == Changes({"operator": [written.value.id]})


def test_the_history_tells_who_changed_what_from_which_value(database: Database, actor: Actor) -> None:
    first = database.write(
        actor, lambda session: operations.sign_in(session, "Елкина Анна", line="222")
    ).value
    again = database.write(
        Actor(7, "Сидоров Пётр"),
        lambda session: operations.sign_in(session, "ЁЛКИНА АННА", role="methodologist", line="111"),
        reason="перешла на линию 111",
    ).value
    assert again.id == first.id
    created, changed = database.read(lambda session: queries.history(session, "operator", first.id or 0))
    assert (created.action, created.actor) == ("created", actor.name)
    assert changed.changes == {"role": ["operator", "methodologist"], "line": ["222", "111"]}
    assert (changed.actor, changed.reason) == ("Сидоров Пётр", "перешла на линию 111")
    assert changed.at.tzinfo is UTC


def test_a_failed_operation_leaves_nothing_behind(database: Database, actor: Actor) -> None:
    def half(session):
        operations.sign_in(session, "Иванова Анна")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(actor, half)
    assert database.read(queries.operators) == []


def test_a_stale_save_is_refused(database: Database, actor: Actor) -> None:
    database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))

    def save_over_a_colleague(session):
        operator = session.scalars(select(Operator)).one()
        session.connection().exec_driver_sql("update operator set version = version + 1")
        operator.line = "132"

    with pytest.raises(ConflictError):
        database.write(actor, save_over_a_colleague)


def test_a_reading_session_cannot_write(database: Database) -> None:
    with pytest.raises((UnsuitablePlace, DBAPIError)):  # each engine in its own words
        database.read(lambda session: session.connection().exec_driver_sql("delete from operator"))


def test_a_writing_transaction_has_one_moment(database: Database, actor: Actor) -> None:
    first, second = database.write(actor, lambda session: (now(session), now(session))).value
    assert first == second
    assert abs((datetime.now(UTC) - first).total_seconds()) < 60


def test_lists_are_equal_on_both_engines(database: Database, actor: Actor) -> None:
    names = ["Яблоков Ян", "абрамов Лев", "Ёлкин Олег", "Егоров Ким", "Жуков 12", "Жуков 7"]
    for place, name in enumerate(names):
        line = ("222", "111")[place % 2]
        database.write(
            actor, lambda session, name=name, line=line: operations.sign_in(session, name, line=line)
        )
    ids = database.read(lambda session: PEOPLE.ids(session, Query()))
    assert ids.dtype == np.int64
    rows = database.read(lambda session: PEOPLE.rows(session, list(ids)))
    shown = [rows[row][0] for row in ids]
    assert shown == ["абрамов Лев", "Егоров Ким", "Ёлкин Олег", "Жуков 12", "Жуков 7", "Яблоков Ян"]
    first = database.read(lambda session: PEOPLE.first(session, Query(), 2))
    assert [row for row, _ in first] == list(ids[:2])
    backwards = database.read(lambda session: PEOPLE.ids(session, Query(order=(("name", True),))))
    assert list(backwards) == list(ids[::-1])
    assert database.read(lambda session: PEOPLE.count(session, Query(filters={"line": "111"}))) == 3
    assert list(database.read(lambda session: PEOPLE.ids(session, Query(search="ЕЛК")))) == [ids[2]]
    assert len(database.read(lambda session: PEOPLE.ids(session, Query(search="нет таких")))) == 0


def test_another_console_learns_of_a_change_and_not_of_its_own(database: Database, actor: Actor) -> None:
    other = Database.open(database.url.render_as_string())
    mine, theirs = Watcher(database), Watcher(other)
    mine.wait(0.0)
    theirs.wait(0.0)
    written = database.write(actor, lambda session: operations.sign_in(session, "Иванова Анна"))
    assert theirs.wait(3.0) == written.changes
    assert not mine.wait(0.6)
    for watcher in (mine, theirs):
        watcher.close()
    other.close()


def test_two_writers_wait_for_each_other(database: Database, actor: Actor) -> None:
    def work(number: int) -> None:
        for step in range(10):
            database.write(actor, lambda session: operations.sign_in(session, f"Человек {number} {step}"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(database.read(queries.operators)) == 40


def test_a_newer_schema_is_refused(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999_future'")
    with pytest.raises(NewerSchema):
        Database.open(database.url.render_as_string())


def test_an_older_schema_is_refused_unless_it_may_be_migrated(database: Database) -> None:
    url = database.url.render_as_string()
    schema.downgrade(database.writer, "0001_storage")
    database.close()
    with pytest.raises(OlderSchema):
        Database.open(url, migrate=False)
    database = Database.open(url)
    assert database.revision() == schema.head()
    if database.file is not None:
        assert list(database.file.parent.glob("*.before-*"))
    database.close()
