"""A grid that leaves columns out, the least important first, where it has too little room for all."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.parts.context import Context
from widgets.parts.grid import Grid
from widgets.parts.theme import Theme


class FittingGrid(Grid):
    """`spare` names the columns that may go, the first one first; a column that the user chose stays."""

    def __init__(
        self, context: Context, key: str, spare: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, key=key, memory=context.settings)
        self._spare = spare

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, among as many columns as fit."""
        super().resizeEvent(event)
        self.leave_out()

    def leave_out(self) -> None:
        """Hide spare columns until the others have their usual width."""
        fields, layout = self.columns.fields, self.columns.layout
        header = self.horizontalHeader()
        shown = {field.key: place for place, field in enumerate(fields) if not header.isSectionHidden(place)}
        px = Theme.current().px
        wanted = {field.key: px(layout.widths.get(field.key, field.width)) for field in fields}
        room = self.viewport().width() - sum(wanted[key] for key in shown)
        for key in self._spare:
            if room >= 0:
                break
            if key in shown and key not in layout.shown:
                header.setSectionHidden(shown[key], True)
                room += wanted[key]
        self.columns.fit()
