"""One mechanism for every list: all ids of a result in one step, and rows by their ids.

A million ids come back as one value (SQLite group_concat, PostgreSQL string_agg of int8send), because building a
million Python tuples would freeze the screen; OFFSET is never used. A list that may be as long as that is a
`LongListing` (models.storage.long_listing).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, literal_column, null, select, true, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import LargeBinary, String

from models.fields import Field, by_key

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    IdArray = NDArray[numpy.int64]

Joins = Callable[[Select[Any]], Select[Any]]
Filter = Callable[[Any], ColumnElement[bool]]
Row = tuple[Any, ...]
PIECE = 2**18
"""Bytes of packed ids in one row of a server's answer."""
READ_AT_ONCE = 2**16
"""Characters of listed ids that numpy reads at once: nothing else of the program runs meanwhile."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: words searched for, filters by name, order as (field key, descending) pairs."""

    search: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)
    order: tuple[tuple[str, bool], ...] = ()


def packed_ids(session: Session, statement: Select[Any], *, short: bool = False) -> IdArray:
    """The column `id` of a statement as one array, in its order; the database packs it into one value.

    `short`: there are some thousands at most, which a server need not cut into pieces.
    """
    inner = statement.subquery()
    if session.get_bind().dialect.name == "postgresql":
        if short:
            once = type_coerce(packed(inner.c.id), LargeBinary)
            return unpacked(session.execute(select(once)).scalar_one())
        whole = select(null().label("value"), packed(inner.c.id).label("data"))
        return fetch_packed(session, whole).get(None, unpacked(None))
    listed = type_coerce(func.group_concat(inner.c.id), String)
    return unpacked(session.execute(select(listed)).scalar_one())


def packed(column: ColumnElement[int]) -> ColumnElement[Any]:
    """The numbers of a column as one value, eight bytes each; PostgreSQL only."""
    return func.string_agg(func.int8send(column), literal_column("''::bytea"))


def fetch_packed(session: Session, statement: Select[Any]) -> dict[Any, IdArray]:
    """The numbers packed as `data` in each row of a PostgreSQL statement, by the row's `value`.

    They travel in pieces: a connection keeps for good as much memory as the largest row that it has ever received
    (libpq does not give its buffer back), which for a million ids would be 16 MiB for each connection of a pool.
    """
    whole = statement.subquery()
    start = func.generate_series(1, func.length(whole.c.data), PIECE).table_valued("start").render_derived()
    piece = type_coerce(func.substring(whole.c.data, start.c.start, PIECE), LargeBinary)
    rows = select(whole.c.value, start.c.start, piece).select_from(whole.join(start, true()))
    found: dict[Any, list[tuple[int, bytes]]] = {}
    for value, place, data in session.execute(rows):
        found.setdefault(value, []).append((place, data))
    return {value: unpacked(b"".join(data for _, data in sorted(pieces))) for value, pieces in found.items()}


def _pieces(listed: str) -> Iterator[str]:
    """A text with commas in pieces of about `READ_AT_ONCE` characters, cut at commas."""
    start = 0
    while start < len(listed):
        comma = listed.find(",", start + READ_AT_ONCE)
        end = comma if comma >= 0 else len(listed)
        yield listed[start:end]
        start = end + 1


def unpacked(data: bytes | str | None) -> IdArray:
    """The ids that the database has packed into one value: eight bytes each, or a text with commas."""
    import numpy as np

    if isinstance(data, str):
        pieces = [np.fromstring(piece, dtype=np.int64, sep=",") for piece in _pieces(data)]
        return np.concatenate(pieces) if pieces else np.empty(0, np.int64)
    return np.frombuffer(data or b"", dtype=">i8").astype(np.int64)


def _as_it_is(statement: Select[Any]) -> Select[Any]:
    return statement


class Listing:
    """A list of records: its fields, how they are joined, searched, filtered and ordered.

    `joins` must be outer joins on unique keys: then the database leaves out those an order or filter does not need.
    The id is always the last order, so that equal rows keep their places.
    """

    def __init__(
        self,
        *,
        fields: Sequence[Field],
        id_column: Any,
        joins: Joins = _as_it_is,
        search: Callable[[str], ColumnElement[bool] | None] | None = None,
        filters: Mapping[str, Filter] | None = None,
        default_order: tuple[tuple[str, bool], ...] = (),
    ) -> None:
        self.fields = tuple(fields)
        self._by_key = by_key(fields)
        self._id = id_column
        self._joins = joins
        self._search = search
        self._filters = dict(filters or {})
        self._default_order = default_order

    def ids(self, session: Session, query: Query) -> IdArray:
        """All ids of the result in order, as an int64 array; one step of the database, any length."""
        return packed_ids(session, self._ordered(query))

    def first(self, session: Session, query: Query, limit: int) -> list[tuple[int, Row]]:
        """The first `limit` rows of the result, read at once: what is painted while the ids still load."""
        statement = self._ordered(query).add_columns(*self._columns()).limit(limit)
        return [(row[0], tuple(row[1:])) for row in session.execute(statement)]

    def rows(self, session: Session, ids: Sequence[int]) -> dict[int, Row]:
        """The rows with these ids, their values in the order of `fields`; ids that are gone are left out."""
        statement = self._joins(select(self._id.label("id"), *self._columns())).where(
            self._id.in_([int(row) for row in ids])
        )
        return {row[0]: tuple(row[1:]) for row in session.execute(statement)}

    def count(self, session: Session, query: Query) -> int:
        """How many rows the result has."""
        return session.execute(
            select(func.count()).select_from(self._filtered(query).subquery())
        ).scalar_one()

    def _columns(self) -> list[Any]:
        return [one.column.label(f"f_{one.key}") for one in self.fields]

    def _filtered(self, query: Query) -> Select[Any]:
        statement = self._joins(select(self._id.label("id")))
        for name, value in query.filters.items():
            statement = statement.where(self._filters[name](value))
        words = query.search
        if words.strip() and self._search:
            condition = self._search(words)
            if condition is not None:
                statement = statement.where(condition)
        return statement

    def _ordered(self, query: Query) -> Select[Any]:
        order = query.order or self._default_order
        last_descending = order[-1][1] if order else False
        columns = [self._order_column(key, descending) for key, descending in order]
        columns.append(self._id.desc() if last_descending else self._id.asc())
        return self._filtered(query).order_by(*columns)

    def _order_column(self, key: str, descending: bool) -> ColumnElement[Any]:
        one = self._by_key[key]
        column = one.order if one.order is not None else one.column
        # SQLite puts NULLs first and PostgreSQL last: both are told the same.
        ordered: ColumnElement[Any] = column.desc().nulls_last() if descending else column.asc().nulls_first()
        return ordered
