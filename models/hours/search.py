"""Searching a normalised line of text for every word typed; the lists here are short enough to be looked through."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_

from models.contracts.names import comparable
from models.contracts.sql import Contains


def all_words(column: Any, typed: str) -> ColumnElement[bool] | None:
    """The condition that a line made by `comparable` holds every word; None when there is nothing to look for."""
    words = comparable(typed).split()
    return and_(*(Contains(column, word) for word in words)) if words else None
