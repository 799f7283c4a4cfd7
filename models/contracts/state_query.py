"""Why a contract is valid, not valid yet, or over: the gate's own conditions on signature and term."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Verdict
from models.calendar.queries import load_calendar
from models.contracts.gate.contract_conditions import in_term, signed
from models.contracts.gate.facts import Case, GateQuestion
from models.contracts.queries import contract, gate_facts
from models.contracts.rules import state
from models.formats import to_moscow
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP, Text


def why_state(session: Session, contract_id: int, at: datetime | None = None) -> Verdict:
    """What the contract is now, or was on the day of `at` (clauses contract.signed and ticket.contract)."""
    moment = at or now(session)
    day = to_moscow(moment).date()
    row = contract(session, contract_id, day)
    question = GateQuestion("", row.number, "", moment)
    edition, calendar = load_agreement().at(moment), load_calendar(session, at=at)
    case = Case(question, gate_facts(session, question), edition, calendar, day, None)
    signature, term = signed(case), in_term(case)
    return Verdict(
        state(row.term, day).value,
        term.sentence if signature.check.holds else signature.sentence,
        (signature.check, term.check),
        inputs=(
            (Text(QT_TRANSLATE_NOOP("models", "Contract")), row.number),
            (Text(QT_TRANSLATE_NOOP("models", "Signed on")), row.term.signed_on or "—"),
            (Text(QT_TRANSLATE_NOOP("models", "First day")), row.term.starts_on),
            (Text(QT_TRANSLATE_NOOP("models", "Last day")), row.term.ends_on),
        ),
        at=moment,
        question=("state", row.number),
    )
