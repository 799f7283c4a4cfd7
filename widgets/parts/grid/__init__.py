"""The list of every page: a fast table with pills, a column chooser, sorting by keyboard and copying as a table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from widgets.parts.grid.columns import FieldRole
    from widgets.parts.grid.empty import EmptyState
    from widgets.parts.grid.grid import Grid
    from widgets.parts.row_model import IdRole, RawRole

__all__ = ["EmptyState", "FieldRole", "Grid", "IdRole", "RawRole"]

_HOMES = {
    "EmptyState": "widgets.parts.grid.empty",
    "FieldRole": "widgets.parts.grid.columns",
    "Grid": "widgets.parts.grid.grid",
    "IdRole": "widgets.parts.row_model",
    "RawRole": "widgets.parts.row_model",
}


def __getattr__(name: str) -> Any:
    """Imported when it is first asked for: the first rows of a start are painted without most of it."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(home), name)
