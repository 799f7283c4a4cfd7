"""Recording consultations: who is charged, which year, what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.errors import InputError, NotFound, RuleError
from models.formats import MOSCOW
from models.hours.accounts import contracts_by_id, year_state
from models.hours.operations import correct, count_pupil, record_held, reverse
from models.hours.rules.balance import Balance
from models.hours.rules.years import Period, YearReading
from models.hours.tables import Consultation, HoursLine, Topic
from models.storage.database import Database
from tests.hours.factories import (
    METHODOLOGIST,
    QUOTA,
    at,
    change_contract,
    draft,
    held,
    make_contract,
    webinar,
)


def balance(database: Database, contract_id: int, day: str = "2026-11-05") -> Balance:
    def query(session):
        facts = contracts_by_id(session, [contract_id])[contract_id]
        return year_state(
            session, facts, date.fromisoformat(day), YearReading.CONTRACT, date(2026, 11, 22)
        ).balance

    return database.read(query)


def consultation(database: Database, logged) -> Consultation:
    return database.read(lambda session: session.get(Consultation, logged.consultation_id))


def test_a_consultation_is_charged_by_the_minute_to_the_contract(database: Database) -> None:
    contract = make_contract(database)

    logged = held(database, contract, 25)

    (charge,) = logged.charges
    assert (charge.minutes, charge.over, charge.balance.left) == (25, 0, QUOTA - 25)
    assert charge.year == Period(date(2026, 9, 1), date(2027, 8, 31))
    assert balance(database, contract) == Balance(QUOTA, 25)


def test_line_keeps_who_when_edition_and_reading(database: Database) -> None:
    contract = make_contract(database)
    logged = held(database, contract, 25)

    line = database.read(lambda session: session.scalars(select(HoursLine)).one())

    assert line.consultation_id == logged.consultation_id
    assert (line.actor_name, line.edition) == (METHODOLOGIST.name, "1")
    assert line.reading == "year=contract; rounding=exact"
    assert (line.real, line.minutes, line.at) == (25, 25, at("2026-11-05 10:00"))


def test_contract_is_found_from_the_organisation_as_it_was_typed(database: Database) -> None:
    """Two schools share a name; locality and region decide, case and quotes do not matter."""
    make_contract(database, school="Гимназия № 1", locality="Казань", region="Республика Татарстан")
    contract = make_contract(database, school="Гимназия № 1", locality="Пермь", region="Пермский край")

    logged = held(database, organisation="гимназия №1", locality="ПЕРМЬ", region="Пермский край")

    assert [charge.contract_id for charge in logged.charges] == [contract]
    row = consultation(database, logged)
    assert (row.organisation, row.locality) == ("Гимназия № 1", "Пермь")


def test_unknown_school_is_logged_and_not_charged(database: Database) -> None:
    logged = held(database, organisation="Школа № 7", locality="Уфа", region="Республика Башкортостан")

    assert logged.charges == ()
    assert logged.uncharged == ("Школа № 7",)
    assert "no contract that is valid" in logged.sentences[0].source
    row = consultation(database, logged)
    assert (row.charging, row.charged, row.minutes, row.organisation_id) == ("uncharged", 0, 25, None)


@pytest.mark.parametrize("day", ["2026-08-31 12:00", "2027-09-01 00:00"])
def test_day_outside_the_contract_is_not_charged(database: Database, day: str) -> None:
    contract = make_contract(database)

    logged = held(database, contract, at=at(day))

    assert logged.charges == ()
    assert balance(database, contract) == Balance(QUOTA)


def test_unsigned_contract_is_not_charged(database: Database) -> None:
    contract = make_contract(database, signed=None)

    assert held(database, contract).charges == ()


def test_renewed_contract_is_charged_although_the_old_number_was_named(database: Database) -> None:
    old = make_contract(database, "1/2025", starts=date(2025, 9, 1), ends=date(2026, 8, 31))
    new = make_contract(database, "1/2026")

    logged = held(database, old)

    assert [charge.contract for charge in logged.charges] == ["1/2026"]
    assert balance(database, new).used == 25


def test_second_contract_year_begins_with_a_full_quota(database: Database) -> None:
    contract = make_contract(database, ends=date(2029, 8, 31))
    held(database, contract, 600, at=at("2027-08-31 23:59"))

    logged = held(database, contract, 25, at=at("2027-09-01 00:00"))

    assert logged.charges[0].balance == Balance(QUOTA, 25)
    assert logged.charges[0].year == Period(date(2027, 9, 1), date(2028, 8, 31))


def test_excess_without_a_reason_is_refused_and_nothing_is_written(database: Database) -> None:
    contract = make_contract(database)
    held(database, contract, 1440)
    held(database, contract, 1440)
    held(database, contract, 950)

    with pytest.raises(RuleError) as error:
        held(database, contract, 15)

    assert error.value.todo is not None
    assert balance(database, contract) == Balance(QUOTA, 3830)
    assert len(database.read(lambda session: session.scalars(select(Consultation)).all())) == 3


def test_excess_with_a_reason_is_recorded_and_marked(database: Database) -> None:
    contract = make_contract(database)
    for _ in range(2):
        held(database, contract, 1440)
    held(database, contract, 950)

    logged = held(database, contract, 15, reason="обещано до каникул")

    assert (logged.charges[0].minutes, logged.charges[0].over) == (15, 5)
    assert balance(database, contract) == Balance(QUOTA, QUOTA, 5)
    line = database.read(
        lambda session: session.scalars(select(HoursLine).order_by(HoursLine.id.desc())).first()
    )
    assert (line.minutes, line.excess, line.reason) == (15, 5, "обещано до каникул")


def test_reversal_frees_the_excess_first(database: Database) -> None:
    contract = make_contract(database, quota=60)
    first = held(database, contract, 50)
    held(database, contract, 40, reason="срочно")

    logged = database.write(
        METHODOLOGIST, lambda session: reverse(session, first.consultation_id, "не та школа")
    ).value

    assert (logged.charges[0].minutes, logged.charges[0].over) == (-50, -30)
    assert balance(database, contract) == Balance(60, 40)


def test_consultation_entered_a_day_later_is_marked_late(database: Database) -> None:
    contract = make_contract(database, starts=date(2020, 9, 1))

    logged = held(database, contract, at=at("2021-03-01 10:00"))

    assert logged.late
    assert consultation(database, logged).late
    assert database.read(lambda session: session.scalars(select(HoursLine.late)).one())


def test_webinar_in_equal_shares_charges_every_minute_once(database: Database) -> None:
    contracts = [make_contract(database, school=f"Школа № {n}") for n in range(7)]

    logged = database.write(
        METHODOLOGIST, lambda session: record_held(session, webinar(*contracts, minutes=100))
    ).value

    assert sorted(charge.minutes for charge in logged.charges) == [14, 14, 14, 14, 14, 15, 15]
    assert [charge.minutes for charge in logged.charges][:2] == [15, 15]
    assert consultation(database, logged).charged == 100


def test_webinar_in_full_charges_its_length_to_each(database: Database) -> None:
    one, two = (make_contract(database, school=f"Школа № {n}") for n in range(2))

    logged = database.write(
        METHODOLOGIST, lambda session: record_held(session, webinar(one, two, share="full"))
    ).value

    assert [charge.minutes for charge in logged.charges] == [90, 90]


def test_webinar_by_attendance_without_numbers_asks_for_them(database: Database) -> None:
    one, two = (make_contract(database, school=f"Школа № {n}") for n in range(2))

    with pytest.raises(InputError) as error:
        database.write(
            METHODOLOGIST, lambda session: record_held(session, webinar(one, two, share="attendance"))
        )

    assert set(error.value.fields) == {"attendance"}


def test_share_of_a_school_without_a_contract_is_charged_to_nobody_else(database: Database) -> None:
    valid = make_contract(database, school="Школа № 1")
    over = make_contract(database, school="Школа № 2", starts=date(2024, 9, 1), ends=date(2025, 8, 31))

    logged = database.write(METHODOLOGIST, lambda session: record_held(session, webinar(over, valid))).value

    assert [(charge.contract_id, charge.minutes) for charge in logged.charges] == [(valid, 45)]
    assert logged.uncharged == ("Школа № 2",)
    assert consultation(database, logged).charging == "partly"


def test_one_reversal_undoes_all_lines_of_a_webinar(database: Database) -> None:
    contracts = [make_contract(database, school=f"Школа № {n}") for n in range(3)]
    logged = database.write(METHODOLOGIST, lambda session: record_held(session, webinar(*contracts))).value

    database.write(METHODOLOGIST, lambda session: reverse(session, logged.consultation_id, "не состоялся"))

    assert [balance(database, contract) for contract in contracts] == [Balance(QUOTA)] * 3
    assert consultation(database, logged).state == "reversed"


def test_two_entries_of_one_school_in_a_webinar_are_refused(database: Database) -> None:
    old = make_contract(database, "1/2025", starts=date(2025, 9, 1), ends=date(2026, 8, 31))
    new = make_contract(database, "1/2026")

    with pytest.raises(InputError):
        database.write(METHODOLOGIST, lambda session: record_held(session, webinar(old, new)))


def test_correction_leaves_three_lines(database: Database) -> None:
    contract = make_contract(database)
    wrong = held(database, contract, 52)

    logged = database.write(
        METHODOLOGIST,
        lambda session: correct(session, wrong.consultation_id, draft(contract, 25), "опечатка"),
    ).value

    lines = database.read(lambda session: session.scalars(select(HoursLine).order_by(HoursLine.id)).all())
    assert [line.minutes for line in lines] == [52, -52, 25]
    assert lines[1].reverses_id == lines[0].id
    assert lines[1].reason == "опечатка"
    assert consultation(database, logged).corrects_id == wrong.consultation_id
    assert balance(database, contract) == Balance(QUOTA, 25)


def test_same_draft_sent_again_is_one_consultation(database: Database) -> None:
    contract = make_contract(database)
    one = draft(contract)

    first, again = (
        database.write(METHODOLOGIST, lambda session: record_held(session, one)).value for _ in range(2)
    )

    assert again.consultation_id == first.consultation_id
    assert again.repeated
    assert balance(database, contract).used == 25


def test_pupil_is_refused_with_the_sentence_and_only_counted(database: Database) -> None:
    with pytest.raises(RuleError) as error:
        held(database, make_contract(database), role="pupil")
    counts = [database.write(METHODOLOGIST, count_pupil).value for _ in range(2)]

    assert "children are not consulted" in error.value.happened.source
    assert error.value.verdict.checks[0].clause == "method.children"
    assert counts == [1, 2]
    assert database.read(lambda session: session.scalars(select(Consultation)).all()) == []


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"surname": " "}, {"surname"}),
        ({"patronymic": ""}, {"patronymic"}),
        ({"minutes": 0}, {"minutes"}),
        ({"minutes": 1441}, {"minutes"}),
        ({"topic": ""}, {"topic"}),
        ({"contract_id": None}, {"organisation", "locality", "region"}),
        ({"contract_id": None, "organisation": "Школа № 7", "locality": "Уфа"}, {"region"}),
        ({"line": "222"}, {"line"}),
        ({"kind": "webinar"}, {"attendees"}),
        ({"surname": "И" * 101}, {"surname"}),
        ({"channel": "голубь"}, {"channel"}),
    ],
)
def test_what_is_missing_is_named_by_field(sqlite_database: Database, values, fields) -> None:
    contract = make_contract(sqlite_database)

    with pytest.raises(InputError) as error:
        held(sqlite_database, **{"contract_id": contract} | values)

    assert set(error.value.fields) == fields


def test_patronymic_may_be_none(database: Database) -> None:
    logged = held(database, make_contract(database), patronymic="нет")

    assert consultation(database, logged).patronymic == ""


def test_text_that_no_database_keeps_is_made_storable(database: Database) -> None:
    logged = held(database, make_contract(database), question="a\x00b\ud800", surname="Ива\x00нова")

    assert consultation(database, logged).question == "a\ufffdb?"


def test_contract_that_is_gone_is_said_so(database: Database) -> None:
    with pytest.raises(NotFound):
        held(database, 999)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("карты", "Технологические карты и открытые уроки"),
        ("2", "Технологические карты и открытые уроки"),
        ("topic.lessons", "Технологические карты и открытые уроки"),
        ("система оценивания", "Система оценивания"),
        ("Родительское собрание", "Родительское собрание"),
        ("17", "17"),
    ],
)
def test_topic_is_meant_by_code_number_clause_title_or_any_words(
    database: Database, word: str, title: str
) -> None:
    logged = held(database, make_contract(database), topic=word)

    def query(session):
        return session.get(Topic, session.get(Consultation, logged.consultation_id).topic_id).title

    assert database.read(query) == title


def test_amended_quota_moves_the_excess_of_the_running_year(database: Database) -> None:
    """A line without minutes says so; the sum of the year stays what it was."""
    today = datetime.now(MOSCOW)
    contract = make_contract(
        database, quota=60, starts=today.date() - timedelta(days=30), ends=today.date() + timedelta(days=30)
    )
    held(database, contract, 90, reason="срочно", at=today)
    change_contract(database, contract, quota_minutes=120)

    logged = held(database, contract, 10, at=today)

    assert logged.charges[0].balance == Balance(120, 100)
    lines = database.read(lambda session: session.scalars(select(HoursLine).order_by(HoursLine.id)).all())
    assert [(line.kind, line.minutes, line.excess) for line in lines] == [
        ("charge", 90, 30),
        ("quota", 0, -30),
        ("charge", 10, 0),
    ]


def test_quota_of_a_year_that_is_over_stays(database: Database) -> None:
    contract = make_contract(database, starts=date(2020, 9, 1), ends=date(2030, 8, 31), quota=60)
    held(database, contract, 30, at=at("2021-03-01 10:00"))
    change_contract(database, contract, quota_minutes=600)

    assert balance(database, contract, "2021-03-01") == Balance(60, 30)
    assert held(database, contract, 10, at=at("2021-03-02 10:00")).charges[0].balance == Balance(60, 40)
