"""The laws of the ledger, under random programs of posts, plans, reversals and changed contracts, on both engines."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from models.errors import KnownError
from models.formats import MOSCOW
from models.hours.checks import check
from models.hours.operations import bind, cancel, hold, plan, record_held, reverse
from models.hours.tables import Consultation, HoursLine, HoursYear
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, change_contract, draft, held, make_contract, webinar

QUOTA = 600
days = st.integers(0, 900).map(lambda count: date(2026, 3, 1) + timedelta(days=count))
steps = st.one_of(
    st.tuples(st.just("held"), days, st.integers(1, 300), st.booleans()),
    st.tuples(
        st.just("webinar"), days, st.integers(1, 300), st.sampled_from(["equal", "full", "attendance"])
    ),
    st.tuples(st.just("plan"), days, st.integers(1, 300), st.just(None)),
    st.tuples(st.just("hold"), st.integers(0, 9), st.integers(1, 300), st.booleans()),
    st.tuples(st.just("cancel"), st.integers(0, 9), st.just(None), st.just(None)),
    st.tuples(st.just("reverse"), st.integers(0, 9), st.just(None), st.just(None)),
    st.tuples(st.just("bind"), st.integers(0, 9), st.just(None), st.just(None)),
    st.tuples(st.just("redate"), st.integers(-400, 400), st.integers(30, 900), st.just(None)),
    st.tuples(st.just("quota"), st.integers(0, 900), st.just(None), st.just(None)),
)


class Desk:
    """A desk with two contracts on which a random program is run; every step leaves the laws whole."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.contracts = [
            make_contract(
                database, school=f"Школа № {n}", starts=date(2026, 9, 1), ends=date(2027, 8, 31), quota=QUOTA
            )
            for n in range(2)
        ]

    def do(self, name, first, second, third) -> None:
        with contextlib.suppress(KnownError):
            getattr(self, name)(first, second, third)

    def write(self, operation) -> None:
        self.database.write(METHODOLOGIST, operation)

    def held(self, day: date, minutes: int, reason: bool) -> None:
        one = draft(self.contracts[0], minutes, at=noon(day), reason="срочно" if reason else "")
        self.write(lambda session: record_held(session, one))

    def webinar(self, day: date, minutes: int, share: str) -> None:
        one = webinar(
            *self.contracts, minutes=minutes, share=share, attendance=(3, 8), at=noon(day), reason="срочно"
        )
        self.write(lambda session: record_held(session, one))

    def plan(self, day: date, minutes: int, _: None) -> None:
        self.write(lambda session: plan(session, webinar(*self.contracts, minutes=minutes, at=noon(day))))

    def hold(self, place: int, minutes: int, reason: bool) -> None:
        self.write(
            lambda session: hold(
                session, self.consultation(session, place), minutes, reason="да" if reason else ""
            )
        )

    def cancel(self, place: int, *_: None) -> None:
        self.write(lambda session: cancel(session, self.consultation(session, place)))

    def reverse(self, place: int, *_: None) -> None:
        self.write(lambda session: reverse(session, self.consultation(session, place), "ошибка"))

    def bind(self, place: int, *_: None) -> None:
        self.write(lambda session: bind(session, self.consultation(session, place), "срочно"))

    def redate(self, shift: int, length: int, _: None) -> None:
        starts = date(2026, 9, 1) + timedelta(days=shift)
        change_contract(
            self.database,
            self.contracts[0],
            starts_on=starts,
            ends_on=starts + timedelta(days=length),
            signed_on=date(2026, 1, 1),
        )

    def quota(self, minutes: int, *_: None) -> None:
        change_contract(self.database, self.contracts[0], quota_minutes=minutes)

    def consultation(self, session, place: int) -> int:
        found = session.scalars(select(Consultation.id).order_by(Consultation.id.desc())).all()
        return found[place % len(found)] if found else 0


def years_of(database: Database) -> dict[int, HoursYear]:
    rows = database.read(lambda session: session.scalars(select(HoursYear)).all())
    return {row.id: row for row in rows}


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=MOSCOW)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(program=st.lists(steps, min_size=4, max_size=14))
def test_every_program_of_steps_keeps_the_laws(engine: str, request: pytest.FixtureRequest, program) -> None:
    """Balance is the sum of the lines, 0 <= inside <= quota, and days of a charged year never move."""
    database = request.getfixturevalue(f"{engine}_laws")
    desk = Desk(database)
    seen: dict[int, tuple[date, date]] = {}
    for step in program:
        desk.do(*step)
        assert database.read(check) == []
        for number, year in years_of(database).items():
            assert 0 <= year.used <= year.quota
            assert year.excess >= 0
            assert seen.setdefault(number, (year.first_day, year.last_day)) == (year.first_day, year.last_day)


