"""One declaration a column: a `Field` drives the grid column, the editor, the filter, the search, import and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a field holds; decides its editor, its alignment and its form in Excel."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"  # a number that is a name (contract, phone, lesson): never a number in Excel
    INTEGER = "integer"
    MINUTES = "minutes"
    SECONDS = "seconds"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"
    FLAG = "flag"
    PHONE = "phone"
    EMAIL = "email"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a field's values: stored word, title (context «choices»), icon, and tone of its pill."""

    value: str
    title: str
    icon: str = ""
    tone: str = ""  # "", ok, warn, bad, wait, accent


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column as every part of the program sees it.

    `column` is the SQLAlchemy expression that is shown, `order` the one it is sorted by (default: `column`). In a
    `LongListing` a column of few values may have a `rank`: made with a session, it tells for each value of `order`
    what it is sorted by where the database cannot know it (a name in another table, «7» before «12»). Widths are
    pixels at the normal font; from `min_window` pixels of window width on the column is shown by default.
    """

    key: str
    title: str
    kind: Kind
    column: Any = None
    order: Any = None
    rank: Callable[[Any], Callable[[Any], Any]] | None = None
    width: int = 120
    stretch: bool = False
    shown: bool = True
    min_window: int = 0
    choices: Sequence[Choice] = ()
    required: bool = False
    editable: bool = False
    headers: Sequence[str] = ()
    help: str = ""

    def choice(self, value: object) -> Choice | None:
        """The choice stored as `value`, if it is one."""
        return next((choice for choice in self.choices if choice.value == value), None)


def by_key(fields: Sequence[Field]) -> dict[str, Field]:
    """The fields under their keys."""
    return {field.key: field for field in fields}
