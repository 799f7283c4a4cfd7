"""Cells merged over several rows of a sheet: every one of those rows shows the value of the first."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

TAIL = 4 * 2**20
_RANGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


class Merges:
    """The vertical merges of one sheet, applied to its rows in their order."""

    def __init__(self, ranges: Mapping[tuple[int, int], int]) -> None:
        """`ranges`: {(first row, column from 0): last row}."""
        self._ranges = ranges
        self._open: dict[int, tuple[int, Any]] = {}

    def fill(self, row: int, values: MutableMapping[str, Any], columns: Mapping[str, int]) -> None:
        """Give `values` of this row what a merge from above shows in it; rows must come in ascending order."""
        if not self._ranges:
            return
        for key, column in columns.items():
            last = self._ranges.get((row, column))
            if last is not None:
                self._open[column] = (last, values[key])
            elif column in self._open:
                end, value = self._open[column]
                if row <= end and values[key] is None:
                    values[key] = value


def merges_of(sheet: Any) -> Merges:
    """The vertical merges of a sheet that openpyxl has open for reading only.

    openpyxl leaves them out there; they stand behind the rows, so only the end of the sheet's part is looked at.
    """
    ranges: dict[tuple[int, int], int] = {}
    for left, top, right, bottom in _RANGE.findall(_end_of_part(sheet)):
        first, last = int(top), int(bottom)
        if last > first and _column(left) == _column(right):
            ranges[first, _column(left)] = last
    return Merges(ranges)


def _end_of_part(sheet: Any) -> bytes:
    """The last bytes of the sheet's XML, read in pieces."""
    end = b""
    # openpyxl knows the part's path inside the archive but has no public name for it.
    with sheet._get_source() as part:  # noqa: SLF001
        while piece := part.read(TAIL):
            end = (end + piece)[-2 * TAIL :]
    return end


def _column(letters: bytes) -> int:
    """«A» as 0, «AA» as 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
