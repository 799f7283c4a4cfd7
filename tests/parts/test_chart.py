"""Charts: Moscow time below, exact values under the crosshair, colours of the theme, picture and data out."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.formats import MOSCOW
from tests.keys import press
from widgets.parts.chart import HATCHES, Chart, Span, hatch, pen
from widgets.parts.chart.axis import DAY, HOUR, label, ticks, wanted_step
from widgets.parts.theme import Theme

HOUSE = Path(__file__).resolve().parents[2]
YEAR = (
    datetime(2026, 1, 1, tzinfo=MOSCOW).timestamp(),
    datetime(2027, 1, 1, tzinfo=MOSCOW).timestamp(),
)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Chart:
    made = Chart("Доступность системы")
    qtbot.addWidget(made)
    made.resize(900, 320)
    line = pg.PlotDataItem([YEAR[0], YEAR[1]], [90.0, 100.0])
    made.add(line)
    line.setClipToView(True)
    made.dress(lambda: line.setPen(pen("bad", 2)))
    made.set_whole(*YEAR)
    made.set_spans([Span("День", DAY), Span("Неделя", 7 * DAY), Span("Год", None)])
    made.show()
    qtbot.wait(10)
    return made


def at(text: str) -> float:
    return datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=MOSCOW).timestamp()


@pytest.mark.parametrize(
    ("first", "last", "step", "labels"),
    [
        ("05.11.2026 08:20", "05.11.2026 12:00", HOUR, ["09:00", "10:00", "11:00", "12:00"]),
        ("05.11.2026 20:00", "06.11.2026 07:00", 6 * HOUR, ["06.11", "06:00"]),
        ("05.11.2026 08:20", "08.11.2026 08:20", DAY, ["06.11", "07.11", "08.11"]),
        ("01.11.2026 00:00", "20.11.2026 00:00", 7 * DAY, ["02.11", "09.11", "16.11"]),
    ],
)
def test_ticks_are_round_in_moscow(first: str, last: str, step: float, labels: list[str]) -> None:
    assert [label(value, step) for value in ticks(at(first), at(last), step)] == labels


def test_weeks_begin_on_monday() -> None:
    for value in ticks(*YEAR, 7 * DAY):
        assert datetime.fromtimestamp(value, UTC).astimezone(MOSCOW).weekday() == 0


def test_months_are_written_in_the_language_of_the_interface() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("ru_RU"))
    month = wanted_step(YEAR[1] - YEAR[0], 900)
    words = [label(value, month) for value in ticks(*YEAR, month)]
    QLocale.setDefault(before)

    assert words[0] == "янв. 2026"
    assert words[10] == "нояб."
    assert len(words) == 13


@pytest.mark.parametrize("days", [0.05, 0.5, 1, 7, 30, 90, 365, 3650])
@pytest.mark.parametrize("pixels", [300, 900, 1800])
def test_ticks_are_neither_crowded_nor_absent(days: float, pixels: int) -> None:
    span = days * DAY
    first = at("05.11.2026 08:20")
    count = len(list(ticks(first, first + span, wanted_step(span, pixels))))

    assert 0 < count <= pixels / 45 + 1


def test_years_of_another_moscow_clock_are_right() -> None:
    """Moscow was four hours ahead until October 2014."""
    midnight = datetime(2014, 6, 1, tzinfo=MOSCOW)

    assert midnight.utcoffset() == timedelta(hours=4)
    assert label(midnight.timestamp(), DAY) == "01.06"
    assert label(midnight.timestamp() + HOUR, HOUR) == "01:00"


def test_the_exact_values_stand_under_the_crosshair(chart: Chart) -> None:
    chart.readout = lambda x: f"{datetime.fromtimestamp(x, UTC):%d.%m.%Y} · 99,98 %"
    chart.show_values_at(at("05.11.2026 12:00"))
    assert chart.words() == "05.11.2026 · 99,98 %"
    middle = chart.plot.getViewBox().mapViewToScene(QPointF(at("01.07.2026 12:00"), 95))
    chart.view.scene().sigMouseMoved.emit(middle)

    assert chart.words() == "01.07.2026 · 99,98 %"


def test_range_buttons_show_the_end_of_what_is_in_sight(chart: Chart) -> None:
    assert chart.visible() == pytest.approx(YEAR)
    chart.show_range(at("01.06.2026 00:00"), at("01.07.2026 00:00"))
    chart._on_range(7 * DAY)
    first, last = chart.visible()

    assert last == pytest.approx(at("01.07.2026 00:00"))
    assert last - first == pytest.approx(7 * DAY)


def test_the_keys_pan_and_zoom_and_never_leave_the_data(chart: Chart) -> None:
    chart.show_range(at("01.06.2026 00:00"), at("11.06.2026 00:00"))
    press(chart.view, "Right")
    assert chart.visible()[0] == pytest.approx(at("02.06.2026 00:00"), abs=1)
    press(chart.view, "+")
    assert chart.visible()[1] - chart.visible()[0] == pytest.approx(8 * DAY)
    chart.show_range(at("20.12.2026 00:00"), at("30.12.2026 00:00"))
    for _ in range(4):
        press(chart.view, "Right")
    assert chart.visible()[1] == pytest.approx(YEAR[1])
    press(chart.view, "Home")

    assert chart.visible() == pytest.approx(YEAR)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(image.height())}


def test_the_colours_follow_the_theme(chart: Chart, theme: Theme) -> None:
    for name in ("light", "dark"):
        theme.apply(name)
        seen = colours(chart.image())
        assert theme.colour("surface").name() in seen
        assert theme.colour("bad").name() in seen


def test_tones_differ_by_their_hatching_too(theme: Theme) -> None:
    counted = ("bad", "warn", "wait", "quiet", "ok")

    assert len({HATCHES[tone] for tone in counted}) == len(counted)
    assert hatch("warn").style() == Qt.BrushStyle.BDiagPattern
    assert hatch("warn").color().name() == theme.colour("warn").name()


def test_the_picture_is_sharp_and_saved_whole_or_not_at_all(chart: Chart, tmp_path: Path) -> None:
    path = tmp_path / "доступность.png"
    chart.save_image(path)
    image = QImage(str(path))

    assert image.width() == chart.view.viewport().width() * 2
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(FileNotFoundError):
        chart.save_image(tmp_path / "нет" / "доступность.png")


def test_picture_and_data_go_to_the_clipboard(chart: Chart) -> None:
    chart.table = lambda: (["Месяц", "Доступность"], [["январь", "99,98 %"]])
    chart.copy_image()
    assert QGuiApplication.clipboard().image().width() == chart.image().width()
    chart.copy_data()

    assert QGuiApplication.clipboard().text() == "Месяц\tДоступность\nянварь\t99,98 %"


def test_there_is_no_english_context_menu(chart: Chart) -> None:
    assert not chart.plot.menuEnabled()
    assert not chart.plot.getViewBox().menuEnabled()


def test_the_parts_that_a_window_starts_with_do_not_import_the_chart_library() -> None:
    parts = "theme, icons, text, page, form, grid, notices, why_panel, row_model, tasks, commands"
    code = f"import sys; from widgets.parts import {parts}; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]


def test_all_of_a_chart_that_takes_the_focus_bears_its_name(qtbot: QtBot, theme: Theme) -> None:
    chart = Chart("")
    qtbot.addWidget(chart)
    chart.setAccessibleName("Latency")

    focusable = [w for w in chart.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    names = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in focusable]
    assert "" not in names
    assert names.count("Latency") == 2, "the plot and its viewport"
