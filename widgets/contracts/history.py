"""The history of a contract in words: whose record, which field, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models.contracts.queries import HistoryLine
from models.fields import Field, by_key
from models.formats import format_date, joined
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts import fields
from widgets.parts.text import shown_moment, shown_title, shown_value, translate

CONTEXT = "contract_history"
_FIELDS = by_key(
    (
        *(fields.NUMBER, fields.SIGNED, fields.STARTS, fields.ENDS, fields.QUOTA, fields.NOTE),
        *(fields.NAME, fields.POSITION, fields.EMAIL, fields.APPOINTED, fields.TRAINED, fields.ENDED),
        fields.WHY_ENDED,
    )
) | {"phone_raw": fields.PHONE, "organisation_id": fields.ORGANISATION}
_CREATED = {
    "contract": QT_TRANSLATE_NOOP("contract_history", "contract entered"),
    "appointment": QT_TRANSLATE_NOOP("contract_history", "appointed: {name}"),
}
_OTHER = QT_TRANSLATE_NOOP("contract_history", "organisation changed")
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Event:
    """What one person did at one moment: everything that was saved together."""

    who: str
    words: tuple[str, ...]


def events(lines: Iterable[HistoryLine]) -> list[Event]:
    """The history as people tell it, in the order of `lines`; what only the program keeps is left out."""
    found = []
    for (at, actor, reason), together in groupby(lines, key=lambda line: (line.at, line.actor, line.reason)):
        words = tuple(piece for line in together for piece in _words(line))
        if words:
            found.append(Event(joined((shown_moment(at), actor, reason)), words))
    return found


def _words(line: HistoryLine) -> Iterator[str]:
    if line.action == "created":
        if line.entity in _CREATED:
            yield translate(CONTEXT, _CREATED[line.entity]).format(name=line.subject)
        return
    for key, change in line.changes.items():
        field = _FIELDS.get(key)
        if field is None or not isinstance(change, list):
            continue
        if key == "organisation_id":
            yield translate(CONTEXT, _OTHER)
            continue
        old, new = (_value(field, value) for value in change)
        yield joined((line.subject, f"{shown_title(field)}: {old} → {new}"), " · ")


def _value(field: Field, value: object) -> str:
    """The journal keeps days as ISO text."""
    if isinstance(value, str) and field.kind.value == "date":
        return format_date(date.fromisoformat(value))
    return shown_value(field, value) or NOTHING
