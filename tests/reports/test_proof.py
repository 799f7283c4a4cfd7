"""Every report recomputes: LibreOffice's values are ours, both databases give equal cells, figures are the rules'."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agreement.queries import load_readings
from models.availability.figures import year_report
from models.availability.instants import MINUTE, to_us
from models.availability.report.promises import PROMISES
from models.contracts.tables import Contract
from models.desk.reporting import Report, Request
from models.errors import KnownError
from models.hours.accounts import contract_by_number
from models.hours.queries import hours_of
from models.hours.tables import HoursLine, HoursYear
from models.reports.catalogue import REPORTS, all_reports, report_named
from models.reports.making import consistent, make_report
from models.storage.database import Database, now
from models.text import source_language
from models.tickets.queries import ages, moves_of
from models.tickets.report.facts import asked_for, read_facts
from models.tickets.tables import Ticket
from models.workbook.writer import Outcome, write_book
from tests.reports.desk_year import NOW, TICKETS, request
from tests.tickets.factories import contract_draft, register, save
from tests.workbook.office import check_text, convert, differences, formulas

NOT_OF_THE_DATA = {"Entered"}
"""The moment of entering is the database server's own."""


def asked(database: Database, report: Report, **more: Any) -> Request:
    """The year; a statement is about the contract that went furthest beyond its quota."""
    if "contract" in report.uses:
        more["contracts"] = (busiest(database),)
    return request(**more)


def busiest(database: Database) -> str:
    statement = (
        select(Contract.number).join(HoursYear).order_by(HoursYear.excess.desc(), Contract.id).limit(1)
    )
    return str(database.read(lambda session: session.execute(statement).scalar_one()))


def make(database: Database, report: Report, folder: Path, **more: Any) -> Path:
    path = folder / f"{report.name}.xlsx"
    make_report(database, report, asked(database, report, **more), path, lambda done, total: None)
    return path


