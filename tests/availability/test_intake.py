"""Histories of other monitors: what is taken, what is reported, and that the same file again changes nothing."""

from __future__ import annotations

import itertools

import pytest

from models.agreement.readings import Readings
from models.availability.answers import report_json
from models.availability.figures import year_report
from models.availability.instants import year_bounds
from models.availability.intake import History, Imported, import_history, read_history
from models.errors import FileProblem
from models.storage.database import Database
from models.storage.journal import Actor
from tests.availability.factories import count, registered

YEAR = "2025-01-01T00:00:00+03:00", "2026-01-01T00:00:00+03:00"


def rows(*lines: str, header: str = "component,from,to,state,zone") -> bytes:
    return "\n".join([header, *lines]).encode()


def put(database: Database, actor: Actor, data: bytes) -> Imported:
    history = read_history(data)
    return database.write(actor, lambda session: import_history(session, history)).value


def answer(database: Database, year: int = 2025) -> dict:
    _, end = year_bounds(year)
    return report_json(database.read(lambda session: year_report(session, year, end, Readings())))


UP = f"Система,{YEAR[0]},{YEAR[1]},up,"
DOWN = "Система,2025-03-01T10:00:00+03:00,2025-03-01T11:30:30+03:00,down,"


def test_an_imported_year_gives_the_figure(database, actor):
    result = put(database, actor, rows(UP, DOWN))
    assert (result.taken, result.rejected, result.components) == (2, (), ("Система",))
    figure = answer(database)
    assert figure["component"] == "Система"
    assert figure["down_minutes"] == 90.5
    assert figure["no_data_minutes"] == 0
    assert figure["percent"] == pytest.approx(100 * (1 - 90.5 / 525_600), abs=1e-12)
    assert (figure["budget_minutes"], figure["budget_left_minutes"], figure["met"]) == (
        52_560,
        52_469.5,
        True,
    )
    assert [(one["from"], one["minutes"]) for one in figure["outages"]] == [
        ("2025-03-01T10:00:00+03:00", 90.5)
    ]


def test_the_same_file_again_changes_nothing(database, actor):
    data = rows(UP, DOWN)
    put(database, actor, data)
    before = answer(database), count(database)
    assert put(database, actor, data).added == 0
    assert (answer(database), count(database)) == before


def test_a_file_in_pieces_is_the_whole_file(database, actor):
    minutes = [f"2025-05-01T00:{minute:02d}:00Z" for minute in range(60)]
    pieces = [f"БД,{a},{b},up" for a, b in itertools.pairwise(minutes)]
    for part in (pieces[::2], pieces[1::2]):
        put(database, actor, rows(*part, header="component,from,to,state"))
    assert count(database)["spans"] == 1
    assert answer(database)["known_minutes"] == 59


def test_later_down_time_enters_the_register_without_a_double(database, actor):
    put(database, actor, rows(UP, DOWN))
    longer = "Система,2025-03-01T10:30:00+03:00,2025-03-01T12:00:00+03:00,down,"
    put(database, actor, rows(longer))
    assert [one["seconds"] for one in registered(database)] == [5430, 1770]
    assert answer(database)["down_minutes"] == 120


def test_down_wins_over_degraded_over_up_and_uncovered_time_is_no_data(database, actor):
    hours = "Система,2025-06-01T{:02d}:00+03:00,2025-06-01T{:02d}:00+03:00,{}"
    lines = [hours.format(0, 10, "up"), hours.format(5, 8, "degraded"), hours.format(7, 9, "down")]
    put(database, actor, rows(*lines, header="component,from,to,state"))
    figure = answer(database)
    assert (figure["down_minutes"], figure["degraded_minutes"], figure["known_minutes"]) == (120, 120, 600)
    assert figure["no_data_minutes"] == 525_600 - 600
    assert figure["percent"] == 80


