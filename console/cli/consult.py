"""The verb consult: record a consultation or webinar from a script, plan one, or take one back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session

from console.cli.common import App, as_json, emit, parse_moment, pass_app
from models.agreement.queries import load_readings
from models.agreement.verdict import Verdict
from models.errors import InputError, RuleError
from models.formats import parse_minutes
from models.hours.choices import METHOD_LINES, Channel, Kind
from models.hours.drafts import Attendee, ConsultationDraft
from models.hours.ledger import QuotaSpent
from models.hours.operations import Charge, Logged, count_pupil, plan, record_held, reverse
from models.hours.policy import policy_at
from models.hours.queries import find_contract
from models.hours.rules.callers import NO_PATRONYMIC, Person, Role, parse_person, parse_role
from models.hours.rules.judgement import judge
from models.hours.rules.shares import Share
from models.storage.database import Database, now
from models.text import QT_TRANSLATE_NOOP, Text

T = TypeVar("T")
NO_REASON = Text(QT_TRANSLATE_NOOP("models", "The consultation was given; no reason was stated."))
RECORDED = Text(QT_TRANSLATE_NOOP("models", "Consultation {id} is recorded."))
PLANNED = Text(QT_TRANSLATE_NOOP("models", "Consultation {id} is planned, its hours are reserved."))
REVERSED = Text(QT_TRANSLATE_NOOP("models", "Consultation {id} is reversed."))
HEADLINES = {"held": RECORDED, "planned": PLANNED, "reversed": REVERSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of the verb as they were typed."""

    contract: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    minutes: str = ""
    topic: str = ""
    at: str | None = None
    kind: str = Kind.INDIVIDUAL
    share: str | None = None
    attendance: tuple[int, ...] = ()
    line: str = METHOD_LINES[0]
    channel: str | None = None
    question: str = ""
    answer: str = ""
    reason: str = ""
    planned: bool = False
    key: str | None = None
    reverse_id: int | None = None


KIND_WORDS = {kind.value: kind for kind in Kind} | {"e-mail": Kind.EMAIL, "mail": Kind.EMAIL}


def options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of the verb, in the order of its help."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


OPTIONS = (
    click.option(
        "--contract",
        metavar="NO",
        multiple=True,
        help=QT_TRANSLATE_NOOP("cli", "Number of the contract; several for a webinar"),
    ),
    click.option(
        "--person",
        metavar="NAME",
        default="",
        help=QT_TRANSLATE_NOOP("cli", "Surname, name and patronymic; «нет» where there is no patronymic"),
    ),
    click.option(
        "--role",
        default="",
        help=QT_TRANSLATE_NOOP("cli", "учитель, администрация, родитель, другой взрослый or ученик"),
    ),
    click.option(
        "--minutes",
        metavar="TIME",
        default="",
        help=QT_TRANSLATE_NOOP("cli", "How long it took: 25, 1:30, 1ч30"),
    ),
    click.option(
        "--topic",
        default="",
        help=QT_TRANSLATE_NOOP("cli", "Short code or number of a topic, or any words"),
    ),
    click.option(
        "--at",
        metavar="ISO",
        help=QT_TRANSLATE_NOOP("cli", "A moment such as 2026-11-05T14:30; default: now"),
    ),
    click.option(
        "--kind",
        type=click.Choice(sorted(KIND_WORDS)),
        default=Kind.INDIVIDUAL.value,
        help=QT_TRANSLATE_NOOP("cli", "Individual, webinar or by e-mail"),
    ),
    click.option(
        "--share",
        type=click.Choice([share.value for share in Share]),
        help=QT_TRANSLATE_NOOP("cli", "How a webinar is charged; default: as the agreement is read"),
    ),
    click.option(
        "--attendance",
        metavar="N",
        type=click.IntRange(0),
        multiple=True,
        help=QT_TRANSLATE_NOOP("cli", "People of each contract at a webinar, in the order of the contracts"),
    ),
    click.option(
        "--line",
        type=click.Choice(METHOD_LINES),
        default=METHOD_LINES[0],
        help=QT_TRANSLATE_NOOP("cli", "The line that was called"),
    ),
    click.option(
        "--channel",
        type=click.Choice([channel.value for channel in Channel]),
        help=QT_TRANSLATE_NOOP("cli", "How the caller came"),
    ),
    click.option("--question", default="", help=QT_TRANSLATE_NOOP("cli", "What was asked")),
    click.option("--answer", default="", help=QT_TRANSLATE_NOOP("cli", "What was answered")),
    click.option(
        "--reason",
        default="",
        help=QT_TRANSLATE_NOOP("cli", "Why it may exceed the quota, or why it is reversed"),
    ),
    click.option(
        "--planned", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Only plan it and reserve its hours")
    ),
    click.option(
        "--key", metavar="KEY", help=QT_TRANSLATE_NOOP("cli", "Sending the same key again changes nothing")
    ),
    click.option(
        "--reverse",
        "reverse_id",
        metavar="ID",
        type=click.IntRange(1, 2**63 - 1),  # what a database can number
        help=QT_TRANSLATE_NOOP("cli", "Take back this consultation with all its lines"),
    ),
)


