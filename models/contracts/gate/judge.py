"""Puts the conditions of the gate together to a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from models.agreement.clauses import Edition
from models.agreement.verdict import Answer, Verdict
from models.calendar.spans import Calendar
from models.contracts.gate.contract_conditions import (
    in_term,
    known_contract,
    right_line,
    signed,
    working_time,
)
from models.contracts.gate.facts import Case, Condition, GateFacts, GateQuestion, caller_among
from models.contracts.gate.person_conditions import appointed, known_person, trained
from models.formats import to_moscow
from models.text import QT_TRANSLATE_NOOP, Text

CONDITIONS = (right_line, known_contract, signed, in_term, known_person, appointed, trained, working_time)
"""In the order in which an operator asks for them; the first that fails is what the operator says."""


def judge(question: GateQuestion, facts: GateFacts, edition: Edition, calendar: Calendar) -> Verdict:
    """The verdict of the gate; unknown contracts and persons are refusals, never errors."""
    day = to_moscow(question.at).date()
    caller = caller_among(question.person, facts.contract.persons, day) if facts.contract else None
    case = Case(question, facts, edition, calendar, day, caller)
    conditions = [look(case) for look in CONDITIONS]
    answer, sentence = _answer(conditions, unsure=caller is not None and not caller.sure)
    return Verdict(
        answer,
        sentence,
        tuple(one.check for one in conditions),
        inputs=_inputs(case),
        at=question.at,
        question=("gate", question.line, question.number, question.person, question.channel),
    )


def _answer(conditions: Sequence[Condition], *, unsure: bool) -> tuple[Answer, Text]:
    """Red for a condition that fails, amber for the hour and for a caller who is not quite known, else green."""
    by_name = {one.check.name: one for one in conditions}
    failed = [one for one in conditions if one.check.holds is False and one.check.name != "working_time"]
    if failed:
        return Answer.REFUSED, failed[0].sentence
    if unsure:
        return Answer.WARNING, by_name["person"].sentence
    if by_name["working_time"].check.holds is False:
        return Answer.WARNING, by_name["working_time"].sentence
    return Answer.ALLOWED, by_name["trained"].sentence


def _inputs(case: Case) -> tuple[tuple[Text, object], ...]:
    question, contract = case.question, case.facts.contract
    return (
        (Text(QT_TRANSLATE_NOOP("models", "Line")), question.line),
        (Text(QT_TRANSLATE_NOOP("models", "Contract")), contract.number if contract else question.number),
        (Text(QT_TRANSLATE_NOOP("models", "Organisation")), contract.organisation if contract else ""),
        (
            Text(QT_TRANSLATE_NOOP("models", "Caller")),
            case.caller.person.name if case.caller else question.person,
        ),
        (Text(QT_TRANSLATE_NOOP("models", "Moment of the call")), question.at),
    )
