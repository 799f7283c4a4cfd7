"""What columns of few values are sorted by, where a database cannot know it."""

from __future__ import annotations

from collections.abc import Callable
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
