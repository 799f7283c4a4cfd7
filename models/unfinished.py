"""A database into which a desk is still being moved: half of it is there, and nothing else may be written meanwhile."""

from __future__ import annotations

import json

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.errors import DatabaseDamaged, KnownError
from models.rights import TRANSFER_MARK
from models.storage.database import Database
from models.text import QT_TRANSLATE_NOOP, Text

HALF = Text(
    QT_TRANSLATE_NOOP(
        "models", "The transfer from {source} into this database is not finished: only a part of it is here."
    )
)
KEPT = Text(QT_TRANSLATE_NOOP("models", "What is copied stays; the source was only read."))
GO_ON = Text(
    QT_TRANSLATE_NOOP(
        "models",
        "Start meo-console transfer again with the same --from and --to: it goes on where it stopped.",
    )
)


def unfinished_transfer(database: Database) -> KnownError | None:
    """What to say of a database whose transfer was interrupted or is under way; None of every other."""
    return database.read(_found)


def refuse_unfinished(database: Database) -> None:
    """Raise that KnownError: what somebody writes now would take the places of what is still to come."""
    try:
        problem = unfinished_transfer(database)
    except DatabaseDamaged:  # remembered, so that nothing is written; what is sound can still be read
        return
    if problem is not None:
        raise problem


def _found(session: Session) -> KnownError | None:
    mark = session.execute(
        text("select value from property where name = :name"), {"name": TRANSFER_MARK}
    ).scalar()
    if mark is None:
        return None
    source = (json.loads(mark) if isinstance(mark, str) else mark)["from"]
    return KnownError(Text(HALF.source, {"source": source}), KEPT, GO_ON)
