"""Makes SQLAlchemy engines with the settings that both databases need to be safe and to fail in time."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from models.errors import UnsuitablePlace
from models.storage import libpq
from models.text import QT_TRANSLATE_NOOP, Text

BUSY_SECONDS = 10
CACHE_KIB, WRITER_CACHE_KIB = 4_096, 65_536
"""Pages kept by a connection; what readers need beyond is in the system's own cache, once for all of them."""
_TEMPORARY = ":memory:"
_SECURE = "verify-full"
_LOCAL_HOSTS = {"", "localhost", "127.0.0.1", "::1"}
_POSTGRES = {
    # A query sent after a cut hangs without tcp_user_timeout, one in flight without keepalives: both are needed.
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "target_session_attrs": "read-write",
    "application_name": "meo-console",
}

_SETTINGS = (
    "timezone=UTC",
    "lock_timeout=10s",
    "jit=off",  # a list is asked for in a few milliseconds, of which compiling would make a hundred
    "work_mem=32MB",  # else the hits of a common word are kept by pages, and every row there looked at again
    "random_page_cost=1.1",  # no disk turns any more; else common words are looked for in every row
)


def parse_url(place: str | Path) -> URL:
    """A database URL; a bare path means an SQLite file, postgresql:// means psycopg 3."""
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise _unreadable() from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database or url.database == _TEMPORARY:
        raise UnsuitablePlace(
            Text(
                QT_TRANSLATE_NOOP("models", "This kind of database is not supported: {url}"),
                {"url": shown_url(url)},
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "Give the path of a file, sqlite:///… or postgresql://….")),
        )
    return url


def _unreadable() -> UnsuitablePlace:
    """The place itself is not repeated: a password may stand in it."""
    return UnsuitablePlace(
        Text(QT_TRANSLATE_NOOP("models", "The address of the database cannot be read.")),
        todo=Text(
            QT_TRANSLATE_NOOP(
                "models",
                "Write it as postgresql://db.example.org:5433/desk, an IPv6 address as [2001:db8::1].",
            )
        ),
    )


def shown_url(url: URL) -> str:
    """The URL as it may be shown and logged: without the password."""
    return url.set(password=None).render_as_string(hide_password=True) if url.password else str(url)


def server_name(url: URL) -> str:
    """«desk@db.example.org»: what people call a server's database; the first of several hosts.

    What the URL leaves open stands in the file of its libpq service; a service that nobody knows has only its name.
    """
    service = _listed(url.query.get("service"))[0] or libpq.usual_service()
    known = libpq.hosts(_where(url))
    named = [host for host in known if host and not host.startswith(("/", "@"))]
    host = named[0] if named else "localhost" if known else service
    database = url.database or libpq.database(service) or service
    return f"{database}@{host}" if database and database != host else host


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite URL, None for a server."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def make_engine(url: URL, *, writing: bool, read_only: bool = False) -> Engine:
    """An engine for reading or for writing; on SQLite the writing one has exactly one connection."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, writing=writing, read_only=read_only)
    return _postgres_engine(url, writing=writing)


def _sqlite_engine(url: URL, *, writing: bool, read_only: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1 if writing else 4,
        max_overflow=0 if writing else 8,
        pool_timeout=BUSY_SECONDS,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _configure(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = dbapi_connection.cursor()
        if writing and not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")  # NORMAL loses acknowledged commits in a power cut
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA temp_store=MEMORY")  # a sort must not fail because the disk is full
        cursor.execute(f"PRAGMA cache_size=-{WRITER_CACHE_KIB if writing else CACHE_KIB}")
        if not writing:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgres_engine(url: URL, *, writing: bool) -> Engine:
    """Psycopg 3 with time-outs; off the local host only `verify-full` TLS is accepted (libpq, section 34.19)."""
    _hush(logging.getLogger("psycopg"))
    given = dict(url.query)
    if not _is_local(url):
        mode = given.setdefault("sslmode", _SECURE)
        if mode != _SECURE:
            raise UnsuitablePlace(
                Text(
                    QT_TRANSLATE_NOOP(
                        "models", "A server in the network may only be used with sslmode=verify-full."
                    )
                ),
                todo=Text(QT_TRANSLATE_NOOP("models", "Ask the administrator for the server's CA file.")),
            )
    settings = {key: value for key, value in _POSTGRES.items() if key not in given}
    try:
        engine = create_engine(
            url.set(query=given),
            connect_args={**settings, "options": " ".join(f"-c {each}" for each in _SETTINGS)},
            pool_size=1 if writing else 3,
            max_overflow=4,
            pool_timeout=BUSY_SECONDS,
            pool_pre_ping=True,
        )
    except ArgumentError as error:  # the hosts and the ports do not fit together
        raise _unreadable() from error

    if not writing:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    return engine


def _hush(log: logging.Logger) -> None:
    """Keep what the driver notes while it raises off the error stream of somebody who set no log up."""
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def _is_local(url: URL) -> bool:
    """Whether the server is on this computer; one that a service or the environment names may be anywhere."""
    known = libpq.hosts(_where(url))
    return bool(known) and all(
        host.startswith("/") or host in _LOCAL_HOSTS or host == socket.gethostname() for host in known
    )


def _where(url: URL) -> dict[str, str]:
    """What a URL itself says about the way to its server, by libpq's names."""
    given = {key: ",".join(_listed(url.query.get(key))) for key in ("hostaddr", "service")}
    given["host"] = ",".join(filter(None, (url.host, *_listed(url.query.get("host")))))
    return given


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, tuple) else (value or "",)
    hosts = (host for text in values for host in str(text).split(","))
    return [host if host.count(":") > 1 else host.partition(":")[0] for host in hosts]  # no port but an IPv6
