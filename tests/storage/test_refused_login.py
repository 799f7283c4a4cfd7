"""A server that lets somebody in no more is told from one that does not answer: waiting would be in vain."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from models.errors import DatabaseUnavailable, LoginRefused
from models.storage.database import Database
from models.storage.faults import LOGIN_CLOSED, known_fault
from tests.postgres import Cluster

CUT = "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anna'"


@pytest.fixture(scope="module")
def asking() -> Iterator[Cluster]:
    """A server that asks everybody but its owner for a password."""
    cluster = Cluster()
    (cluster.data / "pg_hba.conf").write_text("local all owner trust\nlocal all all scram-sha-256\n")
    cluster.execute("select pg_reload_conf()")
    yield cluster
    cluster.remove()


@pytest.fixture
def database(asking: Cluster) -> Iterator[Database]:
    """Open connections of somebody whose password is right."""
    asking.execute("drop database if exists desk")
    asking.execute("drop role if exists anna")
    asking.execute("create role anna login password 'word'")
    asking.execute("create database desk owner anna")
    database = Database.open(f"postgresql://anna:word@/desk?host={asking.folder}")
    yield database
    database.close()


def read(database: Database) -> object:
    return database.read(lambda session: session.execute(text("select 1")).scalar_one())


def test_a_password_that_was_changed_is_told(asking: Cluster, database: Database) -> None:
    assert read(database) == 1
    asking.execute("alter role anna password 'another'")
    assert read(database) == 1, "who is in stays in"
    asking.execute(CUT)
    with pytest.raises(LoginRefused) as refused:
        read(database)
    assert "password" in refused.value.happened.source
    asking.execute("alter role anna password 'word'")
    assert read(database) == 1


def test_a_login_that_was_closed_is_told(asking: Cluster, database: Database) -> None:
    asking.execute("alter role anna nologin")
    asking.execute(CUT)
    with pytest.raises(LoginRefused) as refused:
        read(database)
    assert refused.value.happened == LOGIN_CLOSED


def test_a_server_that_is_away_refuses_nobody(database: Database) -> None:
    away = Database(
        database.url.update_query_dict({"host": "/nowhere"}).render_as_string(hide_password=False)
    )
    with pytest.raises(DatabaseUnavailable) as missing:
        read(away)
    assert not isinstance(missing.value, LoginRefused)
    away.close()


@pytest.mark.parametrize(
    "words",
    [
        'ВАЖНО:  пользователь "anna" не прошёл проверку подлинности (по паролю)',
        'ВАЖНО:  для роли "anna" вход запрещён',
        'ВАЖНО:  в pg_hba.conf нет записи для компьютера "10.0.0.7", пользователя "anna", базы "desk"',
        'FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "anna", database "desk", no encryption',
    ],
)
def test_a_server_that_speaks_russian_is_understood(words: str) -> None:
    """Its `lc_messages` decide on the language before anybody has signed in."""
    error = OperationalError("connect", None, psycopg.OperationalError(f"connection failed: {words}"))
    assert isinstance(known_fault(error), LoginRefused)
