"""All checks of a database's soundness: the engine's own, and each room's promises about its records.

A check is a function `check(session) -> list[Text]` that names every contradiction it finds; rooms keep theirs in
`checks.py`, and ROOMS lists them from the ground up.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.storage.backup import quick_check
from models.storage.database import Database
from models.text import QT_TRANSLATE_NOOP, Text
from models.unfinished import unfinished_transfer

Check = Callable[[Session], list[Text]]
ROOMS = ("contracts", "tickets", "hours", "availability")


def checks() -> dict[str, Check]:
    """The check of each room that has one, by the room's name."""
    found: dict[str, Check] = {}
    for room in ROOMS:
        if (Path(__file__).parent / room / "checks.py").exists():
            found[room] = importlib.import_module(f"models.{room}.checks").check
    return found


def check_database(database: Database) -> list[Text]:
    """Everything that is wrong with the database, in sentences; an empty list means that it is sound."""
    if database.file is not None:
        quick_check(database.file)  # raises DatabaseDamaged
    unfinished = unfinished_transfer(database)
    if unfinished is not None:  # of half a desk nothing else can be said
        return list(unfinished.sentences())
    problems = database.read(_foreign_keys) if database.is_sqlite else []
    for check in checks().values():
        problems.extend(database.read(check))
    return problems


def _foreign_keys(session: Session) -> list[Text]:
    """Records that point to nothing (SQLite can hold them when a foreign tool has written)."""
    rows = session.execute(text("PRAGMA foreign_key_check")).all()
    return [
        Text(
            QT_TRANSLATE_NOOP("models", "Table {table}, row {row}: the record it belongs to is missing."),
            {"table": row[0], "row": row[1]},
        )
        for row in rows
    ]
