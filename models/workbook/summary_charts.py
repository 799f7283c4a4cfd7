"""Native charts of the summary: over the cells of their table, so that they follow a recalculation."""

from __future__ import annotations

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.workbook.book import Chart
from models.workbook.safe_cells import safe_cell, safe_text
from models.workbook.styles import LINE, MUTED, SERIES, TEXT, Styles
from models.workbook.summary_layout import Layout, PlacedColumn, PlacedTable, chart_rows

_PIXELS = 7  # of one character of the normal font
_ROW_PIXELS = 20
_GAP = 12
WIDEST = 1100  # pixels of all charts of a row
GRID = "#E1E4EA"
_FONT = {"color": MUTED, "size": 9}


def insert_charts(
    workbook: Workbook, tab: Worksheet, placed: PlacedTable, layout: Layout, styles: Styles
) -> None:
    """Put the table's charts side by side above it, together as wide as the visible columns."""
    charts = placed.table.charts
    if not charts or not placed.table.rows:
        return
    width = min(sum(width * _PIXELS + 5 for width in layout.widths), WIDEST)
    each = width // len(charts) - _GAP
    for number, chart in enumerate(charts):
        made = _chart(workbook, tab, placed, chart, styles)
        made.set_size({"width": each, "height": (chart_rows(placed.table) - 1) * _ROW_PIXELS})
        place = {
            "x_offset": number * (each + _GAP),
            "y_offset": 4,
            "object_position": 3,
            "description": chart.title,
        }
        tab.insert_chart(placed.top + 1, 0, made, place)


def _chart(workbook: Workbook, tab: Worksheet, placed: PlacedTable, chart: Chart, styles: Styles) -> Any:
    options = {"type": chart.kind, **({"subtype": "stacked"} if chart.stacked else {})}
    made = workbook.add_chart(options)
    category = placed.column(chart.category)
    for number, key in enumerate(chart.values):
        made.add_series(_series(tab, placed, category, placed.column(key), number, chart))
    made.set_title(
        {"name": safe_text(chart.title)[:255], "name_font": {"size": 11, "bold": True, "color": TEXT}}
    )
    alone = len(chart.values) == 1
    made.set_legend({"none": True} if alone else {"position": "bottom", "font": _FONT})
    made.set_chartarea({"border": {"color": LINE}})
    days = {"date": "dd.mm.yy", "month": styles.number_format("short_month")}
    form = days.get(category.style)
    dates = {"num_format": form, "text_axis": True} if form else {}
    axis = {**dates, "num_font": _FONT, "line": {"color": LINE}, "major_gridlines": {"visible": False}}
    amounts = {
        "min": 0,
        "num_font": _FONT,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": GRID}},
    }
    if (
        chart.kind == "bar"
    ):  # categories run down the left side, the first one on top, amounts along the bottom
        made.set_x_axis(amounts)
        made.set_y_axis({**axis, "reverse": True, "crossing": "max", "interval_unit": 1})
    else:
        made.set_x_axis(axis)
        made.set_y_axis(amounts)
    return made


def _series(
    tab: Worksheet,
    placed: PlacedTable,
    category: PlacedColumn,
    values: PlacedColumn,
    number: int,
    chart: Chart,
) -> dict[str, Any]:
    colour = SERIES[number % len(SERIES)]
    made: dict[str, Any] = {
        "name": [tab.get_name(), placed.header, values.at],
        "categories": [tab.get_name(), placed.first, category.at, placed.last, category.at],
        "values": [tab.get_name(), placed.first, values.at, placed.last, values.at],
        "categories_data": [safe_cell(category.value(row)) for row in placed.table.rows],
        "values_data": [safe_cell(values.value(row)) for row in placed.table.rows],
        "gap": 60,
    }
    if chart.kind == "line":
        made["line"] = {"color": colour, "width": 2}
        made["marker"] = {"type": "circle", "size": 4, "fill": {"color": colour}, "border": {"color": colour}}
    elif chart.kind == "pie":
        made["points"] = [
            {"fill": {"color": SERIES[at % len(SERIES)]}} for at in range(len(placed.table.rows))
        ]
        made["data_labels"] = {"percentage": True, "font": _FONT}
    else:
        made["fill"] = {"color": colour}
    return made
