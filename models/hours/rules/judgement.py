"""May this consultation be given, and what is left: answers with their clauses, inputs and steps.

A held consultation is never refused for want of hours: what was given is recorded, beyond the quota with a reason. A
planned one is. A pupil is refused in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.agreement.clauses import Edition
from models.agreement.verdict import Answer, Check, Step, Verdict
from models.hours.rules.balance import Balance, Level, fits, posted
from models.hours.rules.callers import Role
from models.hours.rules.years import Period, YearReading
from models.text import QT_TRANSLATE_NOOP, Text

PUPIL = Text(
    QT_TRANSLATE_NOOP(
        "models",
        "Methodological support is for teachers, the administration and parents; children are not consulted. "
        "Please ask your teacher or your parents to call.",
    )
)
NO_CONTRACT = Text(
    QT_TRANSLATE_NOOP(
        "models",
        "The organisation has no contract that is valid on this day: the consultation is logged, no hours are charged.",
    )
)
NO_CONTRACT_TO_PLAN = Text(
    QT_TRANSLATE_NOOP("models", "Without a contract valid on that day no hours can be reserved.")
)


@dataclass(frozen=True, slots=True)
class Account:
    """What a consultation would be charged to: the contract's number, its year and that year's balance."""

    contract: str
    year: Period
    balance: Balance


def judge(
    edition: Edition,
    *,
    at: datetime,
    role: Role | None = None,
    account: Account | None = None,
    minutes: int = 0,
    planned: bool = False,
) -> Verdict:
    """Whether a consultation of `minutes` may be given (clauses method.callers, hours.contract, hours.quota)."""
    if role is Role.PUPIL:
        return Verdict(Answer.REFUSED, PUPIL, (_caller_check(edition, role),), at=at)
    checks = [_caller_check(edition, role), _contract_check(edition, account)]
    if account is not None:
        checks.append(_quota_check(edition, account.balance, minutes, planned=planned))
        answer, sentence = _by_quota(account, minutes, planned=planned)
    else:
        answer, sentence = (Answer.REFUSED, NO_CONTRACT_TO_PLAN) if planned else (Answer.WARNING, NO_CONTRACT)
    return Verdict(answer, sentence, tuple(checks), inputs=_inputs(account, minutes), at=at)


def _by_quota(account: Account, minutes: int, *, planned: bool) -> tuple[Answer, Text]:
    balance = account.balance
    after = posted(balance, minutes)
    facts = {
        "left": balance.left,
        "quota": balance.quota,
        "percent": after.percent,
        "over": after.over - balance.over,
    }
    if planned:
        return _by_room(balance, minutes, facts)
    if minutes and after.over > balance.over:
        return Answer.WARNING, Text(
            QT_TRANSLATE_NOOP(
                "models",
                "The hours of this year are used up: {over:duration} will be recorded beyond the quota. "
                "Give the reason.",
            ),
            facts,
        )
    level = after.level
    if level in {Level.SPENT, Level.OVER}:
        return Answer.WARNING, Text(
            QT_TRANSLATE_NOOP("models", "All {quota:duration} of this year are used up."), facts
        )
    if level is Level.FREE:
        return Answer.ALLOWED, Text(
            QT_TRANSLATE_NOOP("models", "{left:duration} of {quota:duration} left."), facts
        )
    return Answer.WARNING, Text(
        QT_TRANSLATE_NOOP("models", "{left:duration} of {quota:duration} left: {percent} % are used up."),
        facts,
    )


def _by_room(balance: Balance, minutes: int, facts: dict[str, int]) -> tuple[Answer, Text]:
    if fits(balance, minutes):
        return Answer.ALLOWED, Text(
            QT_TRANSLATE_NOOP(
                "models", "{left:duration} of {quota:duration} left: the hours can be reserved."
            ),
            facts,
        )
    return Answer.REFUSED, Text(
        QT_TRANSLATE_NOOP(
            "models",
            "Only {left:duration} of {quota:duration} are left: {minutes:duration} cannot be planned.",
        ),
        {**facts, "minutes": minutes},
    )


def _caller_check(edition: Edition, role: Role | None) -> Check:
    if role is Role.PUPIL:
        detail = Text(QT_TRANSLATE_NOOP("models", "The caller is a pupil."))
        return edition.clause("method.children").check("caller", False, detail)
    detail = Text(QT_TRANSLATE_NOOP("models", "The caller is an adult user."))
    return edition.clause("method.callers").check("caller", None if role is None else True, detail)


def _contract_check(edition: Edition, account: Account | None) -> Check:
    clause = edition.clause("hours.contract")
    if account is None:
        return clause.check(
            "contract", False, Text(QT_TRANSLATE_NOOP("models", "No contract is valid on this day."))
        )
    return clause.check(
        "contract",
        True,
        Text(
            QT_TRANSLATE_NOOP("models", "Contract {number}, year from {first} to {last}."),
            {"number": account.contract, "first": account.year.first, "last": account.year.last},
        ),
    )


def _quota_check(edition: Edition, balance: Balance, minutes: int, *, planned: bool) -> Check:
    holds = fits(balance, minutes) if planned else posted(balance, minutes).over == 0
    return edition.clause("hours.quota").check(
        "quota",
        holds,
        Text(
            QT_TRANSLATE_NOOP(
                "models", "Used {used:duration}, reserved {reserved:duration} of {quota:duration}."
            ),
            {"used": balance.charged, "reserved": balance.reserved, "quota": balance.quota},
        ),
    )


def _inputs(account: Account | None, minutes: int) -> tuple[tuple[Text, object], ...]:
    inputs: list[tuple[Text, object]] = []
    if account is not None:
        inputs.append((Text(QT_TRANSLATE_NOOP("models", "Contract")), account.contract))
    if minutes:
        length = Text("{minutes:duration}", {"minutes": minutes})
        inputs.append((Text(QT_TRANSLATE_NOOP("models", "Length of the consultation")), length))
    return tuple(inputs)


@dataclass(frozen=True, slots=True)
class OtherYear:
    """What the other honest reading of «a year» answers about the same lines."""

    reading: YearReading
    year: Period
    balance: Balance


def explain(
    edition: Edition,
    account: Account,
    *,
    at: datetime,
    reading: YearReading,
    months: Sequence[tuple[date, int]] = (),
    reversed_minutes: int = 0,
    other: OtherYear | None = None,
    rounding: int = 1,
) -> Verdict:
    """Why so much is left: quota, what each month charged, reservations, excess, the other reading of the year.

    `months` are (first day of the month, minutes net of reversals); `reversed_minutes` were charged and taken back.
    """
    balance = account.balance
    verdict = Verdict(
        balance.level.value,
        _left(account),
        (_contract_check(edition, account), _quota_check(edition, balance, 0, planned=False)),
        inputs=(
            (Text(QT_TRANSLATE_NOOP("models", "Contract")), account.contract),
            (Text(QT_TRANSLATE_NOOP("models", "Contract year begins")), account.year.first),
            (Text(QT_TRANSLATE_NOOP("models", "Contract year ends")), account.year.last),
            (Text(QT_TRANSLATE_NOOP("models", "Charged in steps of, minutes")), rounding),
        ),
        steps=_steps(balance, months, reversed_minutes),
        at=at,
        reading=reading.value,
        figures={
            "quota": balance.quota,
            "used": balance.used,
            "reserved": balance.reserved,
            "left": balance.left,
            "over": balance.over,
        },
    )
    return verdict if other is None else verdict.with_other((_other(other), other.reading.value))


def _left(account: Account) -> Text:
    balance = account.balance
    facts = {"left": balance.left, "quota": balance.quota, "over": balance.over, "last": account.year.last}
    if balance.over:
        return Text(
            QT_TRANSLATE_NOOP("models", "{over:duration} beyond the {quota:duration} of the year to {last}."),
            facts,
        )
    return Text(QT_TRANSLATE_NOOP("models", "{left:duration} of {quota:duration} left until {last}."), facts)


def _steps(balance: Balance, months: Sequence[tuple[date, int]], reversed_minutes: int) -> tuple[Step, ...]:
    """Steps whose minutes add up to what is left."""
    steps = [Step(Text(QT_TRANSLATE_NOOP("models", "Quota of the year")), balance.quota)]
    for month, minutes in months:
        charged = Text(QT_TRANSLATE_NOOP("models", "Charged in {month}"), {"month": f"{month:%m.%Y}"})
        steps.append(Step(charged, -minutes))
    if reversed_minutes:
        steps.append(
            Step(
                Text(
                    QT_TRANSLATE_NOOP(
                        "models", "Reversals of {minutes:duration} are already taken into account"
                    ),
                    {"minutes": reversed_minutes},
                )
            )
        )
    if balance.reserved:
        steps.append(
            Step(Text(QT_TRANSLATE_NOOP("models", "Reserved for planned events")), -balance.held_back)
        )
    if balance.over:
        steps.append(Step(Text(QT_TRANSLATE_NOOP("models", "Beyond the quota")), balance.over))
    return tuple(steps)


def _other(other: OtherYear) -> Text:
    facts = {
        "left": other.balance.left,
        "first": other.year.first,
        "last": other.year.last,
        "over": other.balance.over,
    }
    if other.balance.over:
        return Text(
            QT_TRANSLATE_NOOP("models", "Counted from {first} to {last}: {over:duration} beyond the quota."),
            facts,
        )
    return Text(QT_TRANSLATE_NOOP("models", "Counted from {first} to {last}: {left:duration} left."), facts)
