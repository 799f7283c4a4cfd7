"""Why a ticket is as old as it is: working time from the call on, the waits for information taken out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Verdict
from models.calendar.desk_calendar import TECHNICAL
from models.calendar.queries import load_calendars
from models.calendar.why import explain_working_time
from models.errors import NotFound
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.queries import done_since, moves_of, pauses_of

NOT_YET = QT_TRANSLATE_NOOP("models", "Ticket {number} did not exist on {moment} yet.")
WAITS = Text(QT_TRANSLATE_NOOP("models", "Waiting for information does not count."))
NO_WAITS = Text(QT_TRANSLATE_NOOP("models", "Nobody was waited for."))


def why_age(session: Session, ticket_id: int, at: datetime | None = None) -> Verdict:
    """The ticket's working time now, or as of `at` with the moves and the calendar of then; NotFound before the call.

    Clauses time.technical and ticket.information.
    """
    moment = at or now(session)
    moves = tuple(move for move in moves_of(session, ticket_id) if at is None or move.at <= at)
    if not moves:
        raise NotFound(Text(NOT_YET, {"number": ticket_id, "moment": moment}))
    begin, done = moves[0].at, done_since(moves)
    until = max(done or moment, begin)
    pauses = pauses_of(moves, until)
    edition = load_agreement().at(begin)
    clause = edition.clause(TECHNICAL)
    found = explain_working_time(begin, until, load_calendars(session, at=at), clause, pauses, moment)
    waits = edition.clause("ticket.information").check("waits", None, WAITS if pauses else NO_WAITS)
    return found.with_check(waits)
