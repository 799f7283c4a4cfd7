"""The parts of the agreement as the page shows them: each clause belongs to one by the first word of its id."""

from __future__ import annotations

from collections.abc import Iterable

from models.agreement.clauses import Clause
from models.text import QT_TRANSLATE_NOOP

ALL, OPEN = "all", "open"

SECTIONS = (
    ("time", QT_TRANSLATE_NOOP("agreement", "Channels and working time"), ("mail", "line", "time")),
    ("persons", QT_TRANSLATE_NOOP("agreement", "Contract and persons"), ("contract", "persons")),
    ("tickets", QT_TRANSLATE_NOOP("agreement", "Tickets"), ("ticket", "support")),
    (
        "method",
        QT_TRANSLATE_NOOP("agreement", "Methodological support"),
        ("method", "hours", "topics", "topic"),
    ),
    (
        "availability",
        QT_TRANSLATE_NOOP("agreement", "Availability"),
        ("availability", "infrastructure", "definition"),
    ),
)
"""(key, title, first words of the ids) in the order of the page."""

VIEWS = (
    (ALL, QT_TRANSLATE_NOOP("agreement", "All clauses")),
    (OPEN, QT_TRANSLATE_NOOP("agreement", "Several readings")),
    *((key, title) for key, title, _ in SECTIONS),
)


def section_of(clause: str) -> str:
    """The section of a clause id; KeyError for an id that no section takes."""
    first = clause.partition(".")[0]
    for key, _, words in SECTIONS:
        if first in words:
            return key
    raise KeyError(clause)


def in_order(clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses section by section, inside a section as the file has them."""
    places = {key: place for place, (key, _, _) in enumerate(SECTIONS)}
    return sorted(clauses, key=lambda clause: places[section_of(clause.id)])
