"""Whose login role may be made over: a person's of this console alone, never one that the server has for itself."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from models.errors import RuleError
from models.rights import add_person, init_server
from models.storage.database import Database
from tests.postgres import Cluster

PASSWORD = "correct horse battery"
QUESTION = "select rolsuper, rolcreaterole, rolcanlogin, rolpassword from pg_authid where rolname = %s"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A server of its own: its roles are counted."""
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def server(cluster: Cluster) -> Iterator[Database]:
    cluster.execute("create database desk_logins")
    database = Database(cluster.url("desk_logins").render_as_string())
    init_server(database)
    yield database
    database.close()


def _role(cluster: Cluster, login: str) -> tuple[object, ...] | None:
    with psycopg.connect(cluster.dsn("postgres")) as connection:
        return connection.execute(QUESTION, [login]).fetchone()


@pytest.mark.parametrize(
    ("login", "made", "says"),
    [
        ("admin2", "create role admin2 superuser login password 'of the administrator'", "rights over"),
        ("chief", "create role chief superuser login in role meo_supervisor", "rights over"),
        ("maker", "create role maker createrole login in role meo_operator", "rights over"),
        ("helper", "create role helper login in role meo_owner", "rights over"),
        ("zabbix", "create role zabbix login password 'of another program'", "nobody's"),
        ("staff", "create role staff nologin", "nobody's"),
        ("owner", "select 1", "rights over"),
    ],
)
def test_a_role_that_is_there_for_something_else_is_refused_and_stays_as_it_was(
    server: Database, cluster: Cluster, login: str, made: str, says: str
) -> None:
    cluster.execute(made)
    before = _role(cluster, login)
    with pytest.raises(RuleError, match=says):
        add_person(server, login, "operator", f"Имя {login}", PASSWORD)
    assert before is not None
    assert _role(cluster, login) == before


def test_a_person_of_the_desk_gets_another_password_and_group(server: Database, cluster: Cluster) -> None:
    add_person(server, "p_anna", "operator", "Иванова Анна", PASSWORD)
    before = _role(cluster, "p_anna")
    add_person(server, "p_anna", "supervisor", "Иванова Анна", "another good password")
    after = _role(cluster, "p_anna")
    assert before is not None
    assert after is not None
    assert after[:3] == before[:3]
    assert after[3] != before[3]
    with psycopg.connect(cluster.dsn("desk_logins")) as connection:
        groups = connection.execute(
            "select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid"
            " join pg_roles r on r.oid = m.member where r.rolname = 'p_anna'"
        ).fetchone()
    assert groups == (["meo_supervisor"],)


def test_a_person_is_known_again_when_the_desk_was_made_anew(server: Database, cluster: Cluster) -> None:
    """The role outlives its database; «make the target anew» must not lock its people out."""
    add_person(server, "p_boris", "operator", "Борисов Борис", PASSWORD)
    cluster.execute("create database desk_anew")
    anew = Database(cluster.url("desk_anew").render_as_string())
    init_server(anew)
    add_person(anew, "p_boris", "operator", "Борисов Борис", PASSWORD)
    anew.close()
