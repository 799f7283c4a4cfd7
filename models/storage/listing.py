"""One mechanism for every list: all ids of a result in one step, and rows by their ids.

A million ids come back as one value (SQLite group_concat, PostgreSQL string_agg of int8send), because building a
million Python tuples would freeze the screen; OFFSET is never used. A search through an index meets the order as two
arrays: joining them in the database takes ten times as long for a common word.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, cast, func, literal_column, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import LargeBinary, String

from models.fields import Field, by_key
from models.storage.journal import JournalEntry
from models.storage.search import SearchIndex

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    IdArray = NDArray[numpy.int64]

Joins = Callable[[Select[Any]], Select[Any]]
Filter = Callable[[Any], ColumnElement[bool]]
Row = tuple[Any, ...]

FEW = 5_000  # so many hits the database puts in order quicker than it lists everything else
ORDERS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: words searched for, filters by name, order as (field key, descending) pairs."""

    search: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)
    order: tuple[tuple[str, bool], ...] = ()


def packed_ids(session: Session, statement: Select[Any]) -> IdArray:
    """The column `id` of a statement as one array, in its order; the database packs it into one value."""
    import numpy as np

    inner = statement.subquery()
    if session.get_bind().dialect.name == "postgresql":
        packed = func.string_agg(func.int8send(inner.c.id), literal_column("''::bytea"))
        data = session.execute(select(type_coerce(packed, LargeBinary))).scalar_one()
        return np.frombuffer(data or b"", dtype=">i8").astype(np.int64)
    listed = session.execute(select(type_coerce(func.group_concat(inner.c.id), String))).scalar_one()
    return (
        np.fromstring(str(listed), dtype=np.int64, sep=",") if listed is not None else np.empty(0, np.int64)
    )


class Orders:
    """The last few orders of a list with an index, each kept until anything is written to the database.

    Every key typed into the search line asks for the same order again; a million ids are eight megabytes.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: weakref.WeakKeyDictionary[Any, OrderedDict[str, tuple[object, IdArray]]] = (
            weakref.WeakKeyDictionary()
        )

    def get(self, session: Session, query: Query, make: Callable[[], IdArray]) -> IdArray:
        """The order of `query`, made anew when it is not kept or the database has moved on."""
        stamp, key, engine = _stamp(session), repr(query), session.get_bind()
        with self._lock:
            found = self._kept.setdefault(engine, OrderedDict()).get(key)
        if found is not None and found[0] == stamp:
            return found[1]
        made = make()
        with self._lock:
            kept = self._kept[engine]
            kept[key] = (stamp, made)
            kept.move_to_end(key)
            while len(kept) > ORDERS_KEPT:
                kept.popitem(last=False)
        return made


def _stamp(session: Session) -> object:
    """What is different after every commit that may change a list."""
    if session.get_bind().dialect.name == "postgresql":
        return session.execute(select(cast(func.pg_current_snapshot(), String))).scalar_one()
    return session.execute(select(func.max(JournalEntry.seq))).scalar_one()  # one writer: seq is commit order


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
        index: SearchIndex | None = None,
        filters: Mapping[str, Filter] | None = None,
        default_order: tuple[tuple[str, bool], ...] = (),
    ) -> None:
        self.fields = tuple(fields)
        self._by_key = by_key(fields)
        self._id = id_column
        self._joins = joins
        self._search = search
        self._index = index
        self._orders = Orders()
        self._filters = dict(filters or {})
        self._default_order = default_order

    def ids(self, session: Session, query: Query) -> IdArray:
        """All ids of the result in order, as an int64 array; one step of the database, any length."""
        if self._index is None:
            return packed_ids(session, self._ordered(query))
        hits = self._index.hits(session, query.search)
        if hits is None or self._few(session, hits):
            return self._orders.get(session, query, lambda: packed_ids(session, self._ordered(query)))
        return self._orders.get(session, query, lambda: self._met(session, query, hits))

    def _met(self, session: Session, query: Query, hits: Select[Any]) -> IdArray:
        """The order of the whole list, of which only the hits are kept."""
        import numpy as np

        whole = replace(query, search="")
        order = self._orders.get(session, whole, lambda: packed_ids(session, self._ordered(whole)))
        return order[np.isin(order, packed_ids(session, hits))]

    @staticmethod
    def _few(session: Session, hits: Select[Any]) -> bool:
        """Whether the hits are so few that the database joins them with the order in no time."""
        some = hits.limit(FEW + 1).subquery()
        return session.execute(select(func.count()).select_from(some)).scalar_one() <= FEW

    def first(self, session: Session, query: Query, limit: int) -> list[tuple[int, Row]]:
        """The first `limit` rows of the result, read at once: what is painted while the ids still load."""
        if self._index is not None and query.search.strip():
            found = self.ids(session, query)[:limit].tolist()
            rows = self.rows(session, found)
            return [(row, rows[row]) for row in found if row in rows]
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
        if words.strip() and (self._search or self._index):
            condition = self._search(words) if self._search else self._index_condition(words)
            if condition is not None:
                statement = statement.where(condition)
        return statement

    def _index_condition(self, words: str) -> ColumnElement[bool] | None:
        return self._index.matches(self._id, words) if self._index else None

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