def test_only_the_licensors_zone_is_charged_and_no_zone_is_the_licensors(database, actor):
    day = "Система,2025-06-{0:02d}T00:00+03:00,2025-06-{0:02d}T01:00+03:00,down,{1}"
    zones = ["", "data_centre", "ЦОД", "system", "licensor", "outside", "вне ЦОД", "client", "у клиента"]
    put(database, actor, rows(UP, *(day.format(n, zone) for n, zone in enumerate(zones, start=1))))
    figure = answer(database)
    assert (figure["down_minutes"], figure["excused_minutes"]) == (300, 240)


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [
        ("Система,2025-03-01T10:00+03:00,2025-03-01T10:00+03:00,down,", "to", "no length"),
        ("Система,2025-03-01T10:00+03:00,2025-03-01T09:59+03:00,down,", "to", "reversed"),
        (",2025-03-01T10:00+03:00,2025-03-01T11:00+03:00,down,", "component", "missing"),
        (f"{'я' * 201},2025-03-01T10:00+03:00,2025-03-01T11:00+03:00,down,", "component", "longer"),
        ("Система,,2025-03-01T11:00+03:00,down,", "from", "missing"),
        ("Система,2025-03-01T10:00,2025-03-01T11:00+03:00,down,", "from", "offset"),
        ("Система,yesterday,2025-03-01T11:00+03:00,down,", "from", "not a moment"),
        ("Система,2025-02-30T10:00+03:00,2025-03-01T11:00+03:00,down,", "from", "not a moment"),
        ("Система,2025-03-01T10:00+03:00,0001-01-01T00:00+00:00,down,", "to", "impossible year"),
        ("Система,2025-03-01T10:00+03:00,2025-03-01T11:00+03:00,sideways,", "state", "none of"),
        ("Система,2025-03-01T10:00+03:00,2025-03-01T11:00+03:00,,", "state", "missing"),
        ("Система,2025-03-01T10:00+03:00,2025-03-01T11:00+03:00,down,moon", "zone", "no zone"),
        ("Система", "from", "missing"),
    ],
)
def test_a_row_that_cannot_be_taken_is_reported_with_its_line_and_left_out(line, column, word):
    history = read_history(rows(UP, "", line, DOWN))
    (bad,) = history.rejected
    assert (bad.row, bad.column) == (4, column)
    assert word in bad.problem.source
    assert history.taken == 2


def names(history: History) -> set[str]:
    return set(history.names.values())


@pytest.mark.parametrize(
    "data",
    [
        "state;to;from;component\ndown;2025-03-01T11:00Z;2025-03-01T10:00Z;Система\n".encode("utf-8-sig"),
        "\r\n\r\nСостояние,По,С,Компонент\r\n\r\nнедоступно,2025-03-01T11:00Z,2025-03-01T10:00Z,Система\r\n".encode(
            "cp1251"
        ),
        '"from"\t"to"\t"state"\t"component"\n2025-03-01T10:00Z\t2025-03-01T11:00Z\tDOWN\t"Система"'.encode(
            "utf-16"
        ),
        b"Component , FROM , To , State\n"
        + 'Система , 2025-03-01T10:00Z , "2025-03-01T11:00Z", Down \n'.encode(),
    ],
)
def test_order_of_columns_bom_separator_blank_lines_quotes_and_case_do_not_matter(data):
    history = read_history(data)
    assert (names(history), history.taken, history.rejected) == ({"Система"}, 1, [])


def test_a_stray_quotation_mark_spoils_its_own_row_only():
    history = read_history(rows('"Система,2025-03-01T10:00Z,2025-03-01T11:00Z,down,', DOWN))
    assert (history.taken, [bad.row for bad in history.rejected]) == (1, [2])


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"a,b,c\n1,2,3\n", b"component,from,to\nx,y,z\n", b"\x00\x01\x02"]
)
def test_a_file_that_is_no_history_is_refused(data):
    with pytest.raises(FileProblem):
        read_history(data)


def test_names_are_one_component_whatever_their_case_and_blanks(database, actor):
    other = DOWN.replace("Система", "  СИСТЕМА ")
    assert put(database, actor, rows(UP, other)).components == ("Система",)
    assert answer(database)["down_minutes"] == 90.5
