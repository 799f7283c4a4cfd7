"""The conditions of the gate that concern the line, the contract and the hour."""

from __future__ import annotations

from models.calendar.rules import closing, next_working
from models.contracts.gate.facts import MAIL, Case, Condition, condition, not_asked
from models.contracts.rules import is_in_term, is_signed
from models.errors import RuleError
from models.text import QT_TRANSLATE_NOOP, Text


def right_line(case: Case) -> Condition:
    """Whether the line is that of technical support (clause line.technical)."""
    line = case.question.line
    technical = case.edition.clause("line.technical").texts("extensions")
    methodological = case.edition.clause("line.methodological").texts("extensions")
    values = {"line": line, "technical": ", ".join(technical), "methodological": ", ".join(methodological)}
    if line in technical:
        source = QT_TRANSLATE_NOOP("models", "Extension {line} is technical support.")
        return condition(case, "line.technical", "line", True, Text(source, values))
    if line in methodological:
        source = QT_TRANSLATE_NOOP(
            "models",
            "Extension {line} is methodological support: every adult user may ask there and no responsible person "
            "is needed. For technical questions please call extension {technical}.",
        )
        return condition(case, "method.callers", "line", False, Text(source, values))
    source = QT_TRANSLATE_NOOP(
        "models",
        "There is no line {line}: technical support has extension {technical}, "
        "methodological support has {methodological}.",
    )
    return condition(case, "line.technical", "line", False, Text(source, values))


def known_contract(case: Case) -> Condition:
    """Whether the caller told the number of a contract that exists (clause ticket.contract)."""
    contract, number = case.facts.contract, case.question.number.strip()
    if contract is not None:
        values = {"number": contract.number, "organisation": contract.organisation}
        detail = Text(QT_TRANSLATE_NOOP("models", "Contract {number}: {organisation}."), values)
        return condition(case, "ticket.contract", "contract", True, detail)
    if not number:
        detail = Text(QT_TRANSLATE_NOOP("models", "Please tell the number of your valid contract."))
        return condition(case, "ticket.contract", "contract", False, detail)
    said = Text(
        QT_TRANSLATE_NOOP("models", "We have no contract {number}. Please check the number."),
        {"number": number},
    )
    if not case.facts.similar:
        return condition(case, "ticket.contract", "contract", False, said)
    detail = Text(
        QT_TRANSLATE_NOOP("models", "There is no contract {number}. Similar numbers: {similar}."),
        {"number": number, "similar": ", ".join(case.facts.similar)},
    )
    return Condition(case.edition.clause("ticket.contract").check("contract", False, detail), said)


def signed(case: Case) -> Condition:
    """Whether the contract was signed by the day of the call (clause contract.signed)."""
    contract = case.facts.contract
    if contract is None:
        return not_asked(case, "contract.signed", "signed")
    values = {"number": contract.number, "signed": contract.term.signed_on, "day": case.day}
    holds = is_signed(contract.term, case.day)
    if holds:
        source = QT_TRANSLATE_NOOP("models", "Contract {number} was signed on {signed}.")
    elif contract.term.signed_on is None:
        source = QT_TRANSLATE_NOOP(
            "models", "Contract {number} is not signed yet: technical support begins with a signed contract."
        )
    else:
        source = QT_TRANSLATE_NOOP(
            "models", "On {day} contract {number} was not signed yet; it was on {signed}."
        )
    return condition(case, "contract.signed", "signed", holds, Text(source, values))


def in_term(case: Case) -> Condition:
    """Whether the day of the call lies between the contract's first and last day, both included."""
    contract = case.facts.contract
    if contract is None:
        return not_asked(case, "ticket.contract", "term")
    term = contract.term
    values = {
        "number": contract.number,
        "start": term.starts_on,
        "end": term.ends_on,
        "other": ", ".join(case.facts.valid_instead),
    }
    holds = is_in_term(term, case.day)
    if holds:
        source = QT_TRANSLATE_NOOP("models", "Contract {number} is valid from {start} to {end}.")
    elif case.facts.valid_instead:
        source = QT_TRANSLATE_NOOP(
            "models",
            "Contract {number} is valid only from {start} to {end}. Your organisation has a valid contract: {other}.",
        )
    elif case.day < term.starts_on:
        source = QT_TRANSLATE_NOOP("models", "Contract {number} becomes valid on {start}.")
    else:
        source = QT_TRANSLATE_NOOP("models", "Contract {number} ended on {end}.")
    return condition(case, "ticket.contract", "term", holds, Text(source, values))


def working_time(case: Case) -> Condition:
    """Whether the desk works at that moment (clause time.technical); mail is accepted at any hour."""
    if case.question.channel == MAIL:
        detail = Text(
            QT_TRANSLATE_NOOP("models", "E-mail to {mail} is accepted at any hour."), {"mail": case.mail}
        )
        return condition(case, "mail.technical", "working_time", True, detail)
    closes = closing(case.question.at, case.calendar)
    if closes is not None:
        detail = Text(QT_TRANSLATE_NOOP("models", "Working time until {closes}."), {"closes": closes})
        return condition(case, "time.technical", "working_time", True, detail)
    values: dict[str, object] = {"mail": case.mail}
    try:
        values["opens"] = next_working(case.question.at, case.calendar)
        source = QT_TRANSLATE_NOOP(
            "models",
            "The desk is closed now. We note your request and take care of it from {opens} on; "
            "you can also write to {mail}.",
        )
    except RuleError:  # the last evening that the calendar knows
        source = QT_TRANSLATE_NOOP("models", "The desk is closed now. You can write to {mail}.")
    return condition(case, "time.technical", "working_time", False, Text(source, values))
