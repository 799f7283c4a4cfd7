"""Connecting to the shared server: its address, the password's safe place, and a check that answers in words.

The password is never written by us: libpq's passfile and service come first, then the operating system's keyring;
where there is none it lives in memory only and is asked for at every start.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from models.errors import DatabaseUnavailable, InputError, KnownError, OlderSchema
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
USUAL_PORT = 5432
_ADDRESS_GIVEN = Text(
    QT_TRANSLATE_NOOP(
        "models", "Type the name of the server alone, as db.example.org:5433, without «{prefix}»."
    )
)
_NO_PORT = Text(QT_TRANSLATE_NOOP("models", "«{port}» is no port: a number from 1 to 65535 is needed."))
_NO_NAME = Text(QT_TRANSLATE_NOOP("models", "«{name}» cannot be the name of a server."))
_NO_IPV6 = Text(
    QT_TRANSLATE_NOOP("models", "«{name}» is no IPv6 address; with a port it is written [2001:db8::1]:5433.")
)
_BRACKETED = re.compile(r"\[(?P<name>[^\[\]]*)\](?::(?P<port>.*))?")
_FOLDER = re.compile(r"(?P<name>[/@].*?)(?::(?P<port>[0-9]+))?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Host:
    """One server of the list: its name, IP address or socket's folder, and its port."""

    name: str
    port: int = USUAL_PORT

    @classmethod
    def read(cls, typed: str) -> Host:
        """«db1», «db1:5433», «[::1]:5433», «::1», «/run/pg:5433»; InputError for «hosts» when it is none of these."""
        scheme = _SCHEME.match(typed)
        if scheme is not None:
            raise _refused(_ADDRESS_GIVEN, prefix=scheme[0])
        folder, bracketed = _FOLDER.fullmatch(typed), _BRACKETED.fullmatch(typed)
        if folder is not None:
            return cls(folder["name"], _port(folder["port"]))
        if bracketed is not None:
            return cls(_ipv6(bracketed["name"]), _port(bracketed["port"]))
        if typed.count(":") > 1:
            return cls(_ipv6(typed))
        name, _, port = typed.partition(":")
        if _NAME.fullmatch(name) is None:
            raise _refused(_NO_NAME, name=name or typed)
        return cls(name, _port(port))

    def __str__(self) -> str:
        """As it is typed."""
        if self.port == USUAL_PORT:
            return self.name
        return f"[{self.name}]:{self.port}" if ":" in self.name else f"{self.name}:{self.port}"


def _refused(sentence: Text, **values: object) -> InputError:
    return InputError({"hosts": replace(sentence, values=values)})


def _port(typed: str | None) -> int:
    if not typed:
        return USUAL_PORT
    if re.fullmatch("[0-9]{1,5}", typed) is None or not 1 <= int(typed) <= 65_535:
        raise _refused(_NO_PORT, port=typed)
    return int(typed)


def _ipv6(typed: str) -> str:
    try:
        return str(ipaddress.IPv6Address(typed))
    except ValueError as error:
        raise _refused(_NO_IPV6, name=typed) from error


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server is, as the form holds it; `hosts` may list several («a,b:5433»), the one that writes is used."""

    hosts: str = ""
    database: str = ""
    person: str = ""
    ca_file: str = ""
    service: str = ""

    def url(self) -> URL:
        """The address as a database URL without a password; an empty address gives a local one.

        Raises InputError when the servers cannot be read.
        """
        query: dict[str, str] = {}
        if self.service:
            query["service"] = self.service
        named = self.named()
        if named:
            query["host"] = ",".join(host.name for host in named)
            if any(host.port != USUAL_PORT for host in named):
                query["port"] = ",".join(str(host.port) for host in named)
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
        names = query.get("host", url.host or "").split(",")
        ports = query.get("port", str(url.port or "")).split(",")
        ports = ports * len(names) if len(ports) == 1 else ports
        hosts = [
            str(Host(name, int(port))) if port.isdecimal() else name
            for name, port in zip(names, ports, strict=False)
        ]
        return cls(
            hosts=",".join(filter(None, hosts)),
            database=url.database or "",
            person=url.username or "",
            ca_file=query.get("sslrootcert", ""),
            service=query.get("service", ""),
        )

    def named(self) -> list[Host]:
        """The servers of the list; InputError when one cannot be read."""
        return [Host.read(host.strip()) for host in self.hosts.split(",") if host.strip()]

    def problems(self) -> dict[str, Text]:
        """What is missing or cannot be read, by field; a libpq service may hold everything else."""
        missing: dict[str, Text] = {}
        if self.ca_file and not Path(self.ca_file).is_file():
            missing["ca_file"] = Text(QT_TRANSLATE_NOOP("models", "There is no such file."))
        try:
            self.named()
        except InputError as error:
            missing.update(error.fields)
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


def _kept_for(address: Address) -> str | None:
    return kept_password(address.url().render_as_string())


def check_connection(address: Address, password: str, *, strict: bool = False) -> Text:
    """Try to connect and say in words that it works; raises the KnownError that says what is wrong.

    Off the local host TLS with a verified certificate is always demanded, with `strict` everywhere. Without a password
    libpq's own places are asked and then the keyring, as when one connects.
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
        kept = _kept_for(address) if not password and server.wants_password(error) else None
        if kept:
            return check_connection(address, kept, strict=strict)
        raise server.explain_failure(error) from error
    finally:
        engine.dispose()
    return replace(READY, values={"name": name, "version": str(version).split(" ")[0]})
