"""Keeps the last few orders of a long list, and lets two that ask for the same at once wait for one answer."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.storage.journal import JournalEntry

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    IdArray = NDArray[numpy.int64]

Make = Callable[[], "IdArray"]

ORDERS_KEPT = 3
LATE_LINES = 1_000
"""So many of the newest journal lines are looked through for one that a slower transaction has added among them."""


def stamp(session: Session) -> Hashable:
    """What is different after every commit that may change a list.

    SQLite has one writer, so the newest line of the journal says it. On a server a line may appear below the newest
    one, when its transaction took its number earlier and ended later: the newest lines are counted as well.
    """
    newest = session.execute(select(func.max(JournalEntry.seq))).scalar_one()
    if session.get_bind().dialect.name != "postgresql":
        return newest
    late = select(func.count()).where(JournalEntry.seq > (newest or 0) - LATE_LINES)
    return newest, session.execute(late).scalar_one()


@dataclass(slots=True)
class _Shared:
    """What several have asked for at once."""

    making: threading.Lock = field(default_factory=threading.Lock)
    made: IdArray | None = None


class KeptOrders:
    """Arrays of ids by name, each good until anything is written to its database.

    Every key typed into a search line asks for the same order again; a million ids are eight megabytes.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: weakref.WeakKeyDictionary[Any, OrderedDict[str, tuple[Hashable, IdArray]]] = (
            weakref.WeakKeyDictionary()
        )
        self._under_way: dict[tuple[int, str, Hashable], _Shared] = {}

    def has(self, session: Session, name: str) -> bool:
        """Whether the order called `name` is kept and still good."""
        with self._lock:
            found = self._kept.setdefault(session.get_bind(), OrderedDict()).get(name)
        return found is not None and found[0] == stamp(session)

    def get(self, session: Session, name: str, make: Make) -> IdArray:
        """The order called `name`, made anew when it is not kept or the database has moved on."""
        at, engine = stamp(session), session.get_bind()
        with self._lock:
            found = self._kept.setdefault(engine, OrderedDict()).get(name)
        if found is not None and found[0] == at:
            return found[1]
        made = self._once((id(engine), name, at), make)
        with self._lock:
            kept = self._kept.setdefault(engine, OrderedDict())  # somebody may have forgotten everything
            kept[name] = (at, made)
            kept.move_to_end(name)
            while len(kept) > ORDERS_KEPT:
                kept.popitem(last=False)
        return made

    def shared(self, session: Session, name: str, make: Make) -> IdArray:
        """What `make` gives, not kept; who asks for the same while it is being made gets the same."""
        return self._once((id(session.get_bind()), name, stamp(session)), make)

    def forget(self) -> None:
        """Keep nothing (for measuring)."""
        with self._lock:
            self._kept.clear()

    def _once(self, key: tuple[int, str, Hashable], make: Make) -> IdArray:
        with self._lock:
            shared = self._under_way.setdefault(key, _Shared())
        with shared.making:
            if shared.made is None:  # the first to ask, or the first after one that failed
                shared.made = make()
        with self._lock:
            self._under_way.pop(key, None)
        return shared.made
