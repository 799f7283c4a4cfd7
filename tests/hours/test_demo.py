"""The sample data of the hours obey every law of the ledger and are equal for equal plans."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from models.desk.demo import DemoPlan
from models.hours.checks import check
from models.hours.demo import fill
from models.hours.listings import BALANCES
from models.hours.tables import Consultation, HoursLine
from models.storage.database import Database
from models.storage.listing import Query
from tests.hours.factories import make_contract

UNTIL = datetime.now(UTC).replace(microsecond=0)


def furnish(database: Database, contracts: int = 24) -> None:
    day = UNTIL.date()
    for number in range(contracts):
        make_contract(
            database,
            f"{number + 1}/{day.year}-МЭО",
            school=f"Школа № {number + 1}",
            starts=day - timedelta(days=300),
            ends=day + timedelta(days=60),
        )
    fill(database, DemoPlan(0, contracts, 7, UNTIL), lambda done, total: None)


def facts(database: Database) -> list[tuple[object, ...]]:
    statement = select(Consultation.at, Consultation.surname, Consultation.minutes, Consultation.state)
    return database.read(
        lambda session: [tuple(row) for row in session.execute(statement.order_by(Consultation.id))]
    )


def test_sample_data_keep_the_laws_and_show_every_state(database: Database) -> None:
    furnish(database)

    assert database.read(check) == []
    states = {row[3] for row in facts(database)}
    assert states == {"held", "planned", "reversed"}
    level = [field.key for field in BALANCES.fields].index("level")
    rows = database.read(lambda session: BALANCES.first(session, Query(), 100))
    assert len({row[level] for _, row in rows}) >= 3
    uncharged = select(func.count()).where(Consultation.charging == "uncharged")
    assert database.read(lambda session: session.execute(uncharged).scalar_one()) > 0
    late = select(func.count()).select_from(HoursLine).where(HoursLine.kind == "reversal")
    assert database.read(lambda session: session.execute(late).scalar_one()) > 0


def test_equal_plans_make_equal_data(tmp_path) -> None:
    made = []
    for name in ("one", "two"):
        database = Database.open(tmp_path / f"{name}.sqlite")
        furnish(database, 8)
        made.append(facts(database))
        database.close()

    assert made[0] == made[1]
    assert len(made[0]) > 20
