"""Sample data of all rooms: what `meo-console demo` and the page of the first start put into an empty database."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import UTC, datetime

from models.desk.demo import PROPERTY, DemoPlan
from models.desk.queries import get_property
from models.storage.database import Database

Progress = Callable[[int, int], object]

FILLERS = ("models.tickets.demo.load:fill", "models.hours.demo:fill", "models.availability.demo:fill")
"""`fill(database, plan, progress)` of each room that makes sample data; later ones build on earlier ones."""

TICKETS, CONTRACTS, SEED = 3_000, 150, 7
"""What the demo of the first start holds: enough to see the desk alive, made in a few seconds."""


def fill(database: Database, plan: DemoPlan, progress: Progress) -> None:
    """Let every room make its part of the plan; raises RuleError when the database is not empty."""
    for filler in FILLERS:
        module, _, name = filler.partition(":")
        getattr(importlib.import_module(module), name)(database, plan, progress)


def fill_if_empty(database: Database, progress: Progress) -> None:
    """The demo of the first start; nothing when it was made before."""
    if database.read(lambda session: get_property(session, PROPERTY)) is None:
        fill(database, DemoPlan(TICKETS, CONTRACTS, SEED, datetime.now(UTC)), progress)
