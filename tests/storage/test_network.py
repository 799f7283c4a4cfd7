"""A network cable that is pulled: a server in a network namespace of its own, and a link that goes down."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import URL

from models.desk import operations, queries
from models.errors import DatabaseUnavailable
from models.storage import engines
from models.storage.database import Database
from models.storage.journal import Actor
from tests.postgres import QUICK, Cluster

LONGEST_WAIT = 13.0  # seconds until a dead connection is noticed: tcp_user_timeout 10, and a margin
HERE, THERE = "10.231.77.1", "10.231.77.2"


class Wire:
    """Two ends of a cable: one here, the other in a network namespace where the server lives."""

    def __init__(self) -> None:
        mark = f"{os.getpid() % 100_000:05d}"
        self.space, self.near, self.far = f"meo{mark}", f"mn{mark}", f"mf{mark}"
        self._ip("netns", "add", self.space)
        self._ip("link", "add", self.near, "type", "veth", "peer", "name", self.far, "netns", self.space)
        self._ip("addr", "add", f"{HERE}/30", "dev", self.near)
        self._ip("link", "set", self.near, "up")
        self._ip("-n", self.space, "addr", "add", f"{THERE}/30", "dev", self.far)
        self._ip("-n", self.space, "link", "set", self.far, "up")

    def _ip(self, *arguments: str) -> None:
        subprocess.run(["ip", *arguments], check=True, capture_output=True)

    def pull(self) -> None:
        """Packets are lost from now on."""
        self._ip("-n", self.space, "link", "set", self.far, "down")

    def plug(self) -> None:
        """Packets pass again."""
        self._ip("-n", self.space, "link", "set", self.far, "up")

    def remove(self) -> None:
        """Take the cable and the namespace away."""
        self._ip("netns", "del", self.space)


@pytest.fixture
def wire() -> Iterator[Wire]:
    if os.geteuid() or not shutil.which("ip"):
        pytest.skip("a network namespace needs root and the program ip")
    try:
        wire = Wire()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"network namespaces cannot be made here: {error.stderr.decode().strip()}")
    yield wire
    wire.remove()


@pytest.fixture
def console(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    cluster = Cluster(options=[*QUICK, "-c", f"listen_addresses={THERE}"], space=wire.space)
    with (cluster.data / "pg_hba.conf").open("a") as rules:
        rules.write(f"host all all {HERE}/32 trust\n")
    cluster.execute("select pg_reload_conf()")
    cluster.execute("create database desk")
    monkeypatch.setattr(engines, "_is_local", lambda _url: True)  # certificates have a test of their own
    console = Database.open(URL.create("postgresql", "owner", host=THERE, database="desk").render_as_string())
    yield console
    console.close()
    cluster.remove()


def _seconds_until_refused(work) -> float:
    started = time.monotonic()
    with pytest.raises(DatabaseUnavailable):
        work()
    return time.monotonic() - started


def test_a_pulled_cable_is_noticed_in_time_and_healed_by_itself(
    console: Database, wire: Wire, actor: Actor
) -> None:
    console.write(actor, lambda session: operations.sign_in(session, "До обрыва"))
    console.read(queries.operators)
    threading.Timer(0.5, wire.pull).start()

    def in_flight() -> None:
        console.read(lambda session: session.connection().exec_driver_sql("select pg_sleep(60)"))

    assert _seconds_until_refused(in_flight) < LONGEST_WAIT + 3
    sent_after = _seconds_until_refused(
        lambda: console.write(actor, lambda session: operations.sign_in(session, "Во время обрыва"))
    )
    assert sent_after < LONGEST_WAIT
    wire.plug()
    started = time.monotonic()
    console.write(actor, lambda session: operations.sign_in(session, "После обрыва"))
    assert time.monotonic() - started < 5
    assert {row.name for row in console.read(queries.operators)} == {"До обрыва", "После обрыва"}


@pytest.mark.slow
def test_without_these_settings_a_pulled_cable_is_not_noticed(console: Database, wire: Wire) -> None:
    """The control: a connection as libpq makes it by itself still waits when ours has long been given up."""
    patient = {"keepalives": "0", "tcp_user_timeout": "0"}
    plain = Database.open(console.url.update_query_dict(patient).render_as_string())
    plain.read(queries.operators)
    wire.pull()
    waiting = threading.Thread(target=lambda: plain.read(queries.operators))
    waiting.start()
    waiting.join(LONGEST_WAIT)
    still_waiting = waiting.is_alive()
    wire.plug()
    waiting.join(60)
    plain.close()
    assert still_waiting
    assert not waiting.is_alive(), "the packets that were lost are sent again"
