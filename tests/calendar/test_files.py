"""Days to a file and back: what we write we can read, and what others write becomes decisions or faults by row."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from console.translations import translator
from models.calendar import export, intake
from models.calendar.choices import KIND_NAMES, KINDS, OFFICIAL
from models.calendar.desk_calendar import DeskPlan
from models.calendar.export import write_days
from models.calendar.intake import KIND_WORDS, read_days
from models.calendar.operations import DayDraft, decide_day, decide_days, enter_transfers
from models.calendar.queries import YearView, load_edits, load_year
from models.calendar.spans import DayKind
from models.errors import FileProblem
from models.formats import fold
from models.storage.database import Database
from models.storage.journal import SYSTEM
from models.text import Text, Translate, render, source_language

OFFICIALLY = DeskPlan().mark
FRIDAY = date(2026, 11, 6)


@pytest.fixture
def year(sqlite_database: Database) -> YearView:
    """2026 with one closed day whose name tempts a spreadsheet."""
    draft = DayDraft(FRIDAY, DayKind.CLOSED, "=1+1")
    sqlite_database.write(SYSTEM, lambda s: decide_day(s, draft, reason="+приказ"))
    return sqlite_database.read(lambda s: load_year(s, 2026))


def written(path: Path, year: YearView) -> Path:
    write_days(year, path, source_language)
    return path


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_what_was_written_is_read_back(tmp_path: Path, year: YearView, ending: str) -> None:
    read = read_days(written(tmp_path / f"days.{ending}", year), OFFICIALLY)

    decided = {draft.day: draft for draft in read.drafts if draft.kind != OFFICIAL}
    assert read.faults == ()
    assert set(decided) == {FRIDAY}
    assert decided[FRIDAY].kind == DayKind.CLOSED
    assert decided[FRIDAY].name.endswith("=1+1")
    assert (read.year, read.source) == ((2026, year.source) if ending == "json" else (None, ""))


def test_a_whole_years_export_moves_to_another_database(
    tmp_path: Path, year: YearView, database: Database
) -> None:
    read = read_days(written(tmp_path / "days.json", year), OFFICIALLY)

    database.write(SYSTEM, lambda s: decide_days(s, read.drafts, reason="из файла"))

    assert set(database.read(load_edits)) == {FRIDAY}


def test_a_spreadsheet_computes_nothing_of_ours(tmp_path: Path, year: YearView) -> None:
    with written(tmp_path / "days.csv", year).open(encoding="utf-8-sig", newline="") as file:
        rows = {row[0]: row for row in csv.reader(file, delimiter=";")}
    book = openpyxl.load_workbook(written(tmp_path / "days.xlsx", year))

    assert rows["06.11.2026"][3] == "'=1+1"
    assert rows["06.11.2026"][-1] == "'+приказ"
    assert rows["06.11.2026"][4:7] == ["no", "no", "no"]
    assert rows["05.11.2026"][4:7] == ["yes", "yes", "yes"]
    assert len(rows) == 366
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def test_json_has_only_what_is_more_than_a_weekday(tmp_path: Path, year: YearView) -> None:
    document = json.loads(written(tmp_path / "days.json", year).read_text(encoding="utf-8"))

    assert document["official"] is True
    assert {"date": "2026-11-06", "kind": "closed", "name": "=1+1"} in document["days"]
    assert {day["kind"] for day in document["days"]} == {"holiday", "transfer", "short", "closed"}


def test_an_unknown_ending_is_refused(tmp_path: Path, year: YearView) -> None:
    with pytest.raises(FileProblem):
        write_days(year, tmp_path / "days.pdf", source_language)
    (tmp_path / "days.pdf").write_text("x")
    with pytest.raises(FileProblem):
        read_days(tmp_path / "days.pdf", OFFICIALLY)


def test_an_earlier_file_survives_a_failure(
    tmp_path: Path, year: YearView, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "days.json"
    path.write_text("earlier")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.calendar.export.os.fsync", full)
    with pytest.raises(FileProblem):
        write_days(year, path, source_language)

    assert path.read_text() == "earlier"
    assert list(tmp_path.glob(".*.part")) == []


def rows(tmp_path: Path, *lines: str, name: str = "days.csv", encoding: str = "utf-8") -> intake.ReadDays:
    path = tmp_path / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return read_days(path, OFFICIALLY)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("06.11.2026;поддержка не работает;Переезд", DayDraft(FRIDAY, DayKind.CLOSED, "Переезд")),
        ("2026-11-07;Рабочая суббота;", DayDraft(date(2026, 11, 7), DayKind.WORKING_WEEKEND)),
        ("2026-11-08;рабочее воскресенье", DayDraft(date(2026, 11, 8), DayKind.WORKING_WEEKEND)),
        ("2026-11-06;Перенесённый выходной;x", DayDraft(FRIDAY, DayKind.TRANSFER, "x")),
        ("2026-11-06;рабочий день;x", DayDraft(FRIDAY, OFFICIAL)),
        ("2026-11-03;рабочий;x", DayDraft(date(2026, 11, 3), OFFICIAL)),
        ("2020-04-15;рабочий;x", DayDraft(date(2020, 4, 15), OFFICIAL)),
        ("2026-11-07;рабочий;x", DayDraft(date(2026, 11, 7), DayKind.OPEN, "x")),
        ("2026-11-06;выходной;x", DayDraft(FRIDAY, DayKind.CLOSED, "x")),
        ("2026-11-07;выходной;x", DayDraft(date(2026, 11, 7), OFFICIAL)),
        ("2026-11-04;праздник;x", DayDraft(date(2026, 11, 4), OFFICIAL)),
        ("2026-11-04;как в официальном календаре;x", DayDraft(date(2026, 11, 4), OFFICIAL)),
        ("2026-11-04;open;x", DayDraft(date(2026, 11, 4), DayKind.OPEN, "x")),
    ],
)
def test_a_row_becomes_the_decision_that_it_means(tmp_path: Path, line: str, draft: DayDraft) -> None:
    read = rows(tmp_path, "Дата;Вид;Название", line)

    assert read.drafts == (draft,)
    assert read.faults == ()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (";праздник;x", "the date is missing"),
        ("32.13.2026;праздник;x", None),
        ("06.11.2026;пятница;x", "there is no kind of day «пятница»"),
        ("06.11.2026;;x", "there is no kind of day «»"),
        ("06.11.2026;рабочая суббота;x", "Only a Saturday or a Sunday can be made working."),
        ("07.11.2026;перенос;x", "A day off is moved to a weekday."),
        (f"06.11.2026;праздник;{'x' * 201}", "At most 200 characters."),
        ("05.11.2026;праздник;x", "this day stands there twice"),
    ],
)
def test_a_bad_row_is_told_and_the_others_kept(tmp_path: Path, line: str, what: str | None) -> None:
    read = rows(tmp_path, "Дата;Вид;Название", "05.11.2026;праздник;", "", line)

    assert [draft.day for draft in read.drafts] == [date(2026, 11, 5)]
    (fault,) = read.faults
    assert fault.values["number"] == 4
    told = fault.values["what"]
    assert isinstance(told, Text)
    if what is not None:
        assert render(told, source_language) == what


def test_the_headings_may_stand_lower_and_in_any_order(tmp_path: Path) -> None:
    read = rows(
        tmp_path, "Календарь", "Вид дня\tДень", "праздник\t05.11.2026", name="days.CSV", encoding="cp1251"
    )

    assert read.drafts == (DayDraft(date(2026, 11, 5), DayKind.HOLIDAY),)


def test_too_many_rows_are_cut_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_ROWS", 2)
    lines = [f"0{day}.12.2026;праздник" for day in (1, 2, 3)]

    assert len(rows(tmp_path, "дата;вид", *lines[:2]).faults) == 0
    read = rows(tmp_path, "дата;вид", *lines)

    assert len(read.drafts) == 2
    assert read.faults[0].values == {"most": 2}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("days.csv", "a;b\n1;2"),
        ("days.csv", "дата;b\n1;2"),
        ("days.csv", ""),
        ("days.csv", 'дата;вид\n"' + "x" * 140_000),
        ("days.json", "{"),
        ("days.json", "[" * 100_000),
        ("days.json", "[]"),
        ("days.json", '{"days": 5}'),
        ("days.json", '{"months": 5}'),
        ("days.json", '{"months": []}'),
        ("days.json", '{"year": 2028, "months": []}'),
        ("days.json", '{"year": 9999, "months": [{"month": 1, "days": "1"}]}'),
        ("days.json", '{"year": 1899, "months": [{"month": 1, "days": "1"}]}'),
        ("days.json", '{"year": 2028, "months": [{"month": 13, "days": "1"}]}'),
        ("days.json", '{"year": 2028, "months": [{"month": 2, "days": "30"}]}'),
        ("days.json", '{"year": 2028, "months": [5]}'),
        ("days.xlsx", "no workbook"),
    ],
)
def test_a_file_that_holds_no_days_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(FileProblem):
        rows(tmp_path, content, name=name)


def test_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileProblem):
        read_days(tmp_path / "no.csv", OFFICIALLY)
    content = "дата;вид\n05.11.2026;праздник"
    monkeypatch.setattr(intake, "MOST_BYTES", len(content.encode()))
    assert rows(tmp_path, content).drafts
    with pytest.raises(FileProblem):
        rows(tmp_path, content + " ")


def test_rows_of_json_that_are_no_objects_are_told(tmp_path: Path) -> None:
    read = rows(tmp_path, '{"days": [5, {"date": "2026-11-05", "kind": "holiday"}]}', name="days.json")

    assert [fault.values["number"] for fault in read.faults] == [1]
    assert len(read.drafts) == 1


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ({"year": 2028, "official": True, "source": "x"}, 2028),
        ({"year": 2028, "official": False}, None),
        ({"year": 2028, "official": "yes"}, None),
        ({"year": "2028", "official": True}, None),
        ({}, None),
    ],
)
def test_only_a_whole_official_year_says_so(tmp_path: Path, head: dict[str, Any], year: int | None) -> None:
    assert rows(tmp_path, json.dumps(head | {"days": []}), name="days.json").year == year


class TestProductionCalendar:
    """A published year: the days off of each month, `*` short, `+` moved."""

    MONTHS = (
        "1,2,3,4,5,6,7,8,9,10,15,16,22,23,29,30", "5,6,12,13,19,20,22*,23,26,27", "4,5,8,11,12,18,19,25,26",
        "1,2,8,9,15,16,22,23,29,30", "1,6,7,8+,9,13,14,20,21,27,28", "3,4,10,11,12,17,24,25",
        "1,2,8,9,15,16,22,23,29,30", "5,6,12,13,19,20,26,27", "2,3,9,10,16,17,23,24,30",
        "1,7,8,14,15,21,22,28,29", "3*,4,5,11,12,18,19,25,26", "2,3,9,10,16,17,23,24,30,31",
    )  # fmt: skip

    def document(self) -> str:
        months = [{"month": number, "days": days} for number, days in enumerate(self.MONTHS, 1)]
        return json.dumps({"year": 2028, "months": months})

    def test_it_becomes_decisions_where_it_differs(self, tmp_path: Path) -> None:
        read = rows(tmp_path, self.document(), name="2028.json")

        assert {(draft.day.isoformat(), draft.kind) for draft in read.drafts if draft.kind != OFFICIAL} == {
            ("2028-01-10", "transfer"),
            ("2028-02-22", "short"),
            ("2028-05-08", "transfer"),
            ("2028-06-18", "working_weekend"),
            ("2028-11-03", "short"),
            ("2028-11-06", "open"),
        }
        assert (read.year, read.source, len(read.drafts)) == (2028, "2028.json", 366)

    def test_a_year_entered_so_is_official(self, tmp_path: Path, database: Database) -> None:
        read = rows(tmp_path, self.document(), name="2028.json")
        assert read.year is not None
        year = read.year

        database.write(SYSTEM, lambda s: decide_days(s, read.drafts, reason="из файла"))
        database.write(SYSTEM, lambda s: enter_transfers(s, year, read.source))

        view = database.read(lambda s: load_year(s, 2028))
        assert view.official
        off = {day.date for day in view.days if not day.readings["production"]}
        listed = {
            date(2028, month, int(day.rstrip("+")))
            for month, days in enumerate(self.MONTHS, 1)
            for day in days.split(",")
            if "*" not in day
        }
        assert off == listed

    def test_a_year_with_a_month_missing_is_refused(self, tmp_path: Path) -> None:
        months = [{"month": number, "days": days} for number, days in enumerate(self.MONTHS[:11], 1)]

        with pytest.raises(FileProblem):
            rows(tmp_path, json.dumps({"year": 2028, "months": months}), name="2028.json")


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_and_the_last_year_can_be_taken(tmp_path: Path, year: int) -> None:
    months = [{"month": number, "days": "1"} for number in range(1, 13)]

    read = rows(tmp_path, json.dumps({"year": year, "months": months}), name="days.json")

    assert (read.year, len(read.drafts)) == (year, 365)


@pytest.mark.parametrize("translate", [source_language, translator("ru")])
def test_every_word_that_we_write_is_understood(translate: Translate) -> None:
    assert {
        fold(translate("models", title, None)): kind for kind, title in KIND_NAMES.items()
    }.items() <= dict(KIND_WORDS).items()
    assert {fold(translate("choices", choice.title, None)) for choice in KINDS} <= set(KIND_WORDS)


def test_a_year_says_from_where_its_transfers_are_or_that_they_are_not_known(year: YearView) -> None:
    assert year.source
    assert export._book(year, source_language).facts == (("Official transfers", year.source),)
    assert export._book(replace(year, source=""), source_language).facts == (
        ("Official transfers", "not known yet"),
    )
