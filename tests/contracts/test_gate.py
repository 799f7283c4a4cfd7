"""The gate: every condition alone, the colours, and past moments as of their own day."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.agreement.clauses import load_agreement
from models.calendar.desk_calendar import desk_calendar
from models.contracts.gate import (
    MAIL,
    ContractFacts,
    GateFacts,
    GateQuestion,
    Responsible,
    caller_among,
    judge,
)
from models.contracts.rules import Authority, Term
from models.formats import MOSCOW
from models.text import render, source_language

NUMBER = "412/2026-МЭО-88"
ANNA, BORIS, VERA = "Иванова Анна Петровна", "Борисов Борис Борисович", "Волкова Вера Викторовна"
THURSDAY = datetime(2026, 11, 5, 12, tzinfo=MOSCOW)
CONTRACT = ContractFacts(
    NUMBER,
    "МБОУ «СОШ № 14», Рязань",
    Term(date(2025, 12, 20), date(2026, 1, 1), date(2026, 12, 31)),
    (
        Responsible(ANNA, Authority(date(2026, 1, 1), date(2026, 1, 15))),
        Responsible(BORIS, Authority(date(2026, 1, 1))),
        Responsible(VERA, Authority(date(2025, 6, 1), date(2025, 6, 2), date(2026, 1, 1)), successor=BORIS),
    ),
)


def ask(person=ANNA, at=THURSDAY, facts=None, line="222", number=NUMBER, channel="phone"):
    question = GateQuestion(line, number, person, at, channel)
    found = facts if facts is not None else GateFacts(CONTRACT)
    return judge(question, found, load_agreement().at(at), desk_calendar())


def with_term(**days):
    return GateFacts(replace(CONTRACT, term=replace(CONTRACT.term, **days)))


def holds(verdict):
    return {check.name: check.holds for check in verdict.checks}


def said(verdict):
    return render(verdict.sentence, source_language)


def detail(verdict, name):
    return next(render(check.detail, source_language) for check in verdict.checks if check.name == name)


def test_a_trained_person_of_a_valid_contract_may_ask_in_working_time():
    verdict = ask()
    assert verdict.verdict == "allowed"
    assert set(holds(verdict).values()) == {True}
    assert said(verdict) == (
        f"Allowed. {ANNA} is a responsible person of contract {NUMBER}, trained on 15.01.2026."
    )


def test_every_condition_quotes_its_clause_in_russian():
    verdict = ask()
    names = [check.name for check in verdict.checks]
    assert names == ["line", "contract", "signed", "term", "person", "appointed", "trained", "working_time"]
    clauses = load_agreement().at(THURSDAY).clauses
    assert all(check.quote == clauses[check.clause].quote for check in verdict.checks)


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 12, 31)])
def test_the_contract_holds_on_its_last_day_and_training_on_its_first(day):
    at = datetime(day.year, day.month, day.day, 12, tzinfo=MOSCOW)
    assert holds(ask(at=at))["term"] is True
    assert holds(ask(at=at))["trained"] is True


def test_the_day_is_that_of_moscow_and_not_of_greenwich():
    before_midnight_utc = datetime.fromisoformat("2026-12-31T21:30:00+00:00")  # 1 January in Moscow
    assert holds(ask(at=before_midnight_utc))["term"] is False


def test_an_ended_contract_refuses_and_names_the_valid_one():
    ended = with_term(ends_on=date(2026, 11, 4))
    assert said(ask(facts=ended)) == f"Contract {NUMBER} ended on 04.11.2026."
    helped = ask(facts=replace(ended, valid_instead=("77/2026",)))
    assert helped.verdict == "refused"
    assert said(helped).endswith("Your organisation has a valid contract: 77/2026.")


def test_a_contract_that_has_not_begun_refuses():
    verdict = ask(facts=with_term(starts_on=date(2026, 11, 6)))
    assert (verdict.verdict, said(verdict)) == ("refused", f"Contract {NUMBER} becomes valid on 06.11.2026.")


def test_a_draft_refuses():
    verdict = ask(facts=with_term(signed_on=None))
    assert verdict.verdict == "refused"
    assert "is not signed yet" in said(verdict)


def test_a_contract_signed_after_the_call_refuses_that_call():
    verdict = ask(facts=with_term(signed_on=date(2026, 11, 6)))
    assert said(verdict) == f"On 05.11.2026 contract {NUMBER} was not signed yet; it was on 06.11.2026."


def test_an_unknown_contract_refuses_and_shows_similar_numbers_to_the_operator_only():
    verdict = ask(facts=GateFacts(None, similar=("412/2026-МЭО-8",)), number="412/2026")
    assert verdict.verdict == "refused"
    assert said(verdict) == "We have no contract 412/2026. Please check the number."
    assert "412/2026-МЭО-8" in detail(verdict, "contract")
    assert holds(verdict)["signed"] is None
    assert holds(verdict)["person"] is None


def test_an_unknown_contract_without_similar_ones_says_the_same_in_the_detail():
    verdict = ask(facts=GateFacts(None), number="1")
    assert detail(verdict, "contract") == said(verdict)


def test_without_a_number_the_operator_asks_for_it():
    verdict = ask(facts=GateFacts(None), number="  ")
    assert (verdict.verdict, said(verdict)) == ("refused", "Please tell the number of your valid contract.")


def test_without_a_name_the_operator_asks_for_it():
    verdict = ask(person=" ")
    assert (verdict.verdict, said(verdict)) == ("refused", "Please tell your surname, name and patronymic.")


def test_a_stranger_is_refused_and_the_sentence_names_nobody_else():
    verdict = ask(person="Сидоров Семён")
    assert verdict.verdict == "refused"
    assert "tech-support@mob-edu.ru" in said(verdict)
    assert ANNA not in said(verdict)
    assert detail(verdict, "person") == f"Сидоров Семён is not among the responsible persons: {ANNA}."


def test_a_contract_without_any_trained_person_says_so():
    facts = GateFacts(replace(CONTRACT, persons=(CONTRACT.persons[1],)))
    verdict = ask(person="Сидоров Семён", facts=facts)
    assert detail(verdict, "person").endswith("has no appointed and trained person at all.")


def test_an_appointed_but_untrained_person_is_refused():
    verdict = ask(person=BORIS)
    assert verdict.verdict == "refused"
    assert holds(verdict)["appointed"] is True
    assert holds(verdict)["trained"] is False
    assert "has not been trained yet" in said(verdict)


def test_training_counts_from_its_day_on():
    before, on = datetime(2026, 1, 14, 12, tzinfo=MOSCOW), datetime(2026, 1, 15, 12, tzinfo=MOSCOW)
    assert (
        said(ask(at=before)) == f"On 14.01.2026 {ANNA} was not trained yet; the training was on 15.01.2026."
    )
    assert ask(at=on).verdict == "allowed"


def test_a_replaced_person_is_refused_now_and_allowed_on_an_earlier_day():
    now = ask(person=VERA)
    assert now.verdict == "refused"
    assert said(now) == f"The authority of the responsible person {VERA} ended on 01.01.2026."
    assert detail(now, "appointed") == f"{VERA} was replaced on 01.01.2026 by {BORIS}."
    then = ask(
        person=VERA, at=datetime(2025, 12, 30, 12, tzinfo=MOSCOW), facts=with_term(starts_on=date(2025, 1, 1))
    )
    assert then.verdict == "allowed"


def test_somebody_who_left_without_a_successor_is_refused_too():
    left = Responsible(VERA, Authority(date(2026, 1, 1), date(2026, 1, 1), date(2026, 2, 1)))
    verdict = ask(person=VERA, facts=GateFacts(replace(CONTRACT, persons=(left,))))
    assert detail(verdict, "appointed") == said(verdict)


def test_an_appointment_in_the_future_is_refused_until_then():
    coming = Responsible(VERA, Authority(date(2026, 11, 6), date(2026, 11, 1)))
    verdict = ask(person=VERA, facts=GateFacts(replace(CONTRACT, persons=(coming,))))
    assert (verdict.verdict, said(verdict)) == ("refused", f"{VERA} is appointed from 06.11.2026 on only.")
    assert holds(verdict)["trained"] is None


@pytest.mark.parametrize(
    "said_name", ["Иванова А. П.", "иванова анна", "ИВАНОВА АННА ПЕТРОВНА", "Анна Иванова"]
)
def test_initials_and_any_case_are_enough(said_name):
    assert ask(person=said_name).verdict == "allowed"


def test_a_surname_alone_is_amber_and_asks_for_the_full_name():
    verdict = ask(person="Иванова")
    assert verdict.verdict == "warning"
    assert verdict.allowed
    assert holds(verdict)["person"] is None
    assert "full name" in said(verdict)


def test_initials_that_fit_two_people_of_different_standing_are_amber():
    alla = Responsible("Иванова Алла Павловна", Authority(date(2026, 1, 1)))
    facts = GateFacts(replace(CONTRACT, persons=(CONTRACT.persons[0], alla)))
    assert ask(person="Иванова А. П.", facts=facts).verdict == "warning"
    assert ask(person="Иванова Анна", facts=facts).verdict == "allowed"


def test_initials_that_fit_two_people_who_both_may_are_green():
    alla = Responsible("Иванова Алла Павловна", CONTRACT.persons[0].authority)
    facts = GateFacts(replace(CONTRACT, persons=(CONTRACT.persons[0], alla)))
    assert ask(person="Иванова А. П.", facts=facts).verdict == "allowed"


def test_a_person_appointed_again_is_judged_by_the_present_appointment():
    before = Responsible(ANNA, Authority(date(2025, 1, 1), date(2025, 1, 1), date(2025, 6, 1)))
    found = caller_among(ANNA, [before, CONTRACT.persons[0]], date(2026, 11, 5))
    assert found is not None
    assert found.person is CONTRACT.persons[0]


def test_of_two_former_appointments_the_later_one_explains():
    first = Responsible(ANNA, Authority(date(2024, 1, 1), None, date(2024, 6, 1)))
    second = Responsible(ANNA, Authority(date(2025, 1, 1), None, date(2025, 6, 1)))
    found = caller_among(ANNA, [first, second], date(2026, 11, 5))
    assert found is not None
    assert found.person is second


def test_outside_working_time_the_answer_is_amber_with_the_next_opening_and_mail():
    saturday = datetime(2026, 11, 7, 12, tzinfo=MOSCOW)
    verdict = ask(at=saturday)
    assert verdict.verdict == "warning"
    assert "09.11.2026 09:00" in said(verdict)
    assert "tech-support@mob-edu.ru" in said(verdict)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [((9, 0), "allowed"), ((8, 59), "warning"), ((17, 59), "allowed"), ((18, 0), "warning")],
)
def test_working_time_is_half_open(clock, expected):
    assert ask(at=datetime(2026, 11, 5, *clock, tzinfo=MOSCOW)).verdict == expected


def test_mail_is_taken_at_any_hour():
    verdict = ask(at=datetime(2026, 11, 7, 3, tzinfo=MOSCOW), channel=MAIL)
    assert verdict.verdict == "allowed"
    assert next(check.clause for check in verdict.checks if check.name == "working_time") == "mail.technical"


def test_the_hour_does_not_soften_a_refusal():
    assert ask(person=BORIS, at=datetime(2026, 11, 7, 12, tzinfo=MOSCOW)).verdict == "refused"


@pytest.mark.parametrize("line", ["111", "132"])
def test_the_methodological_lines_are_another_service(line):
    verdict = ask(line=line)
    assert verdict.verdict == "refused"
    assert verdict.checks[0].clause == "method.callers"
    assert "no responsible person is needed" in said(verdict)


def test_an_unknown_line_is_refused_with_the_right_ones():
    assert said(ask(line="999")).startswith("There is no line 999: technical support has extension 222")


def test_the_verdict_repeats_its_inputs_and_its_question():
    verdict = ask(person="Иванова А. П.")
    shown = {render(name, source_language): value for name, value in verdict.inputs}
    assert shown["Caller"] == ANNA
    assert shown["Contract"] == NUMBER
    assert verdict.question == ("gate", "222", NUMBER, "Иванова А. П.", "phone")
    unknown = ask(facts=GateFacts(None), number="1", person="Кто-то")
    assert {render(name, source_language): value for name, value in unknown.inputs}["Caller"] == "Кто-то"
