"""Why the figure is what it is, in words: sentences, clauses, months that add up; never better than it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.agreement.readings import Readings
from models.availability.explain import (
    figure_sentence,
    figure_verdict,
    forecast_sentence,
    months_down,
    report_lines,
)
from models.availability.figures import PLATFORM, YearReport
from models.availability.instants import DAY, HOUR, MINUTE, SECOND, from_us, year_bounds
from models.availability.queries import ComponentRow
from models.availability.rules import YearFigure, both_readings, period_of, year_figure
from models.availability.states import Code, State, Zone, parse_state, parse_zone
from models.availability.terms import terms_of
from models.availability.timeline import Intervals, resolve
from models.availability.words import shown_budget, shown_length, shown_percent, shown_period
from models.text import Text, render, source_language

START, END = year_bounds(2025)
TERMS = terms_of(2025, END, Readings())


def figure(*down: tuple[int, int], now: int = END, name: str = "Система", up: bool = True) -> YearFigure:
    import numpy as np

    start, end = period_of(2025, now)
    rows = [(START, END, Code.UP)] if up else []
    rows += [(START + a, START + b, Code.DOWN) for a, b in down]
    intervals = Intervals.of([(a, b) for a, b, _ in rows])
    codes = np.array([code for _, _, code in rows], dtype=np.int8)
    return year_figure(name, 2025, both_readings(resolve(start, end, intervals, codes), (), TERMS), TERMS)


def said(text: Text | None) -> str:
    return render(text, source_language).replace("\u00a0", " ") if text is not None else ""


@pytest.mark.parametrize(
    ("percent", "shown"),
    [
        (100.0, "100,00 %"),
        (99.98, "99,98 %"),
        (99.996, "99,996 %"),
        (99.99999999, "99,99999999 %"),
        (89.99999, "89,99999 %"),
        (90.0, "90,00 %"),
        (None, "—"),
    ],
)
def test_a_share_is_never_rounded_up_to_the_target_or_to_a_hundred(percent, shown):
    assert shown_percent(percent, 90).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (0, "0 мин"),
        (12 * SECOND, "12 с"),
        (90 * MINUTE, "1 ч 30 мин"),
        (HOUR + 5 * SECOND, "1 ч 5 с"),
        (-MINUTE, "−1 мин"),
        (876 * HOUR, "876 ч"),
    ],
)
def test_a_length_says_its_seconds_only_where_there_are_some(length, shown):
    assert shown_length(length).replace("\u00a0", " ") == shown


def test_a_rest_of_the_budget_is_rounded_towards_being_over():
    assert shown_budget(90 * SECOND) == "1\u00a0мин"
    assert shown_budget(-SECOND) == "−1\u00a0мин"


def test_a_period_names_its_second_day_only_when_it_is_another():
    assert shown_period(START, START + HOUR) == "01.01.2025 00:00 — 01:00"
    assert shown_period(START, START + 30 * HOUR) == "01.01.2025 00:00 — 02.01.2025 06:00"


def test_the_verdict_rests_on_the_clauses_of_availability_and_keeps_the_other_readings():
    verdict = figure_verdict(figure((DAY, DAY + HOUR)), from_us(END))
    assert verdict.verdict == "met"
    assert [clause for clause, _ in verdict.clauses] == [
        "availability.target",
        "availability.zone",
        "availability.windows",
        "availability.monitoring",
    ]
    assert "доступности в году 90%" in verdict.clauses[0][1]
    assert [reading for _, reading in verdict.other] == ["excluded", "windows"]
    assert [(said(step.text), step.minutes) for step in verdict.steps] == [("January", 60)]
    assert verdict.to_json(source_language)["down_minutes"] == 60


def test_the_months_of_the_verdict_add_up_to_the_year_exactly():
    result = figure(*((month * 30 * DAY, month * 30 * DAY + 90 * SECOND) for month in range(12)))
    verdict = figure_verdict(result, from_us(END))
    assert sum(step.minutes or 0 for step in verdict.steps) == round(result.tally.down / MINUTE)
    assert months_down(result).sum() == result.tally.down


def test_a_year_without_a_fault_says_so():
    verdict = figure_verdict(figure(), from_us(END))
    assert [(said(step.text), step.minutes) for step in verdict.steps] == [
        ("No minute of the year was charged", 0)
    ]


def test_the_sentence_says_kept_broken_or_unknown():
    assert said(figure_sentence(figure((0, HOUR)))) == (
        "Система, 2025: 99,9886 %, the promised 90 % are kept; 875 h in reserve"
    )
    broken = figure((0, 876 * HOUR + MINUTE), name=PLATFORM)
    assert said(figure_sentence(broken)).endswith("the promised 90 % are broken by 1 min")
    assert figure_verdict(broken, from_us(END)).verdict == "over"
    unknown = figure(up=False)
    assert said(figure_sentence(unknown)) == "Система, 2025: nothing is known yet"
    assert figure_verdict(unknown, from_us(END)).checks[0].holds is None


def test_the_other_reading_as_headline_names_the_counted_one_beside_it():
    result = figure((DAY, DAY + HOUR))
    left_out = replace(result, terms=replace(TERMS, works_left_out=True))
    other = figure_verdict(left_out, from_us(END)).other[0]
    assert (other[1], said(other[0])) == ("counted", "Announced works counted: 99,9886 %")


def test_the_forecast_says_what_will_be_left_or_when_nothing_will():
    calm = figure((0, HOUR), now=START + 100 * DAY)
    assert (
        said(forecast_sentence(calm))
        == "At the present pace 872 h 21 min will be left at the end of the year"
    )
    bad = figure((0, 20 * DAY), now=START + 100 * DAY)
    assert said(forecast_sentence(bad)).startswith("At the present pace the reserve is used up on 02.07.2025")
    gone = figure((0, 40 * DAY), now=START + 100 * DAY)
    assert said(forecast_sentence(gone)) == "The reserve of the year is used up"
    assert forecast_sentence(figure()) is None


def test_the_command_line_says_the_platform_first_and_every_component():
    row = ComponentRow(1, "Система", None, 30 * SECOND, 1, True, 1)
    one, platform = figure((0, HOUR), now=START + DAY), figure(name=PLATFORM)
    report = YearReport(2025, END, TERMS, platform, ((row, one), (row, one)))
    lines = [said(line) for line in report_lines(report)]
    assert lines[0].startswith("The platform as a whole, 2025: 100,0000 %")
    assert sum("down 1 h" in line for line in lines) == 2
    assert len(list(report_lines(replace(report, platform=None)))) == len(lines) - 1


def test_words_of_states_and_zones_are_read_in_both_languages():
    assert [parse_state(word) for word in (" Down ", "НЕДОСТУПНО", "no data", "no-data", "?")] == [
        State.DOWN,
        State.DOWN,
        State.NO_DATA,
        State.NO_DATA,
        None,
    ]
    assert [parse_zone(word) for word in ("", "ЦОД", "Вне  ЦОД", "client's", "?")] == [
        Zone.SYSTEM,
        Zone.DATA_CENTRE,
        Zone.OUTSIDE,
        Zone.CLIENT,
        None,
    ]
