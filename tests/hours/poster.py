"""A console of its own as a process: posts 15 minutes again and again, and prints how many were refused.

usage: python -m tests.hours.poster URL CONTRACT YEAR POSTS
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from models.all_tables import all_tables
from models.errors import RuleError
from models.hours.ledger import Entry, post
from models.storage.database import Database
from models.storage.journal import Actor


def main(url: str, contract: int, year: int, posts: int) -> int:
    """Post `posts` times what must fit into the quota; returns how often it did not."""
    all_tables()
    database = Database.open(url)
    entry = Entry(
        year_id=year,
        contract_id=contract,
        consultation_id=0,
        at=datetime(2026, 11, 5, 7, tzinfo=UTC),
        minutes=15,
        real=15,
        edition="1",
        reading="",
        strict=True,
    )
    refused = 0
    for _ in range(posts):
        try:
            database.write(Actor(None, "poster"), lambda session: post(session, entry))
        except RuleError:
            refused += 1
    database.close()
    return refused


if __name__ == "__main__":
    place, *numbers = sys.argv[1:]
    print(main(place, *map(int, numbers)))
