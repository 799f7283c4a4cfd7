"""The history of an entry in words: who changed what, when and why, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from models.fields import Field, by_key
from models.formats import format_moment, joined
from models.text import QT_TRANSLATE_NOOP
from widgets.availability import fields
from widgets.parts.text import shown_title, shown_value, translate

if TYPE_CHECKING:
    from models.desk.queries import HistoryLine

CONTEXT = "outage_history"
ACTIONS = {
    "created": QT_TRANSLATE_NOOP("outage_history", "entered"),
    "linked": QT_TRANSLATE_NOOP("outage_history", "evidence added: {tickets}"),
    "unlinked": QT_TRANSLATE_NOOP("outage_history", "evidence removed: {tickets}"),
    "answered": QT_TRANSLATE_NOOP("outage_history", "callers answered: {tickets}"),
}
FALSE_ALARM = QT_TRANSLATE_NOOP("outage_history", "called a false alarm")
NO_FALSE_ALARM = QT_TRANSLATE_NOOP("outage_history", "no longer a false alarm")
_FIELDS = by_key(
    (fields.WHERE, fields.BEGAN, fields.ENDED, fields.WHAT, fields.ZONE, fields.CAUSE, fields.NOTE)
)
NOTHING = "—"


def history_text(lines: Sequence[HistoryLine]) -> str:
    """All lines, the newest first."""
    return "\n".join(words for line in reversed(lines) for words in _line(line))


def _line(line: HistoryLine) -> Iterator[str]:
    said = joined((format_moment(line.at), line.actor))
    if line.action in ACTIONS:
        tickets = ", ".join(str(one) for one in line.changes.get("tickets", ()))
        yield f"{said}: {translate(CONTEXT, ACTIONS[line.action]).replace('{tickets}', tickets)}"
        return
    reason = f" ({line.reason})" if line.reason else ""
    for key, (old, new) in line.changes.items():
        if key == "withdrawn":
            yield f"{said}: {translate(CONTEXT, FALSE_ALARM if new else NO_FALSE_ALARM)}{reason}"
        elif key in _FIELDS:
            yield f"{said}: {_change(_FIELDS[key], old, new)}{reason}"


def _change(field: Field, old: object, new: object) -> str:
    return f"{shown_title(field)}: {_value(field, old)} → {_value(field, new)}"


def _value(field: Field, value: object) -> str:
    """A value of the journal as people read it; moments lie there as ISO 8601."""
    if value in (None, ""):
        return NOTHING
    if field in (fields.BEGAN, fields.ENDED):
        return format_moment(datetime.fromisoformat(str(value)))
    return shown_value(field, value)
