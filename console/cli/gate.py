"""`gate`: whether this person may ask for technical support, now or at a past moment, and why.

Exit code 0 when the answer is yes, also with a warning; 1 when the gate refuses.
"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from console.cli.common import App, as_json, emit, parse_moment, pass_app
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP

AS_OF = QT_TRANSLATE_NOOP("cli", "As of {moment} Moscow time")
MARKS = {True: "+", False: "−", None: "·"}


@click.command(
    help=QT_TRANSLATE_NOOP("cli", "Tell whether a person may ask for technical support, and by which clause.")
)
@click.option(
    "--line", default="222", show_default=True, help=QT_TRANSLATE_NOOP("cli", "Extension that was called")
)
@click.option("--contract", default="", help=QT_TRANSLATE_NOOP("cli", "Number of the contract"))
@click.option(
    "--person", default="", help=QT_TRANSLATE_NOOP("cli", "Who is calling: full name or with initials")
)
@click.option(
    "--at", default=None, help=QT_TRANSLATE_NOOP("cli", "Moment of the call (ISO 8601); now by default")
)
@as_json
@pass_app
def gate(app: App, *, line: str, contract: str, person: str, at: str | None, as_json: bool) -> int:
    """Judge a call as of its moment: contract, persons, training, working time and agreement as they were then."""
    from models.contracts.gate import GateQuestion
    from models.contracts.gate_query import judge_call

    moment = parse_moment(at) if at else datetime.now(UTC)
    question = GateQuestion(line.strip(), contract, person, moment)
    verdict = app.database(create=False).read(lambda session: judge_call(session, question))
    data = verdict.to_json(app.translate)
    lines = [app.translate("cli", AS_OF, None).format(moment=format_moment(moment))] if at else []
    lines.append(app.say(verdict.sentence))
    lines += [f"  {MARKS[check.holds]} {app.say(check.detail)}  «{check.quote}»" for check in verdict.checks]
    emit(data, lines, as_json=as_json)
    return 0 if verdict.allowed else 1
