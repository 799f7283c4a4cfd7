"""Only a server that proves who it is gets a connection: no TLS, a wrong name, a foreign CA, an old certificate."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from console.services.connection import Address, check_connection
from models.errors import KnownError
from tests.availability.target import certificates
from tests.postgres import QUICK, Cluster


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Secured:
    """A server with certificates, its port, and the CA that signed them."""

    def __init__(self, folder: Path) -> None:
        self.certificates = certificates(folder)
        self.port = _free_port()
        self.cluster = Cluster(options=[*QUICK, "-c", "listen_addresses=127.0.0.1"], port=self.port)
        self.cluster.execute("alter role owner password 'secret secret'")

    def show(self, name: str | None) -> None:
        """Restart with the certificate `name`, or without TLS."""
        if name is None:
            self.cluster.execute("alter system set ssl = off")
        else:
            for suffix in ("pem", "key"):
                target = self.cluster.folder / f"server.{suffix}"
                shutil.copy(self.certificates / f"{name}.{suffix}", target)
                target.chmod(0o600)
                if self.cluster.account:
                    shutil.chown(target, self.cluster.account)
            for setting, value in (
                ("ssl_cert_file", f"{self.cluster.folder}/server.pem"),
                ("ssl_key_file", f"{self.cluster.folder}/server.key"),
                ("ssl", "on"),
            ):
                self.cluster.execute(f"alter system set {setting} = '{value}'")
        self.cluster.stop()
        self.cluster.start()

    def check(self, host: str, ca_file: Path) -> str:
        """What the check button says."""
        address = Address(f"{host}:{self.port}", "postgres", "owner", str(ca_file))
        try:
            return check_connection(address, "secret secret", strict=True).source
        except KnownError as problem:
            return problem.happened.source


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    secured = Secured(tmp_path_factory.mktemp("certificates"))
    try:
        secured.show("good")
    except psycopg.errors.InvalidParameterValue:  # the wheel's server; Debian's can
        secured.cluster.remove()
        pytest.skip("these programs of PostgreSQL were built without TLS: install the package postgresql")
    yield secured
    secured.cluster.remove()


def test_only_the_right_certificate_is_accepted(secured: Secured, tmp_path: Path) -> None:
    ca = secured.certificates / "ca.pem"
    secured.show("good")
    assert "has not been prepared" in secured.check("localhost", ca), "the right one is connected to"
    assert "another server" in secured.check("127.0.0.1", ca)
    assert "not signed by your CA" in secured.check("localhost", certificates(tmp_path) / "ca.pem")
    no_certificate = tmp_path / "letter.pem"
    no_certificate.write_text("Dear colleagues,\n", "utf-8")
    assert "holds no certificate" in secured.check("localhost", no_certificate)
    secured.show("expired")
    assert "out of date" in secured.check("localhost", ca), (
        "libpq does not tell this from a foreign signature"
    )
    secured.show(None)
    assert "no encryption" in secured.check("localhost", ca)
