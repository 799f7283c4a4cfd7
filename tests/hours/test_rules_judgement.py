"""May this consultation be given, and why is so much left."""

from __future__ import annotations

from datetime import date

import pytest

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Answer
from models.hours.rules.balance import Balance
from models.hours.rules.callers import Role
from models.hours.rules.judgement import NO_CONTRACT, PUPIL, Account, OtherYear, explain, judge
from models.hours.rules.years import Period, YearReading
from models.text import render, source_language
from tests.hours.factories import at

EDITION = load_agreement().at(date(2026, 11, 5))
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))
MOMENT = at("2026-11-05 10:00")


def account(used: int = 0, over: int = 0, reserved: int = 0) -> Account:
    return Account("15/2026-МЭО", YEAR, Balance(3840, used, over, reserved))


def verdict(used: int = 0, over: int = 0, reserved: int = 0, **values):
    return judge(EDITION, at=MOMENT, account=account(used, over, reserved), **{"role": Role.TEACHER} | values)


@pytest.mark.parametrize(
    ("used", "minutes", "answer", "words"),
    [
        (0, 25, Answer.ALLOWED, "64 h of 64 h left"),
        (3046, 25, Answer.ALLOWED, "left"),
        (3047, 25, Answer.WARNING, "80 % are used up"),
        (3623, 25, Answer.WARNING, "95 % are used up"),
        (3815, 25, Answer.WARNING, "All 64 h of this year are used up"),
        (3816, 25, Answer.WARNING, "1 min will be recorded beyond the quota"),
        (3840, 0, Answer.WARNING, "All 64 h"),
    ],
)
def test_held_consultation_is_never_refused_for_want_of_hours(
    used: int, minutes: int, answer: Answer, words: str
) -> None:
    found = verdict(used, minutes=minutes)

    assert found.verdict == answer
    assert words in render(found.sentence, source_language).replace("\u00a0", " ")


def test_year_beyond_its_quota_says_so_before_anything_is_typed() -> None:
    found = verdict(3840, 40)

    assert found.verdict == Answer.WARNING
    assert found.sentence.source.startswith("All {quota:duration}")


@pytest.mark.parametrize(("minutes", "answer"), [(600, Answer.ALLOWED), (601, Answer.REFUSED)])
def test_planned_consultation_needs_hours_that_are_neither_used_nor_reserved(
    minutes: int, answer: Answer
) -> None:
    found = verdict(3000, 0, 240, minutes=minutes, planned=True)

    assert found.verdict == answer
    assert [check.holds for check in found.checks] == [True, True, answer is Answer.ALLOWED]


def test_without_a_contract_one_may_consult_but_not_plan() -> None:
    held = judge(EDITION, at=MOMENT, role=Role.PARENT)
    planned = judge(EDITION, at=MOMENT, role=Role.PARENT, planned=True)

    assert (held.verdict, held.sentence) == (Answer.WARNING, NO_CONTRACT)
    assert planned.verdict == Answer.REFUSED
    assert [check.name for check in held.checks] == ["caller", "contract"]
    assert held.checks[1].holds is False
    assert held.checks[1].quote == "при наличии действительного Лицензионного договора"


def test_pupil_is_refused_whatever_hours_are_left() -> None:
    found = verdict(role=Role.PUPIL, minutes=5)

    assert (found.verdict, found.sentence) == (Answer.REFUSED, PUPIL)
    assert found.checks[0].holds is False
    assert found.checks[0].quote == "за исключением детей."


def test_caller_not_yet_known_is_an_open_question() -> None:
    found = judge(EDITION, at=MOMENT, account=account())

    assert found.checks[0].holds is None
    assert found.verdict == Answer.ALLOWED
    assert found.inputs[0][1] == "15/2026-МЭО"
    assert len(found.inputs) == 1


def test_quota_check_quotes_the_clause_and_says_when_the_consultation_exceeds_it() -> None:
    inside, beyond = verdict(3800, minutes=40), verdict(3800, minutes=41)

    assert [inside.checks[2].holds, beyond.checks[2].holds] == [True, False]
    assert "64 часов в год" in inside.checks[2].quote
    assert render(inside.inputs[1][1], source_language) == "40\u00a0min"


def explained(balance: Balance, **values):
    return explain(
        EDITION,
        Account("15/2026-МЭО", YEAR, balance),
        at=MOMENT,
        reading=YearReading.CONTRACT,
        months=((date(2026, 9, 1), 100), (date(2026, 10, 1), 200)),
        **values,
    )


def test_steps_of_the_explanation_add_up_to_what_is_left() -> None:
    found = explained(Balance(3840, 300, 0, 90), reversed_minutes=25)

    assert sum(step.minutes or 0 for step in found.steps) == 3450 == found.figures["left"]
    assert [step.minutes for step in found.steps] == [3840, -100, -200, None, -90]
    assert found.verdict == "free"
    assert found.reading == "contract"
    assert (found.figures["used"], found.figures["reserved"], found.figures["over"]) == (300, 90, 0)


def test_excess_is_a_step_of_its_own() -> None:
    found = explained(Balance(250, 250, 50))

    assert sum(step.minutes or 0 for step in found.steps) == 0
    assert [step.minutes for step in found.steps] == [250, -100, -200, 50]
    assert "beyond" in found.sentence.source


def test_other_reading_of_the_year_stands_beside_the_answer() -> None:
    calendar = Period(date(2026, 1, 1), date(2026, 12, 31))
    found = explained(
        Balance(3840, 300), other=OtherYear(YearReading.CALENDAR, calendar, Balance(3840, 3000)), rounding=15
    )
    over = explained(
        Balance(3840, 300), other=OtherYear(YearReading.CALENDAR, calendar, Balance(3840, 3840, 60))
    )

    assert [reading for _, reading in found.other] == ["calendar"]
    assert (
        render(found.other[0][0], source_language) == "Counted from 01.01.2026 to 31.12.2026: 14\u00a0h left."
    )
    assert "beyond" in over.other[0][0].source
    assert explained(Balance(3840, 300)).other == ()
    assert {name.source: value for name, value in found.inputs}["Charged in steps of, minutes"] == 15


def test_balance_without_reservations_has_no_step_for_them() -> None:
    assert [step.minutes for step in explained(Balance(3840, 300)).steps] == [3840, -100, -200]


def test_a_quota_used_to_its_last_minute_is_kept() -> None:
    found = explain(EDITION, account(used=3840), at=at("2026-11-05T10:00"), reading=YearReading.CONTRACT)

    assert [check.holds for check in found.checks if check.name == "quota"] == [True]
