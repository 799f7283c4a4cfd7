"""The minutes that a figure cost: one line a stretch, adding up exactly to the figure above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.availability.cards import CostLine, Costs, cost_lines
from models.availability.explain import figure_sentence, figure_verdict, forecast_sentence
from models.availability.instants import SECOND, from_us
from models.availability.words import short_period, shown_length
from models.fields import Field, Kind
from models.formats import joined
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.few_rows import FewRows, Row
from widgets.parts.grid import Grid
from widgets.parts.text import shown, shown_units
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

if TYPE_CHECKING:
    from models.storage.changes import Changes
    from widgets.parts.context import Context

FIELDS = (
    Field(key="period", title=QT_TRANSLATE_NOOP("fields", "Period"), kind=Kind.TEXT, width=140),
    Field(key="length", title=QT_TRANSLATE_NOOP("fields", "Lasted"), kind=Kind.MINUTES, width=104),
    Field(key="cause", title=QT_TRANSLATE_NOOP("fields", "Cause"), kind=Kind.TEXT, width=90, stretch=True),
)


def _row(place: int, line: CostLine) -> Row:
    """The values of a charged stretch; its id is its place in the list."""
    length = shown_length(line.cost.seconds * SECOND, shown_units())
    causes = joined(dict.fromkeys(entry.cause for entry in line.entries), "; ")
    return place, (short_period(line.cost.run.start, line.cost.run.end), length, causes)


class MinutesPanel(QWidget):
    """The list behind one figure; a line opens its outage."""

    outage_asked = Signal(int)

    def __init__(
        self, context: Context, year: int, component_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._year, self._component = year, component_id
        self._found: Costs | None = None
        self._sentence = JudgedLabel(parent=self)
        self._ahead = QLabel(self)
        self.lines: Sequence[CostLine] = ()
        self._model = FewRows(FIELDS, self)
        self.grid = Grid(self, key="availability-minutes", memory=context.settings)
        self._total = QLabel(self)
        self._build()
        context.tasks.changed.connect(self._take_changes)
        self.reload()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._ahead, "muted")
        set_look(self._total, "strong")
        self._ahead.setWordWrap(True)
        self._total.setWordWrap(True)
        self.grid.setAccessibleName(self.tr("Minutes that were charged"))
        self.grid.empty.say(
            self.tr("Nothing was charged"),
            self.tr("Not a minute of this year counts as down."),
            "circle-check",
        )
        self.grid.setModel(self._model)
        self.grid.opened.connect(self._open)
        self._sentence.asked.connect(self.explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._sentence)
        column.addWidget(self._ahead)
        column.addWidget(self.grid, 1)
        column.addWidget(self._total)
        self.setFocusProxy(self.grid)
        self.setProperty("help_topic", "availability")

    def reload(self) -> None:
        """Ask for the list again."""
        year, component = self._year, self._component

        def read(session: Any) -> Costs:
            from models.availability.instants import to_us
            from models.storage.journal import now

            return cost_lines(session, year, to_us(now(session)), component)

        self.context.tasks.read(read, self._show, self, key="minutes")

    def _show(self, found: Costs) -> None:
        self._found = found
        self._sentence.set_text(shown(figure_sentence(found.figure)))
        ahead = forecast_sentence(found.figure)
        self._ahead.setText(shown(ahead) if ahead is not None else "")
        self._ahead.setVisible(ahead is not None)
        self.lines = found.lines[::-1]
        self._model.show_rows(_row(place, line) for place, line in enumerate(self.lines))
        seconds = sum(line.cost.seconds for line in found.lines)
        inside = sum(line.cost.inside_windows for line in found.lines)
        words = self.tr("%n stretch(es), together {length}", "", len(found.lines))
        words = words.format(length=shown_length(seconds * SECOND, shown_units()))
        if inside:
            words += self.tr(", of it {length} inside maintenance windows").format(
                length=shown_length(inside, shown_units())
            )
        self._total.setText(words)

    def explain(self) -> bool:
        """Say why the figure is what it is."""
        if self._found is not None:
            figure = self._found.figure
            self.context.why(figure_verdict(figure, from_us(figure.timeline.end)))
        return self._found is not None

    def _open(self, row: int) -> None:
        entries = self.lines[row].entries
        if entries:
            self.outage_asked.emit(entries[0].id)

    def _take_changes(self, changes: Changes) -> None:
        if changes.tables & {"outage", "maintenance", "component", "reading"}:
            self.reload()
