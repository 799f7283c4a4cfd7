"""The arithmetic of the quota: every minute lies either inside it or beyond."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.hours.rules.balance import Balance, Level, excess, fits, of_lines, over_part, posted, rounded

QUOTA = 3840
minutes = st.integers(1, 5000)


@given(lines=st.lists(st.integers(-600, 600), max_size=60), quota=st.integers(0, 5000))
def test_used_and_over_add_up_to_the_lines(lines: list[int], quota: int) -> None:
    balance = of_lines(quota, lines)

    assert balance.used + balance.over == sum(lines) == balance.charged
    assert balance.over >= 0
    assert balance.used <= quota
    assert balance.over == 0 or balance.used == quota


@given(lines=st.lists(minutes, max_size=40), quota=st.integers(0, 5000), back=st.integers(0, 39))
def test_parts_kept_by_the_lines_add_up_to_the_excess(lines: list[int], quota: int, back: int) -> None:
    """Also when one of the lines is reversed at the end."""
    lines = [*lines, *[-line for line in lines[back : back + 1]]]
    total = over = 0
    for line in lines:
        over += over_part(total, line, quota)
        total += line

    assert over == excess(total, quota) == of_lines(quota, lines).over


def test_post_that_meets_the_quota_exactly_has_no_excess() -> None:
    assert over_part(3825, 15, QUOTA) == 0
    assert over_part(3825, 16, QUOTA) == 1
    assert over_part(3840, 15, QUOTA) == 15


def test_reversal_frees_the_excess_first() -> None:
    assert over_part(3870, -60, QUOTA) == -30
    assert posted(Balance(QUOTA, 3840, 30, reserved=5), -60) == Balance(QUOTA, 3810, 0, reserved=5)


@pytest.mark.parametrize(
    ("used", "over", "level", "percent"),
    [
        (0, 0, Level.FREE, 0),
        (3071, 0, Level.FREE, 79),
        (3072, 0, Level.NEAR, 80),
        (3647, 0, Level.NEAR, 94),
        (3648, 0, Level.CLOSE, 95),
        (3839, 0, Level.CLOSE, 99),
        (3840, 0, Level.SPENT, 100),
        (3840, 1, Level.OVER, 100),
    ],
)
def test_balance_warns_at_80_and_95_per_cent(used: int, over: int, level: Level, percent: int) -> None:
    balance = Balance(QUOTA, used, over)

    assert (balance.level, balance.percent) == (level, percent)


def test_contract_without_hours_is_spent_from_the_start() -> None:
    assert (Balance(0).level, Balance(0).percent, Balance(0).left) == (Level.SPENT, 100, 0)


def test_left_is_what_is_neither_used_nor_reserved() -> None:
    assert Balance(QUOTA, 3000, 0, 240).left == 600
    assert Balance(QUOTA, 3000, 0, 900).left == 0
    assert Balance(QUOTA, 3000, 0, 900).held_back == 840
    assert Balance(QUOTA, 3000, 0, 240).held_back == 240


@given(used=st.integers(0, QUOTA), reserved=st.integers(0, 5000))
def test_bar_of_used_reserved_and_left_fills_the_quota(used: int, reserved: int) -> None:
    balance = Balance(QUOTA, used, 0, reserved)

    assert balance.used + balance.held_back + balance.left == QUOTA


def test_planned_event_fits_only_into_what_is_left() -> None:
    assert fits(Balance(QUOTA, 3000, 0, 240), 600)
    assert not fits(Balance(QUOTA, 3000, 0, 240), 601)


@pytest.mark.parametrize(
    ("real", "step", "charged"),
    [(25, 1, 25), (25, 5, 25), (26, 5, 30), (1, 15, 15), (15, 15, 15), (0, 15, 0)],
)
def test_step_begun_counts_as_a_whole(real: int, step: int, charged: int) -> None:
    assert rounded(real, step) == charged
