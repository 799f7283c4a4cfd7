"""The questions of «почему?» about days, asked of the database: as of now, or as of any earlier moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Verdict
from models.calendar.desk_calendar import TECHNICAL, DeskPlan
from models.calendar.queries import Decision, day_history, load_calendars
from models.calendar.why import explain_day
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP, Text

OFFICIALLY: Final = Text(QT_TRANSLATE_NOOP("models", "Official calendar"))
DECIDED: Final = Text(QT_TRANSLATE_NOOP("models", "Decided"))
REASON: Final = Text(QT_TRANSLATE_NOOP("models", "Reason"))


def judge_day(session: Session, day: date, at: datetime | None = None) -> Verdict:
    """Whether the desk works on `day`, with what was known at `at` (by default: everything)."""
    clause = load_agreement().at(day).clause(TECHNICAL)
    facts: list[tuple[Text, object]] = [(OFFICIALLY, DeskPlan().mark(day).name)]
    made = _decision(session, day, at)
    if made is not None:
        who = {"moment": format_moment(made.decided_at), "actor": made.actor}
        facts += [(DECIDED, Text("{moment}, {actor}", who)), (REASON, made.reason)]
    return explain_day(day, load_calendars(session, at=at), clause, facts, at)


def _decision(session: Session, day: date, at: datetime | None) -> Decision | None:
    """The latest decision on the day that had been made by `at`."""
    known = (made for made in day_history(session, day) if at is None or made.decided_at <= at)
    return next(known, None)
