"""The history of a ticket in words: who did what, when; moves, notes and changed fields in one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.fields import Field, Kind, by_key
from models.formats import joined
from models.text import QT_TRANSLATE_NOOP
from models.tickets.callbacks import TOLD
from models.tickets.listing import FIELDS
from models.tickets.rules import CHANGED_BY_MOVES
from widgets.parts.text import shown_title, shown_value, translate

if TYPE_CHECKING:
    from models.desk.queries import HistoryLine
    from models.tickets.queries import TicketCard

CONTEXT = "ticket_history"
_FIELDS = by_key(FIELDS) | {
    "contract_no": by_key(FIELDS)["contract"],
    "assignee_id": by_key(FIELDS)["assignee"],
    "email": Field(key="email", title=QT_TRANSLATE_NOOP("fields", "E-mail"), kind=Kind.TEXT),
}
RECEIVED = QT_TRANSLATE_NOOP("ticket_history", "call taken")
CHILD_CAME = QT_TRANSLATE_NOOP("ticket_history", "ticket {number} joined")
CHILD_LEFT = QT_TRANSLATE_NOOP("ticket_history", "ticket {number} left")
PARENT = QT_TRANSLATE_NOOP("ticket_history", "joined to ticket {number}")
ALONE = QT_TRANSLATE_NOOP("ticket_history", "no longer joined to another ticket")
DESCRIPTION = QT_TRANSLATE_NOOP("ticket_history", "description corrected")
TAG_GIVEN = QT_TRANSLATE_NOOP("ticket_history", "tag «{tag}»")
TAG_TAKEN = QT_TRANSLATE_NOOP("ticket_history", "tag «{tag}» taken away")
FILE_CAME = QT_TRANSLATE_NOOP("ticket_history", "file «{new}» attached")
FILE_GONE = QT_TRANSLATE_NOOP("ticket_history", "file «{old}» taken off")
FILE_REPLACED = QT_TRANSLATE_NOOP("ticket_history", "file «{old}» replaced by «{new}»")
CALLED = QT_TRANSLATE_NOOP("ticket_history", "the caller was called back")
NOT_CALLED = QT_TRANSLATE_NOOP("ticket_history", "the mark «called back» taken away")
FOLLOWED = QT_TRANSLATE_NOOP("ticket_history", "together with ticket {number}")
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    at: datetime
    who: str
    words: str


def history_lines(card: TicketCard) -> list[Line]:
    """What happened to the ticket, the newest first."""
    lines = [Line(move.at, move.actor, _move_words(card, number)) for number, move in enumerate(card.moves)]
    for entry in card.history:
        lines += [Line(entry.at, entry.actor, words) for words in _entry_words(entry)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _move_words(card: TicketCard, number: int) -> str:
    move = card.moves[number]
    state = shown_value(_FIELDS["state"], move.state)
    words = f"{translate(CONTEXT, RECEIVED)}: {state}" if number == 0 else state
    why = joined((_leader(card, move.at), move.reason), "; ")
    return f"{words} ({why})" if why else words


def _leader(card: TicketCard, at: datetime) -> str:
    """With which parent a child was moved, if somebody moved that one."""
    followed = (entry for entry in card.history if "followed" in entry.changes)
    number = next((entry.changes["followed"][1] for entry in followed if _moved_at(entry) == at), None)
    return translate(CONTEXT, FOLLOWED).format(number=number) if number is not None else ""


def _moved_at(entry: HistoryLine) -> datetime:
    """When the move was made that a line of the journal explains; a server stamps the line itself later than that."""
    _, told = entry.changes.get("moved", (None, None))
    return datetime.fromisoformat(told) if told is not None else entry.at


def _entry_words(entry: HistoryLine) -> Iterator[str]:
    if entry.action == TOLD:
        yield translate(CONTEXT, CALLED if entry.changes[TOLD][1] else NOT_CALLED)
    if entry.action != "changed":
        return
    for key, (old, new) in entry.changes.items():
        if key == "child":
            yield translate(CONTEXT, CHILD_CAME if old is None else CHILD_LEFT).format(number=new or old)
        elif key == "parent_id":
            yield translate(CONTEXT, PARENT if new else ALONE).format(number=new)
        elif key == "tag":
            yield translate(CONTEXT, TAG_GIVEN if old is None else TAG_TAKEN).format(tag=new or old)
        elif key == "file":
            words = FILE_CAME if old is None else FILE_GONE if new is None else FILE_REPLACED
            yield translate(CONTEXT, words).format(old=old, new=new)
        elif key == "description":
            yield translate(CONTEXT, DESCRIPTION)
        elif key in _FIELDS and key not in CHANGED_BY_MOVES:
            yield f"{shown_title(_FIELDS[key])}: {_value(_FIELDS[key], old)} → {_value(_FIELDS[key], new)}"


def _value(field: Field, value: Any) -> str:
    return shown_value(field, value) or NOTHING
