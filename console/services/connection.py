"""Connecting to the shared server: its address, the password's safe place, and a check that answers in words.

The password is never written by us: libpq's passfile and service come first, then the operating system's keyring;
where there is none it lives in memory only and is asked for at every start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from models.errors import DatabaseUnavailable, KnownError, OlderSchema
from models.storage import schema, server
from models.storage.engines import make_engine, parse_url, shown_url
from models.text import QT_TRANSLATE_NOOP, Text

SERVICE = "meo-console"
READY = Text(QT_TRANSLATE_NOOP("models", "The connection works: {name}, PostgreSQL {version}."))
EMPTY = Text(
    QT_TRANSLATE_NOOP("models", "The server answers, but the database has not been prepared for the console.")
)
NO_PASSWORD = Text(QT_TRANSLATE_NOOP("models", "The server asks for a password."))
TYPE_IT = Text(QT_TRANSLATE_NOOP("models", "Type it: it is not kept on this computer."))
PREPARE = Text(QT_TRANSLATE_NOOP("models", "The administrator prepares it with meo-console server init."))


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server is, as the form holds it; `hosts` may list several («a,b:5433»), the one that writes is used."""

    hosts: str = ""
    database: str = ""
    person: str = ""
    ca_file: str = ""
    service: str = ""

    def url(self) -> URL:
        """The address as a database URL without a password; an empty address gives a local one."""
        query: dict[str, str] = {}
        if self.service:
            query["service"] = self.service
        names = [host.strip() for host in self.hosts.split(",") if host.strip()]
        if names:
            query["host"] = ",".join(
                name.partition(":")[0] if not name.startswith("/") else name for name in names
            )
            ports = [name.partition(":")[2] or "5432" for name in names if not name.startswith("/")]
            if ports and set(ports) != {"5432"}:
                query["port"] = ",".join(ports)
        if self.ca_file:
            query["sslrootcert"] = self.ca_file
        return URL.create(
            "postgresql", username=self.person or None, database=self.database or None, query=query
        )

    @classmethod
    def read(cls, text: str) -> Address:
        """The form's fields of a URL that was used before."""
        url = make_url(text)
        query = {
            key: value if isinstance(value, str) else ",".join(value) for key, value in url.query.items()
        }
        hosts, ports = (
            query.get("host", url.host or "").split(","),
            query.get("port", str(url.port or "")).split(","),
        )
        if ports != [""]:
            ports = ports * len(hosts) if len(ports) == 1 else ports
            hosts = [
                f"{host}:{port}" if port != "5432" else host for host, port in zip(hosts, ports, strict=False)
            ]
        return cls(
            hosts=",".join(filter(None, hosts)),
            database=url.database or "",
            person=url.username or "",
            ca_file=query.get("sslrootcert", ""),
            service=query.get("service", ""),
        )

    def problems(self) -> dict[str, Text]:
        """What is still missing, by field; a libpq service may hold everything else."""
        missing: dict[str, Text] = {}
        if self.ca_file and not Path(self.ca_file).is_file():
            missing["ca_file"] = Text(QT_TRANSLATE_NOOP("models", "There is no such file."))
        if self.service:
            return missing
        for field, value in (("hosts", self.hosts), ("database", self.database), ("person", self.person)):
            if not value.strip():
                missing[field] = Text(QT_TRANSLATE_NOOP("models", "Fill this in."))
        return missing


def keep_password(place: str, password: str) -> bool:
    """Give the password to the operating system's keyring; False where there is none that can keep it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, shown_url(parse_url(place)), password)
    except (KeyringError, RuntimeError):
        return False
    return True


def forget_password(place: str) -> None:
    """Take the password out of the keyring again."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, shown_url(parse_url(place)))
    except (KeyringError, RuntimeError):
        return


def kept_password(place: str) -> str | None:
    """The password from the keyring; None when it holds none or is not there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, shown_url(parse_url(place)))
    except (KeyringError, RuntimeError):
        return None


def with_password(place: str, password: str | None = None) -> str:
    """The place as the database opens it: a server's URL gets its password, to be kept in memory only."""
    url = parse_url(place)
    if url.get_backend_name() == "sqlite" or url.password:
        return place
    known = password if password is not None else kept_password(place)
    return url.set(password=known).render_as_string(hide_password=False) if known else place


def in_words(fault: DatabaseUnavailable) -> KnownError:
    """What exactly keeps a server from being opened, where its driver has said so; else the fault itself."""
    cause = fault.__cause__
    if not isinstance(cause, DBAPIError) or type(cause.orig).__module__.startswith("sqlite3"):
        return fault
    if server.wants_password(cause):
        return KnownError(NO_PASSWORD, todo=TYPE_IT)
    return server.explain_failure(cause)


def asks_for_password(place: str) -> bool:
    """Whether the server at `place` asks for a password that neither the URL nor libpq knows.

    False for a file. Raises the KnownError that says in words what else is wrong with the connection.
    """
    url = parse_url(place)
    if url.get_backend_name() == "sqlite":
        return False
    engine = make_engine(url, writing=False)
    try:
        engine.connect().close()
    except DBAPIError as error:
        if server.wants_password(error):
            return True
        raise server.explain_failure(error) from error
    finally:
        engine.dispose()
    return False


def check_connection(address: Address, password: str, *, strict: bool = False) -> Text:
    """Try to connect and say in words that it works; raises the KnownError that says what is wrong.

    Off the local host TLS with a verified certificate is always demanded, with `strict` everywhere.
    """
    url = address.url().set(drivername="postgresql+psycopg", password=password or None)
    if strict:
        url = url.update_query_dict({"sslmode": "verify-full"})
    engine = make_engine(url, writing=False)
    try:
        with engine.connect() as connection:
            name = connection.exec_driver_sql("select current_database()").scalar_one()
            version = connection.exec_driver_sql("show server_version").scalar_one()
            if schema.current(connection) is None:
                raise KnownError(EMPTY, todo=PREPARE)
            if not schema.is_current(connection):
                raise OlderSchema(schema.current(connection) or "")
    except DBAPIError as error:
        raise server.explain_failure(error) from error
    finally:
        engine.dispose()
    return replace(READY, values={"name": name, "version": str(version).split(" ")[0]})
