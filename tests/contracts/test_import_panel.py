"""An import in the window: looked at before it is taken; refused rows stay outside."""

from sqlalchemy import func, select

from models.contracts.operations import update_contract
from models.contracts.tables import Contract
from tests.contracts.books import registry
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, draft
from tests.contracts.screen import YEAR, read, wait
from tests.keys import focused, press
from widgets.contracts.import_panel import ImportPanel
from widgets.contracts.tabs import IMPORT_TAB


class TestImport:
    """Looked at before it is taken; refused rows stay outside."""

    def read(self, page, qtbot, path):
        page.tabs.read_file(path)
        panel = page.context.panel.tab(IMPORT_TAB)
        assert isinstance(panel, ImportPanel)
        wait(qtbot, lambda: panel.plan is not None or bool(panel.refusal.text()))
        return panel

    def count(self, desk):
        return desk.read(lambda session: session.scalar(select(func.count()).select_from(Contract)))

    def test_the_preview_changes_nothing_and_taking_does(self, page, qtbot, host, desk, tmp_path):
        path = registry(tmp_path / "реестр.xlsx", {"number": "10"}, {"number": "11", "starts": "весна"})
        panel = self.read(page, qtbot, path)
        assert (len(panel.plan.new), len(panel.plan.rejected)) == (1, 1)
        assert self.count(desk) == 3
        assert focused() is panel.take_button
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: self.count(desk) == 4)
        wait(qtbot, lambda: page.context.panel.tab(IMPORT_TAB) is None)
        assert host.notices.toasts() == ["Договоры: новых — 1, изменено — 0, отклонено — 1"]

    def test_refused_rows_are_listed_with_row_column_and_reason(self, page, qtbot, tmp_path):
        panel = self.read(page, qtbot, registry(tmp_path / "a.xlsx", {"starts": "весна"}))
        table = next(iter(panel._tables))
        assert table._lines.lines == (("4", "Действует с", "Это не дата: «весна»"),)
        assert not panel.take_button.isEnabled()
        table.copy_all()

    def test_changes_are_listed_by_contract(self, page, qtbot, today, tmp_path):
        row = {
            "number": "1/А", "signed": None, "ends": f"{today + YEAR:%d.%m.%Y}", "name1": VERA,
            "starts": f"{today - YEAR:%d.%m.%Y}", "name2": BORIS, "appointed1": None, "trained1": None,
        }  # fmt: skip
        panel = self.read(page, qtbot, registry(tmp_path / "b.xlsx", row))
        (table,) = panel._tables
        assert table._lines.lines == (("1/А", f"{ANNA} → {VERA}"),)

    def test_a_file_that_is_no_workbook_is_told_in_the_panel(self, page, qtbot, tmp_path):
        path = tmp_path / "письмо.xlsx"
        path.write_text("это не книга", encoding="utf-8")
        panel = self.read(page, qtbot, path)
        assert panel.refusal.text().startswith("«письмо.xlsx» — не книга Excel (.xlsx).")
        assert not panel.take_button.isEnabled()

    def test_a_plan_outdated_by_a_colleague_is_compared_anew(self, page, qtbot, desk, today, tmp_path):
        path = registry(
            tmp_path / "c.xlsx", {"number": "1/А", "ends": f"{today + 3 * YEAR:%d.%m.%Y}", "name1": ANNA}
        )
        panel = self.read(page, qtbot, path)
        before = panel.plan
        assert len(before.changed) == 1
        theirs = draft(
            "1/А", signed_on=today - 2 * YEAR, starts_on=today - YEAR, ends_on=today + YEAR, note="я"
        )
        version = read(desk, today).version
        desk.write(ACTOR, lambda session: update_contract(session, 1, version, theirs))
        panel.take()
        wait(qtbot, lambda: panel.plan is not before)
        assert panel.refusal.text().startswith("Тем временем коллега изменил один из договоров.")
        assert read(desk, today).note == "я"

    def test_closing_the_tab_gives_the_import_up(self, page, qtbot, desk, tmp_path):
        self.read(page, qtbot, registry(tmp_path / "d.xlsx", {"number": "10"}))
        press(focused(), "Escape")
        assert page.context.panel.tab(IMPORT_TAB) is None
        assert self.count(desk) == 3
