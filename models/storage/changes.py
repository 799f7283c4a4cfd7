"""What a transaction changed: the answer of every write, and what screens compare with what they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

EVERYTHING = 0
"""Stands for «many rows of this table»: ids begin at 1."""


class Changes:
    """Immutable set of (journal name, id); an id of EVERYTHING means that the whole table may have changed."""

    __slots__ = ("_ids",)

    def __init__(self, ids: Mapping[str, Iterable[int]] | None = None) -> None:
        self._ids = {table: frozenset(rows) for table, rows in (ids or {}).items() if rows}

    @property
    def tables(self) -> frozenset[str]:
        """The journal names of what changed."""
        return frozenset(self._ids)

    def ids(self, table: str) -> frozenset[int]:
        """The changed ids of one table; empty when it did not change."""
        return self._ids.get(table, frozenset())

    def is_everything(self, table: str) -> bool:
        """Whether so much of the table changed that its ids are not listed."""
        return EVERYTHING in self.ids(table)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def __or__(self, other: Changes) -> Changes:
        tables = self.tables | other.tables
        return Changes({table: self.ids(table) | other.ids(table) for table in tables})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Changes) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(frozenset(self._ids.items()))

    def __repr__(self) -> str:
        return f"Changes({ {table: sorted(rows) for table, rows in self._ids.items()} })"

    def to_payload(self, limit: int = 7000) -> str:
        """As a short text for NOTIFY; tables whose ids would not fit are marked as EVERYTHING."""
        text = ";".join(
            f"{table}:{','.join(map(str, sorted(rows)))}" for table, rows in sorted(self._ids.items())
        )
        if len(text) <= limit:
            return text
        return ";".join(f"{table}:{EVERYTHING}" for table in sorted(self._ids))

    @classmethod
    def from_payload(cls, text: str) -> Changes:
        """The inverse of `to_payload`."""
        parts = (part.partition(":") for part in text.split(";") if part)
        return cls({table: [int(row) for row in rows.split(",") if row] for table, _, rows in parts})
