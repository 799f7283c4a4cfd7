"""What a list remembers about its columns: order, widths, which are shown; kept under the fields' keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from models.fields import Field


class Memory(Protocol):
    """Where layouts are kept; the settings are one."""

    def state(self, key: str) -> Any:
        """What was kept under `key`, None if nothing."""

    def keep_state(self, key: str, value: object) -> None:
        """Keep `value` under `key`."""


def layout_key(key: str) -> str:
    """Under what the layout of the grid `key` is kept."""
    return f"grid/{key}"


@dataclass(slots=True)
class ColumnLayout:
    """The user's own wishes; what he never touched follows the fields and the width of the window."""

    order: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)  # pixels at the usual font
    shown: dict[str, bool] = field(default_factory=dict)
    sort: tuple[str, bool] | None = None  # (key, descending)

    @classmethod
    def from_state(cls, state: object) -> ColumnLayout:
        """Read what `to_state` gave; whatever is not understood is left out."""
        if not isinstance(state, Mapping):
            return cls()
        order, widths, shown, sort = (state.get(name) for name in ("order", "widths", "shown", "sort"))
        return cls(
            [str(key) for key in order] if isinstance(order, list) else [],
            {str(key): int(width) for key, width in widths.items()} if isinstance(widths, Mapping) else {},
            {str(key): bool(value) for key, value in shown.items()} if isinstance(shown, Mapping) else {},
            (str(sort[0]), bool(sort[1])) if isinstance(sort, list) and len(sort) == 2 else None,
        )

    def to_state(self) -> dict[str, object]:
        """Plain lists and mappings for the settings."""
        return {
            "order": list(self.order),
            "widths": dict(self.widths),
            "shown": dict(self.shown),
            "sort": list(self.sort) if self.sort else None,
        }

    def is_shown(self, column: Field, window: int) -> bool:
        """Whether a column is shown in a window of that many pixels (at the usual font)."""
        return self.shown.get(column.key, column.shown and window >= column.min_window)

    def sequence(self, fields: Sequence[Field]) -> list[int]:
        """The columns in the order wished for; new ones follow in their own order."""
        places = {key: place for place, key in enumerate(self.order)}
        usual = len(places)
        return sorted(range(len(fields)), key=lambda column: (places.get(fields[column].key, usual), column))
