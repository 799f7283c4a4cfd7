"""The forms in the panel: correcting, replacing, training, ending, entering; by keyboard and without dialogs."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from models.contracts.operations import update_contract
from models.contracts.queries import contract_by_number
from models.contracts.rules import Standing
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, draft
from tests.contracts.screen import YEAR, fill, number_shown, read, wait
from tests.keys import focused, press, type_text
from widgets.contracts.contract_sheet import EditContract, NewContract
from widgets.contracts.person_card import END, TRAIN
from widgets.contracts.tabs import NEW_TAB
from widgets.parts.draft_file import Draft


class TestChanging:
    """Everything happens in the panel, by keyboard, without a dialog."""

    def test_the_contract_is_corrected_in_its_place(self, panel, qtbot, desk, today):
        press(panel, "F7")
        assert isinstance(panel.sheet, EditContract)
        assert focused() is panel.sheet.form.cell("number").widget
        fill(panel.sheet, ends_on=today, quota_minutes=600)
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: panel.sheet is None)
        assert (read(desk, today).ends_on, read(desk, today).quota_minutes) == (today, 600)

    def test_what_is_wrong_is_said_beside_its_field(self, panel, qtbot, today):
        panel.edit()
        fill(panel.sheet, ends_on=today - 2 * YEAR)
        panel.sheet.save()
        cell = panel.sheet.form.cell("ends_on")
        wait(qtbot, lambda: bool(cell.error.text()))
        assert "раньше, чем начинается" in cell.error.text()
        assert focused() is cell.widget

    def test_a_colleagues_other_field_is_joined_to_mine(self, panel, qtbot, desk, today):
        panel.edit()
        fill(panel.sheet, note="моё")
        theirs = draft("1/А", signed_on=today - 2 * YEAR, starts_on=today - YEAR, ends_on=today + 2 * YEAR)
        desk.write(ACTOR, lambda session: update_contract(session, 1, panel.row.version, theirs))
        panel.sheet.save()
        wait(qtbot, lambda: panel.sheet is None)
        assert (read(desk, today).note, read(desk, today).ends_on) == ("моё", today + 2 * YEAR)

    def test_the_same_field_asks_which_of_the_two_stands(self, panel, qtbot, desk, today):
        panel.edit()
        fill(panel.sheet, ends_on=today + 3 * YEAR)
        theirs = draft("1/А", signed_on=today - 2 * YEAR, starts_on=today - YEAR, ends_on=today + 2 * YEAR)
        desk.write(ACTOR, lambda session: update_contract(session, 1, panel.row.version, theirs))
        panel.sheet.save()
        wait(qtbot, lambda: "ends_on" in panel.sheet.clashes.rows)
        row = panel.sheet.clashes.rows["ends_on"]
        assert row.take.accessibleDescription() == f"У коллеги: {today + 2 * YEAR:%d.%m.%Y}"
        assert row.keep.accessibleDescription() == f"У вас: {today + 3 * YEAR:%d.%m.%Y}"
        wait(qtbot, lambda: focused() is panel.sheet.form.cell("ends_on").widget)
        press(focused(), "Alt+2")
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: panel.sheet is None)
        assert read(desk, today).ends_on == today + 3 * YEAR

    def test_esc_leaves_the_form_and_changes_nothing(self, panel, qtbot, desk, today):
        panel.edit()
        fill(panel.sheet, note="не надо")
        press(focused(), "Escape")
        assert panel.sheet is None
        assert read(desk, today).note == ""

    def test_a_person_is_replaced_and_both_are_in_the_history(self, panel, qtbot, desk, today):
        press(panel, "Shift+F8")
        type_text(focused(), VERA)
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: panel.sheet is None)
        names = [(one.name, one.standing) for one in read(desk, today).appointments]
        assert names == [
            (VERA, Standing.UNTRAINED),
            (BORIS, Standing.UNTRAINED),
            (ANNA, Standing.FORMER),
        ]

    def test_a_third_person_is_refused_in_the_form_with_the_clause_behind_it(
        self, panel, qtbot, host, desk, today
    ):
        press(panel, "F8")
        type_text(focused(), VERA)
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: bool(panel.sheet.refusal.text()))
        assert panel.sheet.refusal.text().startswith("Ответственных лиц по договору может быть одно или два.")
        panel.sheet.refusal._judged.asked.emit()
        assert host.whys[0].checks[0].clause == "persons.limit"
        assert len(read(desk, today).present) == 2

    def test_training_is_noted_from_the_card(self, panel, qtbot, desk, today):
        panel.view.cards[1].findChild(QPushButton, TRAIN).click()
        press(focused(), "Ctrl+Return")
        wait(qtbot, lambda: panel.sheet is None)
        assert read(desk, today).appointments[1].trained_on is not None

    def test_an_ended_authority_can_be_taken_back_from_the_toast(self, panel, qtbot, host, desk, today):
        panel.view.cards[0].findChild(QPushButton, END).click()
        panel.sheet.form.show_values({"end_reason": "уволилась"})
        panel.sheet.save()
        wait(qtbot, lambda: panel.sheet is None)
        wait(qtbot, lambda: bool(host.notices.toasts()))
        assert read(desk, today + timedelta(days=2)).present[0].name == BORIS
        assert host.notices.undo()
        wait(qtbot, lambda: len(read(desk, today + timedelta(days=2)).present) == 2)

    def test_an_open_form_is_not_lost_when_another_contract_is_chosen(self, panel, page, qtbot):
        panel.edit()
        panel.show_contract(2)
        assert panel.sheet is not None
        assert panel.row.number == "1/А"


class TestNewContract:
    """Entered in the panel; what is typed is kept."""

    def new(self, page):
        page.new_contract()
        sheet = page.context.panel.tab(NEW_TAB)
        assert isinstance(sheet, NewContract)
        return sheet

    def test_a_contract_is_entered_by_keyboard_alone(self, page, qtbot, desk, today):
        sheet = self.new(page)
        typed = {
            "number": "5/Д", "organisation": "Новая школа", "locality": "Тула", "starts_on": f"{today:%d.%m.%Y}",
            "ends_on": f"{today + YEAR:%d.%m.%Y}", "name1": "Зуев Захар Захарович", "phone1": "8 926 111 22 33",
        }  # fmt: skip
        for key in sheet.form.keys():  # noqa: SIM118 (no mapping)
            assert (
                sheet.form.cell(key).widget.isAncestorOf(focused())
                or focused() is sheet.form.cell(key).widget
            )
            type_text(focused(), typed.get(key, ""))
            press(focused(), "Tab")
        press(sheet.form.cell("name1").widget, "Ctrl+Return")
        wait(qtbot, lambda: page.context.panel.tab(NEW_TAB) is None)
        row = desk.read(lambda session: contract_by_number(session, "5/Д", today))
        assert (row.organisation, row.locality, row.quota_minutes) == ("Новая школа", "Тула", 3840)
        assert row.appointments[0].phone_e164 == "+79261112233"
        wait(qtbot, lambda: number_shown(page) == "5/Д")

    def test_empty_required_fields_are_marked_and_the_first_has_the_focus(self, page):
        sheet = self.new(page)
        sheet.save()
        marked = [key for key in sheet.form.keys() if sheet.form.cell(key).error.text()]  # noqa: SIM118
        assert marked == ["number", "organisation", "starts_on", "ends_on", "name1"]
        assert focused() is sheet.form.cell("number").widget

    def test_a_known_number_is_told_beside_the_field(self, page, qtbot, today):
        sheet = self.new(page)
        fill(
            sheet,
            number="1/А",
            organisation="Школа",
            starts_on=today,
            ends_on=today + YEAR,
            name1="Зуев Захар",
        )
        sheet.save()
        wait(qtbot, lambda: bool(sheet.form.cell("number").error.text()))
        assert "уже есть: МБОУ «СОШ № 14»" in sheet.form.cell("number").error.text()

    def test_a_known_organisation_brings_its_place(self, page, qtbot):
        sheet = self.new(page)
        type_text(sheet.organisations, "гимн")
        wait(qtbot, lambda: len(sheet.organisations._options) == 1)
        sheet.organisations.pick(sheet.organisations._options[0])
        assert (sheet.form.value("locality"), sheet.form.value("region")) == ("Рязань", "Рязанская область")
        assert sheet.organisations.name() == "Гимназия № 3"

    def test_a_second_person_is_offered_and_saved(self, page, qtbot, desk, today):
        sheet = self.new(page)
        sheet.add_second()
        wait(qtbot, sheet.form.cell("name2").isVisible)
        fill(sheet, number="6", organisation="Школа", starts_on=today, ends_on=today, name1=ANNA, name2=BORIS)
        sheet.save()
        wait(qtbot, lambda: page.context.panel.tab(NEW_TAB) is None)
        row = desk.read(lambda session: contract_by_number(session, "6", today))
        assert [one.name for one in row.appointments] == [ANNA, BORIS]

    def test_a_draft_is_kept_and_offered_again(self, page, host):
        sheet = self.new(page)
        sheet.add_second()
        type_text(sheet.form.cell("name2").widget, "Зуев")
        host.context.drafts.flush()
        kept = Draft(sheet.key, "contracts.contract", 0.0, {"texts": sheet.form.raw()})
        page.context.panel.close_tab(NEW_TAB)
        page.restore_draft(kept)
        again = page.context.panel.tab(NEW_TAB)
        assert again.form.raw()["name2"] == "Зуев"

    def test_a_form_closed_by_mistake_comes_back(self, page, host):
        sheet = self.new(page)
        type_text(sheet.form.cell("number").widget, "77")
        sheet.leave()
        assert page.context.panel.tab(NEW_TAB) is None
        assert host.notices.undo()
        assert page.context.panel.tab(NEW_TAB).form.raw()["number"] == "77"

    def test_walking_through_the_list_does_not_hide_the_form(self, page, qtbot):
        sheet = self.new(page)
        page._show_chosen()
        qtbot.wait(50)
        assert sheet.isVisible()

    def test_asking_twice_returns_to_the_open_form(self, page):
        sheet = self.new(page)
        assert self.new(page) is sheet
