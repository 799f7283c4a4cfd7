"""The page «Отчёты»: live preview, parameters, Excel through a child process, saved reports; by keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.reports.catalogue import REPORTS
from models.reports.saved import saved_reports
from models.reports.schedule import FIXED, LAST_YEAR, MONTH, THIS_MONTH
from models.storage.database import Database
from models.tickets.operations import add_ticket
from tests.keys import press
from tests.reports.test_export import CHILD_MS
from tests.screen import Host
from tests.tickets.factories import NUMBER, call, register, save
from widgets.parts.theme import Theme
from widgets.reports.page import SAVED_TAB, ReportsPage
from widgets.reports.preview import first_chart, written
from widgets.reports.saved_panel import SavedPanel

SEPTEMBER = (date(2025, 9, 1), date(2025, 9, 30))


@pytest.fixture
def page(qtbot: QtBot, host: Host, sqlite_database: Database) -> ReportsPage:
    register(sqlite_database)
    save(sqlite_database)
    save(sqlite_database, lesson="14")
    made = ReportsPage(host.context)
    made.parameters.choose_period(FIXED, SEPTEMBER)
    host.show_with(made)
    qtbot.waitUntil(lambda: bool(made.preview.figures.shown()))
    return made


def test_preview_shows_figures_chart_and_first_rows(page: ReportsPage) -> None:
    figures = page.preview.figures.shown()
    assert figures["Получено обращений"] == "2"
    assert figures["Ошибки в курсах"] == "2"
    assert page.preview.chart.bars.values == [2.0]
    assert page.preview.chart.bars.words == ["сент"]
    assert page.preview.model.rowCount() == 2
    assert page.preview.caption.text() == "Строк: 2"


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "statement"])
def test_every_report_has_a_preview(page: ReportsPage, qtbot: QtBot, name: str) -> None:
    page.views.show_value(name)
    page._report_chosen()
    qtbot.waitUntil(lambda: page.shown == name and page.preview.grid.isVisible())
    assert len(page.preview.model.fields) > 5


def test_statement_without_a_contract_says_what_to_do(page: ReportsPage, qtbot: QtBot) -> None:
    page.views.show_value("statement")
    page._report_chosen()
    qtbot.waitUntil(lambda: page._about.property("look") == "error")
    assert page._about.text() == "Этот отчёт составляется ровно по одному договору. Укажите договор."
    page.parameters.contract.setText(NUMBER)
    page.parameters.contract.editingFinished.emit()
    qtbot.waitUntil(lambda: page.preview.figures.shown().get("Лимит года") == "64\u00a0ч")


def test_a_new_ticket_enters_the_preview_by_itself(page: ReportsPage, qtbot: QtBot, host: Host) -> None:
    host.context.tasks.write(lambda s: add_ticket(s, call(lesson="15")).id, lambda _: None, page)
    qtbot.waitUntil(lambda: page.preview.figures.shown()["Получено обращений"] == "3", timeout=8000)


def test_another_period_is_asked_again(page: ReportsPage, qtbot: QtBot) -> None:
    page.parameters.choose_period(LAST_YEAR)
    page.parameters.choose_period(FIXED, (date(2025, 8, 1), date(2025, 8, 31)))
    page.parameters.changed.emit()
    qtbot.waitUntil(lambda: page.preview.figures.shown()["Получено обращений"] == "0")
    assert page.preview.caption.text() == "Строк: 0"


def test_typed_days_are_named_when_they_are_a_known_period(page: ReportsPage) -> None:
    from widgets.reports.parameters import today

    bar = page.parameters
    bar.first.setText(today().replace(day=1).strftime("%d.%m.%Y"))
    bar.last.setText(today().strftime("%d.%m.%Y"))
    bar.first.edited.emit()
    assert bar.asked().period == THIS_MONTH
    bar.last.setText("31.02.2025")
    assert bar.asked() is None


def test_excel_by_keyboard_writes_the_report_in_sight(
    page: ReportsPage, qtbot: QtBot, host: Host, tmp_path: Path
) -> None:
    page.exporter._ask = lambda proposed: str(tmp_path / Path(proposed).name)
    page.setFocus()
    press(page, "Ctrl+E")
    qtbot.waitUntil(lambda: bool(page.exporter.written), timeout=CHILD_MS)
    (file,) = tmp_path.glob("*.xlsx")
    assert file.name.startswith("МЭО_Обращения_2025-09_")
    sheet = openpyxl.load_workbook(file, data_only=True)["Сводка"]
    assert "расхождений: 0" in {cell.value for row in sheet.iter_rows(max_col=1) for cell in row}


def panel_of(page: ReportsPage, host: Host) -> SavedPanel:
    page.keep()
    panel = host.panel.tab(SAVED_TAB)
    assert isinstance(panel, SavedPanel)
    return panel


def test_a_report_is_kept_shown_and_removed(
    page: ReportsPage, qtbot: QtBot, host: Host, sqlite_database: Database, tmp_path: Path
) -> None:
    panel = panel_of(page, host)
    assert panel.form.value("name") == "Обращения, 01.09.2025 — 30.09.2025"
    panel.form.show_values({"name": "Сентябрь", "every": MONTH, "folder": str(tmp_path)})
    panel.keep()
    qtbot.waitUntil(lambda: "Сентябрь" in texts(panel))
    (row,) = sqlite_database.read(saved_reports)
    assert (row.report, row.period, row.days, row.every) == ("tickets", FIXED, SEPTEMBER, MONTH)
    page.parameters.choose_period(LAST_YEAR)
    page.show_saved(row)
    assert page.parameters.asked().first == SEPTEMBER[0]
    panel.forget_wanted.emit(row)
    qtbot.waitUntil(lambda: "Сентябрь" not in texts(panel))
    assert host.notices.undo()  # «Отменить» brings it back
    qtbot.waitUntil(lambda: "Сентябрь" in texts(panel))


def texts(panel: SavedPanel) -> set[str]:
    """All words that stand in the list of the panel."""
    return {label.text() for label in panel._list.findChildren(QLabel) if label.isVisibleTo(panel)}


def test_what_is_missing_is_said_beside_its_field(page: ReportsPage, qtbot: QtBot, host: Host) -> None:
    panel = panel_of(page, host)
    panel.form.show_values({"name": "Без папки", "every": MONTH, "folder": ""})
    panel.keep()
    qtbot.waitUntil(lambda: panel.form.cell("folder").error.text() == "Выберите папку для файлов.")


def test_contracts_are_looked_up_while_typing(page: ReportsPage, qtbot: QtBot) -> None:
    pick = page.parameters.contract
    pick.setFocus()
    pick.setText("412")
    pick.asked.emit("412")
    qtbot.waitUntil(lambda: [option.title for option in pick.matching("412")] == [NUMBER])


def test_values_are_written_as_people_read_them(services: object) -> None:
    from models.fields import Kind

    assert written(90, Kind.MINUTES) == "1\u00a0ч\u00a030\u00a0мин"
    assert written(99.5, Kind.PERCENT) == "99,50\u00a0%"
    assert written(45658.0, Kind.DATE) == "01.01.2025"
    assert written("", Kind.PERCENT) == "—"
    assert written(12345, Kind.INTEGER) == "12\u00a0345"


def test_a_summary_without_charts_has_no_chart() -> None:
    assert first_chart(()) is None


def test_the_page_speaks_both_languages_and_every_field_has_a_name(page: ReportsPage) -> None:
    for widget in (
        page.parameters.period,
        page.parameters.first,
        page.parameters.last,
        page.parameters.contract,
    ):
        assert widget.accessibleName()
    assert page.preview.chart.accessibleDescription() == "сент: 2"


def test_the_days_are_read_whole_in_large_letters_too(page: ReportsPage) -> None:
    theme = Theme.current()
    usual = page.parameters.first.width()
    try:
        theme.apply("light", 20)
        assert page.parameters.first.minimumWidth() >= 1.9 * usual
    finally:
        theme.apply("light", 10)


def test_the_bar_of_a_broken_month_is_named_by_month_and_year(qtbot: QtBot, page: ReportsPage) -> None:
    page.parameters.choose_period(FIXED, (date(2025, 9, 1), date(2025, 9, 20)))
    qtbot.waitUntil(lambda: list(page.preview.chart.bars.words) == ["09.2025"])


def test_until_the_first_preview_comes_the_page_says_so(qtbot: QtBot, host: Host, page: ReportsPage) -> None:
    made = ReportsPage(host.context)
    qtbot.addWidget(made)
    made._ask_preview()

    said = [label.text() for label in made.preview.grid.empty.findChildren(QLabel)]
    assert "Отчёт считается…" in said
    qtbot.waitUntil(lambda: bool(made.preview.figures.shown()))
