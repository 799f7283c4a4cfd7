"""The clock in the window: a report that is due is made by a child process, once, and said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from console.report_clock import ReportClock
from models.reports.saved import SavedDraft, save_report, saved_reports
from models.reports.schedule import MONTH
from models.reports.tables import SavedReport
from models.storage.database import Database
from tests.reports.test_export import CHILD_MS
from tests.screen import Host


def test_a_due_report_is_made_and_told(
    qtbot: QtBot, host: Host, sqlite_database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()

    def keep(session):
        saved = save_report(
            session, SavedDraft(name="Договоры", report="contracts", folder=str(folder), every=MONTH)
        )
        session.get(SavedReport, saved).since = date(2020, 1, 1)

    sqlite_database.write(host.context.actor, keep)
    clock = ReportClock(host.context, host)
    said: list[str] = []
    host.notices.said.connect(said.append)
    clock.look()
    qtbot.waitUntil(lambda: bool(said), timeout=CHILD_MS)
    assert said[0].startswith("Отчёт «Договоры» сделан: ")
    (file,) = folder.glob("*.xlsx")
    assert file.name.startswith("МЭО_Договоры_")
    (row,) = sqlite_database.read(saved_reports)
    assert row.last_file == str(file)
    clock.look()
    qtbot.wait(500)
    assert len(said) == 1
