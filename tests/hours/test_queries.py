"""What the register and the explanations read."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from models.errors import NotFound
from models.formats import MOSCOW
from models.hours.outlook import outlook
from models.hours.queries import (
    by_month,
    charges_of,
    contract_facts,
    find_contract,
    hours_of,
    register_of,
    why_left,
)
from models.hours.rules.balance import Balance
from models.hours.rules.forecast import Forecast, forecast
from models.hours.rules.years import Period
from models.storage.database import Database
from models.text import render, source_language
from tests.hours.factories import at, held, make_contract

NOW = datetime.now(MOSCOW)
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))


def test_explanation_adds_up_month_by_month_and_tells_the_other_reading(database: Database) -> None:
    contract = make_contract(database, "15/2026-МЭО", starts=date(2025, 9, 1), ends=date(2027, 8, 31))
    for day, minutes in (("2025-10-05", 100), ("2025-10-31", 50), ("2026-02-01", 70), ("2026-10-01", 5)):
        held(database, contract, minutes, at=at(f"{day} 11:00"))

    found = database.read(lambda session: why_left(session, contract, at("2026-03-01 12:00")))

    assert [step.minutes for step in found.steps] == [3840, -150, -70]
    assert found.figures["used"] == 220
    assert [render(text, source_language) for text, _ in found.other] == [
        "Counted from 01.01.2026 to 31.12.2026: 62\u00a0h\u00a050\u00a0min left."
    ]


def test_year_of_a_moment_outside_the_term_is_the_nearest_one(database: Database) -> None:
    contract = make_contract(database, starts=date(2020, 9, 1), ends=date(2022, 8, 31))

    def shown(moment: str) -> Period:
        return database.read(
            lambda session: hours_of(session, contract_facts(session, contract), at(moment)).state.shown
        )

    assert shown("2019-01-01 12:00") == Period(date(2020, 9, 1), date(2021, 8, 31))
    assert shown("2026-01-01 12:00") == Period(date(2021, 9, 1), date(2022, 8, 31))


def test_register_lists_the_years_that_have_begun_the_newest_first(database: Database) -> None:
    starts = NOW.date() - timedelta(days=800)
    contract = make_contract(database, starts=starts, ends=NOW.date() + timedelta(days=700))
    held(database, contract, 25, at=NOW - timedelta(days=799))

    found = database.read(lambda session: register_of(session, contract))

    assert [year.balance.used for year in found.years] == [0, 0, 25]
    assert found.years[0].shown.first <= found.today <= found.years[0].shown.last
    assert found.bindable == ()


def test_register_of_a_contract_to_come_shows_its_first_year(database: Database) -> None:
    contract = make_contract(
        database, starts=NOW.date() + timedelta(days=10), ends=NOW.date() + timedelta(days=300)
    )

    found = database.read(lambda session: register_of(session, contract))

    assert len(found.years) == 1
    assert found.years[0].shown == Period(NOW.date() + timedelta(days=10), NOW.date() + timedelta(days=300))


def test_unknown_contract_is_said_so(database: Database) -> None:
    with pytest.raises(NotFound):
        database.read(lambda session: find_contract(session, "99"))
    with pytest.raises(NotFound):
        database.read(lambda session: contract_facts(session, 99))


def test_months_and_charges_are_moscow_days(database: Database) -> None:
    contract = make_contract(database)
    held(database, contract, 25, at=at("2026-10-31 23:59"))
    held(database, contract, 5, at=at("2026-11-01 00:00"))

    lines = database.read(
        lambda session: hours_of(session, contract_facts(session, contract), at("2026-12-01 00:00"))
    ).lines

    assert by_month(lines) == ((date(2026, 10, 1), 25), (date(2026, 11, 1), 5))
    assert charges_of(lines) == [(date(2026, 10, 31), 25), (date(2026, 11, 1), 5)]


def said(
    found: Forecast | None, today: date = date(2026, 12, 1), balance: Balance | None = None, charges=()
) -> str:
    return outlook(YEAR, charges, balance or Balance(3840, 100), found, today).source


def test_outlook_never_promises_more_than_it_knows() -> None:
    def steady(per_week: float, spread: float) -> Forecast:
        return Forecast(date(2026, 12, 1), YEAR.last, 10, per_week, spread, 1200, 3840)

    assert "in {sure} cases" in said(steady(200, 30))
    assert "may also last" in said(steady(90, 60))
    assert "probably last" in said(steady(60, 60))
    assert "last until the end of the year, {last}" in said(steady(10, 5))
    assert "Too little" in said(None)
    assert "begins on" in said(None, date(2026, 8, 1))
    assert "lapsed" in said(None, date(2027, 9, 1))
    assert "ran out" in said(None, balance=Balance(60, 60), charges=[(date(2026, 9, 2), 60)])


def test_outlook_is_made_from_the_lines_themselves() -> None:
    charges = [(YEAR.first + timedelta(days=7 * week), 120) for week in range(12)]
    today = YEAR.first + timedelta(days=83)

    sentence = outlook(YEAR, charges, Balance(3840, 1440), forecast(YEAR, charges, 3840, today), today)

    assert sentence.values["likely"] == today + timedelta(weeks=20)
