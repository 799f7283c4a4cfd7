"""Sets up a shared PostgreSQL: the owner nobody logs in as, the groups, a login role for each person.

Rights are enforced by the server alone: whoever runs a console can read its connection data and open psql.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from models.errors import KnownError, RuleError
from models.text import QT_TRANSLATE_NOOP, Text

OWNER = "meo_owner"
GROUPS = ("operator", "methodologist", "supervisor", "monitor")
_LONGEST_NAME = 63  # of a PostgreSQL identifier
_SHORTEST_PASSWORD = 10
_LARGE_OBJECTS = ("lo_creat(integer)", "lo_create(oid)", "lo_from_bytea(oid, bytea)")


def group_role(group: str) -> str:
    """The NOLOGIN role of a group of people."""
    return f"meo_{group}"


def quoted(name: str) -> str:
    """A PostgreSQL identifier, quoted."""
    return '"' + name.replace('"', '""') + '"'


def create_roles(connection: Connection) -> None:
    """Make the owner and the groups where they are missing, and hand the database and its schema to the owner.

    The connection is an administrator's: a superuser, or one who may create roles and owns the database.
    """
    for role in (OWNER, *map(group_role, GROUPS)):
        known = connection.execute(
            text("select 1 from pg_roles where rolname = :role"), {"role": role}
        ).first()
        if known is None:
            connection.execute(text(f"create role {role} nologin"))
    admin = connection.execute(text("select current_user")).scalar_one()
    is_member = connection.execute(
        text("select pg_has_role(current_user, :owner, 'member')"), {"owner": OWNER}
    )
    if not is_member.scalar_one():
        connection.execute(text(f"grant {OWNER} to {quoted(admin)}"))
    name = connection.execute(text("select current_database()")).scalar_one()
    connection.execute(text(f"alter database {quoted(name)} owner to {OWNER}"))
    connection.execute(text(f"alter schema public owner to {OWNER}"))
    connection.execute(text(f"revoke all on database {quoted(name)} from public"))
    connection.execute(text("revoke all on schema public from public"))
    _close_large_objects(connection)
    for group in GROUPS:
        connection.execute(text(f"grant connect on database {quoted(name)} to {group_role(group)}"))
        connection.execute(text(f"grant usage on schema public to {group_role(group)}"))


def _close_large_objects(connection: Connection) -> None:
    """Anybody might fill the disk with them, past all grants; only a superuser can take that right from PUBLIC."""
    is_superuser = text("select rolsuper from pg_roles where rolname = current_user")
    if connection.execute(is_superuser).scalar_one():
        for function in _LARGE_OBJECTS:
            connection.exec_driver_sql(f"revoke execute on function pg_catalog.{function} from public")


def may_migrate(connection: Connection) -> bool:
    """Whether the one who is connected may change the schema: it is empty, or owned by a role of theirs."""
    statement = text(
        "select pg_has_role(current_user, tableowner::name, 'member') from pg_tables"
        " where tablename = 'alembic_version'"
    )
    return connection.execute(statement).scalar_one_or_none() is not False


def become_owner(connection: Connection) -> None:
    """For the rest of the transaction act as the owner, so that what is made belongs to it."""
    connection.execute(text(f"set local role {OWNER}"))


def is_initialised(connection: Connection) -> bool:
    """Whether `server init` has been here: the tables belong to the owner."""
    statement = text("select tableowner = :owner from pg_tables where tablename = 'alembic_version'")
    return bool(connection.execute(statement, {"owner": OWNER}).scalar_one_or_none())


def create_login(connection: Connection, login: str, group: str, password: str) -> None:
    """Make a login role of `group`, or give that of a person of the console a new group and password.

    The password leaves this machine only as a SCRAM verifier (libpq's PQencryptPasswordConn): the server and its log
    never see it. Raises RuleError for an unusable name or password, and for a role that was there for something else.
    """
    check_login(login, password)
    known = _is_known_person(connection, login)
    verifier = encrypted(connection, login, password)
    verb = "alter" if known else "create"
    connection.exec_driver_sql(
        f"{verb} role {quoted(login)} login noinherit password '{verifier}'".replace("%", "%%")
    )
    connection.exec_driver_sql(
        f"alter role {quoted(login)} inherit nosuperuser nocreatedb nocreaterole nobypassrls"
    )
    for other in GROUPS:
        if other != group:
            connection.exec_driver_sql(f"revoke {group_role(other)} from {quoted(login)}")
    connection.exec_driver_sql(f"grant {group_role(group)} to {quoted(login)}")


# A person of another desk of this server, or of this one before it was made anew, is known by the group alone.
_ROLE = text(f"""
select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls
    or r.rolname in (current_user, session_user)
    or coalesce(pg_has_role(r.oid, to_regrole('{OWNER}')::oid, 'member'), false)
    or exists (select 1 from pg_database where datdba = r.oid) as rules,
  exists (select 1 from operator where login = r.rolname)
    or exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
               where m.member = r.oid and g.rolname = any(:groups)) as is_person
