"""A registry is read row by row: bad rows are refused alone with row, column and reason, all others are taken."""

import json
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.contracts.intake import read_registry, sort_rows
from models.errors import FileProblem
from models.text import Text, render, source_language
from models.workbook.reader import Row, Table
from tests.contracts.books import GOOD, HEADINGS, registry


@pytest.fixture
def read(tmp_path):
    def run(*rows, **options):
        return read_registry(registry(tmp_path / "реестр.xlsx", *rows, **options))

    return run


def refusals(found):
    return [(one.row, one.column, render(one.problem, source_language)) for one in found.rejected]


def only(found):
    assert found.rejected == ()
    (row,) = found.rows
    return row.draft


def test_a_good_row_becomes_a_contract_with_its_person(read):
    draft = only(read({}))
    assert (draft.number, draft.organisation, draft.locality) == ("15/2026-МЭО", "МБОУ «СОШ № 14»", "Рязань")
    assert draft.region == "Рязанская область"
    assert (draft.signed_on, draft.starts_on, draft.ends_on) == (
        date(2025, 12, 20),
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    (one,) = draft.persons
    assert (one.person.name, one.person.phone) == ("Иванова Анна Петровна", "8 926 715 90 14")
    assert (one.appointed_on, one.trained_on) == (date(2025, 12, 20), date(2026, 1, 15))


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"number": None}, "Номер договора", "contract number is missing"),
        ({"number": " б/н "}, "Номер договора", "contract number is missing"),
        ({"number": "—"}, "Номер договора", "contract number is missing"),
        ({"number": datetime(2026, 5, 15)}, "Номер договора", "turned the contract number into a date"),
        ({"number": "#N/A"}, "Номер договора", "the error #N/A"),
        ({"number": True}, "Номер договора", "«TRUE» instead of text"),
        ({"number": "1" * 101}, "Номер договора", "longer than 100"),
        ({"organisation": None}, "Организация", "organisation is missing"),
        ({"starts": "весна"}, "Действует с", "Not a date: «весна»"),
        ({"starts": "31.02.2026"}, "Действует с", "no such day: «31.02.2026»"),
        ({"starts": "9-Nove-07"}, "Действует с", "Not a date"),
        ({"starts": None}, "Действует с", "first day of the contract is missing"),
        ({"ends": None}, "Действует по", "last day of the contract is missing"),
        ({"ends": "31.12.2025"}, "Действует по", "ends (31.12.2025) before it starts (01.01.2026)"),
        ({"signed": "вчера"}, "Дата подписания", "Not a date"),
        ({"appointed1": "30.02.2026"}, "Назначен 1", "no such day"),
        ({"trained1": "скоро"}, "Обучен 1", "Not a date"),
        ({"hours": "много"}, "Часов в год", "Not a number: «много»"),
        ({"hours": -1}, "Часов в год", "cannot have so many hours"),
        ({"hours": 9000}, "Часов в год", "cannot have so many hours"),
        ({"name1": None}, "Ответственное лицо 1", "Not a single responsible person"),
        ({"name1": " - "}, "Ответственное лицо 1", "Not a single responsible person"),
        ({"name1": "#REF!"}, "Ответственное лицо 1", "the error #REF!"),
        ({"name1": "Иванова А. П.; Петров П. П.; Зуев З. З."}, "Ответственное лицо 1", "here are 3"),
        ({"name1": "Иванова Анна; Петров Пётр", "name2": "Зуев Захар"}, "Ответственное лицо 2", "here are 3"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_its_row_column_and_reason(read, change, column, words):
    found = read({"number": "1"}, change, {"number": "2"})
    assert [row.draft.number for row in found.rows] == ["1", "2"]
    ((row, named, problem),) = refusals(found)
    assert (row, named) == (5, column)
    assert words in problem


@pytest.mark.parametrize(
    "change",
    [
        {"signed": None}, {"signed": "—"}, {"signed": "не подписан"}, {"trained1": None}, {"trained1": "нет"},
        {"trained1": "не обучен"}, {"appointed1": None}, {"phone1": None}, {"phone1": "#N/A"}, {"phone1": True},
        {"email1": "нет почты"}, {"locality": None, "region": None}, {"hours": None}, {"hours": 0},
        {"starts": "01.01.2015", "ends": "31.12.2015"}, {"name2": "нет"}, {"name2": "-"},
        {"organisation": "Школа " * 300}, {"name1": "Иванова " + "Анна-" * 200},
    ],
)  # fmt: skip
def test_these_rows_are_all_right(read, change):
    assert only(read(change)).persons


def test_two_persons_are_taken_in_their_order(read):
    draft = only(read({"name2": "Петров Пётр Петрович", "trained2": 46037}))
    assert [one.person.name for one in draft.persons] == ["Иванова Анна Петровна", "Петров Пётр Петрович"]
    assert draft.persons[1].trained_on == date(2026, 1, 15)


def test_a_second_person_alone_is_enough(read):
    draft = only(read({"name1": None, "name2": "Петров Пётр Петрович"}))
    assert [one.person.name for one in draft.persons] == ["Петров Пётр Петрович"]


def test_a_person_named_twice_is_one_person(read):
    assert len(only(read({"name2": "иванова анна петровна"})).persons) == 1


def test_a_third_persons_column_refuses_the_rows_that_use_it(read):
    headings = HEADINGS | {"name3": "Ответственное лицо 3"}
    third = {"name2": "Петров Пётр Петрович", "name3": "Зуев Захар Захарович"}
    found = read({"number": "1"} | third, {"number": "2", "name3": "Зуев Захар Захарович"}, headings=headings)
    assert [row.draft.number for row in found.rows] == ["2"]
    ((row, column, problem),) = refusals(found)
    assert (row, column) == (4, "Ответственное лицо 3")
    assert problem.endswith("here are 3: Иванова Анна Петровна, Петров Пётр Петрович, Зуев Захар Захарович")


def test_two_persons_in_one_cell_get_the_contacts_of_their_order(read):
    change = {
        "name1": "Иванова Анна Петровна\nПетров Пётр Петрович",
        "phone1": "111-22-33; 444-55-66",
        "email1": "a@b.ru",
    }
    first, second = only(read(change)).persons
    assert (first.person.phone, second.person.phone) == ("111-22-33", "444-55-66")
    assert (first.person.email, second.person.email) == ("a@b.ru", "")


def test_contacts_inside_the_name_cell_go_where_they_belong(read):
    cell = "Иванова Анна Петровна, тел. 8 (926) 715-90-14, anna@example.org"
    (one,) = only(read({"name1": cell, "phone1": None, "email1": None})).persons
    assert (one.person.name, one.person.email) == ("Иванова Анна Петровна", "anna@example.org")
    assert "926" in one.person.phone


@pytest.mark.parametrize(
    "again", ["15/2026-МЭО", " 15/2026-мэо", "15 / 2026 – МЭО", "№ 15/2026-МЭО", "15/2026-MЭO"]
)
def test_a_number_that_an_earlier_row_has_is_refused(read, again):
    found = read({}, {"number": again})
    ((row, column, problem),) = refusals(found)
    assert (row, column) == (5, "Номер договора")
    assert problem.startswith("Row 4 of the file has the contract number")


def test_the_earlier_row_counts_even_when_it_is_refused_itself(read):
    assert [row for row, _, _ in refusals(read({"starts": "весна"}, {}))] == [4, 5]


@pytest.mark.parametrize(
    ("cell", "number"), [(15, "15"), (15.0, "15"), ("  15/2026\u00a0", "15/2026"), ("№ 15", "15")]
)
def test_numbers_stored_as_numbers_are_the_same_numbers(read, cell, number):
    assert only(read({"number": cell})).number == number


def test_phones_stored_as_numbers_keep_their_digits(read):
    assert only(read({"phone1": 89267159014.0})).persons[0].person.phone == "89267159014"


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(None, None), (64, 3840), ("64", 3840), ("64 ч", 3840), (10.5, 630), ("100,5", 6030)],
)
def test_hours_become_minutes(read, cell, minutes):
    assert only(read({"hours": cell})).quota_minutes == minutes


