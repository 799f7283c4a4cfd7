"""The interval algebra against the slow, obvious definition: looking at every minute."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.availability.instants import MINUTE, whole_seconds
from models.availability.states import Code
from models.availability.timeline import Intervals, Timeline, corrected, resolve, worst
from tests.availability.factories import CALM

LENGTH = 240  # minutes of the little world of these tests
minutes = st.integers(-30, LENGTH + 30)
codes = st.sampled_from([Code.NO_DATA, Code.UP, Code.DEGRADED, Code.EXCUSED, Code.DOWN])
pair = st.lists(minutes, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
pairs = st.lists(pair, max_size=8)
rows = st.lists(st.tuples(pair, codes).map(lambda row: (*row[0], row[1])), max_size=12)


def line_of(rows: list[tuple[int, int, Code]], start: int = 0, end: int = LENGTH) -> Timeline:
    return resolve(
        start * MINUTE,
        end * MINUTE,
        Intervals.of([(a * MINUTE, b * MINUTE) for a, b, _ in rows]),
        np.array([code for _, _, code in rows], dtype=np.int8),
    )


def slowly(rows: list[tuple[int, int, Code]]) -> list[Code]:
    return [
        max([code for a, b, code in rows if a <= minute < b], default=Code.NO_DATA)
        for minute in range(LENGTH)
    ]


def by_minute(line: Timeline) -> list[Code]:
    instants = np.arange(LENGTH, dtype=np.int64) * MINUTE + MINUTE // 2
    return [Code(code) for code in line.at(instants).tolist()]


def counted(states: list[Code]) -> list[int]:
    return [states.count(code) * MINUTE for code in Code]


def covered(pairs: list[tuple[int, int]], minute: int) -> bool:
    return any(a <= minute < b for a, b in pairs)


def intervals(pairs: list[tuple[int, int]]) -> Intervals:
    return Intervals.of([(a * MINUTE, b * MINUTE) for a, b in pairs])


@CALM
@given(rows)
def test_overlapping_rows_are_the_worst_of_them_at_every_minute(rows):
    line = line_of(rows)
    assert by_minute(line) == slowly(rows)
    assert line.totals().tolist() == counted(slowly(rows))


@CALM
@given(rows)
def test_a_timeline_has_no_two_neighbours_of_the_same_state(rows):
    line = line_of(rows)
    assert (line.codes[1:] != line.codes[:-1]).all()
    assert (np.diff(line.edges) > 0).all()
    assert sum(run.length for run in line.runs()) == LENGTH * MINUTE


@CALM
@given(rows, pairs)
def test_time_left_out_is_in_no_total(rows, left_out):
    kept = [state for minute, state in enumerate(slowly(rows)) if not covered(left_out, minute)]
    assert line_of(rows).totals_without(intervals(left_out).merged()).tolist() == counted(kept)


@CALM
@given(rows, rows, pairs)
def test_a_correction_takes_measured_faults_back_and_adds_judged_ones(measured, judged, replaced):
    judged = [row for row in judged if row[2] > Code.UP]
    line = corrected(line_of(measured), line_of(judged), intervals(replaced))
    expected = []
    for minute, (was, says) in enumerate(zip(slowly(measured), slowly(judged), strict=True)):
        kept = Code.UP if covered(replaced, minute) and was > Code.UP else was
        expected.append(max(kept, says))
    assert by_minute(line) == expected


@CALM
@given(st.lists(rows, min_size=1, max_size=3), st.integers(0, LENGTH - 1))
def test_the_platform_is_the_worst_of_its_parts_and_a_silent_part_says_nothing(parts, birth):
    lines = [line_of(parts[0], start=birth), *(line_of(part) for part in parts[1:]), line_of([])]
    slow = [slowly(part) for part in parts]
    slow[0] = [Code.NO_DATA if minute < birth else state for minute, state in enumerate(slow[0])]
    assert by_minute(worst(lines)) == [max(states) for states in zip(*slow, strict=True)]


@CALM
@given(rows, st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_clipping_keeps_what_lies_inside(rows, start, end):
    line = line_of(rows).clipped(start * MINUTE, end * MINUTE)
    inside = slowly(rows)[start:end] if start < end else []
    assert line.totals().tolist() == counted(inside)


@CALM
@given(rows, st.lists(minutes, min_size=2, max_size=9, unique=True).map(sorted))
def test_periods_count_their_own_minutes_only(rows, cuts):
    table = line_of(rows).by_period(np.array(cuts, dtype=np.int64) * MINUTE)
    states = slowly(rows)
    for line, (start, end) in zip(table.tolist(), itertools.pairwise(cuts), strict=True):
        assert line == counted(states[max(start, 0) : max(end, 0)])


@CALM
@given(pairs, pairs)
def test_intervals_merge_and_intersect_as_sets_of_minutes(one, other):
    first, second = intervals(one), intervals(other)
    both = first.intersection(second)
    minutes = range(-40, LENGTH + 40)
    assert first.length() == MINUTE * sum(covered(one, minute) for minute in minutes)
    assert both.length() == MINUTE * sum(covered(one, m) and covered(other, m) for m in minutes)
    merged = first.merged()
    assert (merged.starts[1:] > merged.ends[:-1]).all()


def test_touching_intervals_become_one():
    assert intervals([(0, 5), (5, 9), (20, 30), (3, 4)]).merged().pairs() == [
        (0, 9 * MINUTE),
        (20 * MINUTE, 30 * MINUTE),
    ]


def test_nothing_meets_nothing():
    assert intervals([]).intersection(intervals([])).pairs() == []
    assert intervals([]).merged().length() == 0


@pytest.mark.parametrize("line", [Timeline.empty(5), line_of([(0, 9, Code.UP)], 7, 7)])
def test_a_period_of_no_length_has_no_minutes(line):
    assert line.totals().tolist() == [0] * len(Code)
    assert list(line.runs()) == []
    assert line.by_period(np.array([0, MINUTE], dtype=np.int64)).sum() == 0
    assert line.totals_without(intervals([(0, 9)])).sum() == 0
    assert worst([line]).totals().sum() == 0


@CALM
@given(st.lists(st.integers(1, 10_000_000), max_size=30))
def test_rounded_seconds_add_up_to_the_rounded_total(lengths):
    seconds = whole_seconds(np.array(lengths, dtype=np.int64))
    assert abs(int(seconds.sum()) - sum(lengths) / 1_000_000) <= 0.5
    assert all(abs(s - length / 1_000_000) <= 1 for s, length in zip(seconds.tolist(), lengths, strict=True))
