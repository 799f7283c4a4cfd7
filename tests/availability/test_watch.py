"""The monitor's judgement without a clock or a socket: quorum, gaps, intervals that grow, latency that is packed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.availability.instants import HOUR, MINUTE, SECOND
from models.availability.latency import (
    MinuteRoll,
    empty_minutes,
    hour_curve,
    merged,
    minute_curve,
    pack,
    unpack,
)
from models.availability.states import State
from models.availability.watch import Answer, Track, component_state, problem_text
from tests.availability.factories import CALM

UP, DEGRADED, DOWN, SILENT = State.UP, State.DEGRADED, State.DOWN, State.NO_DATA
INTERVAL = 30 * SECOND


@pytest.mark.parametrize(
    ("states", "quorum", "state"),
    [
        ([UP], 1, UP),
        ([DOWN], 1, DOWN),
        ([DEGRADED], 1, DEGRADED),
        ([UP, DOWN], 1, DOWN),
        ([UP, DOWN], 2, DEGRADED),
        ([DOWN, DOWN], 2, DOWN),
        ([UP, DOWN, DOWN], 2, DOWN),
        ([UP, UP, DOWN], 2, DEGRADED),
        ([DOWN, SILENT, SILENT], 3, DOWN),
        ([UP, SILENT], 1, UP),
        ([UP, DEGRADED], 1, DEGRADED),
        ([SILENT], 1, SILENT),
        ([], 1, SILENT),
    ],
)
def test_a_component_is_down_when_its_quorum_of_probes_fails(states, quorum, state):
    assert component_state(states, quorum) is state


def track(*answers: tuple[int, State], quorum: int = 1) -> Track:
    result = Track(1, quorum, INTERVAL)
    for second, state in answers:
        result.observe(1, Answer(second * SECOND, state))
    return result


def spans(watched: Track) -> list[tuple[int, int, State]]:
    return [(span.start // SECOND, span.end // SECOND, span.state) for span in watched.spans]


def test_equal_answers_grow_one_interval_and_another_state_begins_the_next():
    watched = track((0, UP), (30, UP), (60, DOWN), (90, DOWN), (120, UP))
    assert spans(watched) == [(0, 60, UP), (60, 120, DOWN), (120, 120, UP)]
    assert watched.state is UP


def test_a_silence_longer_than_two_intervals_belongs_to_nobody():
    assert spans(track((0, UP), (60, UP), (121, UP))) == [(0, 60, UP), (121, 121, UP)]
    assert spans(track((0, DOWN), (500, UP))) == [(0, 0, DOWN), (500, 500, UP)]


def test_a_clock_that_steps_back_never_turns_an_interval_round():
    assert spans(track((100, UP), (90, UP), (95, DOWN), (130, DOWN))) == [(100, 100, UP), (100, 130, DOWN)]


def test_observing_tells_whether_the_state_has_changed():
    watched = Track(1, 1, INTERVAL)
    changes = [watched.observe(1, Answer(n * INTERVAL, s)) for n, s in enumerate([UP, UP, DOWN, DOWN, UP])]
    assert changes == [True, False, True, False, True]


def test_a_probe_that_was_deleted_has_no_say():
    watched = Track(1, 1, INTERVAL)
    watched.observe(1, Answer(0, UP))
    watched.observe(2, Answer(0, DOWN))
    watched.forget_probe(2)
    watched.observe(1, Answer(INTERVAL, UP))
    assert watched.state is UP


def test_what_was_stored_is_forgotten_and_what_came_in_meanwhile_is_not():
    watched = track((0, UP), (30, DOWN))
    stored = watched.writes()
    assert [(write.start, write.before_end) for _, write in stored] == [(0, None), (30 * SECOND, 30 * SECOND)]
    watched.observe(1, Answer(60 * SECOND, UP))
    for place, (span, write) in enumerate(stored):
        span.row_id, span.stored_end = place + 1, write.end
    watched.settle()
    assert spans(watched) == [(30, 60, DOWN), (60, 60, UP)]
    assert [write.row_id for _, write in watched.writes()] == [2, None]
    assert track().writes() == []


@CALM
@given(st.lists(st.tuples(st.integers(1, 100), st.sampled_from([UP, DEGRADED, DOWN])), max_size=30))
def test_intervals_never_overlap_and_cover_exactly_the_time_between_near_answers(steps):
    watched, at, expected = Track(1, 1, INTERVAL), 0, 0
    before = None
    for gap, state in steps:
        at += gap * SECOND
        expected += gap * SECOND if before is not None and gap * SECOND <= watched.patience else 0
        watched.observe(1, Answer(at, state))
        before = state
    ends = [0, *(span.end for span in watched.spans)]
    assert all(span.start >= end for span, end in zip(watched.spans, ends, strict=False))
    assert sum(span.end - span.start for span in watched.spans) == expected


def test_a_problem_is_told_in_words_with_its_detail():
    assert problem_text("", "") is None
    assert problem_text("timeout", "").source == "no answer in time"
    assert problem_text("status", "500").values["detail"] == "500"
    assert problem_text("new", "").values == {"problem": "new"}


answers = st.lists(st.tuples(st.integers(0, 59), st.integers(-5, 90_000)), max_size=40)


@CALM
@given(answers, answers)
def test_packed_minutes_keep_count_least_and_greatest_of_all_answers(first, second):
    stored = pack(empty_minutes())
    for part in (first, second):
        rolls: dict[int, MinuteRoll] = {}
        for slot, latency in part:
            rolls.setdefault(slot, MinuteRoll()).add(latency)
        result = merged(stored, rolls.items())
        stored = result.minutes
    table = unpack(stored)
    for slot in range(60):
        mine = [min(max(latency, 0), 65_535) for place, latency in first + second if place == slot]
        assert table[slot, 0] == len(mine)
        if mine:
            assert (table[slot, 1], table[slot, 2]) == (min(mine), max(mine))
            assert table[slot, 3] == pytest.approx(sum(mine) / len(mine), abs=1.01)
    assert len(stored) == 480


def test_bytes_of_another_length_are_an_empty_hour():
    assert unpack(b"xx").sum() == 0


def test_two_rolls_of_a_minute_join():
    one, other = MinuteRoll(), MinuteRoll()
    one.add(10)
    other.add(30)
    other.add(20)
    assert one.joined(other) == MinuteRoll(3, 10, 30, 60)


def test_a_curve_has_the_minutes_of_its_range_that_have_answers():
    table = empty_minutes()
    table[5] = (2, 10, 30, 20)
    table[50] = (1, 7, 7, 7)
    curve = minute_curve([10], [pack(table)], 10 * HOUR, 10 * HOUR + 40 * MINUTE)
    assert (curve.at.tolist(), curve.low.tolist(), curve.high.tolist()) == (
        [10 * HOUR + 5 * MINUTE],
        [10],
        [30],
    )
    assert len(minute_curve([], [], 0, HOUR)) == 0
    hours = hour_curve(np.array([[10, 4, 5, 50, 80]]))
    assert (hours.at.tolist(), hours.mean.tolist()) == ([10 * HOUR], [20.0])
