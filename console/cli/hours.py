"""The verb hours: what is left of a contract's methodology hours, and the lines that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import click

from console.cli.common import App, as_json, emit, parse_moment, pass_app
from models.formats import MOSCOW, format_date, format_minutes, format_moment
from models.hours.queries import HoursAnswer, LineRow, find_contract, hours_of
from models.text import QT_TRANSLATE_NOOP

BARE_DATE = 10
HEADLINE = QT_TRANSLATE_NOOP("cli", "Contract {contract}, {organisation}, year {first} – {last}")
FIGURES = QT_TRANSLATE_NOOP(
    "cli", "quota {quota}, used {used}, reserved {reserved}, left {left}, beyond the quota {over}"
)
REVERSES = QT_TRANSLATE_NOOP("cli", "reverses line {line}")
LATE = QT_TRANSLATE_NOOP("cli", "entered late")
QUOTA = QT_TRANSLATE_NOOP("cli", "the quota was changed: {reason}")


@click.command(
    help=QT_TRANSLATE_NOOP(
        "cli",
        "The hours of CONTRACT in the year that holds the moment: quota, used, reserved, left, over, and the lines. "
        "With --at the state as of that moment; a bare date is its end.",
    )
)
@click.argument("contract")
@click.option(
    "--at", metavar="ISO", help=QT_TRANSLATE_NOOP("cli", "A moment such as 2026-11-05T14:30; default: now")
)
@as_json
@pass_app
def hours(app: App, contract: str, at: str | None, *, as_json: bool) -> int:
    """Print the balance of a contract's year."""
    moment = as_of(at) if at else None
    database = app.database(create=False)
    answer = database.read(lambda session: hours_of(session, find_contract(session, contract), moment))
    emit(hours_json(answer, app), _lines(app, answer), as_json=as_json)
    return 0


def as_of(text: str) -> datetime:
    """The moment asked about; a bare date means its last second in Moscow."""
    moment = parse_moment(text)
    return moment + timedelta(days=1, seconds=-1) if len(text.strip()) <= BARE_DATE else moment


def hours_json(answer: HoursAnswer, app: App) -> dict[str, Any]:
    """The answer for programs."""
    balance, year = answer.state.balance, answer.state.shown
    return {
        "contract": answer.contract.number,
        "organisation": answer.contract.organisation,
        "year": {"from": year.first.isoformat(), "to": year.last.isoformat()},
        "quota": balance.quota,
        "used": balance.used,
        "reserved": balance.reserved,
        "left": balance.left,
        "over": balance.over,
        "state": balance.level.value,
        "reading": answer.state.reading.value,
        "at": answer.at.astimezone(MOSCOW).isoformat(),
        "lines": [_line_json(line) for line in answer.lines],
        "why": answer.why().to_json(app.translate),
    }


def _line_json(line: LineRow) -> dict[str, Any]:
    return {
        "id": line.id,
        "at": line.at.astimezone(MOSCOW).isoformat(),
        "minutes": line.minutes,
        "kind": line.kind,
        "reversal_of": line.reverses_id,
        "real": line.real,
        "over": line.over,
        "late": line.late,
        "recorded_at": line.recorded_at.astimezone(MOSCOW).isoformat(),
        "consultation": line.consultation_id,
        "topic": line.topic,
        "by": line.methodologist,
        "edition": line.edition,
        "reading": line.reading,
        "reason": line.reason,
        "balance": line.balance,
    }


def _lines(app: App, answer: HoursAnswer) -> Iterator[str]:
    """The answer for people: headline, sentence, figures, one row a line."""
    contract, year, balance = answer.contract, answer.state.shown, answer.state.balance
    yield app.translate("cli", HEADLINE, None).format(
        contract=contract.number,
        organisation=contract.organisation,
        first=format_date(year.first),
        last=format_date(year.last),
    )
    why = answer.why()
    yield app.say(why.sentence)
    yield app.translate("cli", FIGURES, None).format(
        quota=format_minutes(balance.quota),
        used=format_minutes(balance.used),
        reserved=format_minutes(balance.reserved),
        left=format_minutes(balance.left),
        over=format_minutes(balance.over),
    )
    for line in answer.lines:
        yield _row(app, line)
    for _, quote in why.clauses:
        yield f"«{quote}»"


def _row(app: App, line: LineRow) -> str:
    remarks = []
    if line.reverses_id is not None:
        remarks.append(app.translate("cli", REVERSES, None).format(line=line.reverses_id))
    if line.late:
        remarks.append(app.translate("cli", LATE, None))
    if not line.consultation_id:
        remarks.append(app.translate("cli", QUOTA, None).format(reason=line.reason))
    words = "; ".join([line.topic, *remarks] if line.topic else remarks)
    return f"  {line.id:>6}  {format_moment(line.at)}  {format_minutes(line.minutes):>12}  {words}"
