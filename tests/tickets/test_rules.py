"""What a ticket must say, field by field; the clause beside each case is the agreement's own sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.tickets.choices import State
from models.tickets.drafts import TicketDraft
from models.tickets.rules import (
    CLOCK_TOLERANCE,
    LONGEST_DESCRIPTION,
    LONGEST_LINE,
    LONGEST_SUMMARY,
    course_place,
    draft_problems,
    move_named,
    move_problems,
    moves_from,
    must_have_outcome,
    required_fields,
    summary_of,
)
from models.tickets.tables import Ticket

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


def test_the_fields_of_a_course_error_stand_in_the_order_of_the_agreement() -> None:
    assert required_fields("course_error") == (
        "contract_no",
        "organisation",
        "subject",
        "grade",
        "lesson",
        "internet_lesson",
        "description",
    )


COURSE = {"kind": "course_error", "subject": "Алгебра", "grade": 7, "lesson": "12", "internet_lesson": "3"}


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"description": "Не открывается тест. Пробовали дважды."}, "Не открывается тест"),
        ({"description": "Не открывается\nвторая строка\nтретья"}, "Не открывается"),
        ({"description": ""}, ""),
        ({}, ""),
        (COURSE, "Алгебра 7 кл., занятие 12, ИУ 3"),
        (
            COURSE | {"description": "Не открывается тест"},
            "Алгебра 7 кл., занятие 12, ИУ 3: не открывается тест",
        ),
        (COURSE | {"description": "У нас ошибка"}, "Алгебра 7 кл., занятие 12, ИУ 3: У нас ошибка"),
        (
            COURSE | {"description": "МЭО не открывается"},
            "Алгебра 7 кл., занятие 12, ИУ 3: МЭО не открывается",
        ),
        (COURSE | {"kind": "incident", "description": "Не открывается"}, "Не открывается"),
        ({"description": "я" * LONGEST_SUMMARY}, "я" * LONGEST_SUMMARY),
        ({"description": "я" * (LONGEST_SUMMARY + 1)}, "я" * (LONGEST_SUMMARY - 1) + "…"),
        ({"description": "я" * (LONGEST_SUMMARY - 2) + " нет"}, "я" * (LONGEST_SUMMARY - 2) + "…"),
    ],
)
def test_the_line_of_the_list_is_short_and_says_where(values: dict[str, object], line: str) -> None:
    assert summary_of(values) == line


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ({}, ""),
        ({"subject": "Алгебра"}, "Алгебра"),
        ({"grade": 7}, "7 кл."),
        ({"lesson": "12"}, "занятие 12"),
        ({"internet_lesson": "3", "subject": "Алгебра"}, "Алгебра, ИУ 3"),
    ],
)
def test_a_place_in_a_course_is_told_as_far_as_it_is_known(known: dict[str, object], place: str) -> None:
    assert course_place(known) == place


@pytest.mark.parametrize("state", list(State))
def test_every_state_offers_just_its_own_moves(state: str) -> None:
    moves = moves_from(state)

    assert moves
    assert all(state in move.sources for move in moves)
    assert all(
        "state" not in move_problems("incident", state, move, outcome="", reason="x") for move in moves
    )


def test_a_move_from_a_strange_state_is_refused() -> None:
    move = moves_from("new")[0]

    assert set(move_problems("incident", "nowhere", move, outcome="", reason="x")) == {"state"}
    assert move_named(move.name) is move


@pytest.mark.parametrize(
    ("kind", "target", "needed"),
    [
        ("course_error", "closed", True),  # «устранение … ошибок в курсах» ends with an outcome
        ("course_error", "solved", False),
        ("incident", "closed", False),
    ],
)
def test_only_a_closed_course_error_needs_an_outcome(kind: str, target: str, needed: bool) -> None:
    assert must_have_outcome(kind, target) is needed


def test_lines_fit_their_columns() -> None:
    for key in ("contract_no", "caller", "on_behalf_of", "subject", "lesson", "internet_lesson"):
        assert Ticket.__table__.columns[key].type.length == LONGEST_LINE
