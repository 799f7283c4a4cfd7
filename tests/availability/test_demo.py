"""The sample data: equal seeds make equal data, and they look like a year of a real desk."""

from __future__ import annotations

from datetime import UTC, datetime

from models.agreement.readings import Readings
from models.availability.answers import report_json
from models.availability.demo import PARTS, add_demo
from models.availability.figures import year_report
from models.availability.instants import to_us
from models.availability.live import latency
from models.availability.queries import probes
from models.storage.database import Database
from models.storage.journal import SYSTEM

UNTIL = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def made(database: Database, seed: int = 7) -> dict:
    database.write(SYSTEM, lambda session: add_demo(session, seed, UNTIL))
    return report_json(database.read(lambda session: year_report(session, 2026, to_us(UNTIL), Readings())))


def test_the_sample_year_is_one_of_a_kept_promise_with_faults_of_every_kind(sqlite_database):
    answer = made(sqlite_database)
    assert answer["met"]
    assert 99 < answer["percent"] < 100
    assert answer["percent_announced_works_excluded"] > answer["percent"]
    system = answer["components"][0]
    assert all(system[key] > 0 for key in ("down_minutes", "degraded_minutes", "no_data_minutes"))
    assert [part["component"] for part in answer["components"]] == [part.name for part in PARTS]


def test_nothing_in_the_world_is_asked_by_sample_data(sqlite_database):
    made(sqlite_database)
    rows = sqlite_database.read(probes)
    assert len(rows) == len(PARTS)
    assert not any(row.active for row in rows)
    end = to_us(UNTIL)
    day = sqlite_database.read(lambda session: latency(session, rows[0].id, end - 86_400_000_000, end))
    assert len(day) == 1440


def test_equal_seeds_make_equal_data(sqlite_database, tmp_path):
    other = Database.open(tmp_path / "other.sqlite")
    third = Database.open(tmp_path / "third.sqlite")
    assert made(sqlite_database) == made(other)
    assert made(third, seed=8) != made_again(other)
    other.close()
    third.close()


def made_again(database: Database) -> dict:
    return report_json(database.read(lambda session: year_report(session, 2026, to_us(UNTIL), Readings())))
