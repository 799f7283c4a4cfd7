"""The values of clauses in words."""

from __future__ import annotations

from datetime import date

import pytest

from console.translations import translator
from models.agreement.clauses import load_agreement
from models.agreement.shape import CLAUSES
from models.agreement.words import KEYS, WORDS, values_in_words
from models.text import render, source_language

EDITION = load_agreement().at(date(2026, 11, 22))


def said(clause: str) -> dict[str, str]:
    values = values_in_words(EDITION.clause(clause))
    return {render(name, source_language): render(value, source_language) for name, value in values}


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("hours.quota", {"Quota a year": "64\u00a0h"}),
        ("availability.target", {"Of the year, %": "90", "Hours a day": "24", "Days a week": "7"}),
        (
            "availability.windows",
            {"Day of the week": "Thursday", "From": "18:00", "Until": "20:00", "Time zone": "Moscow time"},
        ),
        (
            "time.technical",
            {"From": "09:00", "Until": "18:00", "Time zone": "Moscow time", "Closed on": "Saturday, Sunday"},
        ),
        ("line.methodological", {"Phone": "+7\u00a0(495)\u00a0249-90-11", "Extensions": "111, 132"}),
        ("mail.technical", {"Address": "tech-support@mob-edu.ru", "Preferred channel": "yes"}),
        ("ticket.screenshot", {"Required": "no"}),
        ("method.callers", {"May ask": "teachers, administration, parents"}),
        ("definition.system", {"Version": "3.0"}),
        ("ticket.request", {}),
    ],
)
def test_values_are_said_as_people_say_them(clause: str, words: dict[str, str]) -> None:
    assert said(clause) == words


def test_a_broken_per_cent_keeps_its_places() -> None:
    clause = EDITION.clause("availability.target")
    broken = type(clause)(
        clause.id, clause.title, clause.title_en, clause.quote, {"percent": 99.95}, clause.starts
    )

    assert [render(value, source_language) for _, value in values_in_words(broken)] == ["99,95"]


def test_every_key_of_every_clause_has_a_name() -> None:
    assert {key for keys in CLAUSES.values() for key in keys} == set(KEYS)


def test_every_word_is_said_in_russian() -> None:
    russian = translator("ru")
    names = (*KEYS.values(), *WORDS.values())

    assert [name for name in names if russian("models", name, None) == name] == []