@click.command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Record a consultation and charge it to the contract valid on its day. Prints what was charged and what is "
        "left, or why it was refused (exit code 1).",
    )
)
@options
@as_json
@pass_app
def consult(app: App, /, *, as_json: bool, **typed: Any) -> int:
    """Record, plan or reverse a consultation."""
    asked = Asked(**typed)
    database = app.database(create=False)
    try:
        if asked.reverse_id is not None:
            logged = _write(app, database, _reversal(asked.reverse_id, asked.reason))
        else:
            logged = _post(app, database, asked)
    except RuleError as refusal:
        emit(_refusal_json(app, refusal), [app.say(text) for text in refusal.sentences()], as_json=as_json)
        return 1
    emit(_json(app, logged), _said(app, logged), as_json=as_json)
    return 0


def _post(app: App, database: Database, asked: Asked) -> Logged:
    """Record or plan what was asked; an excess without a stated reason is recorded with that remark."""
    role = _role(asked.role)
    if role is Role.PUPIL:
        _write(app, database, count_pupil)
        raise _pupil(database)
    person = _person(asked.person)
    minutes = _minutes(asked.minutes)

    def operation(reason: str) -> Callable[[Session], Logged]:
        def run(session: Session) -> Logged:
            draft = _draft(session, asked, person, role, minutes, reason)
            return plan(session, draft) if asked.planned else record_held(session, draft)

        return run

    try:
        return _write(app, database, operation(asked.reason))
    except QuotaSpent:
        return _write(app, database, operation(app.say(NO_REASON)))


def _write(app: App, database: Database, operation: Callable[[Session], T]) -> T:
    return database.write(app.actor, operation).value


def _reversal(consultation: int, reason: str) -> Callable[[Session], Logged]:
    return lambda session: reverse(session, consultation, reason)


def _pupil(database: Database) -> RuleError:
    """The refusal of a pupil, with the sentence to say."""

    def query(session: Session) -> RuleError:
        moment = now(session)
        verdict = judge(policy_at(load_readings(session), moment).edition, at=moment, role=Role.PUPIL)
        return RuleError(verdict.sentence, safe=None, verdict=verdict)

    return database.read(query)


def _role(text: str) -> Role:
    try:
        return parse_role(text)
    except ValueError as error:
        words = Text(
            QT_TRANSLATE_NOOP(
                "models", "«{text}» is no role: учитель, администрация, родитель, другой взрослый."
            ),
            {"text": text},
        )
        raise InputError({"role": words}) from error


def _person(text: str) -> Person | None:
    """The caller; None when nobody was named (a webinar has no single caller)."""
    if not text.strip():
        return None
    try:
        return parse_person(text)
    except ValueError as error:
        words = Text(
            QT_TRANSLATE_NOOP(
                "models", "«{text}»: surname, name and patronymic are needed («нет» if there is none)."
            ),
            {"text": text},
        )
        raise InputError({"person": words}) from error


