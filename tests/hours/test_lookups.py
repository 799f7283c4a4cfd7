"""What the form asks while somebody types."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import text

from models.formats import MOSCOW
from models.hours.lookups import bindables, callers, school, schools, standing, topics
from models.hours.operations import add_topic, retire_topic
from models.hours.rules.callers import Role
from models.storage.database import Database
from tests.hours.factories import METHODOLOGIST, at, held, make_contract

NOW = datetime.now(MOSCOW)
TERM = {"starts": NOW.date() - timedelta(days=100), "ends": NOW.date() + timedelta(days=200)}


def found(database: Database, typed: str) -> list[tuple[str, str]]:
    return [(one.name, one.place) for one in database.read(lambda session: schools(session, typed))]


def test_two_schools_of_one_name_are_told_apart_by_their_place(database: Database) -> None:
    for locality, region in (("Казань", "Республика Татарстан"), ("Пермь", "Пермский край")):
        make_contract(database, school="Гимназия № 1", locality=locality, region=region)
    make_contract(database, school="Лицей № 1", locality="Пермь")

    assert found(database, "гимн") == [
        ("Гимназия № 1", "Казань, Республика Татарстан"),
        ("Гимназия № 1", "Пермь, Пермский край"),
    ]
    assert found(database, "гимн 1 перм") == [("Гимназия № 1", "Пермь, Пермский край")]
    assert found(database, "татарст") == [("Гимназия № 1", "Казань, Республика Татарстан")]
    assert found(database, "г") == found(database, "") == []


def test_school_is_found_by_the_number_of_its_contract(database: Database) -> None:
    make_contract(database, "15/2026-МЭО", school="Лицей № 3")
    make_contract(database, "16/2026-МЭО", school="Лицей № 4")

    assert [name for name, _ in found(database, "15/2026")] == ["Лицей № 3"]


def test_earlier_callers_come_back_with_role_and_school(database: Database) -> None:
    contract = make_contract(database, school="Гимназия № 1")
    held(database, contract, 10, surname="Ёлкина", name="Мэй", patronymic="нет", role="parent")
    held(database, contract, 10, surname="Ёлкина", name="Мэй", patronymic="нет", role="teacher")
    held(database, contract, 10, surname="Елисеева")

    people = database.read(lambda session: callers(session, "елк"))

    assert [(one.name, one.role) for one in people] == [("Ёлкина Мэй нет", "teacher")]
    assert people[0].school is not None
    assert people[0].school.name == "Гимназия № 1"
    assert database.read(lambda session: callers(session, "е")) == []
    assert len(database.read(lambda session: callers(session, "Ел"))) == 2


def test_responsible_persons_are_offered_once(database: Database) -> None:
    contract = make_contract(database, school="Гимназия № 1")
    database.write_as_system(
        lambda session: session.execute(
            text(
                "insert into person (organisation_id, name, name_key, name_sort, position, phone_raw, email,"
                " search_text, version) values (1, 'Орлова Нина Ильинична', 'орлова', 'орлова нина ильинична', '', '',"
                " '', '', 1)"
            )
        )
    )
    before = database.read(lambda session: callers(session, "орл"))
    held(database, contract, 10, surname="Орлова", name="Нина", patronymic="Ильинична", role="teacher")
    after = database.read(lambda session: callers(session, "орл"))

    assert [(one.name, one.role) for one in before] == [("Орлова Нина Ильинична", "administration")]
    assert [(one.name, one.role) for one in after] == [("Орлова Нина Ильинична", "teacher")]


def test_standing_tells_contract_hours_and_verdict(database: Database) -> None:
    contract = make_contract(database, "15/2026-МЭО", quota=100, **TERM)
    held(database, contract, 90, at=NOW)

    def ask(**values):
        plain = {"organisation_id": 1, "at": None, "role": Role.TEACHER}
        return database.read(lambda session: standing(session, **plain | values))

    now = ask()
    assert now.payer.contract is not None
    assert now.payer.contract.number == "15/2026-МЭО"
    assert now.state is not None
    assert now.state.balance.left == 10
    assert now.verdict.verdict == "warning"
    assert ask(minutes=11, planned=True).verdict.verdict == "refused"
    assert ask(role=Role.PUPIL).verdict.verdict == "refused"
    unknown = ask(organisation_id=None)
    assert (unknown.state, unknown.verdict.checks[1].holds) == (None, False)
    assert ask(at=NOW - timedelta(days=500)).state is None


def test_topics_of_the_agreement_come_first_and_retired_ones_not_at_all(database: Database) -> None:
    own = database.write(METHODOLOGIST, lambda session: add_topic(session, "Собрание", "Собр")).value
    gone = database.write(METHODOLOGIST, lambda session: add_topic(session, "Анкета")).value
    database.write(METHODOLOGIST, lambda session: retire_topic(session, gone))

    offered = database.read(topics)

    assert [one.code for one in offered] == [
        "процесс",
        "карты",
        "оценивание",
        "подсистемы",
        "инклюзия",
        "собр",
    ]
    assert offered[-1].id == own
    assert all(one.clause for one in offered[:5])


def test_uncharged_consultations_are_offered_once_a_contract_covers_their_day(database: Database) -> None:
    old = make_contract(database, "1/2025", starts=date(2024, 9, 1), ends=date(2025, 8, 31))
    held(database, old, 40, at=at("2025-09-05 11:00"))
    held(database, old, 20, at=at("2024-08-05 11:00"))
    assert database.read(bindables) == []

    make_contract(
        database, "1/2026", starts=date(2025, 9, 1), ends=date(2026, 8, 31), signed=date(2025, 9, 20)
    )

    (offer,) = database.read(bindables)
    assert (offer.contract, offer.minutes, offer.organisation) == ("1/2026", 40, "Гимназия № 1")
    assert database.read(lambda session: bindables(session, 1)) == [offer]
    assert database.read(lambda session: bindables(session, 2)) == []


def test_school_by_id(database: Database) -> None:
    make_contract(database)

    one = database.read(lambda session: school(session, 1))

    assert one is not None
    assert one.place == "Пермь, Пермский край"
    assert database.read(lambda session: school(session, 9)) is None


def test_record_holds_a_consultation_with_its_lines_and_its_correction(database: Database) -> None:
    from models.hours.operations import correct
    from models.hours.records import consultation_of_line, record_of
    from tests.hours.factories import draft

    contract = make_contract(database, "15/2026-МЭО")
    wrong = held(database, contract, 52, raw_seconds=3125, patronymic="нет")
    right = database.write(
        METHODOLOGIST,
        lambda session: correct(session, wrong.consultation_id, draft(contract, 25), "опечатка"),
    ).value

    old = database.read(lambda session: record_of(session, wrong.consultation_id))
    new = database.read(lambda session: record_of(session, right.consultation_id))

    assert (old.caller, old.minutes, old.raw_seconds, old.state) == ("Иванова Анна", 52, 3125, "reversed")
    assert [(line.contract, line.minutes) for line in old.postings] == [
        ("15/2026-МЭО", 52),
        ("15/2026-МЭО", -52),
    ]
    assert (old.corrected_by, new.corrects_id) == (new.id, old.id)
    assert new.is_held
    assert not new.has_uncharged
    assert not old.is_planned
    assert new.seats[0].is_charged
    assert database.read(lambda session: consultation_of_line(session, old.postings[1].id)) == old.id
