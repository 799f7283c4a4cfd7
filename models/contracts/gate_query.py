"""Asks the gate with what the database knows: contract, people, calendar and agreement as of the moment of the call."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Verdict
from models.calendar.queries import load_calendar
from models.contracts.gate import GateQuestion, judge
from models.contracts.queries import ContractRow, gate_facts


def judge_call(session: Session, question: GateQuestion, found: ContractRow | None = None) -> Verdict:
    """The gate's verdict; a past moment is judged by the persons, training, calendar and edition of its own day.

    `found`: the contract asked about, as of that day, where it has been read already.
    """
    calendar = load_calendar(session, at=question.at)
    return judge(question, gate_facts(session, question, found), load_agreement().at(question.at), calendar)