def _minutes(text: str) -> int:
    try:
        return parse_minutes(text)
    except ValueError as error:
        words = Text(QT_TRANSLATE_NOOP("models", "«{text}» is not a duration."), {"text": text})
        raise InputError({"minutes": words}) from error


def _draft(
    session: Session, asked: Asked, person: Person | None, role: Role, minutes: int, reason: str
) -> ConsultationDraft:
    """What was asked as a draft, its contracts looked up by number."""
    moment = parse_moment(asked.at) if asked.at else now(session)
    contracts = [find_contract(session, number).id for number in asked.contract]
    kind = KIND_WORDS[asked.kind]
    if not contracts or (len(contracts) > 1 and kind is not Kind.WEBINAR):
        words = Text(QT_TRANSLATE_NOOP("models", "Name one contract, or several for a webinar."))
        raise InputError({"contract": words})
    webinar = kind is Kind.WEBINAR
    share = Share(asked.share) if asked.share else policy_at(load_readings(session), moment).share
    values: dict[str, Any] = (
        {"client_key": str(uuid.uuid5(uuid.NAMESPACE_URL, asked.key))} if asked.key else {}
    )
    return ConsultationDraft(
        **values,
        at=moment,
        kind=kind,
        line=asked.line,
        channel=asked.channel or (Channel.MAIL if kind is Kind.EMAIL else Channel.PHONE),
        topic=asked.topic,
        surname=person.surname if person else "",
        name=person.name if person else "",
        patronymic=(person.patronymic or NO_PATRONYMIC) if person else "",
        role=role,
        contract_id=None if webinar else contracts[0],
        question=asked.question,
        answer=asked.answer,
        minutes=minutes,
        reason=reason,
        attendees=_attendees(contracts, asked.attendance) if webinar else (),
        share=share,
    )


def _attendees(contracts: Sequence[int], attendance: Sequence[int]) -> tuple[Attendee, ...]:
    if attendance and len(attendance) != len(contracts):
        words = Text(
            QT_TRANSLATE_NOOP("models", "Give --attendance once for each --contract, in the same order.")
        )
        raise InputError({"attendance": words})
    people = attendance or (0,) * len(contracts)
    return tuple(Attendee(one, None, count) for one, count in zip(contracts, people, strict=True))


def _json(app: App, logged: Logged) -> dict[str, Any]:
    """What was posted, for programs."""
    return {
        "posted": True,
        "consultation": logged.consultation_id,
        "state": logged.state,
        "charged": sum(charge.minutes for charge in logged.charges),
        "over": sum(charge.over for charge in logged.charges),
        "late": logged.late,
        "repeated": logged.repeated,
        "lines": [_charge_json(charge) for charge in logged.charges],
        "uncharged": list(logged.uncharged),
        "sentence": " ".join(_said(app, logged)),
    }


def _charge_json(charge: Charge) -> dict[str, Any]:
    return {
        "id": charge.line_id,
        "contract": charge.contract,
        "year": {"from": charge.year.first.isoformat(), "to": charge.year.last.isoformat()},
        "minutes": charge.minutes,
        "real": charge.real,
        "over": charge.over,
        "used": charge.balance.used,
        "left": charge.balance.left,
    }


def _refusal_json(app: App, refusal: RuleError) -> dict[str, Any]:
    """Why nothing was posted, for programs."""
    known = refusal.verdict.to_json(app.translate) if isinstance(refusal.verdict, Verdict) else {}
    return {"posted": False, "verdict": "refused", "sentence": app.say(refusal.happened)} | known


def _said(app: App, logged: Logged) -> list[str]:
    """What was posted, for people."""
    headline = HEADLINES[logged.state]
    return [
        app.say(Text(headline.source, {"id": logged.consultation_id})),
        *(app.say(text) for text in logged.sentences),
    ]
