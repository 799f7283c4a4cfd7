"""What may be typed as the server: names, ports, IPv6 addresses, folders of sockets; all else is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.services.connection import Address, asks_for_password, check_connection
from models.errors import InputError, KnownError, UnsuitablePlace
from models.storage.engines import make_engine, parse_url
from tests.postgres import Cluster


def _way(hosts: str) -> dict[str, object]:
    """Where the driver would really go."""
    engine = make_engine(parse_url(Address(hosts, "desk", "anna").url().render_as_string()), writing=False)
    _, parameters = engine.dialect.create_connect_args(engine.url)
    port = str(parameters.get("port", "")).strip(",")  # two that are left open are a comma
    return {"host": parameters.get("host"), "port": port or None}


@pytest.mark.parametrize(
    ("hosts", "host", "port"),
    [
        ("db1", "db1", None),
        ("db1:5432", "db1", None),
        ("db_1.example.org:5433", "db_1.example.org", "5433"),
        ("a:5432, b", "a,b", None),
        ("a:5433,b", "a,b", "5433,5432"),
        ("[::1]:5471", "::1", "5471"),
        ("[2001:db8::1]", "2001:db8::1", None),
        ("2001:db8::1", "2001:db8::1", None),
        ("[2001:db8::1]:5433,db2", "2001:db8::1,db2", "5433,5432"),
        ("/run/pg", "/run/pg", None),
        ("/run/pg:5471", "/run/pg", "5471"),
        ("/run/pg,db2:5433", "/run/pg,db2", "5432,5433"),
    ],
)
def test_the_driver_goes_where_was_typed_and_the_form_shows_it_again(
    hosts: str, host: str, port: str | None
) -> None:
    assert _way(hosts) == {"host": host, "port": port}
    kept = Address(hosts, "desk", "anna").url().render_as_string()
    assert Address.read(kept).url().render_as_string() == kept


@pytest.mark.parametrize(
    ("hosts", "says"),
    [
        ("192.0.2.2:abc", "«abc» is no port"),
        ("host:99999", "«99999» is no port"),
        ("host:0", "«0» is no port"),
        ("host:٥٤٣٢", "is no port"),
        ("db1,db2:x", "«x» is no port"),
        ("[::1]:5471x", "«5471x» is no port"),
        ("[::z]:5471", "«::z» is no IPv6 address"),
        ("a:1:2", "«a:1:2» is no IPv6 address"),
        ("[::1", "«[::1» is no IPv6 address"),
        ("postgresql://192.0.2.2:5471", "without «postgresql://»"),
        ("two words", "«two words» cannot be"),
        ("anna@db1", "«anna@db1» cannot be"),
        (":5432", "«:5432» cannot be"),
    ],
)
def test_what_is_no_server_is_said_beside_its_field(hosts: str, says: str) -> None:
    address = Address(hosts, "desk", "anna")
    problem = address.problems()["hosts"]
    assert says in problem.source.format(**problem.values)
    assert "hosts" in Address(hosts, service="desk").problems()
    with pytest.raises(InputError):
        check_connection(address, "")


def test_a_folder_with_a_port_is_the_socket_of_that_port(tmp_path: Path) -> None:
    """Two servers often share a folder, and only the port tells their sockets apart."""
    cluster = Cluster(port=5471)
    try:
        with pytest.raises(KnownError, match="not been prepared"):
            check_connection(Address(f"{cluster.folder}:5471", "postgres", "owner"), "")
        with pytest.raises(KnownError, match="no PostgreSQL listens"):
            check_connection(Address(f"{cluster.folder}", "postgres", "owner"), "")
    finally:
        cluster.remove()


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://db1:abc/desk",
        "postgresql://[::1/desk",
        "postgresql:///desk?host=db1&port=abc",
        "postgresql:///desk?host=a,b&port=1,2,3",
    ],
)
def test_an_address_of_the_command_line_that_cannot_be_read_is_a_sentence(place: str) -> None:
    with pytest.raises(UnsuitablePlace, match="cannot be read"):
        asks_for_password(place)


def test_a_port_beyond_all_ports_is_a_sentence_of_the_command_line() -> None:
    with pytest.raises(KnownError, match="no number from 1 to 65535"):
        asks_for_password("postgresql://localhost:99999/desk")
