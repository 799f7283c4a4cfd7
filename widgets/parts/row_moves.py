"""How one list of ids became another, said in the few words a Qt model needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Moves:
    """Nothing, one block of rows more, one block fewer; none of the three: simply another order.

    Blocks are half-open [first, end): `added` counted in the new list, `removed` in the old one.
    """

    same: bool = False
    added: tuple[int, int] | None = None
    removed: tuple[int, int] | None = None


def moves_between(old: NDArray[int64] | Sequence[int], new: NDArray[int64]) -> Moves:
    """What turns `old` into `new`; called in a worker, a million ids take some milliseconds."""
    import numpy

    before = numpy.asarray(old, dtype=numpy.int64)
    shared = min(len(before), len(new))
    head = _common(before[:shared] == new[:shared])
    if head == len(before) == len(new):
        return Moves(same=True)
    rest = shared - head
    tail = _common((before[len(before) - rest :] == new[len(new) - rest :])[::-1])
    if head + tail == len(before):
        return Moves(added=(head, len(new) - tail))
    if head + tail == len(new):
        return Moves(removed=(head, len(before) - tail))
    return Moves()


def _common(equal: NDArray[int64]) -> int:
    """How many of the first comparisons hold."""
    return len(equal) if bool(equal.all()) else int(equal.argmin())
