"""The calendar from and to files, on its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from models.calendar.operations import DayDraft
from models.calendar.queries import load_decisions
from models.calendar.spans import DayKind
from models.storage.database import Database
from tests.calendar.conftest import FRIDAY
from widgets.calendar.files import IMPORT_TAB
from widgets.calendar.import_panel import ImportPanel
from widgets.calendar.page import CalendarPage


class TestFiles:
    """Nothing of a file is taken before it was shown."""

    def test_days_of_a_file_are_shown_then_taken(
        self, qtbot: QtBot, page: CalendarPage, tmp_path: Path, sqlite_database: Database
    ) -> None:
        path = tmp_path / "days.csv"
        path.write_text(
            "дата;вид;название\n06.11.2026;поддержка не работает;Переезд\n07.11.2026;перенос;\n", "utf-8"
        )
        page.files.read(path)
        qtbot.waitUntil(lambda: isinstance(page.context.panel.tab(IMPORT_TAB), ImportPanel))
        panel = page.context.panel.tab(IMPORT_TAB)
        assert isinstance(panel, ImportPanel)
        assert panel.changing == (DayDraft(FRIDAY, DayKind.CLOSED, "Переезд"),)
        assert len(panel.read.faults) == 1
        assert sqlite_database.read(load_decisions) == {}

        panel.save()
        assert panel.form.cell("reason").error.text()
        panel.form.show_values({"reason": "приказ 15"})
        panel.save()

        qtbot.waitUntil(lambda: page.context.notices.toasts() == ["Изменено дней: 1"])
        assert set(sqlite_database.read(load_decisions)) == {FRIDAY}
        assert page.context.panel.tab(IMPORT_TAB) is None

    def test_a_years_transfers_end_the_warning(
        self, qtbot: QtBot, page: CalendarPage, tmp_path: Path
    ) -> None:
        page.sheet.today = date(2027, 11, 1)
        page.reload(None)
        qtbot.waitUntil(lambda: "2028" in page._bars.texts().get("transfers", ""))
        path = tmp_path / "2028.json"
        path.write_text(
            '{"year": 2028, "official": true, "source": "Постановление № 1", "days": []}', "utf-8"
        )
        page.files.read(path)
        qtbot.waitUntil(lambda: isinstance(page.context.panel.tab(IMPORT_TAB), ImportPanel))
        panel = page.context.panel.tab(IMPORT_TAB)
        assert isinstance(panel, ImportPanel)
        assert panel.form.value("reason") == "Постановление № 1"
        panel.save()

        qtbot.waitUntil(lambda: page._bars.texts() == {})

    def test_the_year_is_saved_to_a_file(self, qtbot: QtBot, page: CalendarPage, tmp_path: Path) -> None:
        assert page.sheet.year is not None
        page.files.write(page.sheet.year, tmp_path / "2026.json")

        qtbot.waitUntil(lambda: page.context.notices.toasts() == ["Сохранено: 2026.json"])
        assert '"2026-11-04"' in (tmp_path / "2026.json").read_text(encoding="utf-8")

    def test_a_file_that_cannot_be_read_is_a_sentence(
        self, qtbot: QtBot, page: CalendarPage, tmp_path: Path, mishaps: list[Exception]
    ) -> None:
        page.files.read(tmp_path / "none.json")

        qtbot.waitUntil(lambda: len(mishaps) == 1)
        assert page.context.panel.tab(IMPORT_TAB) is None
