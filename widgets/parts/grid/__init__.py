"""The list of every page: a fast table with pills, a column chooser, sorting by keyboard and copying as a table."""

from __future__ import annotations

from widgets.parts.grid.columns import FieldRole
from widgets.parts.grid.empty import EmptyState
from widgets.parts.grid.grid import Grid
from widgets.parts.row_model import IdRole, RawRole

__all__ = ["EmptyState", "FieldRole", "Grid", "IdRole", "RawRole"]
