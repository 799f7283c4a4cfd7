"""Tickets that seem to be about the same thing: offered while a call is typed, and counted when many come at once."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, or_, select
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
LIKE_ENOUGH = 0.55  # of the weight of the words
FEWEST_WORDS = 2
SHORTEST_WORD = 4
MASS_WITHIN = timedelta(minutes=15)
MASS_SIZE = 5
STILL_NEWS = timedelta(hours=1)
COURTESIES = (
    *("здравствуйте", "добрый", "доброе", "утро", "день", "вечер"),
    *("уважаемые", "коллеги", "пожалуйста", "спасибо"),
)
"""Words with which letters begin and end, whatever they are about."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_Row = Row[*tuple[Any, ...]]
_PLACE = (Ticket.subject, Ticket.grade, Ticket.lesson, Ticket.internet_lesson)
_COLUMNS = (Ticket.id, Ticket.parent_id, *_PLACE, Ticket.description)


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
    """An open ticket like the one being typed; `same` when it is about the same thing, not only told alike."""

    ticket: TicketLine
    same: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """The likeliest of the open tickets like the call, and how many schools have reported the same thing."""

    offered: tuple[Similar, ...] = ()
    schools: int = 0


def similar_tickets(session: Session, asked: Asked, at: datetime) -> Alike:
    """Open tickets like this one, the likeliest first: the same place in a course, or most of the words.

    `schools` counts those of all tickets about the same thing, also of those that are not shown: of an error in a
    course the ones in the same place, else the ones told in the same words. What is told alike in another place is
    offered last and never counted.
    """
    alike = _of_like_words(session, asked, at)
    same = _in_the_same_place(session, asked) or _same_thing(asked, alike)
    there = {row.id for row in same}
    families = list(dict.fromkeys(row.parent_id or row.id for row in same))
    others = (row.parent_id or row.id for row in alike if row.id not in there)
    shown = list(dict.fromkeys([*families, *others]))[:SHOWN]
    lines = {line.id: line for line in ticket_lines(session, shown)}
    offered = tuple(Similar(lines[number], number in families) for number in shown if number in lines)
    return Alike(offered, _schools(session, asked, same))


def _in_the_same_place(session: Session, asked: Asked) -> list[_Row]:
    """Where the call is in the courses, if it says so: what is told in its words first, then the oldest."""
    if asked.kind != Kind.COURSE_ERROR or not (asked.subject and asked.grade and asked.lesson):
        return []
    statement = select(*_COLUMNS).where(
        Ticket.subject == asked.subject, Ticket.grade == asked.grade, Ticket.lesson == asked.lesson, IS_OPEN
    )
    if asked.internet_lesson:
        statement = statement.where(Ticket.internet_lesson == asked.internet_lesson)
    rows = session.execute(statement.order_by(Ticket.id).limit(MOST_COMPARED)).all()
    told_alike = set(like(asked.description, [(row.id, row.description) for row in rows]))
    return sorted(rows, key=lambda row: (row.id not in told_alike, row.id))


def _of_like_words(session: Session, asked: Asked, at: datetime) -> list[_Row]:
    if asked.kind == Kind.METHODOLOGY or len(content_stems(asked.description)) < FEWEST_WORDS:
        return []
    rows = {row.id: row for row in session.execute(_recent(asked.kind, at - RECENT))}
    return [
        rows[number]
        for number in like(asked.description, [(row.id, row.description) for row in rows.values()])
    ]


def _same_thing(asked: Asked, alike: Sequence[_Row]) -> list[_Row]:
    """Those told alike that are one thing: of errors in courses only the ones in the place of the likeliest."""
    if asked.kind != Kind.COURSE_ERROR:
        return list(alike)
    possible = [row for row in alike if _may_be(asked, _place(row))]
    return [row for row in possible if _place(row) == _place(possible[0])]


def _place(row: _Row) -> tuple[str | int | None, ...]:
    return _folded((row.subject, row.grade, row.lesson, row.internet_lesson))


def _folded(place: Sequence[str | int | None]) -> tuple[str | int | None, ...]:
    return tuple(fold(value) if isinstance(value, str) else value for value in place)


