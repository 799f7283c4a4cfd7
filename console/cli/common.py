"""What every verb needs: the database, the language, the actor, and one way to answer people and programs."""

from __future__ import annotations

import getpass
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from console.places import named_database, own_database
from models.errors import FileProblem, KnownError
from models.formats import MOSCOW, parse_date
from models.text import QT_TRANSLATE_NOOP, Text, Translate, render

if TYPE_CHECKING:
    from models.storage.database import Database
    from models.storage.journal import Actor


NO_PASSWORD = Text(QT_TRANSLATE_NOOP("models", "The server asks for a password."))
KEEP_IT = Text(
    QT_TRANSLATE_NOOP(
        "models", "Start this in a terminal, which asks for it, or keep it in libpq's passfile."
    )
)


class App:
    """One call of the command line: opens the database when a verb first asks for it."""

    def __init__(self, place: str | None, language: str | None) -> None:
        self.place = named_database(place)
        self.language = language
        self._database: Database | None = None
        self._reached: dict[str, str] = {}
        self._trial: tempfile.TemporaryDirectory[str] | None = None

    def database(self, *, create: bool = True, migrate: bool = True, unfinished: bool = False) -> Database:
        """The open database: --database, MEO_CONSOLE_DATABASE, or the user's own file.

        With `create` False a missing file is a FileProblem instead of a new, empty database. One into which a desk is
        still being moved is refused, except with `unfinished`.
        """
        from models.storage.database import Database
        from models.unfinished import refuse_unfinished

        if self._database is None:
            place = self.place or str(own_database())
            if not create:
                refuse_missing(place)
            self._database = Database.open(self.reached(place), migrate=migrate)
        if not unfinished:
            refuse_unfinished(self._database)
        return self._database

    def database_for_trial(self) -> Database:
        """The database as `database` gives it; where there is none yet, an empty one that nobody keeps."""
        from models.storage.engines import parse_url, sqlite_file

        path = sqlite_file(parse_url(self.place or str(own_database())))
        if path is not None and not path.exists() and self._database is None:
            self._trial = tempfile.TemporaryDirectory()
            self.place = str(Path(self._trial.name, path.name))
        return self.database()

    def reached(self, place: str) -> str:
        """The place as it can be opened: a server's URL with the password that it asks for and that nobody has kept.

        libpq's own places come first (passfile, service, environment), then the keyring, then the person at the
        terminal. Raises the KnownError that says in words why the server cannot be used.
        """
        if place not in self._reached:
            self._reached[place] = self._with_password(place)
        return self._reached[place]

    def _with_password(self, place: str) -> str:
        from console.services.connection import asks_for_password, with_password

        if not asks_for_password(place):
            return place
        kept = with_password(place)
        if kept != place and not asks_for_password(kept):
            return kept
        if not sys.stdin.isatty():
            raise KnownError(NO_PASSWORD, todo=KEEP_IT)
        asked = self.translate("cli", QT_TRANSLATE_NOOP("cli", "Password"), None)
        return with_password(place, click.prompt(asked, hide_input=True, err=True))

    def database_if_any(self) -> Database | None:
        """The database when one was named or the user has one; None otherwise: some verbs need none."""
        if self.place is None and not own_database().exists():
            return None
        return self.database(create=False)

    @cached_property
    def translate(self) -> Translate:
        """Turns source strings into the language of the answers; Russian unless --lang en."""
        from console.translations import translator

        return translator(self.language or "ru")

    def say(self, text: Text) -> str:
        """A Text in the language of the answers."""
        return render(text, self.translate)

    @property
    def actor(self) -> Actor:
        """Who is noted as the author of what a verb writes."""
        from models.storage.journal import Actor

        return Actor(None, f"meo-console ({_login()})")

    def close(self) -> None:
        """Close the database, if it was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._trial is not None:
            self._trial.cleanup()
            self._trial = None


def _login() -> str:
    """Who runs the program; a container may run it under a number that has no name."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "?"


pass_app = click.make_pass_decorator(App)
as_json = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=QT_TRANSLATE_NOOP("cli", "Answer for programs, as one JSON object"),
)


def refuse_missing(place: str) -> None:
    """Raise FileProblem when the embedded database at `place` does not exist: opening would make an empty one."""
    from models.storage.engines import parse_url, sqlite_file

    path = sqlite_file(parse_url(place))
    if path is not None and not path.exists():
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "There is no database {path}."), {"path": str(path)}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Name another one with --database, or make it with demo.")),
        )


def emit(data: Mapping[str, Any], lines: Iterable[str], *, as_json: bool) -> None:
    """Print the answer: JSON for programs, otherwise the lines for people."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))


def parse_moment(text: str) -> datetime:
    """An ISO 8601 moment; without an offset it is on the Moscow clock, a bare date is its beginning.

    RuleError outside the years that the calendar knows: such a moment is a slip of the pen.
    """
    from models.calendar.spans import FIRST_DAY, LAST_DAY, outside

    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a moment."), {"text": text}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Write it as 2026-11-05T14:30 or 2026-11-05T14:30+03:00.")),
        ) from error
    # Asked before anything is computed: the ends of datetime cannot be moved to another zone at all.
    if not FIRST_DAY.year < moment.year <= LAST_DAY.year:
        raise outside()
    return (moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)).astimezone(UTC)


def parse_day(text: str) -> date:
    """A date as 2026-11-05 or 05.11.2026; RuleError outside the years that the calendar knows."""
    from models.calendar.spans import FIRST_DAY, LAST_DAY, outside

    try:
        day = parse_date(text)
    except ValueError as error:
        raise KnownError(
            Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a date."), {"text": text}),
            todo=Text(QT_TRANSLATE_NOOP("models", "Write it as 2026-11-05 or 05.11.2026.")),
        ) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise outside()
    return day
