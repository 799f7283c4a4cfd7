"""A webinar's shares neither lose nor make a minute."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.hours.rules.shares import Share, divide, shared


@pytest.mark.parametrize(
    ("minutes", "people", "share", "expected"),
    [
        (90, (1, 1, 1), Share.EQUAL, (30, 30, 30)),
        (100, (5, 0, 9), Share.EQUAL, (34, 33, 33)),
        (2, (1, 1, 1), Share.EQUAL, (1, 1, 0)),
        (90, (1, 1), Share.FULL, (90, 90)),
        (60, (30, 10, 20), Share.ATTENDANCE, (30, 10, 20)),
        (61, (30, 10, 20), Share.ATTENDANCE, (31, 10, 20)),
        (60, (7, 0), Share.ATTENDANCE, (60, 0)),
        (10, (1, 2, 4), Share.ATTENDANCE, (1, 3, 6)),
    ],
)
def test_shares_of_a_webinar(
    minutes: int, people: tuple[int, ...], share: Share, expected: tuple[int, ...]
) -> None:
    assert shared(minutes, people, share) == expected


@given(
    minutes=st.integers(0, 1000), weights=st.lists(st.integers(0, 500), min_size=1, max_size=40).filter(any)
)
def test_shares_add_up_and_are_fair_to_less_than_a_minute(minutes: int, weights: list[int]) -> None:
    shares = divide(minutes, weights)

    assert sum(shares) == minutes
    for part, weight in zip(shares, weights, strict=True):
        assert abs(part * sum(weights) - minutes * weight) < sum(weights)


@pytest.mark.parametrize("weights", [(), (0, 0), (-1, 2)])
def test_nobody_present_cannot_be_charged_by_attendance(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        divide(60, weights)
