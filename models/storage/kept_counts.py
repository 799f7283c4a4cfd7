"""How many rows several results of a long list have, kept fresh without asking for them again.

A result is asked for once and remembered as one bit a row. After a change only the changed rows are looked at: whether
they belong to it now. That is a matter of microseconds, wherever the change was made.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models.storage.changes import EVERYTHING, Changes
from models.storage.listing import Query
from models.storage.long_listing import LongListing

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MANY = 2_000
"""More changed rows than this, and the results are asked for anew."""


@dataclass(slots=True)
class _Result:
    """Which rows belong to a result (a bit for each id) and how many they are."""

    bits: NDArray[numpy.uint8]
    count: int

    @classmethod
    def of(cls, ids: NDArray[numpy.int64]) -> _Result:
        import numpy as np

        table = np.zeros(int(ids.max()) + 1 if len(ids) else 0, bool)
        table[ids] = True
        return cls(np.packbits(table, bitorder="little"), len(ids))

    def put(self, row: int, belongs: bool) -> None:
        """Note whether a row belongs to the result now."""
        import numpy as np

        place, bit = row >> 3, 1 << (row & 7)
        if place >= len(self.bits):
            if not belongs:
                return
            self.bits = np.concatenate([self.bits, np.zeros(place + 1_024, np.uint8)])
        if bool(self.bits[place] & bit) != belongs:
            self.bits[place] ^= bit
            self.count += 1 if belongs else -1


class KeptCounts:
    """Counts results of `listing`, whose records are called `entity` in the journal.

    A change of one of the records `also` may decide which rows are in a result without changing them: those of
    `searched` by their words alone.
    """

    def __init__(
        self,
        listing: LongListing,
        entity: str,
        *,
        also: Set[str] = frozenset(),
        searched: Set[str] = frozenset(),
    ) -> None:
        self._listing = listing
        self._entity = entity
        self._also = also
        self._searched = searched
        self._counting = threading.Lock()
        self._noting = threading.Lock()
        self._noted = Changes()
        self._results: dict[str, _Result] = {}
        self.asked_for = 0  # how many results were asked for as a whole

    def note(self, changes: Changes | None) -> None:
        """Remember for the next time that something has changed; None: nobody knows what. Never waits."""
        with self._noting:
            self._noted |= Changes({self._entity: [EVERYTHING]}) if changes is None else changes

    def counts(self, session: Session, queries: Mapping[str, Query]) -> dict[str, int]:
        """How many rows each of the results has now."""
        with self._counting:
            with self._noting:
                noted, self._noted = self._noted, Changes()
            kept, self._results = self._results, {}  # should this fail, everything is asked for anew
            return self._counts(session, queries, noted, kept)

    def _counts(
        self, session: Session, queries: Mapping[str, Query], noted: Changes, kept: Mapping[str, _Result]
    ) -> dict[str, int]:
        changed = noted.ids(self._entity)
        forget = noted.is_everything(self._entity) or len(changed) > MANY or bool(self._also & noted.tables)
        found: dict[str, _Result] = {}
        for query in queries.values():
            name = repr(query)
            known = None if forget else kept.get(name)
            if known is None or (query.search and self._searched & noted.tables):
                self.asked_for += 1
                found[name] = _Result.of(self._listing.passing(session, query))
            else:
                self._look_at(session, query, known, changed)
                found[name] = known
        self._results = found  # what nobody asks for any longer is forgotten
        return {key: found[repr(query)].count for key, query in queries.items()}

    def _look_at(self, session: Session, query: Query, result: _Result, changed: Iterable[int]) -> None:
        rows = list(changed)
        if rows:
            belonging = self._listing.among(session, query, rows)
            for row in rows:
                result.put(row, row in belonging)
