"""Saved reports and their clock: due on the first working day, made once, missed runs caught up once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.calendar.desk_calendar import desk_calendar
from models.errors import InputError, NotFound
from models.formats import MOSCOW
from models.reports.saved import (
    STALE,
    Due,
    Made,
    SavedDraft,
    SavedRow,
    anything_due,
    claim_due,
    forget_report,
    is_here,
    make_due,
    save_report,
    saved_report,
    saved_reports,
    saved_reports_here,
    waiting,
)
from models.reports.schedule import MONTH, QUARTER, WEEK, YEAR, days_of, latest_due
from models.reports.tables import SavedReport
from models.storage.database import Database
from models.storage.journal import Actor

ACTOR = Actor(None, "Орлова Вера Павловна")
CALENDAR = desk_calendar()
LONG_AGO = date(2020, 1, 1)


def at(text: str) -> datetime:
    """A moment on the Moscow clock."""
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("every", "now", "due"),
    [
        (MONTH, "2025-12-01 09:00", date(2025, 12, 1)),  # a Monday, at opening
        (MONTH, "2025-12-01 08:59", date(2025, 11, 5)),  # a minute before: 1-4 November were off
        (MONTH, "2025-11-03 12:00", date(2025, 10, 1)),
        (MONTH, "2026-01-11 12:00", date(2025, 12, 1)),  # the New Year holidays last to the 11th
        (MONTH, "2026-01-12 09:00", date(2026, 1, 12)),
        (MONTH, "2025-03-31 23:59", date(2025, 3, 3)),  # the 1st was a Saturday
        (WEEK, "2025-06-16 09:00", date(2025, 6, 16)),
        (WEEK, "2025-06-15 09:00", date(2025, 6, 9)),
        (QUARTER, "2025-05-20 09:00", date(2025, 4, 1)),
        (YEAR, "2025-12-31 23:00", date(2025, 1, 9)),
        ("", "2025-12-01 09:00", None),
    ],
)
def test_due_on_the_first_working_day_from_the_opening_hour(every: str, now: str, due: date | None) -> None:
    assert latest_due(every, at(now), LONG_AGO, CALENDAR) == due


def test_nothing_is_due_before_it_was_saved() -> None:
    assert latest_due(MONTH, at("2025-11-20 12:00"), date(2025, 11, 20), CALENDAR) is None
    assert latest_due(MONTH, at("2025-12-01 12:00"), date(2025, 11, 20), CALENDAR) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("last_month", (date(2024, 2, 1), date(2024, 2, 29))),
        ("this_month", (date(2024, 3, 1), date(2024, 3, 4))),
        ("last_week", (date(2024, 2, 26), date(2024, 3, 3))),
        ("last_quarter", (date(2023, 10, 1), date(2023, 12, 31))),
        ("this_year", (date(2024, 1, 1), date(2024, 3, 4))),
        ("last_year", (date(2023, 1, 1), date(2023, 12, 31))),
    ],
)
def test_named_periods_as_seen_from_a_day(period: str, days: tuple[date, date]) -> None:
    assert days_of(period, date(2024, 3, 4)) == days


def test_a_fixed_period_has_no_days_of_its_own() -> None:
    with pytest.raises(ValueError, match="not a period"):
        days_of("fixed", date(2024, 3, 4))


def draft(place: Path, title: str = "Часы за месяц", **more: object) -> SavedDraft:
    plain = {"name": title, "report": "hours", "folder": str(place), "every": MONTH}
    return SavedDraft(**{**plain, **more})


def save(database: Database, wanted: SavedDraft, since: date = LONG_AGO) -> int:
    """Save a report that has been due since long ago."""

    def operation(session):
        saved = save_report(session, wanted)
        session.get(SavedReport, saved).since = since
        return saved

    return database.write(ACTOR, operation).value


def test_saving_again_under_the_name_replaces(database: Database, tmp_path: Path) -> None:
    first = save(database, draft(tmp_path))
    second = database.write(
        ACTOR, lambda s: save_report(s, draft(tmp_path, "ЧАСЫ  за месяц", report="tickets"))
    ).value
    assert first == second
    (row,) = database.read(saved_reports)
    assert (row.name, row.report, row.every) == ("ЧАСЫ за месяц", "tickets", MONTH)


def test_saved_parameters_come_back(database: Database, tmp_path: Path) -> None:
    days = (date(2025, 3, 4), date(2025, 5, 6))
    save(database, draft(tmp_path, period="fixed", days=days, contracts=("1/2025",), every=""))
    row = database.read(lambda s: saved_report(s, "часы за месяц"))
    assert row.days_on(date(2030, 1, 1)) == days
    assert row.contracts == ("1/2025",)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"name": " "}, "name"),
        ({"every": "century"}, "every"),
        ({"folder": ""}, "folder"),
        ({"period": "fixed"}, "period"),
        ({"period": "someday"}, "period"),
    ],
)
def test_what_cannot_be_saved_is_said_beside_its_field(
    sqlite_database: Database, tmp_path: Path, bad: dict[str, object], field: str
) -> None:
    with pytest.raises(InputError) as caught:
        save(sqlite_database, draft(tmp_path, **bad))
    assert list(caught.value.fields) == [field]


def test_unknown_report_is_not_saved(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        save(database, draft(tmp_path, report="weather"))


def test_a_forgotten_report_is_gone_with_its_runs(database: Database, tmp_path: Path) -> None:
    saved = save(database, draft(tmp_path))
    run(database, "2025-12-01 12:00")
    database.write(ACTOR, lambda s: forget_report(s, saved))
    assert database.read(saved_reports) == []


def run(database: Database, now: str, problem: str = "") -> list[date]:
    """Let the clock make what is due; the days that were made."""

    def make(saved: SavedRow, day: date) -> Made:
        return Made(saved, day, "" if problem else f"{saved.name} {day}.xlsx", 3, problem)

    return [made.day for made in make_due(database, ACTOR, at(now), make)]


def test_a_due_report_is_made_once(database: Database, tmp_path: Path) -> None:
    save(database, draft(tmp_path))
    assert run(database, "2025-12-01 09:00") == [date(2025, 12, 1)]
    assert run(database, "2025-12-01 09:10") == []
    assert run(database, "2025-12-31 09:10") == []
    (row,) = database.read(saved_reports)
    assert (row.last_due, row.last_file) == (date(2025, 12, 1), "Часы за месяц 2025-12-01.xlsx")


def test_missed_runs_are_caught_up_once(database: Database, tmp_path: Path) -> None:
    """The console was off from April to November: one report is made, not eight."""
    save(database, draft(tmp_path))
    assert run(database, "2025-04-01 12:00") == [date(2025, 4, 1)]
    assert run(database, "2025-11-20 12:00") == [date(2025, 11, 5)]
    assert run(database, "2025-11-20 12:10") == []


def test_two_consoles_share_the_work(database: Database, tmp_path: Path) -> None:
    """Whoever claims a due day first makes it; the other finds nothing to do."""
    save(database, draft(tmp_path))
    other = Database.open(database.url.render_as_string(hide_password=False))
    try:
        now = at("2025-12-01 12:00")
        mine = database.write(ACTOR, lambda s: claim_due(s, now, here=lambda _: True)).value
        theirs = other.write(ACTOR, lambda s: claim_due(s, now, here=lambda _: True)).value
    finally:
        other.close()
    assert [due.day for due in mine] == [date(2025, 12, 1)]
    assert theirs == []


def test_a_failed_run_is_tried_again_after_an_hour(database: Database, tmp_path: Path) -> None:
    save(database, draft(tmp_path))
    assert run(database, "2025-12-01 12:00", problem="Диск заполнен.") == [date(2025, 12, 1)]
    (row,) = database.read(saved_reports)
    assert row.last_problem == "Диск заполнен."
    assert run(database, "2025-12-01 12:30") == []
    assert run(database, "2025-12-01 13:00") == [date(2025, 12, 1)]


def test_a_run_that_was_cut_off_is_made_again(database: Database, tmp_path: Path) -> None:
    save(database, draft(tmp_path))
    now = at("2025-12-01 12:00")
    (due,) = database.write(ACTOR, lambda s: claim_due(s, now, here=lambda _: True)).value
    assert isinstance(due, Due)
    later = database.write(
        ACTOR, lambda s: claim_due(s, now + STALE - timedelta(minutes=1), here=lambda _: True)
    ).value
    assert later == []
    again = database.write(ACTOR, lambda s: claim_due(s, now + STALE, here=lambda _: True)).value
    assert [each.day for each in again] == [date(2025, 12, 1)]


def test_a_folder_of_another_machine_is_left_to_that_machine(database: Database, tmp_path: Path) -> None:
    save(database, draft(tmp_path / "not here"))
    assert run(database, "2025-12-01 12:00") == []


def test_what_waits_for_its_folder_is_named_and_made_once_the_folder_is_there(
    database: Database, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    save(database, draft(gone))
    now = at("2025-12-01 12:00")

    def waits() -> list[str]:
        return [each.folder for each, _ in database.read(lambda s: waiting(s, now, here=is_here))]

    assert run(database, "2025-12-01 12:00") == []
    assert waits() == [str(gone)]
    assert [row.folder_missing for row in database.read(saved_reports_here)] == [True]
    gone.mkdir()
    assert waits() == []
    assert [row.folder_missing for row in database.read(saved_reports_here)] == [False]
    assert len(run(database, "2025-12-01 12:00")) == 1
    gone.rmdir()
    assert waits() == []


def test_looking_claims_nothing(database: Database, tmp_path: Path) -> None:
    save(database, draft(tmp_path))
    now = at("2025-12-01 12:00")
    for _ in range(2):
        assert database.read(lambda s: anything_due(s, now, here=lambda _: True))
    run(database, "2025-12-01 12:00")
    assert not database.read(lambda s: anything_due(s, now, here=lambda _: True))
