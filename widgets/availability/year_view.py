"""The view «Year»: the days as a heat map, and the reserve burning down with its forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.availability.explain import figure_sentence, figure_verdict, forecast_sentence
from models.availability.instants import from_us
from models.availability.rules import YearFigure
from models.availability.snapshot import Snapshot
from models.availability.words import PLATFORM_NAME
from widgets.availability.burn_down import BurnDownChart
from widgets.availability.figures import PLATFORM_ROW
from widgets.availability.heat_map import HeatMap
from widgets.availability.legend import Legend
from widgets.parts.form import Option, Segmented
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

if TYPE_CHECKING:
    from widgets.parts.context import Context

HEAT_HEIGHT = 206


class YearView(QWidget):
    """One figure of the year at a time: the platform's or a component's."""

    day_asked = Signal(object)
    minutes_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._whose = Segmented((), self)
        self._sentence = JudgedLabel(parent=self)
        self._ahead = QLabel(self)
        self.heat = HeatMap(self)
        self.burn = BurnDownChart(self)
        self._found: Snapshot | None = None
        self._names: list[tuple[int, str]] = []
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._ahead, "muted")
        self._whose.setAccessibleName(self.tr("Whose figure"))
        self._whose.picked.connect(lambda _: self._show())
        self._sentence.asked.connect(self._explain)
        self.heat.view.setFixedHeight(px(HEAT_HEIGHT))
        self.heat.day_asked.connect(self.day_asked)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._sentence, 0)
        head.addWidget(self._ahead, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(6))
        column.addWidget(self._whose)
        column.addLayout(head)
        column.addWidget(self.heat)
        column.addWidget(Legend(self, windows=False))
        column.addWidget(self.burn, 1)

    def show_snapshot(self, found: Snapshot) -> None:
        """Show the year as it stands."""
        self._found = found
        names = [(row.id, row.name) for row, _ in found.report.parts]
        if len(names) > 1:
            names.insert(0, (PLATFORM_ROW, shown(PLATFORM_NAME)))
        if names != self._names:
            self._names = names
            self._whose.set_options([Option(key, name) for key, name in names])
            if self._whose.read() is None and names:
                self._whose.show_value(names[0][0])
        self._whose.setVisible(len(names) > 1)
        self._show()

    def _figure(self) -> YearFigure | None:
        chosen = self._whose.read()
        return (
            self._found.report.of(chosen or None) if self._found is not None and chosen is not None else None
        )

    def _show(self) -> None:
        figure = self._figure()
        if figure is None:
            return
        self._sentence.set_text(shown(figure_sentence(figure)))
        ahead = forecast_sentence(figure)
        self._ahead.setText(shown(ahead) if ahead is not None else "")
        self.heat.show_figure(figure)
        self.burn.show_figure(figure)

    def _explain(self) -> None:
        figure = self._figure()
        if figure is not None and self._found is not None:
            self.context.why(figure_verdict(figure, from_us(self._found.now)))