@pytest.fixture
def sqlite_laws(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def postgresql_laws(postgresql_url: str):
    database = Database.open(postgresql_url)
    yield database
    database.close()


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": date(2026, 10, 1)},
        {"ends_on": date(2029, 8, 31)},
        {"ends_on": date(2026, 11, 1)},
        {"starts_on": date(2025, 9, 1), "ends_on": date(2026, 12, 31)},
    ],
)
def test_redating_or_renewing_a_contract_never_changes_what_a_year_has_charged(
    database: Database, change
) -> None:
    contract = make_contract(database, quota=QUOTA)
    held(database, contract, 120)
    before = years_of(database)

    change_contract(database, contract, **change)
    held(database, contract, 10, at=noon(date(2026, 10, 20)))

    after = years_of(database)
    (old,) = before.values()
    assert after[old.id].first_day == old.first_day
    assert after[old.id].used == 130
    assert database.read(check) == []


ALL = "year_id, consultation_id, kind, at, recorded_at, late, real, minutes, excess, reverses_id"
REST = "edition, reading, actor_name, reason"


def another(kind: str = "kind", real: str = "real", minutes: str = "minutes", reverses: str = "null") -> str:
    """A statement that adds a line like the first one, with these values instead of its own."""
    return (
        f"insert into hours_line ({ALL}, {REST}) select year_id, consultation_id, {kind}, at, recorded_at, late,"
        f" {real}, {minutes}, 0, {reverses}, {REST} from hours_line where id = 1"
    )


ATTACKS = [
    "update hours_line set minutes = 1",
    "update hours_line set reason = 'x' where id = 1",
    "delete from hours_line",
    "delete from hours_line where id = 1",
    "insert into hours_line select * from hours_line where id = 1",
    another("'reversal'", "-real", "-minutes + 1", "id"),
    another(minutes="-minutes"),
    another(minutes="0"),
    "update hours_year set used = quota + 1",
    "update hours_year set used = -1",
    "update hours_year set excess = 5",
]
SQLITE_ATTACKS = ["insert or replace into hours_line select * from hours_line where id = 1"]
POSTGRESQL_ATTACKS = [
    "truncate hours_line",
    "truncate hours_line cascade",
    "truncate consultation cascade",
    "update hours_year set used = 0",
    "update hours_year set used = used + 15",
    another(),
    "insert into hours_line select * from hours_line where id = 1 on conflict (id) do update set minutes = 1",
]


def test_database_refuses_to_change_or_remove_a_line(database: Database) -> None:
    contract = make_contract(database)
    held(database, contract, 25)
    before = database.read(lambda session: session.execute(text("select * from hours_line")).all())
    attacks = ATTACKS + (SQLITE_ATTACKS if database.is_sqlite else POSTGRESQL_ATTACKS)

    for attack in attacks:
        with pytest.raises((DBAPIError, KnownError)):
            database.write_as_system(lambda session, attack=attack: session.execute(text(attack)))

    assert database.read(lambda session: session.execute(text("select * from hours_line")).all()) == before
    assert database.read(check) == []


def test_a_line_is_reversed_at_most_once_even_by_hand(database: Database) -> None:
    contract = make_contract(database)
    wrong = held(database, contract, 25)
    database.write(METHODOLOGIST, lambda session: reverse(session, wrong.consultation_id, "ошибка"))
    again = another("'reversal'", "-real", "-minutes", "id")

    with pytest.raises(DBAPIError):
        database.write_as_system(lambda session: session.execute(text(again)))


def test_check_names_the_year_whose_total_was_moved_by_hand(sqlite_database: Database) -> None:
    contract = make_contract(sqlite_database, "15/2026-МЭО")
    held(sqlite_database, contract, 25)
    sqlite_database.write_as_system(
        lambda session: session.execute(text("update hours_year set used = 40, reserved = 7"))
    )
    sqlite_database.write_as_system(
        lambda session: session.execute(text("update consultation set charged = 1"))
    )

    total, reserved, consultation = sqlite_database.read(check)

    assert total.values == {"number": "15/2026-МЭО", "first": date(2026, 9, 1), "stored": 40, "proved": 25}
    assert (reserved.values["stored"], reserved.values["proved"]) == (7, 0)
    assert (consultation.values["stored"], consultation.values["proved"]) == (1, 25)


def test_check_finds_overlapping_years_and_false_reversals(sqlite_database: Database) -> None:
    contract = make_contract(sqlite_database)
    held(sqlite_database, contract, 25)

    def spoil(session):
        session.execute(text("drop trigger hours_line_reversal"))
        session.execute(text("drop trigger hours_line_no_update"))
        line = session.scalars(select(HoursLine)).one()
        session.execute(
            text(
                "insert into hours_line (year_id, kind, at, recorded_at, late, real, minutes, excess, reverses_id,"
                " edition, reading, actor_name, reason) select year_id, 'reversal', at, recorded_at, late, -1, -1, 0,"
                " id, edition, reading, actor_name, '' from hours_line"
            )
        )
        session.execute(
            text(
                "insert into hours_year (contract_id, first_day, last_day, anchor, reading, quota, used, excess,"
                " reserved) values (:contract, '2027-01-01', '2027-12-31', '2027-01-01', 'calendar', 60, 0, 0, 0)"
            ),
            {"contract": contract},
        )
        return line.id

    sqlite_database.write_as_system(spoil)
    sentences = [found.source for found in sqlite_database.read(check)]

    assert any("overlap" in sentence for sentence in sentences)
    assert any("take back exactly" in sentence for sentence in sentences)
