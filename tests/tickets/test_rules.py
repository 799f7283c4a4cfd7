"""What a ticket must say, field by field; the clause beside each case is the agreement's own sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.tickets.drafts import TicketDraft
from models.tickets.rules import (
    CLOCK_TOLERANCE,
    LONGEST_DESCRIPTION,
    LONGEST_LINE,
    draft_problems,
    required_fields,
)

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GOOD = TicketDraft(
    kind="course_error",
    contract_no="15/2026-МЭО",
    organisation="МБОУ «СОШ № 14»",
    subject="Алгебра",
    grade=7,
    lesson="12",
    internet_lesson="3",
    description="Неверный ответ в ключе",
)


def test_a_whole_ticket_has_no_problems() -> None:
    assert draft_problems(GOOD, NOW) == {}


@pytest.mark.parametrize(
    "field",  # «необходимо указать номер действующего договора, наименование организации, а также: Предмет, Класс …»
    ["contract_no", "organisation", "subject", "grade", "lesson", "internet_lesson", "description"],
)
def test_a_course_error_names_each_field_that_is_missing(field: str) -> None:
    draft = replace(GOOD, **{field: None if field == "grade" else ""})
    assert list(draft_problems(draft, NOW)) == [field]


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("incident", ("contract_no", "organisation", "description")),
        ("request", ("contract_no", "organisation", "description")),
        ("methodology", ("description",)),
    ],
)
def test_other_kinds_need_no_lesson(kind: str, needed: tuple[str, ...]) -> None:
    assert required_fields(kind) == needed
    assert required_fields(kind, refused=True) == ()


def test_a_reason_stands_in_for_an_unknown_contract_and_for_nothing_else() -> None:
    draft = replace(GOOD, contract_no="", organisation="", override_reason="договор переоформляют")
    assert list(draft_problems(draft, NOW)) == ["organisation"]


@pytest.mark.parametrize(
    ("caller", "description", "problems"),
    [("", "", ["caller"]), ("Петров", "", []), ("", "просит пароль", []), ("Петров", "просит пароль", [])],
)
def test_a_refused_call_says_who_or_what(caller: str, description: str, problems: list[str]) -> None:
    draft = TicketDraft(kind="request", refused=True, caller=caller, description=description)
    assert list(draft_problems(draft, NOW)) == problems


@pytest.mark.parametrize(
    ("field", "value", "is_wrong"),
    [
        ("kind", "course_error", False),
        ("kind", "complaint", True),
        ("channel", "mail", False),
        ("channel", "pigeon", True),
        ("line", "222", False),
        ("line", "111", False),
        ("line", "132", False),
        ("line", "133", True),
        ("grade", 1, False),
        ("grade", 11, False),
        ("grade", 0, True),
        ("grade", 12, True),
        ("received_at", None, False),
        ("received_at", NOW + CLOCK_TOLERANCE, False),
        ("received_at", NOW + CLOCK_TOLERANCE + timedelta(microseconds=1), True),
        ("description", "я" * LONGEST_DESCRIPTION, False),
        ("description", "я" * (LONGEST_DESCRIPTION + 1), True),
    ],
)
def test_values_are_taken_up_to_their_last_good_one(field: str, value: object, is_wrong: bool) -> None:
    assert (field in draft_problems(replace(GOOD, **{field: value}), NOW)) is is_wrong


@pytest.mark.parametrize(
    "field",
    [
        "contract_no",
        "organisation",
        "caller",
        "phone",
        "on_behalf_of",
        "subject",
        "lesson",
        "internet_lesson",
    ],
)
def test_lines_are_taken_up_to_their_length(field: str) -> None:
    assert field not in draft_problems(replace(GOOD, **{field: "я" * LONGEST_LINE}), NOW)
    assert field in draft_problems(replace(GOOD, **{field: "я" * (LONGEST_LINE + 1)}), NOW)
