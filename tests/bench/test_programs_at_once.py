"""Two hundred random programs, each run by two to four consoles at once: the laws of the ledger hold after every one.

python3 -m tests tests/bench/test_programs_at_once.py -n0 -s
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from models.hours.checks import check
from models.hours.tables import HoursLine
from models.storage.database import Database
from tests.hours.test_laws import Desk, years_of

pytestmark = pytest.mark.timeout(3600)
PROGRAMS, MOST_STEPS = 200, 6


def random_step(luck: random.Random) -> tuple[object, ...]:
    """One step of a program, as tests/hours/test_laws.py draws them."""
    day, minutes = date(2026, 9, 1) + timedelta(days=luck.randrange(30)), luck.randint(1, 300)
    return luck.choice(
        [
            ("held", day, minutes, luck.random() < 0.5),
            ("webinar", day, minutes, luck.choice(["equal", "full", "attendance"])),
            ("plan", day, minutes, None),
            ("hold", luck.randrange(4), minutes, True),
            ("cancel", luck.randrange(4), None, None),
            ("reverse", luck.randrange(4), None, None),
            ("reverse", luck.randrange(4), None, None),
        ]
    )


def reversed_twice(database: Database) -> int:
    """Lines that more than one reversal takes back."""
    twice = (
        select(HoursLine.reverses_id)
        .where(HoursLine.reverses_id.is_not(None))
        .group_by(HoursLine.reverses_id)
        .having(func.count() > 1)
    )
    return len(database.read(lambda session: session.scalars(twice).all()))


def test_programs_of_several_consoles_keep_the_laws(database_url: str) -> None:
    consoles = [Database.open(database_url) for _ in range(4)]
    luck, ran = random.Random(5), Counter[str]()
    for number in range(PROGRAMS):
        desk = Desk(consoles[0])
        sessions = luck.randint(2, 4)
        programs = [[random_step(luck) for _ in range(luck.randint(1, MOST_STEPS))] for _ in range(sessions)]
        together = threading.Barrier(sessions)

        def run(place: int, programs=programs, together=together, contracts=desk.contracts) -> None:
            mine = Desk.__new__(Desk)
            mine.database, mine.contracts = consoles[place], contracts
            together.wait(60)
            for step in programs[place]:
                mine.do(*step)

        with ThreadPoolExecutor(sessions) as pool:
            list(pool.map(run, range(sessions)))
        ran.update(step[0] for program in programs for step in program)
        assert consoles[0].read(check) == [], f"after program {number}"
        assert all(0 <= year.used <= year.quota for year in years_of(consoles[0]).values())
        assert reversed_twice(consoles[0]) == 0
    print(f"\n{PROGRAMS} programs: {dict(ran)}")
    for console in consoles:
        console.close()
