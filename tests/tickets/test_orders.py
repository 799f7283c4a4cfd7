"""The list of tickets in every order and under every filter, beside what Python makes of the plain rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from models.desk.tables import Operator
from models.formats import MOSCOW, fold, sort_key
from models.storage import long_listing
from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.choices import OPEN_STATES, Kind, Outcome, State
from models.tickets.demo.load import fill
from models.tickets.listing import LISTING
from models.tickets.tables import Ticket
from tests.tickets.test_demo import PLAN

Row = dict[str, Any]
ORDERS = {
    "number": "id",
    "summary": "summary_key",
    "organisation": "organisation_key",
    "contract": "contract_key",
    "caller": "caller_key",
    "stopwatch": "stopwatch_seconds",
    "description": "summary_key",
}
"""The column that each field is sorted by where it is not called as the field is."""
BY_RANK = {"subject", "lesson", "internet_lesson", "on_behalf_of", "recorded_by"}
FILTERS: dict[str, tuple[dict[str, object], Callable[[Row], bool]]] = {
    "everything": ({}, lambda row: True),
    "open": ({"state": OPEN_STATES}, lambda row: row["state"] in OPEN_STATES),
    "closed errors": (
        {"state": (State.CLOSED,), "kind": (Kind.COURSE_ERROR,)},
        lambda row: row["state"] == State.CLOSED and row["kind"] == Kind.COURSE_ERROR,
    ),
    "fixed in grade 7": (
        {"outcome": (Outcome.FIXED,), "grade": (7,)},
        lambda row: row["outcome"] == Outcome.FIXED and row["grade"] == 7,
    ),
    "nobody's": ({"assignee": "nobody"}, lambda row: row["assignee_id"] is None),
    "none": ({"subject": "Астрономия на Марсе"}, lambda row: False),
}


@pytest.fixture
def desk(database: Database) -> Database:
    """Four hundred calls of the sample."""
    fill(database, PLAN, lambda done, total: None)
    return database


def plain_rows(database: Database) -> list[Row]:
    """Every ticket as it is stored, in no order; with the key of its assignee's name."""

    def read(session: Any) -> list[Row]:
        names = {row.id: row.name_key for row in session.execute(select(Operator.id, Operator.name_key))}
        columns = [getattr(Ticket, name) for name in Ticket.__mapper__.column_attrs.keys()]  # noqa: SIM118
        rows = [row._asdict() for row in session.execute(select(*columns))]
        return [row | {"assignee": names.get(row["assignee_id"])} for row in rows]

    return database.read(read)


def key_of(field: str) -> Callable[[Row], Any]:
    """What a row is sorted by: nothing comes first, the id decides among equals."""

    def key(row: Row) -> Any:
        value = row[ORDERS.get(field, field)]
        if isinstance(value, State | Kind) or hasattr(type(value), "_member_names_"):
            value = list(type(value)).index(value)  # as it is coded
        if field in BY_RANK:
            value = (sort_key(value), value)
        return (value is not None, value if value is not None else 0, row["id"])

    return key


@pytest.mark.parametrize("few", [True, False], ids=["few", "many"])
def test_every_order_under_every_filter_is_what_it_says(
    desk: Database, monkeypatch: pytest.MonkeyPatch, few: bool
) -> None:
    """Few rows are sorted by the database, many meet the whole order; the first rows begin the same list."""
    if not few:
        monkeypatch.setattr(long_listing, "FEW", 0)
    rows = plain_rows(desk)
    for name, (filters, holds) in FILTERS.items():
        for field in LISTING.fields:
            for descending in (False, True):
                query = Query(filters=filters, order=((field.key, descending),))
                expected = [
                    row["id"]
                    for row in sorted(filter(holds, rows), key=key_of(field.key), reverse=descending)
                ]
                found = desk.read(lambda s, query=query: LISTING.ids(s, query)).tolist()
                first = desk.read(lambda s, query=query: LISTING.first(s, query, 64))
                assert found == expected, (name, query.order)
                assert [number for number, _ in first] == expected[:64], (name, query.order)
        assert desk.read(lambda s, filters=filters: LISTING.count(s, Query(filters=filters))) == len(expected)


def test_rows_that_are_rare_in_the_beginning_are_found_all_the_same(
    desk: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_listing, "WALKED", (5, 10))
    oldest = min(plain_rows(desk), key=lambda row: row["received_at"])
    query = Query(filters={"until": oldest["received_at"].astimezone(MOSCOW).date()})
    ids = desk.read(lambda s: LISTING.ids(s, query)).tolist()
    assert ids[-1] == oldest["id"]
    assert [number for number, _ in desk.read(lambda s: LISTING.first(s, query, 64))] == ids[:64]


def test_texts_are_sorted_as_people_sort_them(desk: Database) -> None:
    query = Query(order=(("lesson", False),))
    rows = {row["id"]: row["lesson"] for row in plain_rows(desk)}
    lessons = list(dict.fromkeys(rows[number] for number in desk.read(lambda s: LISTING.ids(s, query))))
    assert lessons[0] == ""
    assert lessons[1:] == sorted(lessons[1:], key=int)
    assert len(lessons) > 10


def test_a_renamed_colleague_takes_the_tickets_along(desk: Database) -> None:
    """The order by assignee follows the names, not the numbers of the operators."""
    query = Query(order=(("assignee", True),))
    names = sorted({row["assignee"] for row in plain_rows(desk)} - {None})

    def rename(session: Any) -> int:
        first = session.scalars(select(Operator).where(Operator.name_key == names[0])).one()
        first.name, first.name_key = "Яшина Яна Яковлевна", fold("Яшина Яна Яковлевна")
        return int(first.id)

    def holder(number: int) -> int | None:
        return next(row["assignee_id"] for row in plain_rows(desk) if row["id"] == number)

    before = holder(desk.read(lambda s: LISTING.ids(s, query)).tolist()[0])
    renamed = desk.write_as_system(rename).value
    after = holder(desk.read(lambda s: LISTING.ids(s, query)).tolist()[0])
    assert (before == renamed, after == renamed) == (False, True)


def test_a_column_that_may_be_empty_is_sorted_by_rank() -> None:
    """The engines keep NULLs at different ends of an index; walking it would give two orders."""
    for field in LISTING.fields:
        column = field.order if field.order is not None else field.column
        assert field.rank is not None or not column.expression.nullable, field.key


def test_what_is_counted_by_the_database_is_what_is_listed(desk: Database) -> None:
    """One condition is counted there, several meet as arrays; a search that asks for nothing is no condition."""
    open_ones = FILTERS["open"][0]
    for query in (
        Query(),
        Query(search="журнал"),
        Query(search="журнал", filters=open_ones),
        Query(search="—"),
    ):
        ids = desk.read(lambda s, query=query: LISTING.ids(s, query))
        assert desk.read(lambda s, query=query: LISTING.count(s, query)) == len(ids), query
    assert desk.read(lambda s: LISTING.count(s, Query(search="журнал"))) > 0
