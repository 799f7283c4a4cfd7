"""The charts: nothing short is hidden, states differ in grey too, exact values, ranges, data and pictures out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from models.agreement.readings import Readings
from models.availability.cards import Entry
from models.availability.figures import YearReport
from models.availability.instants import DAY, HOUR, MINUTE, SECOND, year_bounds
from models.availability.latency import Curve
from models.availability.queries import ComponentRow
from models.availability.rules import both_readings, period_of, year_figure
from models.availability.snapshot import Snapshot
from models.availability.states import Code
from models.availability.terms import terms_of
from models.availability.timeline import Intervals, resolve
from models.availability.windows import windows
from tests.keys import press
from widgets.availability.burn_down import WHOLE, BurnDownChart
from widgets.availability.envelope_item import EnvelopeItem
from widgets.availability.heat_map import HeatMap, place_of, worst_of
from widgets.availability.latency_chart import LatencyChart
from widgets.availability.legend import Legend
from widgets.availability.looks import LOOKS
from widgets.availability.strips import StripChart
from widgets.parts.theme import Theme

START, END = year_bounds(2025)
TERMS = terms_of(2025, END, Readings())
FAULT = START + 100 * DAY + 3 * HOUR


def snapshot(*rows: tuple[int, int, Code], now: int = END, entries: tuple[Entry, ...] = ()) -> Snapshot:
    """One component «Система» over the year 2025."""
    start, end = period_of(2025, now)
    all_rows = [(START, END, Code.UP), *rows]
    line = resolve(
        start,
        end,
        Intervals.of([(a, b) for a, b, _ in all_rows]),
        np.array([code for _, _, code in all_rows], dtype=np.int8),
    )
    figure = year_figure("Система", 2025, both_readings(line, (), TERMS), TERMS)
    row = ComponentRow(1, "Система", None, 30 * SECOND, 1, True, 1)
    report = YearReport(2025, now, TERMS, figure, ((row, figure),))
    return Snapshot(
        2025, now, START, end, report, (), (line,), entries, windows(START, end, TERMS.window), None
    )


def shown(qtbot: Any, widget: Any, width: int = 900, height: int = 220) -> Any:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def pixels(image: QImage, colour: str) -> int:
    wanted = QColor(Theme.current().hex(colour)).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(0, image.height(), 4))


@pytest.fixture
def strips(qtbot, services) -> StripChart:
    return shown(qtbot, StripChart())


def test_an_outage_of_a_minute_is_seen_in_a_whole_year(qtbot, strips):
    strips.show_snapshot(snapshot())
    strips.show_range(START / SECOND, END / SECOND)
    before = pixels(strips.view.grab().toImage(), "bad")
    strips.show_snapshot(snapshot((FAULT, FAULT + MINUTE, Code.DOWN)))
    after = pixels(strips.view.grab().toImage(), "bad")
    assert (before, after > 0) == (0, True)


def test_a_short_outage_beside_a_degradation_is_never_painted_over(qtbot, strips):
    strips.show_snapshot(
        snapshot((FAULT, FAULT + MINUTE, Code.DOWN), (FAULT - DAY, FAULT + DAY, Code.DEGRADED))
    )
    strips.show_range(START / SECOND, END / SECOND)
    assert pixels(strips.view.grab().toImage(), "bad") > 0


def test_states_are_told_apart_in_grey_by_how_high_they_stand_and_by_hatching():
    shapes = {(look.share, look.solid) for look in LOOKS.values()}
    assert len(shapes) == len(LOOKS) == len(Code)


def test_the_crosshair_says_state_length_and_cause(strips):
    entry = Entry(1, 1, "Система", FAULT, FAULT + HOUR, "Отказ хранилища", False)
    strips.show_snapshot(snapshot((FAULT, FAULT + HOUR, Code.DOWN), entries=(entry,)))
    strips.show_values_at((FAULT + MINUTE) / SECOND)
    assert strips.words() == "11.04.2025 03:01: Система — недоступно, 1\u00a0ч (Отказ хранилища)"
    strips.show_values_at((FAULT - MINUTE) / SECOND)
    assert strips.words() == "11.04.2025 02:59: Система — работает"


def test_ranges_from_an_hour_to_a_year_are_one_click_away(strips):
    strips.show_snapshot(snapshot())
    wide = []
    for number in range(5):
        strips._ranges.chip(number).click()
        left, right = strips.visible()
        wide.append(round((right - left) / 3600))
    assert wide == [1, 24, 168, 744, 8760]


def test_the_view_moves_with_the_clock_while_its_end_is_in_sight(strips):
    now = START + 100 * DAY
    strips.show_snapshot(snapshot(now=now))
    strips.show_range((now - HOUR) / SECOND, now / SECOND)
    strips.show_snapshot(snapshot(now=now + 10 * SECOND))
    assert strips.visible()[1] == pytest.approx((now + 10 * SECOND) / SECOND, abs=0.1)
    strips.show_range((now - 3 * HOUR) / SECOND, (now - 2 * HOUR) / SECOND)
    strips.show_snapshot(snapshot(now=now + 20 * SECOND))
    assert strips.visible()[1] == pytest.approx((now - 2 * HOUR) / SECOND, abs=0.1)


def test_a_double_click_on_an_outage_opens_it(qtbot, strips):
    entry = Entry(7, 1, "Система", FAULT, FAULT + HOUR, "", False)
    strips.show_snapshot(snapshot((FAULT, FAULT + HOUR, Code.DOWN), entries=(entry,)))
    strips.show_range((FAULT - HOUR) / SECOND, (FAULT + 2 * HOUR) / SECOND)
    QApplication.processEvents()
    place = strips.plot.getViewBox().mapViewToScene(QPointF((FAULT + 30 * MINUTE) / SECOND, 0.5))
    with qtbot.waitSignal(strips.outage_asked) as asked:
        qtbot.mouseDClick(
            strips.view.viewport(), Qt.MouseButton.LeftButton, pos=strips.view.mapFromScene(place)
        )
    assert asked.args == [7]


def test_the_data_behind_the_strips_are_the_runs_in_sight(strips):
    strips.show_snapshot(snapshot((FAULT, FAULT + HOUR, Code.DOWN)))
    strips.show_range((FAULT - HOUR) / SECOND, (FAULT + 2 * HOUR) / SECOND)
    titles, rows = strips.table()
    assert len(titles) == 4
    assert [row[3] for row in rows] == ["работает", "недоступно", "работает"]
    assert rows[1][2] == "1\u00a0ч"


def curve(*values: tuple[int, float]) -> Curve:
    at = np.array([START + minute * MINUTE for minute, _ in values], dtype=np.int64)
    mean = np.array([value for _, value in values], dtype=np.float64)
    return Curve(MINUTE, at, mean * 0.5, mean * 2, mean)


def test_latency_says_exact_values_and_an_honest_gap(qtbot, services):
    chart = shown(qtbot, LatencyChart())
    chart.show_curve(curve((0, 100.0), (1, 200.0), (3, 400.0)), START, START + 10 * MINUTE)
    chart.show_values_at((START + 90 * SECOND) / SECOND)
    assert chart.words() == "01.01.2025 00:01: в среднем 200\u00a0мс, от 100\u00a0мс до 400\u00a0мс"
    chart.show_values_at((START + 150 * SECOND) / SECOND)
    assert chart.words() == "01.01.2025 00:02: нет ответа"
    chart.show_range(START / SECOND, (START + 10 * MINUTE) / SECOND)
    assert [row[2] for row in chart.table()[1]] == ["100", "200", "400"]
    chart.show_curve(curve(), START, START + 10 * MINUTE)
    assert chart.is_empty
    assert chart.table()[1] == []


def test_a_single_slow_answer_of_a_year_stands_out_at_every_zoom(qtbot, services):
    chart = shown(qtbot, LatencyChart())
    hours = np.arange(START, END, HOUR, dtype=np.int64)
    mean = np.full(hours.size, 100.0)
    high = mean.copy()
    high[4000] = 5000.0
    chart.show_curve(Curve(HOUR, hours, mean, high, mean), START, END)
    for first, last in ((START, END), (START + 3990 * HOUR, START + 4010 * HOUR)):
        part = chart._envelope.between(first / SECOND, last / SECOND, 300)
        assert np.nanmax(part.high) == 5000.0
    assert isinstance(chart._item, EnvelopeItem)


def test_the_heat_map_tells_each_day_and_goes_from_day_to_day_by_keys(qtbot, services):
    chart = shown(qtbot, HeatMap(), 1000, 260)
    fault = START + 36 * HOUR
    figure = snapshot((fault, fault + 90 * MINUTE, Code.DOWN), now=START + 10 * DAY).report.platform
    chart.show_figure(figure)
    assert chart.words_of_day(1) == "02.01.2025: недоступно 1\u00a0ч\u00a030\u00a0мин"
    assert chart.words_of_day(0) == "01.01.2025: работает"
    assert chart.words_of_day(300) == "28.10.2025: не оценивается"
    press(chart, "Down")
    press(chart, "Right")
    press(chart, "Up")
    press(chart, "Left")
    with qtbot.waitSignal(chart.day_asked) as asked:
        press(chart, "Return")
    assert asked.args[0].isoformat() == "2025-01-01"
    assert len(chart.table()[1]) == 10


def test_a_click_on_a_day_asks_for_it(qtbot, services):
    chart = shown(qtbot, HeatMap(), 1000, 260)
    chart.show_figure(snapshot().report.platform)
    QApplication.processEvents()
    week, weekday = place_of(chart._first, 45)
    place = chart.plot.getViewBox().mapViewToScene(QPointF(week + 0.5, weekday + 0.5))
    with qtbot.waitSignal(chart.day_asked) as asked:
        qtbot.mouseClick(chart.view.viewport(), Qt.MouseButton.LeftButton, pos=chart.view.mapFromScene(place))
    assert asked.args[0].isoformat() == "2025-02-15"


@pytest.mark.parametrize(
    ("totals", "code"),
    [
        ([0, 9, 0, 0, 0], Code.UP),
        ([5, 9, 1, 0, 0], Code.DEGRADED),
        ([0, 9, 1, 1, 0], Code.EXCUSED),
        ([0, 9, 1, 1, 1], Code.DOWN),
    ],
)
def test_a_day_is_remembered_for_the_worst_of_it(totals, code):
    assert worst_of(totals) is code


def test_the_reserve_burns_down_with_a_forecast_and_from_zero_if_wanted(qtbot, services):
    chart = shown(qtbot, BurnDownChart())
    chart.show_figure(
        snapshot((START + DAY, START + 2 * DAY, Code.DOWN), now=START + 100 * DAY).report.platform
    )
    chart.show_values_at((START + 3 * DAY) / SECOND)
    assert chart.words() == "04.01.2025 00:00: осталось 852\u00a0ч"
    chart.show_values_at((START + 200 * DAY) / SECOND)
    assert chart.words().startswith("При нынешнем темпе к концу года останется")
    assert len(chart._by_year.getData()[0]) == 2
    close = chart.plot.viewRange()[1]
    chart._depth.show_value(WHOLE)
    chart._scale()
    whole = chart.plot.viewRange()[1]
    assert close[0] > 500 > 0 > whole[0]
    assert chart.table()[1][-1][1] == "852\u00a0ч"
    chart.show_figure(snapshot().report.platform)
    assert len(chart._by_year.getData()[0]) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_follows_the_theme_and_gives_a_picture(qtbot, services, theme):
    Theme.current().apply(theme)
    found = snapshot((FAULT, FAULT + HOUR, Code.DOWN), (FAULT + DAY, FAULT + 2 * DAY, Code.EXCUSED))
    strips, heat, burn, legend = StripChart(), HeatMap(), BurnDownChart(), Legend()
    for chart in (strips, heat, burn, legend):
        shown(qtbot, chart)
    strips.show_snapshot(found)
    heat.show_figure(found.report.platform)
    burn.show_figure(found.report.platform)
    ground = Theme.current().colour("surface").rgb()
    for chart in (strips, heat, burn):
        image = chart.image()
        assert image.pixel(1, 1) == ground
        assert chart.png().startswith(b"\x89PNG")
    assert legend.grab().toImage().width() > 100
