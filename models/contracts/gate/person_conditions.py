"""The conditions of the gate that concern the caller.

The operator reads the details on the screen; the sentences may be said aloud, so they name nobody but the caller.
"""

from __future__ import annotations

from models.contracts.gate.facts import Case, Condition, ContractFacts, condition, not_asked
from models.contracts.rules import Standing, standing
from models.text import QT_TRANSLATE_NOOP, Text


def known_person(case: Case) -> Condition:
    """Whether the caller is somebody whom the licensee named for the contract (clause persons.limit)."""
    contract, said = case.facts.contract, case.question.person.strip()
    if not said:
        detail = Text(QT_TRANSLATE_NOOP("models", "Please tell your surname, name and patronymic."))
        return condition(case, "persons.limit", "person", False, detail)
    if contract is None:
        return not_asked(case, "persons.limit", "person")
    if case.caller is None:
        return _stranger(case, contract, said)
    if not case.caller.sure:
        source = QT_TRANSLATE_NOOP(
            "models",
            "Please tell your full name and patronymic: «{said}» alone does not tell who is calling.",
        )
        return condition(case, "persons.limit", "person", None, Text(source, {"said": said}))
    values = {"name": case.caller.person.name, "number": contract.number}
    detail = Text(QT_TRANSLATE_NOOP("models", "{name} is named for contract {number}."), values)
    return condition(case, "persons.limit", "person", True, detail)


def _stranger(case: Case, contract: ContractFacts, said: str) -> Condition:
    sentence = Text(
        QT_TRANSLATE_NOOP(
            "models",
            "{person} is not a responsible person of contract {number}. Please let a responsible person of your "
            "organisation ask, best by e-mail to {mail}.",
        ),
        {"person": said, "number": contract.number, "mail": case.mail},
    )
    names = [
        one.name for one in contract.persons if standing(one.authority, case.day) is Standing.RESPONSIBLE
    ]
    if names:
        source = QT_TRANSLATE_NOOP("models", "{person} is not among the responsible persons: {names}.")
    else:
        source = QT_TRANSLATE_NOOP(
            "models", "On {day} contract {number} has no appointed and trained person at all."
        )
    values = {"person": said, "names": ", ".join(names), "day": case.day, "number": contract.number}
    check = case.edition.clause("persons.limit").check("person", False, Text(source, values))
    return Condition(check, sentence)


def appointed(case: Case) -> Condition:
    """Whether the caller's authority covers the day of the call (clause persons.appointed)."""
    if case.caller is None:
        return not_asked(case, "persons.appointed", "appointed")
    person, stands = case.caller.person, case.caller.standing
    values = {
        "name": person.name,
        "appointed": person.authority.appointed_on,
        "ended": person.authority.ended_on,
        "successor": person.successor,
    }
    if stands is Standing.UPCOMING:
        source = QT_TRANSLATE_NOOP("models", "{name} is appointed from {appointed} on only.")
        return condition(case, "persons.appointed", "appointed", False, Text(source, values))
    if stands is not Standing.FORMER:
        source = QT_TRANSLATE_NOOP("models", "{name} has been appointed since {appointed}.")
        return condition(case, "persons.appointed", "appointed", True, Text(source, values))
    sentence = Text(
        QT_TRANSLATE_NOOP("models", "The authority of the responsible person {name} ended on {ended}."),
        values,
    )
    replaced = QT_TRANSLATE_NOOP("models", "{name} was replaced on {ended} by {successor}.")
    detail = Text(replaced, values) if person.successor else sentence
    return Condition(case.edition.clause("persons.appointed").check("appointed", False, detail), sentence)


def trained(case: Case) -> Condition:
    """Whether the caller was trained by the day of the call (clause persons.trained); says the welcome if so."""
    caller, contract = case.caller, case.facts.contract
    if caller is None or contract is None or caller.standing in {Standing.UPCOMING, Standing.FORMER}:
        return not_asked(case, "persons.trained", "trained")
    values = {
        "name": caller.person.name,
        "trained": caller.person.authority.trained_on,
        "day": case.day,
        "number": contract.number,
    }
    if caller.standing is Standing.RESPONSIBLE:
        detail = Text(QT_TRANSLATE_NOOP("models", "{name} was trained on {trained}."), values)
        welcome = QT_TRANSLATE_NOOP(
            "models", "Allowed. {name} is a responsible person of contract {number}, trained on {trained}."
        )
        return Condition(
            case.edition.clause("persons.trained").check("trained", True, detail), Text(welcome, values)
        )
    if caller.person.authority.trained_on is None:
        source = QT_TRANSLATE_NOOP(
            "models",
            "{name} is appointed but has not been trained yet; only trained responsible persons may ask.",
        )
    else:
        source = QT_TRANSLATE_NOOP(
            "models", "On {day} {name} was not trained yet; the training was on {trained}."
        )
    return condition(case, "persons.trained", "trained", False, Text(source, values))
