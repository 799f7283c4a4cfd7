"""Long answers come in pieces: a connection would keep the memory of the longest, and nothing else run meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Select, event, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import LargeBinary

from models.storage.database import Database
from models.storage.listing import PIECE, READ_AT_ONCE, fetch_packed, packed, packed_ids, unpacked
from tests.bench.desk_load import used_mib

MANY = 600_001
MIB_OF_A_PIECE = 4


@pytest.fixture
def server(postgresql_url: str) -> Iterator[Database]:
    """An open database on a server."""
    database = Database.open(postgresql_url)
    yield database
    database.close()


def numbers(upto: int) -> Select[Any]:
    """The numbers from 1 on, backwards."""
    series = func.generate_series(1, upto).table_valued("id").render_derived("series")
    return select(series.c.id).order_by(series.c.id.desc())


@pytest.mark.parametrize("upto", [0, 1, PIECE // 8, PIECE // 8 + 1, MANY])
def test_all_ids_come_in_their_order(server: Database, upto: int) -> None:
    found = server.read(lambda session: packed_ids(session, numbers(upto)))
    assert found.dtype == np.int64
    assert np.array_equal(found, np.arange(upto, 0, -1))
    if upto < 1000:
        assert np.array_equal(
            server.read(lambda session: packed_ids(session, numbers(upto), short=True)), found
        )


def test_the_groups_of_a_column_come_apart_whole_and_none_is_a_group_too(server: Database) -> None:
    walk = numbers(MANY).subquery()
    group = func.nullif(walk.c.id % 3, 0)
    statement = select(group.label("value"), packed(walk.c.id).label("data")).group_by(group)
    groups = server.read(lambda session: fetch_packed(session, statement))
    assert groups.keys() == {1, 2, None}
    for rest, ids in groups.items():
        assert sorted(ids) == [*range(rest or 3, MANY + 1, 3)]


def test_no_row_of_an_answer_is_longer_than_a_piece(server: Database) -> None:
    rows: list[int] = []
    event.listen(
        server.reader, "after_cursor_execute", lambda _c, cursor, *_rest: rows.append(cursor.rowcount)
    )
    server.read(lambda session: packed_ids(session, numbers(MANY)))
    assert rows[-1] == -(-MANY * 8 // PIECE)


@pytest.mark.parametrize("upto", [0, 1, READ_AT_ONCE // 2, READ_AT_ONCE // 2 + 1, 100_001])
def test_a_listed_text_is_read_whole_wherever_it_is_cut(upto: int) -> None:
    for first in range(8):  # so that each cut falls on every place within a number
        ids = np.arange(10**6 + upto, 10**6, -1)
        listed = ",".join(["1" * (first + 1), *map(str, ids)])
        assert np.array_equal(unpacked(listed), [int("1" * (first + 1)), *ids])
    assert unpacked("").dtype == unpacked(None).dtype == np.int64


def at_once(session: Session) -> Any:
    """All ids in a single row: what a connection does not forget."""
    inner = numbers(MANY).subquery()
    return unpacked(session.execute(select(type_coerce(packed(inner.c.id), LargeBinary))).scalar_one())


def kept_by_a_connection(server: Database, query: Any) -> float:
    """MiB that are in use after all ids were read, beyond those before."""
    server.read(lambda session: packed_ids(session, numbers(10)))
    gc.collect()
    before = used_mib()
    assert len(server.read(query)) == MANY
    gc.collect()
    return used_mib() - before


@pytest.mark.skipif(used_mib() == 0, reason="this C library does not tell what is in use")
def test_a_connection_gives_the_memory_of_a_long_answer_back(server: Database) -> None:
    kept = kept_by_a_connection(server, lambda session: packed_ids(session, numbers(MANY)))
    server.reader.dispose()
    control = kept_by_a_connection(server, at_once)
    assert kept < MIB_OF_A_PIECE
    assert control > 2 * MIB_OF_A_PIECE, "the control: one long row stays in the connection's buffer"
