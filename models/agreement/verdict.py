"""Answers with their reasons: what a rule decided, from which clause, on which inputs, by which steps.

Rules return these values; «почему?» on the screen and `--json` on the command line only show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from models.formats import to_moscow
from models.text import Text, Translate, render


class Answer(StrEnum):
    """The words of a yes-or-no question; a judged figure is `JUDGED`."""

    ALLOWED = "allowed"
    WARNING = "warning"
    REFUSED = "refused"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Check:
    """One condition that was looked at: whether it holds (None: not asked), by which clause, said in which words."""

    name: str
    holds: bool | None
    clause: str
    quote: str
    detail: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the way to the figure, with its share in minutes where it has one."""

    text: Text
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged value and everything that makes it so.

    `verdict` is one of `Answer` or a word of the room; `inputs` are (name, value); `other` is what the other honest
    readings answer, as (sentence, reading); `at` is the moment as of which it was judged; `question` repeats what was
    asked, so that it can be asked again as of another moment.
    """

    verdict: str
    sentence: Text
    checks: tuple[Check, ...] = ()
    inputs: tuple[tuple[Text, object], ...] = ()
    steps: tuple[Step, ...] = ()
    other: tuple[tuple[Text, str], ...] = ()
    at: datetime | None = None
    question: tuple[object, ...] | None = None
    reading: str = ""
    figures: Mapping[str, object] = field(default_factory=dict)

    @property
    def allowed(self) -> bool:
        """True where nothing forbids; a warning allows."""
        return self.verdict in {Answer.ALLOWED, Answer.WARNING}

    @property
    def clauses(self) -> tuple[tuple[str, str], ...]:
        """(clause id, quotation) of every check, each clause once, in order."""
        found = {check.clause: check.quote for check in self.checks if check.clause}
        return tuple(found.items())

    def with_other(self, *other: tuple[Text, str]) -> Verdict:
        """The same verdict with the answers of other readings beside it."""
        return replace(self, other=self.other + other)

    def with_check(self, *checks: Check) -> Verdict:
        """The same verdict resting on further clauses."""
        return replace(self, checks=self.checks + checks)

    def to_json(self, translate: Translate) -> dict[str, object]:
        """Stable keys for programs; sentences in the language of `translate`, moments as ISO 8601 of Moscow.

        `checks` are the conditions that were judged; those that an earlier failure left open are `unchecked`.
        """
        return {
            "verdict": str(self.verdict),
            "sentence": render(self.sentence, translate),
            "reading": self.reading,
            "at": plain(self.at, translate),
            **{key: plain(value, translate) for key, value in self.figures.items()},
            "checks": [
                {"name": check.name, "holds": check.holds, **_check_json(check, translate)}
                for check in self.checks
                if check.holds is not None
            ],
            "unchecked": [
                {"name": check.name, **_check_json(check, translate)}
                for check in self.checks
                if check.holds is None
            ],
            "inputs": [
                {"name": render(name, translate), "value": plain(value, translate)}
                for name, value in self.inputs
            ],
            "steps": [{"text": render(step.text, translate), "minutes": step.minutes} for step in self.steps],
            "other": [
                {"sentence": render(text, translate), "reading": reading} for text, reading in self.other
            ],
        }


def _check_json(check: Check, translate: Translate) -> dict[str, object]:
    return {
        "clause": check.clause,
        "quote": check.quote,
        "detail": render(check.detail, translate),
    }


def plain(value: object, translate: Translate) -> object:
    """`value` as JSON can hold it: Texts rendered, moments (of Moscow) and dates as ISO 8601, else text."""
    if isinstance(value, Text):
        return render(value, translate)
    if isinstance(value, datetime | date):
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = to_moscow(value)
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item, translate) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item, translate) for item in value]
    return str(value)
