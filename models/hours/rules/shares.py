"""How a webinar's minutes are divided among the contracts that took part; no minute is lost or made."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Share(StrEnum):
    """By what a webinar is charged."""

    EQUAL = "equal"
    FULL = "full"
    ATTENDANCE = "attendance"


def divide(minutes: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Whole minutes in proportion to `weights` that add up to `minutes`; the largest remainders get the odd minutes.

    Equal remainders are served in the order given. ValueError when nobody has a weight.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("the weights must not be negative and not all be zero")
    shares = [minutes * weight // whole for weight in weights]
    odd = minutes - sum(shares)
    by_remainder = sorted(range(len(weights)), key=lambda place: -(minutes * weights[place] % whole))
    for place in by_remainder[:odd]:
        shares[place] += 1
    return tuple(shares)


def shared(minutes: int, attendance: Sequence[int], share: Share) -> tuple[int, ...]:
    """The minutes of each participant, in the order of `attendance`; ValueError when a share by attendance has none."""
    if share is Share.FULL:
        return (minutes,) * len(attendance)
    return divide(minutes, attendance if share is Share.ATTENDANCE else (1,) * len(attendance))