@pytest.fixture(scope="module")
def made(sqlite_year: Database, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sqlite")
    return {report.name: make(sqlite_year, report, folder) for report in all_reports()}


@pytest.fixture(scope="module")
def made_empty(empty_desk: Database, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("empty")
    reports = [report for report in all_reports() if "contract" not in report.uses]
    return {
        report.name: make(empty_desk, report, folder).rename(folder / f"empty-{report.name}.xlsx")
        for report in reports
    }


def test_all_eight_reports_are_there() -> None:
    named = {
        "tickets",
        "work",
        "course-errors",
        "contracts",
        "hours",
        "statement",
        "availability",
        "agreement",
    }
    assert set(REPORTS) == named == {report.name for report in all_reports()}


def test_another_program_recalculates_every_formula_to_our_value(
    made: dict[str, Path], made_empty: dict[str, Path], tmp_path: Path
) -> None:
    """All reports of a whole year and those of an empty desk; LibreOffice starts once for all of them."""
    files = [*made.values(), *made_empty.values()]
    for ours, theirs in zip(files, convert(files, "xlsx", tmp_path), strict=True):
        assert len(formulas(ours)) > 20, ours.name
        assert differences(ours, theirs) == [], ours.name
        assert check_text(theirs) == "discrepancies: 0", ours.name


@pytest.mark.parametrize("name", list(REPORTS))
def test_both_databases_give_the_same_workbook(
    name: str, made: dict[str, Path], postgresql_year: Database, tmp_path: Path
) -> None:
    other = make(postgresql_year, report_named(name), tmp_path)
    assert list(cells(other)) == list(cells(made[name]))


def cells(path: Path) -> Iterator[tuple[str, str, object]]:
    """Every cell of every sheet, but the moments at which the database server was told."""
    for sheet in openpyxl.load_workbook(path):
        skipped: set[int] = set()
        for row in sheet.iter_rows():
            found = {cell.column for cell in row if cell.value in NOT_OF_THE_DATA}
            skipped = found or skipped
            yield from (
                (sheet.title, cell.coordinate, cell.value)
                for cell in row
                if cell.value is not None and cell.column not in skipped
            )


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_sheet_of_data_has_its_columns_explained(name: str, made: dict[str, Path]) -> None:
    workbook = openpyxl.load_workbook(made[name])
    assert workbook.sheetnames[-2:] == ["Reference", "Agreement"]
    explained = {
        (row[0].value, row[1].value) for row in workbook["Reference"].iter_rows(min_row=1, max_col=2)
    }
    for sheet in workbook.worksheets[1:-2]:
        headings = {(sheet.title, cell.value) for cell in sheet[6]}
        assert headings <= explained


# The figures are those of the rules


def facts_of(path: Path, sheet: int = 0) -> dict[str, Any]:
    """The figures of a summary by their titles."""
    rows = openpyxl.load_workbook(path, data_only=True).worksheets[sheet].iter_rows(min_col=2, max_col=3)
    return {str(title.value): value.value for title, value in rows if title.value is not None}


def test_ages_in_a_report_are_those_of_the_ticket_itself(sqlite_year: Database) -> None:
    def compare(session: Any) -> list[tuple[int, int, int]]:
        found = []
        for fact in list(read_facts(session, request(now=now(session))))[::25]:
            worked, waited = ages(session, moves_of(session, fact.row.id))
            found.append(
                (fact.row.id, abs(fact.ages.worked - worked // 60), abs(fact.ages.waited - waited // 60))
            )
        return found

    assert all(worked <= 1 and waited <= 1 for _, worked, waited in sqlite_year.read(compare))


def test_register_counts_what_the_database_counts(year: Database, tmp_path: Path) -> None:
    counted = year.read(
        lambda session: session.execute(
            select(func.count()).select_from(Ticket).where(asked_for(request()))
        ).scalar_one()
    )
    figures = facts_of(make(year, report_named("tickets"), tmp_path))
    assert figures["Calls received"] == counted == TICKETS
    sheet = openpyxl.load_workbook(tmp_path / "tickets.xlsx", read_only=True)["Data"]
    assert sheet.max_row == 6 + counted


def test_statement_agrees_with_the_screen_to_the_minute(year: Database, tmp_path: Path) -> None:
    number = busiest(year)
    figures = facts_of(make(year, report_named("statement"), tmp_path))

    def balance(session: Any) -> Any:
        contract = contract_by_number(session, number)
        return hours_of(session, contract, NOW).state.balance

    found = year.read(balance)
    assert figures["Charged, reversals taken off"] == found.charged
    assert figures["of it beyond the quota"] == found.over > 0
    assert figures["left"] == found.left == 0


def test_hours_add_up_to_the_ledger(year: Database, tmp_path: Path) -> None:
    total = year.read(lambda session: int(session.execute(select(func.sum(HoursLine.minutes))).scalar_one()))
    figures = facts_of(make(year, report_named("hours"), tmp_path))
    assert figures["Charged in the period"] == total
    assert figures["used within the quota"] + figures["charged beyond the quota"] == total
    assert figures["Sum of the lines less sum of the years (must be 0)"] == 0


def test_a_period_shows_its_own_minutes_and_the_whole_years(year: Database, tmp_path: Path) -> None:
    """Lines before the period complete the contract years but are not charged to the period."""
    november = make(year, report_named("hours"), tmp_path, first=date(2025, 11, 1), last=date(2025, 11, 30))
    figures = facts_of(november)
    everything = year.read(
        lambda session: int(session.execute(select(func.sum(HoursLine.minutes))).scalar_one())
    )
    assert 0 < figures["Charged in the period"] < everything
    assert figures["Minutes that the filter of the data sheet shows"] > figures["Charged in the period"]


def test_availability_is_the_figure_of_the_page(year: Database, tmp_path: Path) -> None:
    def platform(session: Any) -> Any:
        return year_report(session, 2025, to_us(NOW), load_readings(session)).platform

    figure = year.read(platform)
    sheet = openpyxl.load_workbook(
        make(year, report_named("availability"), tmp_path), data_only=True
    ).worksheets[0]
    line = next(row for row in sheet.iter_rows() if row[1].value == "The platform: the worst of all")
    assert line[2].value == pytest.approx(figure.tally.down / MINUTE)
    assert line[5].value == pytest.approx(figure.tally.percent / 100, abs=1e-9)
    assert "kept" in {cell.value for cell in line}


def test_contracts_of_a_day_without_a_trained_person_are_named(empty_desk: Database, tmp_path: Path) -> None:
    figures = facts_of(make(empty_desk, report_named("contracts"), tmp_path))
    assert figures["valid, but without a trained person"] == 0


def test_every_promise_rests_on_a_clause_and_a_report() -> None:
    assert {promise.proof for promise in PROMISES} <= {each.title for each in all_reports()}
    assert len({promise.clause for promise in PROMISES}) == len(PROMISES)


# What cannot be reported


def test_period_that_ends_before_it_begins_is_refused(year: Database, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="The period ends"):
        make(year, report_named("tickets"), tmp_path, first=date(2025, 5, 2), last=date(2025, 5, 1))
    assert list(tmp_path.iterdir()) == []


def test_unknown_contract_is_refused(year: Database, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no contract"):
        make(year, report_named("tickets"), tmp_path, contracts=("нет такого",))


def test_statement_needs_exactly_one_contract(year: Database, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="exactly one contract"):
        make_report(year, report_named("statement"), request(), tmp_path / "x.xlsx", lambda done, total: None)


def test_statement_outside_the_term_is_refused(year: Database, tmp_path: Path) -> None:
    far = request(date(1999, 1, 1), date(1999, 1, 31), contracts=(busiest(year),))
    with pytest.raises(KnownError, match="has no day between"):
        make_report(year, report_named("statement"), far, tmp_path / "x.xlsx", lambda done, total: None)


def test_contract_filter_leaves_the_others_out(year: Database, tmp_path: Path) -> None:
    path = make(year, report_named("tickets"), tmp_path, contracts=(busiest(year),))
    sheet = openpyxl.load_workbook(path, data_only=True)["Data"]
    numbers = {sheet.cell(row, 8).value for row in range(7, sheet.max_row + 1)}
    assert numbers <= {busiest(year)}


def test_hostile_names_in_the_database_pass_through_every_report(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Operators, organisations and lessons that a spreadsheet would read as patterns, formulas or numbers."""
    for at, name in enumerate(("=1+1", "*", "007", "<5", "@x", "а" * 60)):
        register(sqlite_database, contract_draft(f"{at}/2025-МЭО", organisation=name, region=name))
        save(
            sqlite_database,
            contract_no=f"{at}/2025-МЭО",
            organisation=name,
            subject=name,
            lesson=name,
            internet_lesson="*",
        )
    files = []
    for report in (report_named(name) for name in ("tickets", "work", "course-errors", "contracts")):
        path = tmp_path / f"{report.name}.xlsx"
        make_report(sqlite_database, report, request(), path, lambda done, total: None)
        files.append(path)
    for path, copy in zip(files, convert(files, "xlsx", tmp_path), strict=True):
        assert check_text(copy) == "discrepancies: 0", path.name
        assert differences(path, copy) == []


def test_snapshot_holds_while_others_write(database: Database, tmp_path: Path) -> None:
    """Figures and rows come out of one moment even when a colleague writes in between."""
    register(database)
    save(database)
    report = report_named("tickets")

    def read(session: Session) -> Outcome:
        consistent(session)
        book = report.build(session, request())
        save(database)
        return write_book(book, tmp_path / "x.xlsx", source_language)

    assert database.read(read).rows == 1
    assert facts_of(tmp_path / "x.xlsx")["Calls received"] == 1
    assert database.read(read).rows == 2
