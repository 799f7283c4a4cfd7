"""A verdict as plain text, for a letter or the clipboard."""

from __future__ import annotations

from datetime import UTC, datetime

from models.agreement.questions import reading_title
from models.agreement.verdict import Check, Verdict
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.text import shown, shown_any, shown_minutes, translate
from widgets.parts.why_panel.look import CONTEXT, HOLDS, look_of

CLAUSE = QT_TRANSLATE_NOOP("why", "Agreement: {title}")
AS_OF = QT_TRANSLATE_NOOP("why", "As of {moment} Moscow time")
INPUTS = QT_TRANSLATE_NOOP("why", "What went in")
STEPS = QT_TRANSLATE_NOOP("why", "Step by step")
TOTAL = QT_TRANSLATE_NOOP("why", "Total")
CHECKS = QT_TRANSLATE_NOOP("why", "What was checked")
OTHER = QT_TRANSLATE_NOOP("why", "Read otherwise")


def say(source: str) -> str:
    """A text of the panel in the language of the interface."""
    return translate(CONTEXT, source)


def clause_words(clause: str, at: datetime | None) -> str:
    """The heading of a clause in the edition that holds `at` (by default today); the id of one that is not there."""
    from models.agreement.clauses import load_agreement  # the agreement is read when somebody first asks why

    known = load_agreement().at(at or datetime.now(UTC)).clauses.get(clause)
    return say(CLAUSE).replace("{title}", known.shown_title(translate) if known else clause)


def reading_words(reading: str) -> str:
    """The title of a reading, as on the page of the agreement."""
    return translate("models", reading_title(reading))


def as_of(verdict: Verdict) -> str:
    """«As of …» for a verdict about a moment, else nothing."""
    return say(AS_OF).replace("{moment}", format_moment(verdict.at)) if verdict.at else ""


def total_minutes(verdict: Verdict) -> int | None:
    """The sum of the steps where at least two of them have minutes."""
    minutes = [step.minutes for step in verdict.steps if step.minutes is not None]
    return sum(minutes) if len(minutes) > 1 else None


def as_text(verdict: Verdict) -> str:
    """Everything the panel shows, line by line."""
    lines = [f"{look_of(verdict.verdict).title()}. {shown(verdict.sentence)}", as_of(verdict)]
    if verdict.checks:
        lines += [
            "",
            f"{say(CHECKS)}:",
            *(line for check in verdict.checks for line in _check_lines(check, verdict.at)),
        ]
    if verdict.inputs:
        lines += [
            "",
            f"{say(INPUTS)}:",
            *(f"  {shown(name)}: {shown_any(value)}" for name, value in verdict.inputs),
        ]
    if verdict.steps:
        lines += ["", f"{say(STEPS)}:", *_step_lines(verdict)]
    if verdict.other:
        lines += [
            "",
            f"{say(OTHER)}:",
            *(f"  {shown(text)} ({reading_words(reading)})" for text, reading in verdict.other),
        ]
    return "\n".join(line for number, line in enumerate(lines) if line or (number > 1)) + "\n"


def _check_lines(check: Check, at: datetime | None) -> list[str]:
    _, _, word = HOLDS[check.holds]
    line = f"  {shown(check.detail)} — {say(word)}"
    if check.clause:
        line += f" ({clause_words(check.clause, at)})"
    return [line, f"    «{check.quote.strip('«»')}»"] if check.quote else [line]


def _step_lines(verdict: Verdict) -> list[str]:
    lines = [
        f"  {shown(step.text)}" + ("" if step.minutes is None else f": {shown_minutes(step.minutes)}")
        for step in verdict.steps
    ]
    total = total_minutes(verdict)
    return lines if total is None else [*lines, f"  {say(TOTAL)}: {shown_minutes(total)}"]
