"""Turns what a database driver throws into the errors a person can do something about (models.errors)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from models.errors import (
    ConflictError,
    DatabaseDamaged,
    DatabaseUnavailable,
    DiskFull,
    KnownError,
    LoginRefused,
    RecordDamaged,
    RuleError,
    UnsuitablePlace,
)
from models.text import QT_TRANSLATE_NOOP, Text

BUSY = Text(
    QT_TRANSLATE_NOOP("models", "The database is busy: another program has been writing for too long.")
)
NOT_WRITABLE = Text(QT_TRANSLATE_NOOP("models", "The database file cannot be opened for writing."))
CHECK_FOLDER = Text(QT_TRANSLATE_NOOP("models", "Check that the folder exists and that you may write to it."))
NOT_YOURS = Text(QT_TRANSLATE_NOOP("models", "The server does not allow this to your group of people."))
ASK_SUPERVISOR = Text(QT_TRANSLATE_NOOP("models", "Ask a supervisor or the administrator of the server."))
_CONFLICTS = {"40001", "40P01"}  # serialization_failure, deadlock_detected
_DISK = "53100"
_FORBIDDEN = "42501"  # insufficient_privilege
LOGIN_CLOSED = Text(QT_TRANSLATE_NOOP("models", "The server does not let this login in any more."))
_WRONG_PASSWORD = ("password authentication failed", "no password supplied", "не прошёл проверку подлинности")
_LOGIN_CLOSED = (
    *("is not permitted to log in", "no pg_hba.conf entry", "pg_hba.conf rejects connection"),
    *("вход запрещён", "в pg_hba.conf нет записи", "pg_hba.conf отвергает подключение"),
)
"""A refused login has no SQLSTATE: libpq keeps it, and the words are those of the server's lc_messages."""


def known_fault(error: Exception) -> KnownError | None:
    """The known error behind a driver's exception, or None when it is a bug of ours."""
    if isinstance(error, StaleDataError):
        return ConflictError()
    if isinstance(error, PoolTimeout):
        return DatabaseUnavailable()
    if not isinstance(error, DBAPIError):
        return None
    if type(error.orig).__module__.startswith("sqlite3"):
        return _sqlite_fault(str(error.orig))
    return _server_fault(error)


def _sqlite_fault(message: str) -> KnownError | None:
    """SQLite tells its faults apart only by their words (https://www.sqlite.org/rescode.html)."""
    if "disk is full" in message or "disk I/O error" in message:
        return DiskFull()
    if any(word in message for word in ("malformed", "not a database", "corrupt")):
        return DatabaseDamaged(message)
    if "Could not decode to UTF-8" in message:
        return RecordDamaged()
    if "locked" in message or "busy" in message:
        return DatabaseUnavailable(BUSY)
    if "readonly" in message or "unable to open" in message:
        return UnsuitablePlace(NOT_WRITABLE, todo=CHECK_FOLDER)
    return None


def _server_fault(error: DBAPIError) -> KnownError | None:
    """By SQLSTATE (PostgreSQL, appendix A); without one the connection itself failed."""
    state = getattr(error.orig, "sqlstate", None)
    if state == _DISK:
        return DiskFull()
    if state == _FORBIDDEN:
        return RuleError(NOT_YOURS, todo=ASK_SUPERVISOR)
    if state in _CONFLICTS:
        return ConflictError()
    if state is None and isinstance(error, OperationalError):
        return _connection_fault(str(error.orig))
    if error.connection_invalidated or isinstance(error, OperationalError):
        return DatabaseUnavailable()
    return None


def _connection_fault(message: str) -> DatabaseUnavailable:
    """No connection could be made: the server refused the login, or does not answer at all."""
    if any(words in message for words in _WRONG_PASSWORD):
        return LoginRefused()
    if any(words in message for words in _LOGIN_CLOSED):
        return LoginRefused(LOGIN_CLOSED)
    return DatabaseUnavailable()


@contextmanager
def known_faults() -> Iterator[None]:
    """Around database work: driver errors leave as KnownErrors where they are known."""
    try:
        yield
    except (DBAPIError, StaleDataError, PoolTimeout) as error:
        known = known_fault(error)
        if known is None:
            raise
        raise known from error
    except json.JSONDecodeError as error:  # only a damaged disk writes half a value
        raise RecordDamaged from error
