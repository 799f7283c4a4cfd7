"""Charts: pyqtgraph in the colours of the theme; imported only where one is shown, for it takes a third of a second."""

from __future__ import annotations

from widgets.parts.chart.axis import MoscowAxis
from widgets.parts.chart.chart import Chart, Span
from widgets.parts.chart.paints import HATCHES, brush, hatch, pen

__all__ = ["HATCHES", "Chart", "MoscowAxis", "Span", "brush", "hatch", "pen"]
