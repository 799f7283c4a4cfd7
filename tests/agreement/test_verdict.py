"""Verdicts as values: what allows, what is quoted, and how they become JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from models.agreement.verdict import Answer, Check, Step, Verdict, plain
from models.text import Text, source_language


class Tone(StrEnum):
    """Any word of a room."""

    OVER = "over"


def verdict(answer: str = Answer.ALLOWED) -> Verdict:
    return Verdict(
        answer,
        Text("Allowed until {day}", {"day": date(2026, 12, 31)}),
        checks=(
            Check("contract", True, "contract.signed", "договора подписанного", Text("valid")),
            Check("line", None, "", "", Text("not asked")),
            Check("persons", False, "persons.limit", "1 или 2 сотрудника", Text("third")),
            Check("again", True, "contract.signed", "договора подписанного", Text("signed")),
        ),
        inputs=((Text("Line"), "222"), (Text("At"), datetime(2026, 11, 5, 6, 3, tzinfo=UTC))),
        steps=(Step(Text("Fri"), 30), Step(Text("Sat"))),
        at=datetime(2026, 11, 5, tzinfo=UTC),
        reading="agreement",
        figures={"used": 15, "day": date(2026, 11, 5)},
    )


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [(Answer.ALLOWED, True), (Answer.WARNING, True), (Answer.REFUSED, False), (Answer.JUDGED, False)],
)
def test_a_warning_allows_and_a_refusal_does_not(answer: Answer, allowed: bool) -> None:
    assert verdict(answer).allowed is allowed


def test_every_clause_is_named_once_and_in_order() -> None:
    assert verdict().clauses == (
        ("contract.signed", "договора подписанного"),
        ("persons.limit", "1 или 2 сотрудника"),
    )


def test_other_readings_are_added_behind() -> None:
    first = verdict().with_other((Text("a"), "production"))

    assert first.with_other((Text("b"), "statutory")).other == (
        (Text("a"), "production"),
        (Text("b"), "statutory"),
    )


def test_a_verdict_as_json() -> None:
    made = verdict().with_other((Text("three"), "production")).to_json(source_language)

    assert made["verdict"] == "allowed"
    assert made["sentence"] == "Allowed until 31.12.2026"
    assert made["at"] == "2026-11-05T03:00:00+03:00"
    assert made["reading"] == "agreement"
    assert made["used"] == 15
    assert made["day"] == "2026-11-05"
    assert made["inputs"] == [
        {"name": "Line", "value": "222"},
        {"name": "At", "value": "2026-11-05T09:03:00+03:00"},
    ]
    assert made["steps"] == [{"text": "Fri", "minutes": 30}, {"text": "Sat", "minutes": None}]
    assert made["other"] == [{"sentence": "three", "reading": "production"}]
    assert isinstance(made["checks"], list)
    assert next(check for check in made["checks"] if check["name"] == "persons") == {
        "name": "persons",
        "holds": False,
        "clause": "persons.limit",
        "quote": "1 или 2 сотрудника",
        "detail": "third",
    }


def test_a_verdict_of_no_moment() -> None:
    assert Verdict("judged", Text("x")).to_json(source_language)["at"] is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (1.5, 1.5),
        ("word", "word"),
        (Text("a {b}", {"b": 1}), "a 1"),
        ({1: Text("x")}, {"1": "x"}),
        ((Text("x"), 2), ["x", 2]),
        (frozenset({3}), [3]),
        (Tone.OVER, "over"),
        (1 + 2j, "(1+2j)"),
    ],
)
def test_values_become_plain(value: object, shown: object) -> None:
    assert plain(value, source_language) == shown
