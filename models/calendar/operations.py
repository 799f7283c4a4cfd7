"""The write verbs of the calendar's room: decide what a day is, take that back, enter a whole year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from models.calendar.choices import KINDS, OFFICIAL
from models.calendar.official import SATURDAY
from models.calendar.queries import Decision, day_history, load_decisions
from models.calendar.spans import FIRST_DAY, LAST_DAY, DayKind
from models.calendar.tables import DayDecision, YearDecision
from models.errors import InputError
from models.storage.database import actor, now
from models.text import QT_TRANSLATE_NOOP, Text

LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class DayDraft:
    """What a day shall be: a kind of `KINDS` or `OFFICIAL`, and its name (empty: the kind's own)."""

    day: date
    kind: str
    name: str = ""


def decide_day(session: Session, draft: DayDraft, *, reason: str) -> bool:
    """Write the decision with who, when and why; False where the day is that already. InputError for a bad draft."""
    faults = day_faults(draft)
    if not reason.strip():
        faults["reason"] = Text(QT_TRANSLATE_NOOP("models", "Say why: the reason is kept with the decision."))
    if faults:
        raise InputError(faults)
    name = draft.name.strip()
    history = day_history(session, draft.day)
    if _says(history[0] if history else None, draft.kind, name):
        return False
    who = actor(session)
    session.add(
        DayDecision(
            day=draft.day,
            kind=draft.kind,
            name=name,
            decided_at=now(session),
            actor_id=who.id,
            actor_name=who.name,
            reason=reason.strip(),
        )
    )
    session.flush()
    return True


def decide_days(session: Session, drafts: Iterable[DayDraft], *, reason: str) -> int:
    """Decide on many days in one transaction; how many of them were something else before."""
    return sum(decide_day(session, draft, reason=reason) for draft in drafts)


def differing(session: Session, drafts: Iterable[DayDraft]) -> tuple[DayDraft, ...]:
    """Those drafts that would change something."""
    known = load_decisions(session)
    return tuple(draft for draft in drafts if not _says(known.get(draft.day), draft.kind, draft.name.strip()))


def _says(made: Decision | None, kind: str, name: str) -> bool:
    """Whether the decision in force says just this; none is as good as the official calendar's."""
    return (made.kind, made.name) == (kind, name) if made else (kind, name) == (OFFICIAL, "")


def enter_transfers(session: Session, year: int, source: str, *, official: bool = True) -> None:
    """Note that the government's transfers of `year` are in the calendar now, and the document they stand in."""
    who = actor(session)
    session.add(
        YearDecision(
            year=year,
            official=official,
            source=source.strip()[:LONGEST_NAME],
            decided_at=now(session),
            actor_id=who.id,
            actor_name=who.name,
        )
    )
    session.flush()


def day_faults(draft: DayDraft) -> dict[str, Text]:
    """What is wrong with a draft, by field."""
    faults: dict[str, Text] = {}
    if not FIRST_DAY <= draft.day <= LAST_DAY:
        years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
        faults["day"] = Text(
            QT_TRANSLATE_NOOP("models", "The calendar knows the years {first} to {last} only."), years
        )
    if draft.kind != OFFICIAL and draft.kind not in {choice.value for choice in KINDS}:
        faults["kind"] = Text(QT_TRANSLATE_NOOP("models", "There is no such kind of day."))
    weekend = draft.day.isoweekday() >= SATURDAY
    if draft.kind == DayKind.WORKING_WEEKEND and not weekend:
        faults["kind"] = Text(QT_TRANSLATE_NOOP("models", "Only a Saturday or a Sunday can be made working."))
    if draft.kind == DayKind.TRANSFER and weekend:
        faults["kind"] = Text(QT_TRANSLATE_NOOP("models", "A day off is moved to a weekday."))
    if len(draft.name) > LONGEST_NAME:
        faults["name"] = Text(
            QT_TRANSLATE_NOOP("models", "At most {most} characters."), {"most": LONGEST_NAME}
        )
    return faults
