"""Finds the caller by whatever one field was given: a phone, a contract number, a surname, an organisation, or a mix.

Every contract keeps one normalised line of all that may be said about it (`search_text`), so each word is one look
into that line, on both engines, and twenty thousand contracts take some milliseconds. What begins a word ranks before
what is inside one, valid contracts before ended ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, or_, select
from sqlalchemy.orm import Session

from models.contracts.names import comparable, number_key, other_layout
from models.contracts.queries import AppointmentRow, ContractRow, contracts
from models.contracts.rules import Standing
from models.contracts.sql import Contains, state_of
from models.contracts.tables import Contract
from models.formats import digits, fold, to_moscow

SHORTEST = 2
MOST_WORDS = 8
MOST_CANDIDATES = 60
NATIONAL = 10
SURELY_PHONE = 5
_PHONE = re.compile(r"[+\d][\d\s()+.-]*(?:\s*,?\s*(?:доб|ext|внутр)\w*\.?\s*\d*)?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:доб|ext|внутр)\w*\.?.*$", re.IGNORECASE)
_STATE_RANK = {"active": 0, "ending": 0, "upcoming": 1, "draft": 2, "ended": 3}


@dataclass(frozen=True, slots=True)
class CallerMatch:
    """A contract that fits what was typed, and the person whom the words mean, when they mean one.

    The contract carries its state, term, quota of minutes, and everybody appointed for it (models.contracts.queries).
    """

    contract: ContractRow
    person: AppointmentRow | None

    @property
    def is_former(self) -> bool:
        """Whether the person meant has no authority any more."""
        return self.person is not None and self.person.standing is Standing.FORMER


def find_caller(session: Session, text: str, at: datetime, limit: int = 12) -> list[CallerMatch]:
    """The contracts and persons that fit `text`, the best first, as of `at`; nothing for a single letter.

    When nothing fits, the same keys are tried in the other keyboard layout.
    """
    day = to_moscow(at).date()
    return _find(session, text, day, limit) or _find(session, other_layout(text), day, limit)


def search_words(text: str) -> list[str]:
    """What is looked for: the words, or one word of digits when the whole is a phone number."""
    clean = text.strip()
    if _PHONE.fullmatch(clean) and len(digits(clean)) >= SURELY_PHONE:
        return [_national(digits(_EXTENSION.sub("", clean)))]
    words = comparable(clean).split()[:MOST_WORDS]
    return [word for word in words if len(word) >= SHORTEST or word.isdigit() or len(words) > 1]


def all_words(column: Any, text: str) -> ColumnElement[bool] | None:
    """The condition that a normalised line holds every word of `text`; None when there is nothing to look for."""
    words = search_words(text)
    return and_(*(_holds(column, word) for word in words)) if words else None


def _holds(column: Any, word: str) -> ColumnElement[bool]:
    """One word in a line; a number that may begin with the trunk's 8 or the country's 7 counts without it too."""
    condition: ColumnElement[bool] = Contains(column, word)
    return (
        condition if len(_spellings(word)) == 1 else or_(*(Contains(column, one) for one in _spellings(word)))
    )


def _spellings(word: str) -> tuple[str, ...]:
    return (word, word[1:]) if word.isdigit() and len(word) > SURELY_PHONE and word[0] in "78" else (word,)


def _national(number: str) -> str:
    """Digits without the country's 7 or the trunk's 8, which people leave out or put in as they like."""
    return number[1:] if len(number) > NATIONAL and number[0] in "78" else number


def _find(session: Session, text: str, day: date, limit: int) -> list[CallerMatch]:
    words = search_words(text)
    if not words:
        return []
    key = number_key(text)
    beginnings = sum(
        (cast(Contains(Contract.search_text, f" {word}"), Integer) for word in words[1:]),
        cast(Contains(Contract.search_text, f" {words[0]}"), Integer),
    )
    state_rank = case(_STATE_RANK, value=state_of(day), else_=3)
    statement = (
        select(Contract.id)
        .where(*(_holds(Contract.search_text, word) for word in words))
        .order_by(
            case((Contract.number_key == key, 0), else_=1),
            beginnings.desc(),
            state_rank,
            Contract.ends_on.desc(),
            Contract.id.desc(),
        )
        .limit(max(limit, MOST_CANDIDATES))
    )
    ids = list(session.scalars(statement))
    rows = contracts(session, ids, day)
    matches = [CallerMatch(rows[one], _person_meant(rows[one], words)) for one in ids]
    # Among contracts that fit alike, one of whose present persons is meant comes first.
    matches.sort(key=lambda match: _rank(match, key))
    return matches[:limit]


def _rank(match: CallerMatch, key: str) -> tuple[bool, bool, int]:
    return (
        number_key(match.contract.number) != key,
        match.person is None or match.is_former,
        _STATE_RANK[match.contract.state.value],
    )


def _person_meant(row: ContractRow, words: list[str]) -> AppointmentRow | None:
    """The one person whom some of the words name; of several, none, unless one of them is more to the point."""
    scored = [(score, one) for one in row.appointments if (score := _fit(one, words)) > 0]
    best = max((score for score, _ in scored), default=0)
    meant = {one.person_id: one for score, one in reversed(scored) if score == best}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _fit(one: AppointmentRow, words: list[str]) -> int:
    """How many of the words the person's name, phone or mail answers to; the present person wins over the former."""
    line = f" {person_line(one.name, one.phone, one.phone_e164, one.email)}"
    hits = sum(
        f" {one}" in line or (one.isdigit() and one in line) for word in words for one in _spellings(word)
    )
    return 2 * hits - (one.standing is Standing.FORMER) if hits else 0


def person_line(name: str, phone: str, e164: str | None, email: str) -> str:
    """All that may be said about a person, normalised: name, digits of the phone, mail."""
    return " ".join(part for part in (comparable(name), phone_words(phone, e164), comparable(email)) if part)


def phone_words(raw: str, e164: str | None) -> str:
    """The digits of a phone as they are looked for: without country, the extension as a word of its own."""
    if e164:
        number, _, extension = e164.partition(";ext=")
        return f"{_national(digits(number))} {extension}".strip()
    return " ".join(_national(digits(part)) for part in re.split(r"[,;/]", fold(raw)) if digits(part))


def contract_line(number: str, organisation: str, locality: str, region: str, persons: list[str]) -> str:
    """All that may be said about a contract, normalised; begins with a blank so that every word has one before it."""
    parts = [
        comparable(number),
        number_key(number),
        comparable(organisation),
        comparable(locality),
        comparable(region),
    ]
    return " " + " ".join(part for part in (*dict.fromkeys(parts), *persons) if part)
