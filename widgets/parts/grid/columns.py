"""How a column shows its values: which words, which icon, which colours, left or right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt

from models.fields import Choice, Field, Kind
from widgets.parts.id_model import NUMBERS
from widgets.parts.row_model import IdRole
from widgets.parts.text import shown_moment, shown_value, translate

FieldRole = int(IdRole) + 1
"""headerData(column, Horizontal, FieldRole) -> Field, for models that have no attribute `fields`."""

NARROW_WINDOW = 1600
"""Below this width of the window, plain choices are icons only and today's moments lose their word."""

QUIET_KINDS = {Kind.CODE, Kind.MOMENT, Kind.DATE}
ICON_WIDTH = 40

Now = Callable[[], datetime]


def computer_now() -> datetime:
    """The moment by the clock of this computer."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is painted in one cell; `pill` puts icon and words on a soft ground of their tone."""

    text: str
    icon: str = ""
    tone: str = ""
    pill: bool = False


PENDING = Cell("…", tone="faint")
NOTHING = Cell("")


class Column:
    """One field as the painter sees it; cells are made once a value."""

    def __init__(self, field: Field, *, narrow: bool, now: Now = computer_now) -> None:
        self.field = field
        self.right = field.kind in NUMBERS
        self.tone = "muted" if field.kind in QUIET_KINDS or field.choices else "text"
        self.icon_only = narrow and is_plain_choice(field)
        self._short = narrow
        self._now = now
        self._choices: dict[Any, Cell] = {choice.value: self._choice(choice) for choice in field.choices}

    def cell(self, value: Any) -> Cell:
        """How `value` is shown."""
        if value is None:
            return NOTHING
        known = self._choices.get(value) if self._choices else None
        if known is not None:
            return known
        if isinstance(value, datetime) and self.field.kind is Kind.MOMENT:
            return Cell(shown_moment(value, self._now(), short=self._short), tone=self.tone)
        return Cell(one_line(shown_value(self.field, value)), tone=self.tone)

    def samples(self) -> list[Cell]:
        """The widest cells the column can be expected to show: it never starts narrower than these."""
        if self.field.choices:
            return list(self._choices.values())
        if self.field.kind is Kind.MOMENT:
            today = self._now().replace(hour=20, minute=48)
            days = [today - timedelta(days=ago) for ago in (0, 1, 2, 800)]
            return [self.cell(day) for day in days]
        return [self.cell(date(2028, 8, 28))] if self.field.kind is Kind.DATE else []

    def _choice(self, choice: Choice) -> Cell:
        words = translate("choices", choice.title)
        pill = any(other.tone for other in self.field.choices)
        return Cell("" if self.icon_only else words, choice.icon, choice.tone if pill else "muted", pill)


def one_line(text: str) -> str:
    """`text` without the line breaks that a cell has no room for."""
    return " ".join(text.split("\n")) if "\n" in text else text


def is_plain_choice(field: Field) -> bool:
    """Whether all values of `field` have an icon and none a tone: its icons can stand for the words."""
    return bool(field.choices) and all(choice.icon and not choice.tone for choice in field.choices)


def usual_width(field: Field, *, narrow: bool) -> int:
    """The width a column starts with, in pixels of the usual font; one that needs more for its words gets it."""
    if narrow and is_plain_choice(field):
        return ICON_WIDTH
    return 0 if narrow and field.kind is Kind.MOMENT else field.width


def fields_of(model: QAbstractItemModel) -> list[Field]:
    """The fields behind the columns of `model`; a plain text field where the model names none."""
    known = getattr(model, "fields", None)
    if known is not None:
        return list(known)
    return [_field_at(model, column) for column in range(model.columnCount())]


def _field_at(model: QAbstractItemModel, column: int) -> Field:
    field = model.headerData(column, Qt.Orientation.Horizontal, FieldRole)
    if isinstance(field, Field):
        return field
    title = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    return Field(key=str(column), title=str(title or ""), kind=Kind.TEXT)
