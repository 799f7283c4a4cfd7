"""The table of the year: the platform and each component with state, share, reserve; every figure can be asked why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.availability.explain import figure_verdict
from models.availability.instants import from_us
from models.availability.live import ComponentNow
from models.availability.rules import YearFigure
from models.availability.snapshot import Snapshot
from models.availability.states import STATE_CHOICES, State
from models.availability.words import PLATFORM_NAME, shown_budget, shown_length, shown_percent
from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP
from widgets.availability.fitting_grid import FittingGrid
from widgets.parts.context import Context
from widgets.parts.few_rows import FewRows, Row
from widgets.parts.text import shown, shown_units
from widgets.parts.theme import Theme

PLATFORM_ROW = 0
"""The id that stands for the platform; components begin at 1."""

GRAVITY = (State.NO_DATA, State.UP, State.DEGRADED, State.DOWN)

FIELDS = (
    Field(
        key="name", title=QT_TRANSLATE_NOOP("fields", "Component"), kind=Kind.TEXT, width=180, stretch=True
    ),
    Field(
        key="state",
        title=QT_TRANSLATE_NOOP("fields", "Now"),
        kind=Kind.CHOICE,
        width=130,
        choices=STATE_CHOICES,
    ),
    Field(key="since", title=QT_TRANSLATE_NOOP("fields", "Since"), kind=Kind.MOMENT, width=112),
    Field(key="percent", title=QT_TRANSLATE_NOOP("fields", "Availability"), kind=Kind.PERCENT, width=104),
    Field(key="left", title=QT_TRANSLATE_NOOP("fields", "Reserve"), kind=Kind.MINUTES, width=116),
    Field(key="down", title=QT_TRANSLATE_NOOP("fields", "Was down"), kind=Kind.MINUTES, width=130),
    Field(
        key="other",
        title=QT_TRANSLATE_NOOP("fields", "Without works"),
        kind=Kind.PERCENT,
        width=112,
    ),
    Field(
        key="no_data",
        title=QT_TRANSLATE_NOOP("fields", "No data"),
        kind=Kind.MINUTES,
        width=124,
    ),
)
JUDGED = ("percent", "left", "down", "other")
SPARE = ("other", "since", "no_data", "down")


def _rows(found: Snapshot) -> list[Row]:
    live = {one.row.id: one for one in found.live} if found.in_progress else {}
    rows = [(row.id, _values(row.name, figure, live.get(row.id))) for row, figure in found.report.parts]
    platform = found.report.platform
    if platform is not None and len(rows) > 1:
        worst = max(live.values(), key=lambda one: GRAVITY.index(one.state), default=None)
        rows.insert(0, (PLATFORM_ROW, _values(shown(PLATFORM_NAME), platform, worst)))
    return rows


def _values(name: str, figure: YearFigure, live: ComponentNow | None) -> tuple[object, ...]:
    target = float(figure.terms.target)
    other = figure.tally if figure.terms.works_left_out else figure.without_works
    since = from_us(live.since) if live is not None and live.since is not None else None
    return (
        name,
        live.state if live is not None else None,
        since,
        shown_percent(figure.percent, target, 4),
        shown_budget(figure.budget.left, shown_units()),
        shown_length(figure.budget.used, shown_units()),
        shown_percent(other.percent, target, 4),
        shown_length(figure.tally.no_data, shown_units()),
    )


class FigureTable(FittingGrid):
    """The table; a click on a figure asks for the minutes that it cost, F1 asks why."""

    minutes_asked = Signal(int)  # component, PLATFORM_ROW for the platform

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "availability-figures", SPARE, parent)
        self._context = context
        self._figures = FewRows(FIELDS, self)
        self._last: Snapshot | None = None
        self.setAccessibleName(self.tr("Availability of the year"))
        self.setModel(self._figures)
        self.set_judged(JUDGED)
        self.judged_clicked.disconnect()
        self.judged_clicked.connect(lambda row, _column: self._ask_minutes(row))
        self.opened.connect(self.minutes_asked)
        self.why_asked.connect(self._explain)

    def show_snapshot(self, found: Snapshot) -> None:
        """Show the figures of a snapshot."""
        self._last = found
        before = self._figures.rowCount()
        self._figures.show_rows(_rows(found))
        if self._figures.rowCount() != before:
            self.fit_height()

    def fit_height(self) -> None:
        """Just as high as its rows."""
        rows = min(self._figures.rowCount(), 8)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * Theme.current().row_height + 2)

    def _ask_minutes(self, row: int) -> None:
        component = self._figures.id_at(row)
        if component is not None:
            self.minutes_asked.emit(component)

    def _explain(self, component: int, key: str) -> None:
        del key
        if self._last is None:
            return
        figure = self._last.report.of(component or None)
        if figure is not None:
            self._context.why(figure_verdict(figure, from_us(self._last.now)))
