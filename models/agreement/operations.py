"""The write verb of the agreement's room: switch a reading."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.agreement.queries import load_readings, may_switch
from models.agreement.questions import QUESTIONS
from models.agreement.tables import ReadingSwitch
from models.errors import InputError, RuleError
from models.storage.database import actor, now
from models.text import QT_TRANSLATE_NOOP, Text


def switch_reading(
    session: Session, question: str, reading: str, *, reason: str, since: datetime | None = None
) -> int:
    """Let `reading` hold from `since` (now where not given) and return the id of the switch.

    InputError without a reason, for an unknown reading, or for a moment that has passed: what was judged keeps the
    reading of its day. RuleError where it holds already or the actor is no supervisor.
    """
    require_supervisor(session)
    moment = now(session)
    begin = since or moment
    known = load_readings(session)
    _check(known.agreement.at(begin).questions[question].choices, reading, reason, begin, moment)
    if known.of(question, begin) == reading:
        title = Text(QUESTIONS[question].readings[reading])
        raise RuleError(
            Text(QT_TRANSLATE_NOOP("models", "This reading holds already: {reading}."), {"reading": title})
        )
    who = actor(session)
    switch = ReadingSwitch(
        question=question,
        reading=reading,
        since=begin,
        decided_at=moment,
        actor_id=who.id,
        actor_name=who.name,
        reason=reason.strip(),
    )
    session.add(switch)
    session.flush()
    return switch.id


def _check(choices: tuple[str, ...], reading: str, reason: str, since: datetime, now: datetime) -> None:
    faults: dict[str, Text] = {}
    if reading not in choices:
        faults["reading"] = Text(QT_TRANSLATE_NOOP("models", "The agreement cannot be read that way."))
    if not reason.strip():
        faults["reason"] = Text(QT_TRANSLATE_NOOP("models", "Say why: the reason is kept with the decision."))
    if since < now:
        faults["since"] = Text(
            QT_TRANSLATE_NOOP("models", "A reading cannot be switched for the past: what was judged stays.")
        )
    if faults:
        raise InputError(faults)


def require_supervisor(session: Session) -> None:
    """RuleError unless a supervisor is writing; the program itself and its command line may.

    On the server the grants decide; this sentence only comes before they do.
    """
    if not may_switch(session, actor(session).id):
        raise RuleError(Text(QT_TRANSLATE_NOOP("models", "Only a supervisor decides this.")))
