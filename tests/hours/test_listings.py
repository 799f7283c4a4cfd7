"""The lists of the hours page give the same rows on both engines."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from models.fields import by_key
from models.formats import MOSCOW
from models.hours.listings import BALANCES, CONSULTATIONS, LINES
from models.hours.operations import plan, record_held, reverse
from models.storage.database import Database
from models.storage.listing import Listing, Query
from tests.hours.factories import METHODOLOGIST, draft, held, make_contract, webinar

NOW = datetime.now(MOSCOW).replace(hour=12, minute=0, second=0, microsecond=0)
TERM = {"starts": NOW.date() - timedelta(days=100), "ends": NOW.date() + timedelta(days=200)}


def rows(database: Database, listing: Listing, **values) -> list[dict[str, object]]:
    """The rows of a listing in order, by field key."""

    def query(session):
        asked = Query(**values)
        ids = [int(row) for row in listing.ids(session, asked)]
        found = listing.rows(session, ids)
        assert [row for row, _ in listing.first(session, asked, 50)] == ids
        assert listing.count(session, asked) == len(ids)
        return [dict(zip(by_key(listing.fields), found[row], strict=True)) for row in ids]

    return database.read(query)


@pytest.fixture
def desk(database: Database) -> Database:
    """Five contracts from empty to beyond the quota of an hour and 40 minutes."""
    for number, minutes in ((1, 0), (2, 80), (3, 95), (4, 100), (5, 130)):
        contract = make_contract(database, f"{number}/2026", school=f"Школа № {number}", quota=100, **TERM)
        if minutes:
            held(database, contract, minutes, at=NOW, reason="срочно")
    return database


def test_contracts_by_balance_begin_with_the_most_urgent(desk: Database) -> None:
    found = rows(desk, BALANCES)

    assert [(row["number"], row["level"]) for row in found] == [
        ("5/2026", "over"),
        ("4/2026", "spent"),
        ("3/2026", "close"),
        ("2/2026", "near"),
        ("1/2026", "free"),
    ]
    assert [(row["used"], row["left"], row["over"]) for row in found] == [
        (100, 0, 30),
        (100, 0, None),
        (95, 5, None),
        (80, 20, None),
        (0, 100, None),
    ]


def test_contracts_are_ordered_by_the_length_of_their_bars(desk: Database) -> None:
    found = rows(desk, BALANCES, order=(("bar", False),))

    assert [row["number"] for row in found] == ["1/2026", "2/2026", "3/2026", "4/2026", "5/2026"]


def test_contracts_are_searched_and_filtered(desk: Database) -> None:
    make_contract(
        desk,
        "6/2020",
        school="Лицей № 6",
        starts=NOW.date() - timedelta(days=900),
        ends=NOW.date() - timedelta(days=500),
    )

    assert [row["number"] for row in rows(desk, BALANCES, search="школа 3")] == ["3/2026"]
    assert len(rows(desk, BALANCES)) == 6
    assert len(rows(desk, BALANCES, filters={"valid": True})) == 5
    assert [row["number"] for row in rows(desk, BALANCES, filters={"levels": ["close", "near"]})] == [
        "3/2026",
        "2/2026",
    ]


def test_reserved_hours_are_no_longer_left(database: Database) -> None:
    contract = make_contract(database, quota=100, **TERM)
    database.write(
        METHODOLOGIST, lambda session: plan(session, draft(contract, 30, at=NOW + timedelta(days=3)))
    )

    (row,) = rows(database, BALANCES)

    assert (row["used"], row["reserved"], row["left"]) == (0, 30, 70)


def test_amended_quota_shows_before_anything_is_posted(database: Database) -> None:
    from tests.hours.factories import change_contract

    contract = make_contract(database, quota=100, **TERM)
    held(database, contract, 130, at=NOW, reason="срочно")
    change_contract(database, contract, quota_minutes=200)

    (row,) = rows(database, BALANCES)

    assert (row["used"], row["left"], row["over"], row["level"]) == (130, 70, None, "free")


def test_register_shows_what_was_left_after_each_line_and_why_it_is_marked(database: Database) -> None:
    contract = make_contract(database, quota=100, **TERM)
    first = held(database, contract, 60, at=NOW)
    held(database, contract, 50, at=NOW, reason="срочно")
    database.write(METHODOLOGIST, lambda session: reverse(session, first.consultation_id, "ошибка"))
    held(database, contract, 10, at=NOW - timedelta(days=1))

    found = rows(database, LINES, order=(("id", False),))

    assert [(row["minutes"], row["left"], row["mark"]) for row in found] == [
        (60, 40, "reversed"),
        (50, -10, "over"),
        (-60, 50, "reversal"),
        (10, 40, "late"),
    ]
    assert found[0]["caller"] == "Иванова Анна Петровна"
    assert found[0]["topic"] == "Учебный процесс с МЭО"


def test_register_is_filtered_by_whoever_whatever_and_whenever(database: Database) -> None:
    one = make_contract(database, school="Школа № 1", **TERM)
    two = make_contract(database, school="Школа № 2", **TERM)
    held(database, one, 10, at=NOW - timedelta(days=9), topic="карты", question="Как открыть урок?")
    held(database, two, 20, at=NOW, kind="email", channel="mail")

    def minutes(**filters) -> list[object]:
        return [row["minutes"] for row in rows(database, LINES, filters=filters)]

    assert minutes() == [20, 10]
    assert minutes(contract=one) == [10]
    assert minutes(kind="email") == [20]
    assert minutes(topic=2) == [10]
    assert minutes(methodologist=METHODOLOGIST.name) == [20, 10]
    assert minutes(methodologist="Никто") == []
    assert minutes(since=NOW - timedelta(days=1)) == [20]
    assert minutes(until=NOW - timedelta(days=1)) == [10]
    assert minutes(year=1) == [10]
    assert [row["minutes"] for row in rows(database, LINES, search="открыть")] == [10]


def test_consultations_tell_planned_given_and_uncharged_apart(database: Database) -> None:
    schools = [make_contract(database, school=f"Школа № {n}", **TERM) for n in range(2)]
    database.write(
        METHODOLOGIST, lambda session: plan(session, webinar(*schools, at=NOW + timedelta(days=2)))
    )
    held(database, organisation="Лицей", locality="Уфа", region="Башкортостан", at=NOW)
    database.write(
        METHODOLOGIST, lambda session: record_held(session, webinar(*schools, at=NOW - timedelta(days=2)))
    )

    found = rows(database, CONSULTATIONS)

    assert [(row["state"], row["charging"], row["length"], row["schools"]) for row in found] == [
        ("planned", None, 90, 2),
        ("held", "uncharged", 25, None),
        ("held", None, 90, 2),
    ]
    assert len(rows(database, CONSULTATIONS, filters={"state": "planned"})) == 1
    assert [row["organisation"] for row in rows(database, CONSULTATIONS, filters={"uncharged": True})] == [
        "Лицей"
    ]
    assert len(rows(database, CONSULTATIONS, filters={"webinar": True, "kind": "webinar"})) == 2
    assert len(rows(database, CONSULTATIONS, filters={"since": NOW, "until": NOW + timedelta(days=1)})) == 1
    assert len(rows(database, CONSULTATIONS, filters={"topic": 1, "methodologist": METHODOLOGIST.name})) == 3
    assert len(rows(database, CONSULTATIONS, search="уфа лицей")) == 1


@pytest.mark.parametrize("listing", [BALANCES, LINES, CONSULTATIONS])
def test_every_column_can_be_sorted_by_on_both_engines(desk: Database, listing: Listing) -> None:
    for field in listing.fields:
        for descending in (False, True):
            assert len(rows(desk, listing, order=((field.key, descending),))) >= 4