def _may_be(asked: Asked, place: Sequence[str | int | None]) -> bool:
    """Whether what is typed of the place so far fits this one."""
    known = _folded((asked.subject, asked.grade, asked.lesson, asked.internet_lesson))
    return all(one == other or not one for one, other in zip(known, place, strict=True))


def _recent(kind: str, since: datetime) -> Select[*tuple[Any, ...]]:
    """Open tickets of a kind, the newest first: along the index of the open ones."""
    return (
        select(*_COLUMNS)
        .where(IS_OPEN, Ticket.kind == Kind(kind), Ticket.received_at >= since)
        .order_by(Ticket.received_at.desc(), Ticket.id.desc())
        .limit(MOST_COMPARED)
    )


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that say something: short ones, numbers and courtesies say too little."""
    words = (word.strip("«».,:;!?()\"'") for word in fold(text).split())
    told = (stem(word) for word in words if len(word) >= SHORTEST_WORD and not word.isdecimal())
    return frozenset(told) - _courtesies()


@lru_cache(maxsize=1)
def _courtesies() -> frozenset[str]:
    """The stems of the courtesies; not made with the module: the stemmer is not loaded before it is needed."""
    return frozenset(map(stem, COURTESIES))


def heading_stems(text: str) -> frozenset[str]:
    """What the first sentence is about; of the next one too while that is not enough to know it by."""
    found: frozenset[str] = frozenset()
    for sentence in _SENTENCE.split(text):
        found |= content_stems(sentence)
        if len(found) >= FEWEST_WORDS:
            break
    return found


def _codes(words: frozenset[str]) -> frozenset[str]:
    """Words with letters and digits, as ERR-404."""
    return frozenset(word for word in words if any(map(str.isdecimal, word)) and any(map(str.isalpha, word)))


def like(typed: str, others: Sequence[tuple[int, str]]) -> list[int]:
    """The others, the likeliest first, that hold most of what is typed by weight, or most of how it begins.

    A word is the heavier the rarer it is. What surrounds a matter (what was tried, when to call back) may be told in
    the same words although the matter is another one: how the other begins has to be in what is typed as well, as far
    as that goes, and two codes of errors are two matters.
    """
    asked, begun = content_stems(typed), heading_stems(typed)
    codes = _codes(begun)
    told = [(number, content_stems(text), heading_stems(text)) for number, text in others]
    spread = Counter(word for _, words, _ in told for word in words)

    def weigh(words: frozenset[str]) -> float:
        return sum(1 + math.log((len(told) + 1) / (spread[word] + 1)) for word in words)

    whole, beginning = weigh(asked), weigh(begun)
    scored = [
        (max(weigh(asked & words) / whole, weigh(begun & words) / beginning), number)
        for number, words, heading in told
        if len(asked & words) >= FEWEST_WORDS
        and weigh(asked & heading) >= LIKE_ENOUGH * min(whole, weigh(heading))
        and (codes & _codes(heading) or not codes or not _codes(heading))
    ]
    return [number for score, number in sorted(scored, reverse=True) if score >= LIKE_ENOUGH]


def _schools(session: Session, asked: Asked, same: Sequence[_Row]) -> int:
    """How many organisations have reported it: of a family in courses only the members that are in this place."""
    heads = {row.parent_id or row.id for row in same}
    statement = select(*_PLACE, Ticket.organisation_id, Ticket.organisation_key).where(
        or_(Ticket.id.in_(heads), Ticket.parent_id.in_(heads))
    )
    places = {_place(row) for row in same}
    reports = [
        row for row in session.execute(statement) if asked.kind != Kind.COURSE_ERROR or _place(row) in places
    ]
    known = {row.organisation_id: row.organisation_key for row in reports if row.organisation_id is not None}
    named = {row.organisation_key for row in reports if row.organisation_id is None and row.organisation_key}
    return len(known) + len(named - set(known.values()))


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
    others = [(row.id, row.description) for row in session.execute(statement)]
    alike = sorted([ticket_id, *like(newest.description, others)])
    if len(alike) < MASS_SIZE:
        return None
    return MassHint(ticket_lines(session, alike[:1])[0], tuple(alike[1:]))
