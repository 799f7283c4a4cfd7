"""The arithmetic of a quota: what lies inside it, what beyond, and how a post or a reversal moves both.

All figures are whole minutes. One law carries everything: with S the sum of a year's lines and Q its quota, the used
part is min(S, Q) and the excess max(0, S - Q). A line keeps how much of it changed the excess, so that the lines add up
to both figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FIRST_WARNING = 80
LAST_WARNING = 95
"""Per cent of the quota from which a balance draws attention; local to the desk, the agreement names none."""


class Level(StrEnum):
    """How a balance stands, from calm to alarming."""

    FREE = "free"
    NEAR = "near"
    CLOSE = "close"
    SPENT = "spent"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Balance:
    """A year's minutes: `used` lies inside the quota, `over` beyond it, `reserved` is promised to planned events."""

    quota: int
    used: int = 0
    over: int = 0
    reserved: int = 0

    @property
    def charged(self) -> int:
        """The sum of the lines."""
        return self.used + self.over

    @property
    def left(self) -> int:
        """What can still be promised: neither used nor reserved."""
        return max(0, self.quota - self.used - self.reserved)

    @property
    def held_back(self) -> int:
        """The part of the reservation that the quota can still bear."""
        return min(self.reserved, self.quota - self.used)

    @property
    def percent(self) -> int:
        """Whole per cent of the quota used, rounded down so that 100 % means all of it."""
        return self.used * 100 // self.quota if self.quota else 100

    @property
    def level(self) -> Level:
        """How it stands."""
        if self.over:
            return Level.OVER
        if self.used >= self.quota:
            return Level.SPENT
        if self.used * 100 >= LAST_WARNING * self.quota:
            return Level.CLOSE
        return Level.NEAR if self.used * 100 >= FIRST_WARNING * self.quota else Level.FREE


def excess(total: int, quota: int) -> int:
    """What of `total` lies beyond the quota."""
    return max(0, total - quota)


def over_part(charged_before: int, minutes: int, quota: int) -> int:
    """By how much a line of `minutes` (negative for a reversal) moves the excess."""
    return excess(charged_before + minutes, quota) - excess(charged_before, quota)


def of_lines(quota: int, lines: Iterable[int], reserved: int = 0) -> Balance:
    """The balance that a year's lines prove."""
    total = sum(lines)
    return Balance(quota, total - excess(total, quota), excess(total, quota), reserved)


def posted(balance: Balance, minutes: int) -> Balance:
    """The balance after a line of `minutes`."""
    return of_lines(balance.quota, (balance.charged, minutes), balance.reserved)


def fits(balance: Balance, minutes: int) -> bool:
    """Whether a planned event of `minutes` may be promised: a held one is recorded anyway."""
    return balance.used + balance.reserved + minutes <= balance.quota


def rounded(minutes: int, step: int) -> int:
    """`minutes` brought up to a whole number of steps: a step begun counts; a step of 1 keeps exact minutes."""
    return -(-minutes // step) * step
