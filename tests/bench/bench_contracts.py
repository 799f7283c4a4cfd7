"""How long an operator waits for a caller among 20,000 contracts, on both engines.

Run by hand: python -m tests.bench.bench_contracts [CONTRACTS]. Wall time of the whole question, medians of 15.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from models.all_tables import all_tables
from models.contracts.bulk import add_contracts
from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft
from models.contracts.find import find_caller
from models.storage.database import Database
from models.storage.journal import SYSTEM
from tests.postgres import Cluster

SURNAMES = [
    f"{root}{end}" for root in ("Иванов", "Петров", "Сидоров", "Зуев", "Волков") for end in ("", "а", "ский")
]
NAMES, TOWNS = ("Анна", "Борис", "Вера", "Глеб"), ("Рязань", "Тула", "Омск", "Орёл", "Псков")
ASKED = (
    "иванова",
    "412/2026",
    "8 926",
    "9267159014",
    "школа 15",
    "школа",
    "тула вера",
    "нетакого",
    "bdfyjdf",
)
AT = datetime(2026, 11, 5, 9, tzinfo=UTC)


def drafts(count: int) -> list[ContractDraft]:
    """Contracts of two people each, half of them over."""
    chance = random.Random(1)

    def person() -> AppointmentDraft:
        name = f"{chance.choice(SURNAMES)} {chance.choice(NAMES)} {chance.choice(NAMES)}овна"
        phone = f"8926{chance.randrange(10**7):07d}"
        return AppointmentDraft(person=PersonDraft(name=name, phone=phone), trained_on=date(2025, 2, 1))

    return [
        ContractDraft(
            number=f"{chance.randrange(1, 999)}/2026-МЭО-{number}",
            organisation=f"МБОУ «Школа № {chance.randrange(1, 3000)}»",
            locality=chance.choice(TOWNS),
            signed_on=date(2025, 1, 1),
            starts_on=date(2025, 1, 1),
            ends_on=date(2027, 1, 1) if number % 2 else date(2026, 1, 1),
            persons=(person(), person()),
        )
        for number in range(count)
    ]


def measure(database: Database, count: int, engine: str) -> None:
    """Fill the database, then ask."""
    begin = time.perf_counter()
    database.write(SYSTEM, lambda session: add_contracts(session, drafts(count)))
    print(f"{engine}: {count} contracts entered in {time.perf_counter() - begin:.1f} s")
    for text in ASKED:
        taken = []
        for _ in range(15):
            begin = time.perf_counter()
            found = database.read(lambda session, text=text: find_caller(session, text, AT))
            taken.append((time.perf_counter() - begin) * 1000)
        print(f"  {text!r}: {len(found)} found, {statistics.median(taken):.1f} ms")


def main() -> None:
    """Measure both engines."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    all_tables()
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "bench.sqlite")
        measure(database, count, "SQLite")
        database.close()
    cluster = Cluster()
    try:
        cluster.execute("create database bench")
        database = Database.open(cluster.url("bench").render_as_string())
        measure(database, count, "PostgreSQL")
        database.close()
    finally:
        cluster.remove()


if __name__ == "__main__":
    main()
