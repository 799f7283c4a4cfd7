"""Where the columns of the data sheets stand, for the formulas of the other sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.workbook.data_sheet import PlacedPart
from models.workbook.spool import Spooled


@dataclass(frozen=True, slots=True)
class PlacedData:
    """A data sheet that has been read, and the tabs that its parts stand on."""

    spooled: Spooled
    parts: tuple[PlacedPart, ...]


@dataclass(frozen=True, slots=True)
class DataRanges:
    """The data sheets of one workbook by their keys."""

    sheets: Mapping[str, PlacedData]

    def spans(self, sheet: str, column: str | None) -> Sequence[str]:
        """The absolute ranges of a column, one a part; without a column, one that every row fills.

        KeyError for a sheet or column that the workbook does not have.
        """
        placed = self.sheets[sheet]
        if column is None:
            at = placed.spooled.counted
            if at is None:
                raise KeyError(f"no column of {sheet!r} is filled in every row")
        else:
            at = next((at for at, each in enumerate(placed.spooled.columns) if each.key == column), -1)
            if at < 0:
                raise KeyError(f"no column {column!r} on the sheet {sheet!r}")
        return [part.span(at) for part in placed.parts]
