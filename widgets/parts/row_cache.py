"""The rows that a grid has loaded, by id, and the pages that it still wishes for. Knows no Qt."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

Row = tuple[Any, ...]

PAGE = 64
PAGES_KEPT = 64
PAGES_AT_ONCE = 4  # what a screen can show; older wishes of a dragged scroll bar are forgotten


class RowCache:
    """Keeps the rows looked at last; after `grow_old` they are shown on, and asked for again."""

    def __init__(self, most: int = PAGE * PAGES_KEPT) -> None:
        self._most = most
        self._rows: OrderedDict[int, tuple[int, Row]] = (
            OrderedDict()
        )  # id -> (age when it was asked for, row)
        self.age = 0

    def __len__(self) -> int:
        return len(self._rows)

    def grow_old(self) -> None:
        """Everything kept may have changed in the database."""
        self.age += 1

    def get(self, record_id: int) -> tuple[Row | None, bool]:
        """The row, None if it is not here, and whether it is still young."""
        entry = self._rows.get(record_id)
        if entry is None:
            return None, False
        self._rows.move_to_end(record_id)
        return entry[1], entry[0] == self.age

    def keep(self, rows: Iterable[tuple[int, Row]], age: int) -> None:
        """Keep rows that were asked for at `age`; those looked at longest ago make room."""
        for record_id, row in rows:
            self._rows[record_id] = (age, row)
            self._rows.move_to_end(record_id)
        while len(self._rows) > self._most:
            self._rows.popitem(last=False)

    def keep_answer(self, ids: Iterable[int], rows: Mapping[int, Row], width: int, age: int) -> None:
        """Keep what a worker brought for `ids`; one that is gone becomes an empty row until the list knows."""
        gone: Row = (None,) * width
        self.keep(((record_id, rows.get(record_id, gone)) for record_id in ids), age)


class Wishes:
    """Which pages are wanted, the latest wish last, and which are on their way."""

    def __init__(self) -> None:
        self._wanted: list[int] = []
        self._loading: list[int] = []

    def add(self, page: int) -> bool:
        """Wish for a page; True when somebody should set out for it."""
        if page in self._loading:
            return False
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        return not self._loading

    def set_out(self) -> list[int]:
        """The pages to load now: the latest few; the others are wished for again when they are looked at."""
        self._loading, self._wanted = sorted(self._wanted[-PAGES_AT_ONCE:]), []
        return list(self._loading)

    def come_back(self) -> list[int]:
        """The pages that have arrived (or failed)."""
        arrived, self._loading = self._loading, []
        return arrived

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._wanted.clear()

    def __bool__(self) -> bool:
        return bool(self._wanted)
