"""Two people, one record: edits of different fields are joined, the same field is never overwritten in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.errors import ConflictError
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed: what it was when both began, what each wants; `who` the other is, if known."""

    field: str
    before: object
    mine: object
    theirs: object
    who: str = ""


class FieldClash(ConflictError):
    """The same field was changed by a colleague meanwhile; `clashes` holds both values of each, for the question."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(
            Text(
                QT_TRANSLATE_NOOP("models", "A colleague has changed %n of the same field(s) meanwhile."),
                n=len(clashes),
            )
        )
        self.clashes = clashes


def merged(
    current: Mapping[str, object], before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, object]:
    """What an edit changes in the record as it is now.

    `before` holds the values that the editor began with, `after` those it ended with, `current` those of now. A field
    that the editor left alone keeps the colleague's value. Raises FieldClash when both changed a field to different
    values.
    """
    edited = {name: value for name, value in after.items() if value != before[name]}
    clashes = tuple(
        Clash(name, before[name], value, current[name])
        for name, value in edited.items()
        if current[name] not in (before[name], value)
    )
    if clashes:
        raise FieldClash(clashes)
    return {name: value for name, value in edited.items() if current[name] != value}


def merge_edit(row: Any, before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    """Carry an edit over to the row as it is now, and name the fields that it changes; `merged` says how.

    Raises FieldClash, and changes nothing, when both changed a field to different values.
    """
    changes = merged({name: getattr(row, name) for name in after}, before, after)
    for name, value in changes.items():
        setattr(row, name, value)
    return frozenset(changes)