def test_several_faults_of_a_row_are_one_refusal_that_tells_all(read):
    ((row, column, problem),) = refusals(read({"number": None, "starts": "весна", "name1": None}))
    assert (row, column) == (4, "Номер договора")
    assert problem == (
        "The contract number is missing; Действует с: Not a date: «весна»; "
        "Ответственное лицо 1: Not a single responsible person is named"
    )


def test_one_column_with_both_days_is_read(read):
    headings = {key: title for key, title in HEADINGS.items() if key not in {"starts", "ends"}} | {
        "starts": "Срок действия"
    }
    for cell in (
        "01.09.2025 — 31.08.2026",
        "с 01.09.2025 по 31.08.2026",
        "01.09.2025-31.08.2026",
        "01.09.2025 до 31.08.2026 г.",
    ):
        draft = only(read({"starts": cell}, headings=headings))
        assert (draft.starts_on, draft.ends_on) == (date(2025, 9, 1), date(2026, 8, 31)), cell


def test_totals_signatures_repeated_headings_and_blank_rows_are_no_contracts(read):
    nothing = dict.fromkeys(GOOD)
    found = read(
        dict(zip(HEADINGS, map(str, range(1, 19)), strict=True)),
        {},
        nothing,
        HEADINGS,
        nothing | {"number": "Итого", "hours": 640},
        nothing | {"organisation": "Всего договоров: 1"},
        nothing | {"number": "Начальник отдела"},
    )
    assert only(found).number == "15/2026-МЭО"