from pg_roles r where r.rolname = :login
""")


def _is_known_person(connection: Connection, login: str) -> bool:
    """Whether the role is there, as a person's; RuleError when it is somebody else's: its password is not ours to set.

    A superuser, the one who asks and everybody with rights over the server are never touched, whatever group they have.
    """
    groups = [group_role(group) for group in GROUPS]
    role = connection.execute(_ROLE, {"login": login, "groups": groups}).first()
    if role is None:
        return False
    if role.rules:
        happened = Text(
            QT_TRANSLATE_NOOP("models", "«{login}» is there already, with rights over the server itself."),
            {"login": login},
        )
    elif not role.is_person:
        happened = Text(
            QT_TRANSLATE_NOOP(
                "models", "The server has a role «{login}» already, and it is nobody's of this desk."
            ),
            {"login": login},
        )
    else:
        return True
    raise RuleError(happened, todo=Text(QT_TRANSLATE_NOOP("models", "Choose another login name.")))


def check_login(login: str, password: str) -> None:
    """Refuse names that the server would cut or reserve, and passwords that anybody guesses."""
    name_is_good = login and len(login.encode()) <= _LONGEST_NAME and login.replace("_", "").isalnum()
    if not name_is_good or login.startswith(("pg_", "meo_")):
        raise RuleError(
            Text(QT_TRANSLATE_NOOP("models", "«{login}» cannot be a login name."), {"login": login}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Use letters, digits and «_», such as op_ivanova.")),
        )
    if len(password) < _SHORTEST_PASSWORD:
        raise RuleError(
            Text(QT_TRANSLATE_NOOP("models", "The password is too short.")),
            todo=Text(QT_TRANSLATE_NOOP("models", "Use at least %n character(s)."), n=_SHORTEST_PASSWORD),
        )


def encrypted(connection: Connection, login: str, password: str) -> str:
    """The SCRAM verifier of a password, made on this machine."""
    import psycopg  # late: an embedded database needs no driver of a server

    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("not a PostgreSQL connection")
    verifier = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return verifier.decode()


def explain_failure(error: BaseException) -> KnownError:
    """What is wrong with a connection, in words: the answer of the check button on the «Сервер» page."""
    message = str(error)
    for words, happened, todo in _FAILURES:
        if any(word in message for word in words):
            return KnownError(happened, todo=todo)
    return KnownError(
        Text(
            QT_TRANSLATE_NOOP("models", "The server refused the connection: {detail}"),
            {"detail": _one_line(message)},
        ),
        todo=Text(QT_TRANSLATE_NOOP("models", "Show this line to the administrator.")),
    )


def wants_password(error: BaseException) -> bool:
    """Whether a connection failed because the server asked for a password and nobody had one."""
    return "no password supplied" in str(error)


def _one_line(message: str) -> str:
    return " ".join(message.split("(Background on this error", maxsplit=1)[0].split())[:300]


_CHECK_NAME = Text(QT_TRANSLATE_NOOP("models", "Check the server's name and port, and the network."))
_FAILURES: tuple[tuple[tuple[str, ...], Text, Text], ...] = (
    (
        ("definition of service", "service file"),
        Text(QT_TRANSLATE_NOOP("models", "This computer knows no libpq service of this name.")),
        Text(QT_TRANSLATE_NOOP("models", "Look into pg_service.conf, or leave the service empty.")),
    ),
    (
        ("invalid port number", "invalid integer value", "bad value for port"),
        Text(QT_TRANSLATE_NOOP("models", "The port is no number from 1 to 65535.")),
        Text(QT_TRANSLATE_NOOP("models", "Correct the port behind the name of the server.")),
    ),
    (
        ("no password supplied",),
        Text(
            QT_TRANSLATE_NOOP(
                "models", "The server asks for a password: none was typed, and none is kept on this computer."
            )
        ),
        Text(QT_TRANSLATE_NOOP("models", "Type the password.")),
    ),
    (
        ("password authentication failed", "SCRAM"),
        Text(QT_TRANSLATE_NOOP("models", "The name or the password is wrong.")),
        Text(QT_TRANSLATE_NOOP("models", "Type the password again; the administrator can set a new one.")),
    ),
    (
        (
            "could not translate host name",
            "Name or service not known",
            "getaddrinfo",
            "nodename nor servname",
        ),
        Text(QT_TRANSLATE_NOOP("models", "There is no server of this name in the network.")),
        _CHECK_NAME,
    ),
    (
        ("Connection refused", "No such file or directory"),
        Text(QT_TRANSLATE_NOOP("models", "The computer answers, but no PostgreSQL listens there.")),
        _CHECK_NAME,
    ),
    (
        ("timeout expired", "timed out", "No route to host", "Network is unreachable"),
        Text(QT_TRANSLATE_NOOP("models", "The server does not answer.")),
        _CHECK_NAME,
    ),
    (
        ("certificate has expired", "certificate is not yet valid"),
        Text(QT_TRANSLATE_NOOP("models", "The server's certificate is out of date.")),
        Text(QT_TRANSLATE_NOOP("models", "The administrator must renew it; do not connect without it.")),
    ),
    (
        ("does not match host name", "hostname mismatch"),
        Text(QT_TRANSLATE_NOOP("models", "The certificate belongs to another server.")),
        Text(
            QT_TRANSLATE_NOOP(
                "models", "Use the name that stands in the certificate, or ask the administrator."
            )
        ),
    ),
    (
        ("could not read root certificate file", "no certificate or crl found"),
        Text(QT_TRANSLATE_NOOP("models", "The CA file holds no certificate that can be read.")),
        Text(QT_TRANSLATE_NOOP("models", "Name the CA file that the administrator has given you.")),
    ),
    (
        ("root certificate file",),
        Text(
            QT_TRANSLATE_NOOP(
                "models",
                "The server's certificate cannot be checked: the CA file was not named, or is not there.",
            )
        ),
        Text(QT_TRANSLATE_NOOP("models", "Name the CA file that the administrator has given you.")),
    ),
    (
        ("certificate verify failed", "self-signed certificate"),
        Text(
            QT_TRANSLATE_NOOP("models", "The server's certificate is out of date or not signed by your CA.")
        ),
        Text(QT_TRANSLATE_NOOP("models", "Ask the administrator; do not connect without it.")),
    ),
    (
        ("server does not support SSL", "SSL was required"),
        Text(
            QT_TRANSLATE_NOOP(
                "models", "The server offers no encryption; the console does not connect without it."
            )
        ),
        Text(QT_TRANSLATE_NOOP("models", "The administrator must switch TLS on.")),
    ),
    (
        ("session is read-only", "in hot standby mode"),
        Text(QT_TRANSLATE_NOOP("models", "This server can only be read: it stands in for another one.")),
        Text(QT_TRANSLATE_NOOP("models", "Add the name of the main server, with a comma.")),
    ),
    (
        ("does not exist",),
        Text(QT_TRANSLATE_NOOP("models", "The server knows no such database or person.")),
        Text(
            QT_TRANSLATE_NOOP(
                "models", "Check both names; the administrator makes them with meo-console server."
            )
        ),
    ),
    (
        ("permission denied", "not permitted", "pg_hba.conf"),
        Text(QT_TRANSLATE_NOOP("models", "The server knows you, but you may not use this database.")),
        Text(QT_TRANSLATE_NOOP("models", "Ask the administrator for the right.")),
    ),
)
