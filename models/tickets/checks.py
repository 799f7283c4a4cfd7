"""Whether every ticket can be found by its words; for `meo-console check`."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.search import INDEX


def check(session: Session) -> list[Text]:
    """Whether tickets are missing in the search index, as a sentence; empty when all is well."""
    missing = INDEX.missing(session, "ticket")
    if not missing:
        return []
    return [Text(QT_TRANSLATE_NOOP("models", "%n ticket(s) cannot be found by words."), n=missing)]
