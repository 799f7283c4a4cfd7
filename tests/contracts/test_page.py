"""The page «Договоры»: lists, views, search, the panel beside them."""

from PySide6.QtWidgets import QLabel

from models.contracts.drafts import PersonDraft
from models.contracts.operations import add_contract, update_person
from tests.contracts.factories import ACTOR, ANNA, BORIS, draft
from tests.contracts.screen import YEAR, number_shown, read, view, wait
from tests.exported import described, export, listed
from tests.keys import press, type_text
from widgets.contracts.page import ContractsPage
from widgets.contracts.tabs import CONTRACT_TAB

__all__ = ["export"]


class TestLists:
    """Contracts by state, people by standing, found while one types."""

    def test_valid_contracts_come_first_and_the_views_tell_how_many(self, page, qtbot):
        wait(qtbot, lambda: page.views.chip(0).text().endswith("1"))
        texts = [page.views.chip(number).text() for number in range(6)]
        assert texts == ["Действуют  1", "Истекают  0", "Проекты  1", "Все  3", "Люди  4", "Не обучены  2"]

    def test_views_narrow_the_list(self, page, qtbot):
        view(page, qtbot, "drafts", 1)
        view(page, qtbot, "all", 3)
        assert page.grid is page.contract_grid

    def test_people_are_a_list_of_their_own(self, page, qtbot):
        view(page, qtbot, "people", 4)
        assert page.grid is page.people_grid
        assert page.people_grid.isVisible()
        assert not page.contract_grid.isVisible()

    def test_typing_finds_among_all_contracts_and_emptying_goes_back(self, page, qtbot):
        type_text(page.search, "гимназия")
        wait(qtbot, lambda: list(page.contracts.ids) == [2])
        assert page.view.key == "all"
        press(page.search, "Escape")
        wait(qtbot, lambda: list(page.contracts.ids) == [1])
        assert page.view.key == "valid"

    def test_a_chosen_view_is_kept_while_searching(self, page, qtbot):
        view(page, qtbot, "drafts", 1)
        type_text(page.search, "гимназия")
        wait(qtbot, lambda: len(page.contracts.ids) == 0)
        assert page.view.key == "drafts"
        wait(qtbot, page.contract_grid.empty.isVisible)

    def test_f3_goes_to_the_search_line_and_down_to_the_list(self, page, qtbot):
        page.contract_grid.setFocus()
        press(page, "F3")
        assert page.search.hasFocus()
        press(page.search, "Down")
        assert page.contract_grid.hasFocus()

    def test_a_contract_of_another_console_appears_by_itself(self, page, qtbot, desk, host, today):
        new = draft("4/Г", signed_on=today, starts_on=today, ends_on=today + YEAR)
        changes = desk.write(ACTOR, lambda session: add_contract(session, new)).changes
        host.context.tasks.changed.emit(changes)
        wait(qtbot, lambda: len(page.contracts.ids) == 2)

    def test_a_person_of_the_list_shows_the_contract(self, page, qtbot):
        view(page, qtbot, "people", 4)
        page.people_grid.select_id(3)
        wait(qtbot, lambda: number_shown(page) == "2/Б")


class TestPanel:
    """The contract beside the list."""

    def test_the_chosen_contract_is_shown(self, page, qtbot):
        page.contract_grid.select_id(1)
        wait(qtbot, lambda: number_shown(page) == "1/А")
        assert page.context.panel.title(CONTRACT_TAB) == "1/А"

    def test_a_record_named_elsewhere_is_opened(self, page, qtbot, desk, today):
        page.open_record("contract", 2)
        wait(qtbot, lambda: number_shown(page) == "2/Б")
        vera = read(desk, today, 3).appointments[0].person_id
        page.open_record("person", vera)
        wait(qtbot, lambda: number_shown(page) == "3/В")
        page.open_record("licensee", read(desk, today, 2).organisation_id)
        wait(qtbot, lambda: number_shown(page) == "2/Б")

    def test_the_panel_follows_a_colleagues_change(self, panel, qtbot, desk, host, today):
        one = read(desk, today).appointments[0]
        new = PersonDraft(name="Петрова Анна Петровна")
        changes = desk.write(
            ACTOR, lambda s: update_person(s, one.person_id, one.person_version, new)
        ).changes
        host.context.tasks.changed.emit(changes)
        wait(qtbot, lambda: panel.view.cards[0].appointment.name == "Петрова Анна Петровна")

    def test_the_days_of_a_person_can_be_asked_why(self, panel, qtbot, host):
        panel.explain_person(panel.row.appointments[1])
        answers = []
        host.context.tasks.read(lambda session: host.whys[0](session, None), answers.append, panel)
        wait(qtbot, lambda: bool(answers))
        (verdict,) = answers
        assert verdict.verdict == "refused"
        assert next(check for check in verdict.checks if check.name == "trained").holds is False

    def test_the_history_tells_what_was_saved_together(self, panel, qtbot):
        panel.tabs.chip(1).click()
        texts = [label.text() for label in panel._history.findChildren(QLabel)]
        assert any(text == f"ответственное лицо: {ANNA}" for text in "\n".join(texts).split("\n"))
        assert any("договор внесён" in text for text in texts)
        assert panel._history.isVisible()


def test_the_list_goes_out_to_excel_as_it_stands(page, qtbot, export):
    """View, words, order and columns of the contracts; the people where the people are in sight."""
    view(page, qtbot, "all", 3)
    page.contract_grid.sort_by("number", descending=True)
    page.contract_grid.columns.layout.shown["locality"] = False
    page.contract_grid.columns.arrange()
    wait(qtbot, lambda: page.model.query.order == (("number", True),) and page.model.complete)
    book = export(page, page.excel)
    rows = listed(book)
    assert [row["№\xa0договора"] for row in rows] == ["3/В", "2/Б", "1/А"]
    assert "Населённый пункт" not in rows[0]
    assert "Отбор: Все · " in described(book)
    view(page, qtbot, "people", 4)
    names = {next(iter(row.values())) for row in listed(export(page, page.excel))}
    assert {ANNA, BORIS} <= names


def test_an_empty_desk_says_what_to_do(qtbot, host):
    empty = ContractsPage(host.context)
    host.show_with(empty)
    wait(qtbot, empty.contract_grid.empty.isVisible)
    assert empty.contract_grid.empty._button.text().startswith("Загрузить договоры из Excel")


def test_every_text_speaks_english_too(page, panel, services, qtbot):
    services.languages.speak("en")
    wait(qtbot, lambda: page.views.chip(0).text().startswith("Valid"))
    assert page.search.placeholderText() == "Number, organisation, place, surname or phone"
