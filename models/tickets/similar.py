"""Tickets that seem to be about the same thing: offered while a call is typed, and counted when many come at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from models.formats import fold
from models.storage.stemming import stem
from models.tickets.choices import Kind
from models.tickets.listing import IS_OPEN
from models.tickets.queries import TicketLine, ticket_lines
from models.tickets.tables import Ticket

RECENT = timedelta(days=14)
MOST_COMPARED = 400
SHOWN = 3
LIKE_ENOUGH = 0.55  # of the weight of the words typed
FEWEST_WORDS = 2
SHORTEST_WORD = 4
MASS_WITHIN = timedelta(minutes=15)
MASS_SIZE = 5
STILL_NEWS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known so far of the call that is being typed."""

    kind: str
    subject: str = ""
    grade: int | None = None
    lesson: str = ""
    internet_lesson: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """An open ticket like the one being typed; `schools` have reported it so far, `same_place` in the same lesson."""

    ticket: TicketLine
    schools: frozenset[str]
    same_place: bool


def similar_tickets(session: Session, asked: Asked, at: datetime) -> list[Similar]:
    """Open tickets like this one, the likeliest first: the same place in a course, or most of the words."""
    same_place = _in_the_same_place(session, asked)
    alike = [number for number in _of_like_words(session, asked, at) if number not in same_place]
    heads = list(dict.fromkeys(_heads(session, [*same_place, *alike])))[:SHOWN]
    lines = {line.id: line for line in ticket_lines(session, heads)}
    schools = _schools(session, heads)
    places = set(_heads(session, same_place))
    return [Similar(lines[head], schools[head], head in places) for head in heads if head in lines]


def _in_the_same_place(session: Session, asked: Asked) -> list[int]:
    if asked.kind != Kind.COURSE_ERROR or not (asked.subject and asked.grade and asked.lesson):
        return []
    statement = select(Ticket.id).where(
        Ticket.subject == asked.subject, Ticket.grade == asked.grade, Ticket.lesson == asked.lesson, IS_OPEN
    )
    if asked.internet_lesson:
        statement = statement.where(Ticket.internet_lesson == asked.internet_lesson)
    return list(session.scalars(statement.order_by(Ticket.id).limit(MOST_COMPARED)))


def _of_like_words(session: Session, asked: Asked, at: datetime) -> list[int]:
    typed = content_stems(asked.description)
    if len(typed) < FEWEST_WORDS or asked.kind == Kind.METHODOLOGY:
        return []
    recent = _recent(asked.kind, at - RECENT)
    return like(typed, [(number, content_stems(text)) for number, text in session.execute(recent)])


def _recent(kind: str, since: datetime) -> Select[int, str]:
    """Open tickets of a kind, the newest first: along the index of the open ones."""
    return (
        select(Ticket.id, Ticket.description)
        .where(IS_OPEN, Ticket.kind == Kind(kind), Ticket.received_at >= since)
        .order_by(Ticket.received_at.desc(), Ticket.id.desc())
        .limit(MOST_COMPARED)
    )


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that say something: short ones and numbers say too little."""
    words = (word.strip("«».,:;!?()\"'") for word in fold(text).split())
    return frozenset(stem(word) for word in words if len(word) >= SHORTEST_WORD and not word.isdecimal())


def like(typed: frozenset[str], others: Sequence[tuple[int, frozenset[str]]]) -> list[int]:
    """The others that hold most of the typed words by weight, a word being the heavier the rarer it is."""
    spread = Counter(word for _, words in others for word in words)
    weight = {word: 1 + math.log((len(others) + 1) / (spread[word] + 1)) for word in typed}
    whole = sum(weight.values())
    scored = [
        (sum(weight[word] for word in typed & words) / whole, number)
        for number, words in others
        if len(typed & words) >= FEWEST_WORDS
    ]
    return [number for score, number in sorted(scored, reverse=True) if score >= LIKE_ENOUGH]


def _heads(session: Session, numbers: Sequence[int]) -> list[int]:
    """The parents of the tickets' families, in the order of the tickets."""
    statement = select(Ticket.id, Ticket.parent_id).where(Ticket.id.in_(numbers))
    parents = {row.id: row.parent_id for row in session.execute(statement)}
    return [parents[number] or number for number in numbers if number in parents]


def _schools(session: Session, heads: Sequence[int]) -> dict[int, frozenset[str]]:
    """Which organisations have reported each family."""
    statement = select(Ticket.id, Ticket.parent_id, Ticket.organisation_key).where(
        or_(Ticket.id.in_(heads), Ticket.parent_id.in_(heads))
    )
    found: dict[int, set[str]] = {head: set() for head in heads}
    for number, parent, organisation in session.execute(statement):
        found[parent or number].add(organisation)
    return {head: frozenset(schools) for head, schools in found.items()}


@dataclass(frozen=True, slots=True)
class MassHint:
    """Several incidents that came at once and seem to be one: the oldest could be the parent of the others."""

    parent: TicketLine
    others: tuple[int, ...]


def mass_hint(session: Session, ticket_id: int, at: datetime) -> MassHint | None:
    """Whether this incident, if it is still news `at` that moment, is the fifth of its sort within fifteen minutes."""
    newest = session.execute(
        select(Ticket.received_at, Ticket.description, Ticket.kind, Ticket.parent_id).where(
            Ticket.id == ticket_id
        )
    ).one_or_none()
    if newest is None or newest.received_at < at - STILL_NEWS:
        return None
    if newest.kind != Kind.INCIDENT or newest.parent_id is not None:
        return None
    statement = _recent(Kind.INCIDENT, newest.received_at - MASS_WITHIN).where(
        Ticket.parent_id.is_(None), Ticket.received_at <= newest.received_at, Ticket.id != ticket_id
    )
    others = [(number, content_stems(text)) for number, text in session.execute(statement)]
    alike = sorted([ticket_id, *like(content_stems(newest.description), others)])
    if len(alike) < MASS_SIZE:
        return None
    return MassHint(ticket_lines(session, alike[:1])[0], tuple(alike[1:]))
