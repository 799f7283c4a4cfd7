"""The errors that a person can do something about; every other exception is a bug.

Each says what happened, what is safe and what to do, as Texts that the screen and the command line render.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.text import QT_TRANSLATE_NOOP, Text

UNTOUCHED = Text(QT_TRANSLATE_NOOP("models", "Nothing was changed."))
TYPED_IS_SAFE = Text(QT_TRANSLATE_NOOP("models", "What you typed is kept in the drafts."))
TRY_AGAIN = Text(QT_TRANSLATE_NOOP("models", "Try again in a moment."))


class KnownError(Exception):
    """Something the world did: shown as a sentence, never as a crash."""

    def __init__(self, happened: Text, safe: Text | None = None, todo: Text | None = None) -> None:
        super().__init__(happened.source)
        self.happened = happened
        self.safe = safe
        self.todo = todo

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it stands: by its `args` alone it could not be made again, every kind takes others."""
        return _as_it_was, (type(self), self.args), self.__dict__

    def sentences(self) -> tuple[Text, ...]:
        """What happened, what is safe, what to do: those that are known."""
        return tuple(text for text in (self.happened, self.safe, self.todo) if text is not None)


def _as_it_was(kind: type[KnownError], args: tuple[object, ...]) -> KnownError:
    """An error out of another process, before its attributes are put back."""
    return kind.__new__(kind, *args)


class RuleError(KnownError):
    """A rule refuses the action; `verdict` (models.agreement.verdict.Verdict) says why, where there is one."""

    def __init__(
        self, happened: Text, safe: Text | None = UNTOUCHED, todo: Text | None = None, verdict: object = None
    ) -> None:
        super().__init__(happened, safe, todo)
        self.verdict = verdict


class InputError(KnownError):
    """Some of what was typed cannot be taken; `fields` says which and why."""

    def __init__(self, fields: Mapping[str, Text], happened: Text | None = None) -> None:
        super().__init__(
            happened or next(iter(fields.values())),
            TYPED_IS_SAFE,
            Text(QT_TRANSLATE_NOOP("models", "Correct the marked fields and save again.")),
        )
        self.fields = dict(fields)


class NotFound(KnownError):
    """What was asked for is not in the database (any more)."""


class ConflictError(KnownError):
    """Somebody else changed the record meanwhile."""

    def __init__(self, happened: Text | None = None) -> None:
        super().__init__(
            happened or Text(QT_TRANSLATE_NOOP("models", "A colleague has changed this record meanwhile.")),
            TYPED_IS_SAFE,
            Text(QT_TRANSLATE_NOOP("models", "Compare both versions and save again.")),
        )


class DatabaseUnavailable(KnownError):
    """The database does not answer, or is busy for too long."""

    def __init__(self, happened: Text | None = None) -> None:
        super().__init__(
            happened or Text(QT_TRANSLATE_NOOP("models", "The database does not answer.")),
            TYPED_IS_SAFE,
            TRY_AGAIN,
        )


class LoginRefused(DatabaseUnavailable):
    """The server is there and lets this login in no more (SQLSTATE 28P01, 28000): it waits for somebody to sign in."""

    def __init__(self, happened: Text | None = None) -> None:
        super().__init__(
            happened or Text(QT_TRANSLATE_NOOP("models", "The server does not accept the password."))
        )
        self.todo = Text(QT_TRANSLATE_NOOP("models", "Sign in again, or ask the administrator."))


class DiskFull(KnownError):
    """No room is left where the data lives."""

    def __init__(self) -> None:
        super().__init__(
            Text(QT_TRANSLATE_NOOP("models", "The disk is full.")),
            Text(QT_TRANSLATE_NOOP("models", "Everything saved so far is safe.")),
            Text(QT_TRANSLATE_NOOP("models", "Free some space and save again.")),
        )


class DatabaseDamaged(KnownError):
    """The file is not a sound database."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            Text(QT_TRANSLATE_NOOP("models", "The database file is damaged: {detail}"), {"detail": detail}),
            Text(QT_TRANSLATE_NOOP("models", "The file itself was not touched.")),
            Text(QT_TRANSLATE_NOOP("models", "Restore the last backup: meo-console restore FILE.")),
        )


class RecordDamaged(KnownError):
    """A record of the file holds what nobody can have written; the rest of the file may be sound."""

    def __init__(self) -> None:
        super().__init__(
            Text(QT_TRANSLATE_NOOP("models", "A record in the database file is damaged and cannot be read.")),
            Text(QT_TRANSLATE_NOOP("models", "The file itself was not touched.")),
            Text(QT_TRANSLATE_NOOP("models", "Restore the last backup: meo-console restore FILE.")),
        )


class NewerSchema(KnownError):
    """The database was made by a newer console."""

    def __init__(self, found: str) -> None:
        super().__init__(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "The database was made by a newer version of the console ({found})."
                ),
                {"found": found},
            ),
            UNTOUCHED,
            Text(QT_TRANSLATE_NOOP("models", "Update the console and open the database again.")),
        )


class OlderSchema(KnownError):
    """The database is older than the console and was opened without migrating it."""

    def __init__(self, found: str) -> None:
        super().__init__(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "The database is of an older version ({found}) than the console."
                ),
                {"found": found},
            ),
            UNTOUCHED,
            Text(QT_TRANSLATE_NOOP("models", "Run meo-console migrate, or ask the administrator to do so.")),
        )


class InUse(KnownError):
    """Another console has the file open while it must be alone."""

    def __init__(self) -> None:
        super().__init__(
            Text(QT_TRANSLATE_NOOP("models", "The database is open in another console.")),
            UNTOUCHED,
            Text(QT_TRANSLATE_NOOP("models", "Close the other consoles and try again.")),
        )


class UnsuitablePlace(KnownError):
    """A database file may not lie here (network share, read-only folder)."""


class FileProblem(KnownError):
    """A file cannot be read or written."""
