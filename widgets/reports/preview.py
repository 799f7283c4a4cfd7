"""The preview of a report: its figures, its first chart, its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.fields import Field, Kind
from models.formats import format_date, format_decimal, group_digits
from widgets.parts.export import interface_language
from widgets.parts.grid import Grid
from widgets.parts.text import shown_minutes, shown_value
from widgets.parts.theme import Theme, set_look
from widgets.reports.bars import BarChart, Bars

if TYPE_CHECKING:
    from models.reports.making import Preview
    from models.workbook.book import Block, Chart, DataColumn, Figure, Table, Value

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN_FIGURES = 8
WIDEST_FIGURES = 520
LETTER, WIDEST = 7, 320  # pixels: of a letter, of a column
TALLEST = 250  # of figures and chart
EXCEL_DAY_0 = date(1899, 12, 30)
WIDTHS = {Kind.LONG_TEXT: 320, Kind.TEXT: 190, Kind.MOMENT: 140, Kind.DATE: 100, Kind.CODE: 130}


def written(value: Value, kind: Kind, decimals: int = 2) -> str:
    """A value of a summary as people read it; days come as Excel counts them."""
    if value is None or value == "":
        return "—"
    if isinstance(value, str):
        return value
    if kind is Kind.MINUTES:
        return shown_minutes(round(value))
    if kind is Kind.PERCENT:
        return f"{format_decimal(value, decimals)}\u00a0%"
    if kind is Kind.DATE:
        return format_date(EXCEL_DAY_0 + timedelta(days=int(value)))
    return group_digits(int(value)) if value == int(value) else format_decimal(value, 1)


class PreviewModel(QAbstractTableModel):
    """The first rows of a data sheet, as the grid shows rows; its columns stay."""

    def __init__(self, columns: Sequence[DataColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.fields = tuple(_field(column) for column in columns)
        self.complete = True
        self._rows: Sequence[Sequence[Any]] = ()

    def show_rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [
            tuple(column.choices.get(value, value) for column, value in zip(self.columns, row, strict=True))
            for row in rows
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """So many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """So many columns."""
        return 0 if parent.isValid() else len(self.fields)

    def row_values(self, row: int) -> Sequence[Any]:
        """The values of a row, in the order of the fields."""
        return self._rows[row]

    def id_at(self, row: int) -> int | None:
        """Rows of a preview have no ids of their own: their place stands for it."""
        return row + 1 if 0 <= row < len(self._rows) else None

    def row_of(self, record_id: int) -> int | None:
        """The inverse of `id_at`."""
        return record_id - 1 if 0 < record_id <= len(self._rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return shown_value(self.fields[index.column()], self._rows[index.row()][index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].title
        return None


def _field(column: DataColumn) -> Field:
    """The column as the grid knows columns; its words are in the reader's language already."""
    worded = column.kind in {Kind.CHOICE, Kind.FLAG} or bool(column.choices)
    kind = Kind.TEXT if worded else column.kind
    usual = 150 if worded else WIDTHS.get(kind, 90)
    width = min(max(usual, LETTER * len(column.title) + 28), WIDEST)
    return Field(key=column.key, title=column.title, kind=kind, width=width)


def widths_of(fields: Sequence[Field], rows: Sequence[Sequence[Any]]) -> dict[str, int]:
    """So wide that words of the first rows are not cut, within reason."""
    return {
        field.key: max(field.width, min(LETTER * _longest(field, [row[at] for row in rows]) + 28, WIDEST))
        for at, field in enumerate(fields)
    }


def _longest(field: Field, values: Sequence[Any]) -> int:
    return max((len(shown_value(field, value)) for value in values), default=0)


class FigureList(QWidget):
    """The first figures of a summary, each with its value on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setColumnStretch(0, 1)
        self._labels: list[QLabel] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other figures."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels.clear()
        for row, figure in enumerate(figures[:SHOWN_FIGURES]):
            title, value = QLabel(figure.title, self), QLabel(self)
            title.setWordWrap(True)
            set_look(title, "muted")
            set_look(value, "strong")
            value.setText(written(figure.value, figure.kind, figure.decimals))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            value.setAccessibleName(f"{figure.title}: {value.text()}")
            self._lines.addWidget(title, row, 0)
            self._lines.addWidget(value, row, 1)
            self._labels += [title, value]
        self._lines.setRowStretch(SHOWN_FIGURES + 1, 1)

    def shown(self) -> dict[str, str]:
        """What stands there: value by title."""
        texts = [label.text() for label in self._labels]
        return dict(zip(texts[::2], texts[1::2], strict=True))


class PreviewView(QWidget):
    """Figures and chart side by side, the first rows beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureList(self)
        self.chart = BarChart(self)
        self.caption = QLabel(self)
        self.grid = Grid(self)
        self.model = PreviewModel((), self.grid)
        self._column = QVBoxLayout(self)
        set_look(self.caption, "caption")
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        card = QWidget(self)
        line = QHBoxLayout(card)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(24))
        self.figures.setMaximumWidth(px(WIDEST_FIGURES))
        line.addWidget(self.figures, 1)
        line.addWidget(self.chart, 1)
        line.addStretch(0)
        card.setMaximumHeight(px(TALLEST))
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        held = QVBoxLayout()
        held.setContentsMargins(px(16), 0, px(16), 0)
        held.setSpacing(px(8))
        held.addWidget(card)
        held.addWidget(self.caption)
        column.addLayout(held)
        column.addWidget(self.grid, 1)
        self._card = card

    def show_preview(self, found: Preview) -> None:
        """Show a report's beginning."""
        from models.workbook.book import LINE_NUMBER, Figures

        blocks = [block for block in found.summary if isinstance(block, Figures)]
        self.figures.show_figures([figure for block in blocks for figure in block.figures])
        bars = first_chart(found.summary)
        self.chart.setVisible(bars is not None)
        if bars is not None:
            self.chart.show_bars(bars)
        self._card.setVisible(bool(blocks) or bars is not None)
        columns = found.sheet.columns if found.sheet is not None else ()
        shown_at = [at for at, column in enumerate(columns) if not column.key.endswith(LINE_NUMBER)]
        rows = [[columns[at].choices.get(row[at], row[at]) for at in shown_at] for row in found.rows]
        self._take_columns([columns[at] for at in shown_at], rows)
        self.model.show_rows(rows)
        self.grid.empty.say(self.tr("No rows in this period"))
        shown, all_rows = len(found.rows), found.expected
        self.caption.setText(
            self.tr("The first {shown} of {all} rows").format(shown=shown, all=group_digits(all_rows))
            if shown < all_rows
            else self.tr("Rows: {all}").format(all=group_digits(all_rows))
        )

    def _take_columns(self, columns: Sequence[DataColumn], rows: Sequence[Sequence[Any]]) -> None:
        """A grid keeps its columns for life: another report gets another grid."""
        if [(each.key, each.title) for each in columns] == [
            (each.key, each.title) for each in self.model.columns
        ]:
            return
        old, self.grid = self.grid, Grid(self, name=self.tr("First rows of the report"))
        self.model = PreviewModel(columns, self.grid)
        self.grid.setModel(self.model)
        self.grid.columns.layout.widths.update(widths_of(self.model.fields, rows))
        self.grid.columns.fit()  # a preview scrolls rather than cutting its words
        self._column.replaceWidget(old, self.grid)
        old.hide()
        old.deleteLater()

    def clear(self, why: str = "") -> None:
        """Show nothing, and say why."""
        self._card.hide()
        self.model.show_rows(())
        self.caption.setText("")
        self.grid.empty.say(why or self.tr("Nothing here"))


def first_chart(blocks: Sequence[Block]) -> Bars | None:
    """The first chart of a summary that has something to show."""
    from models.workbook.book import Table

    for block in blocks:
        if isinstance(block, Table) and block.rows and block.charts:
            return _bars(block, block.charts[0])
    return None


def month_word(value: Value) -> str:
    """The month of an Excel day, as short as the language has it."""
    day = EXCEL_DAY_0 + timedelta(days=int(value) if isinstance(value, (int, float)) else 0)
    month = QLocale(interface_language()).standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return month.rstrip(".")


def _bars(table: Table, chart: Chart) -> Bars:
    keys = [column.key for column in table.columns]
    category, value = keys.index(chart.category), keys.index(chart.values[0])
    words = [written(row[category], table.columns[category].kind) for row in table.rows]
    kind = table.columns[value].kind
    numbers = [float(row[value]) if isinstance(row[value], (int, float)) else 0.0 for row in table.rows]  # type: ignore[arg-type]
    if table.columns[category].style == "month":
        words = [month_word(row[category]) for row in table.rows]
    elif table.key == "months":
        words = [word[3:] for word in words]  # «11.2026»
    elif table.columns[category].kind is Kind.DATE:
        words = [word[:5] for word in words]
    return Bars(
        chart.title, words, numbers, [written(number, kind) for number in numbers], chart.kind == "bar"
    )
