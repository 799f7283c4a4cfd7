"""The envelope of a long series: no peak and no gap is hidden at any zoom, and an answer that comes in is seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.availability.envelope import Envelope
from tests.availability.factories import CALM

values = st.lists(st.one_of(st.floats(0, 1000), st.just(float("nan"))), min_size=1, max_size=400)


def of(numbers: list[float]) -> Envelope:
    series = np.array(numbers, dtype=np.float64)
    return Envelope(0.0, 1.0, series.copy(), series.copy(), series.copy())


@CALM
@given(values, st.integers(0, 400), st.integers(1, 400), st.integers(1, 50))
def test_every_peak_in_sight_is_in_some_bucket_and_gaps_stay_gaps(numbers, first, wide, buckets):
    part = of(numbers).between(float(first), float(first + wide), buckets)
    seen = [number for number in numbers[first : first + wide] if number == number]
    if seen:
        assert np.nanmin(part.low) <= min(seen)
        assert np.nanmax(part.high) >= max(seen)
    for left, low, high, mean in zip(part.at, part.low, part.high, part.mean, strict=True):
        mine = [number for number in numbers[int(left) : int(left + part.width)] if number == number]
        if not mine:
            assert np.isnan([low, high, mean]).all()
        else:
            assert (low, high) == (min(mine), max(mine))
            assert mean == pytest.approx(sum(mine) / len(mine))


@CALM
@given(values)
def test_about_as_many_buckets_as_asked_for_come_back(numbers):
    part = of(numbers).between(0.0, float(len(numbers)), 20)
    assert part.at.size <= max(64, 21)


@CALM
@given(values, st.lists(st.tuples(st.integers(-2, 420), st.floats(0, 1000)), max_size=20))
def test_answers_that_come_in_are_seen_at_every_zoom(numbers, answers):
    live = of(numbers)
    for place, value in answers:
        live.put(place + 0.5, value)
    for buckets in (1, 7, 1000):
        part = live.between(0.0, live.end, buckets)
        inside = [value for place, value in answers if 0 <= place < len(numbers)]
        if inside:
            assert np.nanmax(part.high) >= max(inside)
            assert np.nanmin(part.low) <= min(inside)


def test_answers_at_irregular_places_are_joined_on_the_grid():
    at = np.array([10.0, 10.4, 12.2, 99.0])
    low, high, mean = at * 1.0, at * 3.0, at * 2.0
    grid = Envelope.of_points(at, 1.0, low, high, mean, start=10.0, end=14.0)
    assert grid.at(10.7) == (10.0, pytest.approx(31.2), pytest.approx(20.4))
    assert grid.at(11.5) is None
    assert grid.at(12.0) == (pytest.approx(12.2), pytest.approx(36.6), pytest.approx(24.4))
    assert grid.at(99.0) is None
    assert grid.end == 14.0
