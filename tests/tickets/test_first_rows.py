"""The question that the next start asks without SQLAlchemy brings the rows of the list itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from models.desk.operations import sign_in
from models.storage.database import Database
from models.storage.glance.kept import Glance
from models.storage.glance.making import ROWS, Question, question
from models.storage.glance.reading import Row, read_rows
from models.storage.listing import Query
from models.storage.long_listing import WALKED
from models.tickets.choices import OPEN_STATES, Kind, Outcome
from models.tickets.listing import FIELDS, LISTING
from models.tickets.operations import move
from tests.tickets.factories import ACTOR, CALL, call, incident, register, save

OPEN = Query(filters={"state": OPEN_STATES})


def ask(database: Database, query: Query, enough: int = 1) -> list[Row] | None:
    """The answer of a start to what was kept for it."""
    asked = question(LISTING, query)
    assert asked is not None
    assert database.file is not None
    return read_rows(database.file, kept(asked, database), enough)


def kept(asked: Question, database: Database) -> Glance:
    """The glance as it comes back from its file."""
    made = Glance(
        database=str(database.file),
        revision=database.revision() or "",
        page="tickets",
        layout="tickets",
        order=None,
        size=(1366, 768),
        place=(192, 86, 1166, 616),
        points=10,
        language="ru",
        **asked._asdict(),
    )
    return Glance.from_json(made.to_json())


@pytest.fixture
def desk(sqlite_database: Database) -> Database:
    """Calls of several kinds; the first is not open any more, the second is in work with an assignee."""
    register(sqlite_database)
    drafts = [
        call(description="Опечатка в задаче", received_at=CALL + timedelta(minutes=1)),
        incident(description="Долго", received_at=CALL + timedelta(minutes=2), stopwatch_seconds=252),
        call(kind=Kind.REQUEST, description="Нужен отчёт", received_at=CALL),
        incident(description="Белый экран", received_at=CALL + timedelta(minutes=9), on_behalf_of="Завуч"),
    ]
    numbers = [save(sqlite_database, draft) for draft in drafts]
    me = sqlite_database.write(ACTOR, lambda s: sign_in(s, "Петрова Инна")).value
    sqlite_database.write(me, lambda s: move(s, numbers[:1], "close", outcome=Outcome.FIXED))
    sqlite_database.write(me, lambda s: move(s, numbers[1:2], "take"))
    return sqlite_database


@pytest.mark.parametrize(
    "query",
    [
        OPEN,
        Query(),
        replace(OPEN, order=(("organisation", False),)),
        replace(OPEN, order=(("state", True),)),
        Query(order=(("summary", True),)),
        Query(order=(("kind", False),)),
        Query(filters={"kind": (Kind.INCIDENT,)}, order=(("number", False),)),
    ],
)
def test_a_start_reads_the_rows_of_the_list(desk: Database, query: Query) -> None:
    assert ask(desk, query) == desk.read(lambda s: LISTING.first(s, query, ROWS))


def test_a_list_is_read_from_its_beginning_only(desk: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.long_listing.WALKED", (2, WALKED[1]))

    assert [number for number, _ in ask(desk, OPEN, 2) or []] == [4, 2]
    assert ask(desk, OPEN, 3) is None


@pytest.mark.parametrize("query", [Query("экран"), Query(order=(("subject", False),))])
def test_what_takes_more_than_a_look_is_not_kept(query: Query) -> None:
    assert question(LISTING, query) is None


def test_nothing_of_a_row_is_kept(desk: Database) -> None:
    asked = question(LISTING, OPEN)
    assert asked is not None
    content = kept(asked, desk).to_json()
    rows = desk.read(lambda s: LISTING.first(s, Query(), ROWS))
    texts = [value for _, row in rows for value in row if isinstance(value, str) and " " in value]

    assert len(texts) > len(rows)
    assert not [text for text in texts if text in content or json.dumps(text) in content]


def test_every_column_of_the_list_can_be_kept(desk: Database) -> None:
    asked = question(LISTING, OPEN)
    assert asked is not None
    plain = [replace(field, column=None, order=None, rank=None) for field in FIELDS]
    back = kept(asked, desk)

    assert [field.key for field in back.fields] == [field.key for field in plain]
    assert [(f.title, f.kind, f.width, f.stretch, f.shown, f.min_window) for f in back.fields] == [
        (f.title, f.kind, f.width, f.stretch, f.shown, f.min_window) for f in plain
    ]
    assert [list(f.choices) for f in back.fields] == [list(f.choices) for f in plain]


def test_a_start_after_a_change_of_the_schema_asks_nothing(desk: Database, tmp_path: Path) -> None:
    asked = question(LISTING, OPEN)
    assert asked is not None
    assert desk.file is not None

    assert read_rows(desk.file, replace(kept(asked, desk), revision="0001_storage"), 1) is None
