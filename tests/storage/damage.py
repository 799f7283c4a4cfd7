"""A disk that flips bits: what a desk says of a file in which one byte has changed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from models.availability.listing import OUTAGES, WORKS
from models.checks import check_database
from models.contracts.listings import CONTRACT_LIST, PEOPLE_LIST
from models.desk import queries as desk_queries
from models.desk.operations import sign_in
from models.errors import KnownError, NotFound
from models.hours.listings import BALANCES, CONSULTATIONS, LINES
from models.storage.backup import backup_file
from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.listing import LISTING
from models.tickets.queries import ticket_card
from tests.tickets.factories import ACTOR

PAGE = 4096
LISTS = (LISTING, CONTRACT_LIST, PEOPLE_LIST, BALANCES, LINES, CONSULTATIONS, OUTAGES, WORKS)


def read_everything(session: Session) -> None:
    """Every list, many cards with their history, and a search."""
    for listing in LISTS:
        ids = listing.ids(session, Query())
        listing.rows(session, [int(each) for each in ids[:500]])
    for number in range(1, 60, 3):
        try:
            ticket_card(session, number)
        except NotFound:
            continue
        desk_queries.history(session, "ticket", number)
    LISTING.ids(session, Query(search="тест"))


def flipped(content: bytes, luck: random.Random) -> bytes:
    """The file with one bit turned over in a page chosen at random."""
    changed = bytearray(content)
    changed[luck.randrange(len(content) // PAGE) * PAGE + luck.randrange(PAGE)] ^= 1 << luck.randrange(8)
    return bytes(changed)


def endure(path: Path, answers: Counter[str], backup: Path) -> None:
    """Open, read, write to, check and back up the file; counts «what: answer», and «bug» for what is no KnownError."""

    def attempt(what: str, work: Callable[[], object]) -> bool:
        try:
            work()
        except KnownError as error:
            answers[f"{what}: {type(error).__name__}"] += 1
            assert len(error.sentences()) >= 2
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            answers[f"bug in {what}: {error!r}"[:200]] += 1
            return False
        answers[f"{what}: well"] += 1
        return True

    opened: list[Database] = []
    if attempt("open", lambda: opened.append(Database.open(path))):
        database = opened[0]
        attempt("read", lambda: database.read(read_everything))
        attempt("write", lambda: database.write(ACTOR, lambda s: sign_in(s, "Иванова Анна")))
        attempt("check", lambda: check_database(database))
        sound = attempt("backup", lambda: backup_file(path, backup))
        assert backup.exists()
        assert sound or backup.read_bytes() == b"the last good one"
        attempt("close", database.close)
    backup.write_bytes(b"the last good one")
