"""What libpq brings along: a service and a passfile are enough to connect, and neither opens a way past TLS."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from console.services.connection import Address, asks_for_password, check_connection, with_password
from models.desk import queries
from models.desk.operations import sign_in
from models.errors import KnownError, UnsuitablePlace
from models.storage.database import Database
from models.storage.engines import make_engine, parse_url, server_name
from models.storage.server import create_login
from tests.postgres import QUICK, Cluster

PASSWORD = "пароль для Анны, 2026"
ELSEWHERE = "127.0.0.2"  # an address of this computer that is none of the local host's names
SERVICE = "postgresql://?service=desk"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the tester's own libpq takes part."""
    for name in ("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGPASSWORD", "PGUSER", "PGDATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "pg_service.conf"))
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    monkeypatch.setenv("PGSYSCONFDIR", str(tmp_path))


@pytest.fixture(scope="module")
def asking() -> Iterator[Cluster]:
    """A server that asks for passwords, but of its owner; it also listens in the network, without TLS."""
    with socket.create_server((ELSEWHERE, 0)) as listener:
        port = int(listener.getsockname()[1])
    cluster = Cluster(options=[*QUICK, "-c", f"listen_addresses={ELSEWHERE}"], port=port)
    cluster.execute("create database desk")
    database = Database.open(cluster.url("desk").update_query_dict({"port": str(port)}).render_as_string())
    with database.writer.begin() as connection:
        for group in ("operator", "methodologist", "supervisor", "monitor"):
            connection.exec_driver_sql(f"create role meo_{group} nologin")
        create_login(connection, "anna", "operator", PASSWORD)
        connection.exec_driver_sql("grant all on all tables in schema public to anna")
        connection.exec_driver_sql("grant all on all sequences in schema public to anna")
    database.close()
    rules = "local all owner trust\nlocal all all scram-sha-256\nhost all all 127.0.0.0/8 trust\n"
    (cluster.data / "pg_hba.conf").write_text(rules)
    cluster.execute("select pg_reload_conf()")
    yield cluster
    cluster.remove()


def write_service(tmp_path: Path, **parameters: object) -> None:
    """A service «desk» among others."""
    lines = "".join(f"{key}={value}\n" for key, value in parameters.items())
    (tmp_path / "pg_service.conf").write_text(f"# ours\n[other]\nhost=nowhere\n\n[desk]\n{lines}", "utf-8")


def write_passfile(tmp_path: Path, mode: int) -> None:
    """Anna's password, readable as `mode` says."""
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:desk:anna:{PASSWORD}\n", "utf-8")
    file.chmod(mode)


def test_a_service_and_a_passfile_are_all_that_a_console_needs(asking: Cluster, tmp_path: Path) -> None:
    write_service(tmp_path, host=asking.folder, port=asking.port, dbname="desk", user="anna")
    write_passfile(tmp_path, 0o600)
    address = Address(service="desk")
    place = address.url().render_as_string()
    assert not asks_for_password(place)
    assert check_connection(address, "").values["name"] == "desk"
    assert PASSWORD not in with_password(place)
    console = Database.open(place)
    console.write_as_system(lambda session: sign_in(session, "Анна"))
    assert [row.name for row in console.read(queries.operators)] == ["Анна"]
    console.close()


@pytest.mark.parametrize(
    ("service", "place", "name"),
    [
        ({"host": "192.0.2.2", "dbname": "meo"}, SERVICE, "meo@192.0.2.2"),
        ({"host": "192.0.2.2"}, SERVICE, "desk@192.0.2.2"),
        ({"hostaddr": "192.0.2.3", "dbname": "meo"}, SERVICE, "meo@192.0.2.3"),
        ({"host": "/run/postgresql", "dbname": "meo"}, SERVICE, "meo@localhost"),
        ({"host": "192.0.2.2", "dbname": "meo"}, "postgresql://db1/other?service=desk", "other@db1"),
        ({"host": "192.0.2.2"}, "postgresql://?service=unknown", "unknown"),
    ],
)
def test_a_service_is_called_by_the_server_that_it_stands_for(
    service: dict[str, str], place: str, name: str, tmp_path: Path
) -> None:
    """The status bar said «desk@localhost» of a server in another town."""
    write_service(tmp_path, **service)
    assert server_name(parse_url(place)) == name


def test_a_service_that_nobody_knows_is_said_in_words(tmp_path: Path) -> None:
    write_service(tmp_path, host="/nowhere")
    with pytest.raises(KnownError, match="no libpq service of this name"):
        check_connection(Address(service="other_one"), "")


def test_without_a_file_of_services_it_is_said_in_words_too() -> None:
    with pytest.raises(KnownError, match="no libpq service of this name"):
        check_connection(Address(service="desk"), "")


def test_a_passfile_that_others_can_read_is_not_used(asking: Cluster, tmp_path: Path) -> None:
    """The control: libpq passes such a file over, so it was the file that let Anna in."""
    write_service(tmp_path, host=asking.folder, port=asking.port, dbname="desk", user="anna")
    write_passfile(tmp_path, 0o644)
    assert asks_for_password(SERVICE)


def test_a_service_elsewhere_without_encryption_is_refused(asking: Cluster, tmp_path: Path) -> None:
    write_service(tmp_path, host=ELSEWHERE, port=asking.port, dbname="desk", user="anna", sslmode="disable")
    with psycopg.connect(service="desk") as plain:  # the control: libpq alone would go there in plain text
        assert not plain.pgconn.ssl_in_use
    with pytest.raises(KnownError) as refusal:
        check_connection(Address(service="desk"), "")
    assert "encryption" in refusal.value.happened.source or "certificate" in refusal.value.happened.source


@pytest.mark.parametrize(
    ("environment", "service", "place"),
    [
        ({"PGHOST": "db.example.org"}, {}, "postgresql:///desk"),
        ({"PGHOSTADDR": "192.0.2.1"}, {}, "postgresql://localhost/desk"),
        ({}, {"hostaddr": "192.0.2.1"}, "postgresql://localhost/desk?service=desk"),
        ({"PGSERVICE": "desk"}, {"host": "db.example.org"}, "postgresql:///desk"),
        ({}, {"host": "localhost,db.example.org"}, SERVICE),
        ({}, {}, "postgresql://?service=unknown"),
        ({}, {}, "postgresql:///desk?host=::ffff:192.0.2.1"),
    ],
)
def test_wherever_a_host_comes_from_another_computer_must_prove_who_it_is(
    environment: dict[str, str],
    service: dict[str, str],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write_service(tmp_path, **service)
    assert make_engine(parse_url(place), writing=False).url.query["sslmode"] == "verify-full"
    weaker = parse_url(place).update_query_dict({"sslmode": "require"})
    with pytest.raises(UnsuitablePlace):
        make_engine(weaker, writing=False)


@pytest.mark.parametrize(
    ("service", "place"),
    [
        ({"host": "/var/run/postgresql"}, SERVICE),
        ({"host": "localhost"}, SERVICE),
        ({"dbname": "desk"}, SERVICE),
        ({"host": "db.example.org"}, "postgresql://localhost/desk?service=desk"),
        ({}, "postgresql:///desk"),
        ({}, "postgresql://[::1]/desk"),
    ],
)
def test_the_local_host_needs_no_certificate(service: dict[str, str], place: str, tmp_path: Path) -> None:
    write_service(tmp_path, **service)
    assert "sslmode" not in make_engine(parse_url(place), writing=False).url.query
