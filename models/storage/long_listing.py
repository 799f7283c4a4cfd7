"""A list of a million records: what passes each filter and the order meet as arrays of ids.

Every condition is read from an index of its own and every order too; where a database would look up a million rows to
bring two of them together, two arrays meet in some milliseconds. The first rows come from the beginning of the order
wherever the result is not rare there.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    any_,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import String

from models.fields import Field
from models.storage.kept_orders import KeptOrders
from models.storage.listing import Listing, Query, Row, fetch_packed, packed, packed_ids, unpacked
from models.storage.search import SearchIndex, by_index

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    IdArray = NDArray[numpy.int64]

FEW = (
    5_000  # so many rows a database looks up and puts in order quicker than they are picked from all in order
)
FEW_OF_NEW = 20_000  # the same where the order of all would have to be made first
SPARSE = 100  # a table of bytes this many times as long as the lists is no longer the quicker way
WALKED = (
    512,
    4_096,
)  # so far the beginning of an order is walked in search of the first rows, as they are met
SEARCHED = {"sqlite": 512, "postgresql": 2_048}  # so far for a search: beyond, all hits come as quickly
MARGIN = 1.4  # times as far as the rows met promise: they do not lie evenly


class Beginning(NamedTuple):
    """A statement that brings id, the shown columns and how many rows it looked at.

    Fewer than `reach` looked at means that the result ends there.
    """

    select: Select[Any]
    reach: int


class LongListing(Listing):
    """A listing over a table of any length, searched through `index`.

    Each order column needs an index together with the id, each filter an index that covers it. A result is ordered
    by one field. The engines keep NULLs at different ends of an index, so that a column with NULLs needs a `rank`.
    """

    def __init__(self, *, index: SearchIndex, **listing: Any) -> None:
        super().__init__(**listing)
        self._index = index
        self.orders = KeptOrders()

    def ids(self, session: Session, query: Query) -> IdArray:
        """All ids of the result in order."""
        return self.orders.shared(session, repr(query), lambda: self._found(session, query))

    def count(self, session: Session, query: Query) -> int:
        """How many rows the result has, exactly; a single condition is counted where the rows are."""
        conditions = self._conditions(session, query)
        if len(conditions) > 1:
            return len(self.passing(session, query))
        rows = self._where(conditions[0]) if conditions else select(self._id.label("id"))
        counted = select(func.count()).select_from(rows.subquery())
        with by_index(session) if query.search else nullcontext():
            return session.execute(counted).scalar_one()

    def passing(self, session: Session, query: Query) -> IdArray:
        """The ids of the result in no order."""
        conditions = self._conditions(session, query)
        if not conditions:
            return packed_ids(session, select(self._id.label("id")))
        ids, rest = self._passing(session, conditions)
        return packed_ids(session, self._among(session, ids, rest)) if rest else ids

    def among(self, session: Session, query: Query, ids: Sequence[int]) -> set[int]:
        """Which of these ids belong to the result."""
        return set(session.scalars(self._among(session, ids, self._conditions(session, query))))

    def first(self, session: Session, query: Query, limit: int) -> list[tuple[int, Row]]:
        """The first `limit` rows of the result: from the beginning of the order, or else of the whole."""
        walked = self._walked(session, query, limit)
        ids: list[int] = walked if walked is not None else self.ids(session, query)[:limit].tolist()
        rows = self.rows(session, ids)
        return [(row, rows[row]) for row in ids if row in rows]

    # -- the whole -------------------------------------------------------------------------------------------

    def _found(self, session: Session, query: Query) -> IdArray:
        conditions = self._conditions(session, query)
        if not conditions:
            return self._whole(session, query)
        passing, rest = self._passing(session, conditions)
        field, _ = self._order(query)
        if len(passing) <= (FEW if self.orders.has(session, field.key) else FEW_OF_NEW):
            return self._few(session, query, passing, rest)
        return kept(self._whole(session, query), passing)

    def _passing(self, session: Session, conditions: list[Any]) -> tuple[IdArray, list[Any]]:
        """The ids that pass the conditions, in no order; once they are few, and the conditions not yet asked."""
        passing = self._all(session, conditions[0])
        for place, condition in enumerate(conditions[1:], 1):
            if len(passing) <= FEW:
                return passing, conditions[place:]
            passing = kept(passing, self._all(session, condition))
        return passing, []

    def _all(self, session: Session, condition: Any) -> IdArray:
        """The ids that pass one condition, in no order."""
        with by_index(session) if isinstance(condition, Select) else nullcontext():
            return packed_ids(session, self._where(condition))

    def _conditions(self, session: Session, query: Query) -> list[Any]:
        """What a row must fulfil, each read from an index of its own: filters first, they are often rarer."""
        found: list[Any] = [self._filters[name](value) for name, value in query.filters.items()]
        hits = self._index.hits(session, query.search)
        return found if hits is None else [*found, hits]

    def _where(self, condition: Any) -> Select[Any]:
        """The ids that pass one condition: a filter, or the hits of a search."""
        return condition if isinstance(condition, Select) else select(self._id.label("id")).where(condition)

    def _among(
        self,
        session: Session,
        ids: Sequence[int] | IdArray,
        conditions: Sequence[Any],
        *columns: Any,
    ) -> Select[Any]:
        """Those of `ids` that pass the conditions, looked up one by one."""
        numbers = [int(row) for row in ids]
        listed: Any = bindparam("among", numbers, expanding=True, literal_execute=True)
        array: Any = bindparam("among", numbers, ARRAY(BigInteger))
        on_server = session.get_bind().dialect.name == "postgresql"
        if on_server:  # thousands of constants are slow to plan there
            statement = select(self._id.label("id"), *columns).where(self._id == any_(array))
        else:
            statement = select(self._id.label("id"), *columns).where(self._id.in_(listed))
        for condition in conditions:
            one_of = condition
            if isinstance(condition, Select):
                hits = condition
                if on_server:  # which otherwise reads the words of every hit there is
                    hits = condition.where(literal_column("id", BigInteger) == any_(array))
                elif numbers:
                    # SQLite lists all hits to look one up; those below the first in question need not be among them.
                    hits = condition.where(literal_column("rowid") >= min(numbers))
                one_of = self._id.in_(hits)
            statement = statement.where(one_of)
        return statement

    def _few(self, session: Session, query: Query, ids: IdArray, conditions: list[Any]) -> IdArray:
        field, descending = self._order(query)
        if field.rank is None:
            return packed_ids(session, self._sorted(self._among(session, ids, conditions), field, descending))
        import numpy as np

        rank = _ranking(session, field)
        rows = session.execute(self._among(session, ids, conditions, _order_column(field))).all()
        ordered = sorted(rows, key=lambda row: (rank(row[1]), row[0]), reverse=descending)
        return np.fromiter((row[0] for row in ordered), np.int64, len(ordered))

    def _whole(self, session: Session, query: Query) -> IdArray:
        """The order of the whole list; downwards it is the same backwards."""
        field, descending = self._order(query)
        upwards = self.orders.get(session, field.key, lambda: self._upwards(session, field))
        return upwards[::-1] if descending else upwards

    def _upwards(self, session: Session, field: Field) -> IdArray:
        import numpy as np

        everything = select(self._id.label("id"))
        if _order_column(field) is self._id:  # read from the smallest index there is, not from the records
            return np.sort(packed_ids(session, everything))
        if field.rank is None:
            return packed_ids(session, self._sorted(everything, field, descending=False))
        groups = _groups(session, self._id, _order_column(field))
        ranked = sorted(groups, key=_ranking(session, field))
        return np.concatenate([groups[value] for value in ranked]) if groups else np.empty(0, np.int64)

    def _order(self, query: Query) -> tuple[Field, bool]:
        (key, descending), *_ = query.order or self._default_order
        return self._by_key[key], descending

    def _sorted(self, statement: Select[Any], field: Field, descending: bool) -> Select[Any]:
        """In the order of a field, told so that both engines walk its index; a column with NULLs has a rank."""
        column = _order_column(field)
        if descending:
            return statement.order_by(column.desc(), self._id.desc())
        return statement.order_by(column.asc(), self._id.asc())

    # -- the beginning ---------------------------------------------------------------------------------------

    def _walked(self, session: Session, query: Query, limit: int) -> list[int] | None:
        """The first ids met at the beginning of the order; None when they do not all lie there."""
        field, descending = self._order(query)
        conditions = self._conditions(session, query)
        if field.rank is not None:
            return None if conditions else self._first_groups(session, field, descending, limit)
        start = self._sorted(select(self._id.label("id")), field, descending)
        if not conditions:
            return [int(row) for row in packed_ids(session, start.limit(limit), short=True)]
        shortest, longest = WALKED
        if query.search:
            longest = min(longest, SEARCHED[session.get_bind().dialect.name])
        found: list[int] = []
        looked_at, reach = 0, shortest
        while True:
            walk = packed_ids(session, start.limit(reach), short=True)[looked_at:].tolist()
            passing = set(session.scalars(self._among(session, walk, conditions))) if walk else set()
            found += [row for row in walk if row in passing]
            if len(found) >= limit or looked_at + len(walk) < reach:
                return found[:limit]
            needed = limit * (
                MARGIN if query.search else 1
            )  # to look in vain costs little beside a whole order
            if reach >= longest or len(found) * longest < needed * reach:
                return None  # not even the end of the longest walk promises enough
            looked_at, reach = reach, min(int(reach * limit * MARGIN / len(found)) + 1, longest)

    def beginning(self, query: Query, limit: int) -> Beginning | None:
        """The first rows, as far as the beginning of the order has them, as one statement for who has no session.

        None for a search and for an order by rank, which take more than one.
        """
        field, descending = self._order(query)
        if field.rank is not None or query.search.strip():
            return None
        conditions = [self._filters[name](value) for name, value in query.filters.items()]
        reach = WALKED[0] if conditions else limit
        walk = self._sorted(select(self._id.label("id")), field, descending).limit(reach).subquery("walk")
        looked_at = select(func.count()).select_from(walk).scalar_subquery().label("looked_at")
        found = select(self._id.label("id"), *self._columns(), looked_at).where(
            self._id.in_(select(walk.c.id)), *conditions
        )
        return Beginning(self._sorted(found, field, descending).limit(limit), reach)

    def _first_groups(self, session: Session, field: Field, descending: bool, limit: int) -> list[int]:
        """The first ids of an order by rank, one value after the other."""
        column = _order_column(field)
        values = sorted(_values(session, column), key=_ranking(session, field), reverse=descending)
        last = self._id.desc() if descending else self._id.asc()
        found: list[int] = []
        for value in values:
            here = column.is_(None) if value is None else column == value
            statement = select(self._id).where(here).order_by(last).limit(limit - len(found))
            found += session.scalars(statement)
            if len(found) >= limit:
                break
        return found


def kept(ids: IdArray, those: IdArray) -> IdArray:
    """Of `ids`, in their order, only `those`; ids are numbered on, so that a table of all of them is small."""
    import numpy as np

    if not len(ids) or not len(those):
        return ids[:0]
    most = max(int(ids.max()), int(those.max()))
    if most > SPARSE * (len(ids) + len(those)):
        return ids[np.isin(ids, those)]
    table = np.zeros(most + 1, bool)
    table[those] = True
    return ids[table[ids]]


def _order_column(field: Field) -> Any:
    return field.order if field.order is not None else field.column


def _itself(value: Any) -> Any:
    return value


def _ranking(session: Session, field: Field) -> Any:
    """The key by which values of a field are sorted; no value comes first, equal ranks by the value itself."""
    rank = field.rank(session) if field.rank is not None else _itself

    def key(value: Any) -> tuple[bool, Any, Any]:
        return (
            value is not None,
            rank(value) if value is not None else "",
            value if value is not None else "",
        )

    return key


def _values(session: Session, column: ColumnElement[Any]) -> list[Any]:
    """The different values of a column, hopping along its index from one to the next; with None."""
    hop = select(func.min(column).label("value")).cte("hop", recursive=True)
    higher = select(func.min(column)).where(column > hop.c.value).scalar_subquery()
    hop = hop.union_all(select(higher).where(hop.c.value.is_not(None)))
    return [*session.scalars(select(hop.c.value).where(hop.c.value.is_not(None))), None]


def _groups(session: Session, id_column: Any, column: Any) -> dict[Any, IdArray]:
    """The ids of each value of a column, upwards: one walk along its index."""
    if session.get_bind().dialect.name == "postgresql":
        walk = select(column.label("value"), id_column.label("id")).order_by(column, id_column).subquery()
        return fetch_packed(
            session, select(walk.c.value, packed(walk.c.id).label("data")).group_by(walk.c.value)
        )
    # SQLite would sort the walk again; the index (column, id) brings the ids of each value upwards.
    statement = select(column, type_coerce(func.group_concat(id_column), String)).group_by(column)
    return {value: unpacked(data) for value, data in session.execute(statement)}