def test_a_row_that_has_only_a_number_is_refused_and_not_overlooked(read):
    found = read(dict.fromkeys(GOOD) | {"number": "77/2026"})
    ((row, column, problem),) = refusals(found)
    assert (row, column) == (4, "Организация")
    assert "first day" in problem


def test_a_missing_column_stops_the_whole_file(read):
    headings = {key: title for key, title in HEADINGS.items() if key != "ends"}
    with pytest.raises(FileProblem) as refused:
        read({}, headings=headings)
    sentence = render(refused.value.happened, source_language)
    assert sentence == "Sheet «Договоры», row 3: these columns are missing among the headings: «Valid to»."


def test_headings_may_have_two_rows(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        ["Договор", None, None, "Организация", "Ответственное лицо 1", None, "Ответственное лицо 2", None]
    )
    sheet.append(["Номер", "Действует с", "Действует по", None, "ФИО", "Телефон", "ФИО", "Обучен"])
    sheet.append(["15", "1.1.26", "31.12.26", "Школа", "Иванова Анна", "1234567", "Зуев Захар", "2.2.26"])
    book.save(tmp_path / "two.xlsx")
    draft = only(read_registry(tmp_path / "two.xlsx"))
    assert [one.person.name for one in draft.persons] == ["Иванова Анна", "Зуев Захар"]
    assert draft.persons[0].person.phone == "1234567"
    assert draft.persons[1].trained_on == date(2026, 2, 2)


def test_the_offices_workbook_is_read_as_expected(shared_data):
    expected = json.loads((shared_data / "contracts.expected.json").read_text(encoding="utf-8"))
    found = read_registry(shared_data / "contracts.xlsx")
    words = {
        "unreadable date": ("Not a date", "There is no such day"),
        "no responsible person": ("Not a single responsible person",),
        "duplicate contract number": ("Row ",),
        "end before start": ("The contract ends",),
        "no contract number": ("The contract number is missing",),
    }
    problems = {row: problem for row, _, problem in refusals(found)}
    assert sorted(problems) == [one["row"] for one in expected["rejected"]]
    assert all(problems[one["row"]].startswith(words[one["why"]]) for one in expected["rejected"])
    assert len(found.rows) == expected["accepted"]
    drafts = {row.draft.number: row.draft for row in found.rows}
    for one in expected["examples"]:
        draft = drafts[one["number"]]
        told = [draft.starts_on, draft.ends_on, draft.signed_on, draft.persons[0].trained_on]
        assert [str(day) for day in told] == [str(one[key]) for key in ("start", "end", "signed", "trained1")]
        names = [person.person.name for person in draft.persons]
        assert names == [name for name in (one["person1"], one["person2"]) if name]


cells = st.one_of(
    st.none(), st.text(max_size=20), st.integers(-10**12, 10**12), st.floats(), st.booleans(), st.datetimes(),
    st.sampled_from(["#N/A", "31.02.2026", "05.11.2026", "Итого", "нет", "Иванова Анна; Зуев Захар; Петров Пётр"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(HEADINGS, cells)), max_size=4))
def test_whatever_stands_in_the_cells_each_row_is_taken_refused_or_no_contract(rows):
    table = Table("Лист1", 1, HEADINGS, tuple(Row(number, row) for number, row in enumerate(rows, start=2)))
    taken, rejected = sort_rows(table)
    numbers = [row.row for row in taken] + [one.row for one in rejected]
    assert len(numbers) == len(set(numbers))
    assert all(isinstance(one.problem, Text) and render(one.problem, source_language) for one in rejected)
    assert all(1 <= len(row.draft.persons) <= 2 for row in taken)


def test_hours_beyond_all_numbers_are_refused():
    row = Row(2, dict.fromkeys(HEADINGS) | {"number": "1", "hours": 1.7e308})
    taken, rejected = sort_rows(Table("Лист1", 1, HEADINGS, (row,)))
    assert not taken
    assert "The number cannot be read" in render(rejected[0].problem, source_language)
