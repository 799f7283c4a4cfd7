"""One bit turned over in a hundred random pages of a desk with sample data.

python3 -m tests tests/bench/test_long_damage.py -n0 -s
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from console.demo import SEED, fill
from models.desk.demo import DemoPlan
from models.storage.database import Database
from tests.storage.damage import endure, flipped

pytestmark = pytest.mark.timeout(3600)


def test_a_hundred_damaged_pages(sqlite_url: str, tmp_path: Path) -> None:
    database = Database.open(sqlite_url)
    fill(database, DemoPlan(200, 30, SEED, datetime.now(UTC)), lambda *_: None)
    database.close()
    path, backup = Path(sqlite_url), tmp_path / "backup.sqlite"
    good, luck, answers = path.read_bytes(), random.Random(26), Counter[str]()
    backup.write_bytes(b"the last good one")
    for _ in range(100):
        path.write_bytes(flipped(good, luck))
        endure(path, answers, backup)
    for answer, count in sorted(answers.items()):
        print(f"{count:4} {answer}")
    assert not any(answer.startswith("bug") for answer in answers)
