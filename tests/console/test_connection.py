"""Connecting to the shared server: the address, the password's place, and a check that answers in words."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from console.services import connection
from console.services.connection import Address, check_connection, with_password
from models.errors import KnownError
from tests.postgres import Cluster

PLACE = "postgresql://anna@/desk?host=db1.example.org"


class MemoryKeyring(KeyringBackend):
    """A keyring for the tests."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(params=["with a keyring", "without one"])
def ring(request: pytest.FixtureRequest):
    before = keyring.get_keyring()
    ring = MemoryKeyring() if request.param == "with a keyring" else NoKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_password_is_kept_where_the_system_can_and_asked_again_where_it_cannot(ring) -> None:
    assert connection.keep_password(PLACE, "secret") == isinstance(ring, MemoryKeyring)
    assert ("secret" in with_password(PLACE)) == isinstance(ring, MemoryKeyring)
    connection.forget_password(PLACE)
    assert "secret" not in with_password(PLACE)


def test_a_given_password_is_used_and_a_file_needs_none() -> None:
    assert with_password(PLACE, "given").startswith("postgresql+psycopg://anna:given@")
    assert with_password("/home/anna/desk.sqlite", "given") == "/home/anna/desk.sqlite"


@pytest.mark.parametrize(
    "address",
    [
        Address("db1.example.org", "desk", "anna", "/etc/ca.pem"),
        Address("db1.example.org,db2.example.org:5433", "desk", "anna"),
        Address(service="desk"),
        Address("/var/run/postgresql", "desk", "anna"),
    ],
)
def test_an_address_survives_being_kept_as_a_url(address: Address) -> None:
    again = Address.read(address.url().render_as_string())
    assert again.url() == address.url()


def test_what_is_missing_is_said_beside_its_field() -> None:
    assert set(Address(ca_file="/nowhere/ca.pem").problems()) == {"hosts", "database", "person", "ca_file"}
    assert Address(service="desk").problems() == {}


def test_the_check_says_that_it_works_or_what_is_wrong(cluster: Cluster, postgresql_url: str) -> None:
    database = postgresql_url.split("?", maxsplit=1)[0].rsplit("/", 1)[1]
    good = Address(str(cluster.folder), database, "owner")
    assert check_connection(good, "").values["name"] == database
    with pytest.raises(KnownError) as refusal:
        check_connection(Address(str(cluster.folder), "nowhere", "owner"), "")
    assert "no such database" in refusal.value.happened.source
    with pytest.raises(KnownError) as refusal:
        check_connection(Address("/tmp/no-server-here", database, "owner"), "")
    assert "no PostgreSQL listens" in refusal.value.happened.source
    with pytest.raises(KnownError) as refusal:
        check_connection(Address(str(cluster.folder), "template1", "owner"), "")
    assert refusal.value.happened == connection.EMPTY
