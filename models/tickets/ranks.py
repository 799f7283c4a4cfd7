"""What columns of few values are sorted by, where a database cannot know it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.desk.tables import Operator
from models.formats import sort_key


def by_name(session: Session) -> Callable[[Any], Any]:
    """Sorts operators' ids by their names."""
    names = {row[0]: row[1] for row in session.execute(select(Operator.id, Operator.name_key))}
    return lambda operator: names.get(operator, "")


def as_people_sort(session: Session) -> Callable[[Any], Any]:
    """Sorts texts as people do: «7» before «12», «ёлка» beside «ель»."""
    del session
    return sort_key


def by_value(session: Session) -> Callable[[Any], Any]:
    """Sorts by the values themselves; for columns that may be empty."""
    del session
    return lambda value: value


def by_meaning(words: type[StrEnum]) -> Callable[[Session], Callable[[Any], Any]]:
    """Sorts words in the order in which they were declared; for columns that may be empty."""

    def made(session: Session) -> Callable[[Any], Any]:
        del session
        return list(words).index

    return made
