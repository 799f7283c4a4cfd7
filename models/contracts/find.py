"""Finds the caller by whatever one field was given: a phone, a contract number, a surname, an organisation, or a mix.

Every contract keeps one normalised line of all that may be said about it (`search_text`) and is indexed by the
beginnings of its words, the same on both engines; a look-up among twenty thousand contracts takes milliseconds. Whole
words rank before beginnings, valid contracts before ended ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from models.contracts.names import comparable, number_key, other_layout
from models.contracts.queries import AppointmentRow, ContractRow, contracts
from models.contracts.rules import Standing
from models.contracts.sql import state_of
from models.contracts.tables import Contract
from models.contracts.tokens import CONTRACTS, phone_words, search_words, spellings, terms_of
from models.formats import to_moscow
from models.storage.search import matching_ids

MOST_CANDIDATES = 24
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
    found = _find(session, text, day, limit)
    if not found and any(character.isalpha() for character in other_layout(text)):
        found = _find(session, other_layout(text), day, limit)
    return found


def _find(session: Session, text: str, day: date, limit: int) -> list[CallerMatch]:
    words = search_words(text)
    key = number_key(text)
    if not words:
        return []
    ids = _candidates(session, text, key, day, max(limit, MOST_CANDIDATES))
    if not ids:
        return []
    rows = contracts(session, ids, day)
    matches = [CallerMatch(rows[one], _person_meant(rows[one], words)) for one in ids]
    matches.sort(key=lambda match: _rank(match, key))  # stable: whole words stay before beginnings
    return matches[:limit]


def _candidates(session: Session, text: str, key: str, day: date, most: int) -> list[int]:
    """Ids of contracts that fit: the one with exactly this number, those with the whole words, then beginnings."""
    found = list(session.scalars(select(Contract.id).where(Contract.number_key == key)))
    dialect = session.get_bind().dialect.name
    for whole in (True, False):
        terms = terms_of(text, whole=whole)
        if terms and len(found) < most:
            hits = matching_ids(CONTRACTS.name, terms, dialect)
            found.extend(session.scalars(_ranked(hits, day, most)))
    return list(dict.fromkeys(found))


def _ranked(hits: Select[Any], day: date, most: int) -> Select[int]:
    """The hits as contracts, those that hold first; the later end before the earlier."""
    state_rank = case(_STATE_RANK, value=state_of(day), else_=3)
    statement = select(Contract.id).where(Contract.id.in_(hits))
    return statement.order_by(state_rank, Contract.ends_on.desc(), Contract.id.desc()).limit(most)


def _rank(match: CallerMatch, key: str) -> tuple[bool, bool, int]:
    return (
        number_key(match.contract.number) != key,
        match.person is None or match.is_former,
        _STATE_RANK[match.contract.state.value],
    )


def _person_meant(row: ContractRow, words: Sequence[str]) -> AppointmentRow | None:
    """The one person whom some of the words name; of several, none, unless one of them is more to the point."""
    scored = [(score, one) for one in row.appointments if (score := _fit(one, words)) > 0]
    best = max((score for score, _ in scored), default=0)
    meant = {one.person_id: one for score, one in reversed(scored) if score == best}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _fit(one: AppointmentRow, words: Sequence[str]) -> int:
    """How many of the words the person's name, phone or mail answers to; the present person wins over the former."""
    line = f" {person_line(one.name, one.phone, one.phone_e164, one.email)}"
    hits = sum(
        f" {spelling}" in line or (spelling.isdigit() and spelling in line)
        for word in words
        for spelling in spellings(word)
    )
    return 2 * hits - (one.standing is Standing.FORMER) if hits else 0


def person_line(name: str, phone: str, e164: str | None, email: str) -> str:
    """All that may be said about a person, normalised: name, digits of the phone, mail."""
    return " ".join(part for part in (comparable(name), phone_words(phone, e164), comparable(email)) if part)


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
