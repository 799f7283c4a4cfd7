"""The list of contracts by balance: a grid whose column «use of the hours» is a bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from models.formats import joined
from models.hours.rules.balance import Balance
from widgets.hours.bars import HEIGHT, paint_bar
from widgets.parts.grid import Grid
from widgets.parts.text import shown_minutes
from widgets.parts.theme import Theme

BAR = "bar"
FIGURES = ("used", "quota")
PAD = 10


class BalanceGrid(Grid):
    """Paints the bars over the rows that the grid has painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then their bars."""
        super().paintEvent(event)
        column = next((place for place, one in enumerate(self.columns.fields) if one.key == BAR), None)
        if column is None or self.isColumnHidden(column) or self.rows is None:
            return
        first = self.rowAt(event.rect().top())
        if first < 0:
            return
        painter = QPainter(self.viewport())
        last = self.rowAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1):
            balance = self.balance_at(row)
            if balance is not None:
                paint_bar(painter, self._bar_rect(row, column), balance)
        painter.end()

    def shown_keys(self) -> list[str]:
        """As columns of the export: a bar goes out as the figures that it is painted from."""
        keys = super().shown_keys()
        figures = [key for key in FIGURES if key not in keys]
        return [each for key in keys for each in (figures if key == BAR else [key])]

    def _bar_rect(self, row: int, column: int) -> QRectF:
        px = Theme.current().px
        height = px(HEIGHT)
        top = self.rowViewportPosition(row) + (self.rowHeight(row) - height) / 2
        left = self.columnViewportPosition(column) + px(PAD)
        return QRectF(left, top, self.columnWidth(column) - 2 * px(PAD), height)

    def balance_at(self, row: int) -> Balance | None:
        """The balance of a row; None while the row is on its way."""
        values: Sequence[Any] | None = self.rows.row_values(row) if self.rows is not None else None  # type: ignore[attr-defined]
        if values is None:
            return None
        named = dict(zip((one.key for one in self.columns.fields), values, strict=True))
        return Balance(named["quota"], named["used"], named["over"] or 0, named["reserved"] or 0)

    def hint_at(self, place: QPoint) -> str:
        """The figures behind the bar under the mouse."""
        index = self.indexAt(place)
        if index.isValid() and self.columns.fields[index.column()].key == BAR:
            balance = self.balance_at(index.row())
            if balance is None:
                return ""
            said = self.tr("Used {used}, reserved {reserved}, left {left} of {quota}").format(
                used=shown_minutes(balance.used),
                reserved=shown_minutes(balance.reserved),
                left=shown_minutes(balance.left),
                quota=shown_minutes(balance.quota),
            )
            beyond = self.tr("{over} beyond the quota").format(over=shown_minutes(balance.over))
            return joined((said, beyond if balance.over else ""), ", ")
        return super().hint_at(place)
