"""The call form in a panel: finding the caller, the gate, saving, errors beside their fields, drafts, screenshots."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.contracts.drafts import AppointmentDraft, PersonDraft
from models.storage.database import Database
from models.tickets.choices import Kind, State
from models.tickets.queries import ticket_card
from models.tickets.similar import Alike, Asked, similar_tickets
from models.tickets.tables import Ticket
from tests.keys import focused, press, type_text
from tests.screen import Host
from tests.tickets.factories import CALL, CALLER, contract_draft, incident, register, save
from widgets.tickets.call_form import CallForm
from widgets.tickets.page import TicketsPage


def registered(database: Database) -> None:
    today = datetime.now(UTC).date()
    person = AppointmentDraft(
        person=PersonDraft(name=CALLER, phone="8 (4912) 25-44-11"), trained_on=today - timedelta(30)
    )
    start = today - timedelta(days=60)
    register(
        database,
        contract_draft(
            "412/2026-МЭО",
            signed_on=start,
            starts_on=start,
            ends_on=start + timedelta(days=364),
            persons=(person,),
        ),
    )


@pytest.fixture
def page(host: Host, sqlite_database: Database) -> TicketsPage:
    registered(sqlite_database)
    made = TicketsPage(host.context)
    host.show_with(made)
    return made


def opened(qtbot: QtBot, page: TicketsPage) -> CallForm:
    page.new_call()
    form = page.calls.forms()[-1]
    qtbot.waitUntil(form.caller.field.hasFocus)
    return form


def pick(qtbot: QtBot, form: CallForm, words: str) -> None:
    type_text(form.caller.field, words)
    press(form.caller.field, "Return")
    qtbot.waitUntil(lambda: form.caller.field.choice is not None)


def fields_of(form: CallForm) -> list[str]:
    return form.matter.form.keys()


def tickets(database: Database) -> int:
    return database.read(lambda s: s.scalar(select(func.count(Ticket.id))))


@pytest.mark.parametrize("words", ["кузн", "412/2026", "25-44-11", "рязань", "repytw"])
def test_one_field_finds_the_caller_by_whatever_is_said(qtbot: QtBot, page: TicketsPage, words: str) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, words)
    choice = form.caller.field.choice
    assert choice is not None
    assert choice.person is not None
    assert choice.person.name == CALLER
    assert form.caller.field.text() == f"{CALLER} · 412/2026-МЭО"
    qtbot.waitUntil(lambda: form.caller.gate.verdict is not None)
    assert form.caller.gate.verdict.allowed
    qtbot.waitUntil(lambda: "Рязань" in form.caller.facts.text())
    assert form.matter.subject.hasFocus()


def test_the_gate_is_asked_why(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    form = opened(qtbot, page)
    assert form.explain() is False
    pick(qtbot, form, "кузн")
    qtbot.waitUntil(lambda: form.caller.gate.verdict is not None)
    press(form.caller.gate.words, "F1")
    assert len(host.whys) == 1
    assert form.explain() is True


def test_a_call_is_stored_and_chosen_in_the_list(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    form.matter.show_values({"subject": "Алгебра", "grade": 7, "lesson": "12", "internet_lesson": "3"})
    form.matter.show_values({"description": "Не открывается тест"})
    press(form.matter.subject, "Ctrl+Return")
    qtbot.waitUntil(lambda: page.grid.current_id() == 1)
    card = sqlite_database.read(lambda s: ticket_card(s, 1))
    assert (card.caller, card.state, card.summary) == (
        CALLER,
        State.NEW,
        "Алгебра 7 кл., занятие 12, ИУ 3: не открывается тест",
    )
    assert page.calls.forms() == []
    assert page.context.notices.toasts() == ["Обращение 1 записано"]
    assert page.context.drafts.flush()
    assert page.context.drafts.pending() == []


def test_what_is_missing_is_said_beside_its_field_and_the_first_gets_the_focus(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    form.save()
    assert form.caller.error.text() == "Укажите, кто звонит"
    assert form.caller.field.hasFocus()

    pick(qtbot, form, "кузн")
    form.matter.show_values({"subject": "Физика", "grade": 8})
    form.save()
    missing = [key for key in fields_of(form) if form.matter.form.cell(key).error.text()]
    assert missing == ["lesson", "internet_lesson", "description"]
    assert form.matter.form.editor("lesson").hasFocus()
    assert tickets(sqlite_database) == 0


def test_a_bad_grade_is_told_by_the_rule(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    values = {
        "subject": "Физика",
        "grade": 77,
        "lesson": "1",
        "internet_lesson": "1",
        "description": "Опечатка",
    }
    form.matter.show_values(values)
    form.save()
    qtbot.waitUntil(lambda: form.matter.form.cell("grade").error.text() == "Класс от 1 до 11.")
    assert form.matter.form.editor("grade").hasFocus()


def test_an_unknown_caller_is_refused_and_recorded_with_one_key(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "Сидоров Пётр")
    qtbot.waitUntil(lambda: form.caller.is_refused)
    assert not form.caller.form.cell("contract").isHidden()
    form.refuse()
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 1)
    card = sqlite_database.read(lambda s: ticket_card(s, 1))
    assert (card.state, card.caller, card.gate) == (State.REFUSED, "Сидоров Пётр", "refused")
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Отказ записан: обращение 1"])
    qtbot.waitUntil(page.grid.hasFocus)
    assert page.view_set.query("refused", "").filters == {"state": (State.REFUSED,)}


def test_a_refused_caller_is_taken_with_a_reason_only(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "Сидоров Пётр")
    qtbot.waitUntil(lambda: form.caller.is_refused)
    form.matter.show_values({"kind": Kind.INCIDENT, "description": "Не войти"})
    form.caller.form.show_values({"contract": "412/2026-МЭО"})
    form.save()
    qtbot.waitUntil(form.caller.form.editor("override_reason").hasFocus)
    assert tickets(sqlite_database) == 0
    type_text(focused(), "подтвердил директор")
    form.save()
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 1)
    assert sqlite_database.read(lambda s: ticket_card(s, 1)).override_reason == "подтвердил директор"


def test_the_kind_decides_which_fields_there_are(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)

    def visible() -> set[str]:
        return {key for key in fields_of(form) if not form.matter.form.cell(key).isHidden()}

    assert visible() == {
        "kind",
        "subject",
        "grade",
        "lesson",
        "internet_lesson",
        "description",
        "on_behalf_of",
    }
    form.matter.show_values({"kind": Kind.INCIDENT})
    assert visible() == {"kind", "phase", "effect", "description", "on_behalf_of"}
    form.matter.show_values({"kind": Kind.METHODOLOGY})
    assert visible() == {"kind", "description", "on_behalf_of"}


def test_a_methodology_question_asks_no_gate(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "Сидоров Пётр")
    qtbot.waitUntil(lambda: form.caller.is_refused)
    form.matter.form.editor("kind").step(3)
    assert form.matter.kind == Kind.METHODOLOGY
    assert form.caller.gate.verdict is None
    form.matter.show_values({"description": "Как построить урок?"})
    form.save()
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 1)


def test_what_is_similar_is_in_sight_however_small_the_window_is(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    form.similar.show_found(Alike())
    assert not form._scroll.widget().isAncestorOf(form.similar)


def test_the_place_in_a_course_is_typed_as_it_is_said(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    for letter in "алг7 12 3":
        type_text(focused(), letter)
    values = form.matter.values()
    assert (values["subject"], values["grade"], values["lesson"], values["internet_lesson"]) == (
        "Алгебра",
        7,
        "12",
        "3",
    )


@pytest.mark.parametrize(
    ("typed", "grade", "lesson"),
    [("7", "7", ""), ("712", "7", "12"), ("7 12", "7", "12"), ("1 5", "1", "5"), ("115", "11", "5")],
)
def test_the_grade_goes_on_when_nothing_can_follow_it(
    qtbot: QtBot, page: TicketsPage, typed: str, grade: str, lesson: str
) -> None:
    form = opened(qtbot, page)
    form.matter.form.editor("grade").setFocus()
    for letter in typed:
        type_text(focused(), letter)
    raw = form.matter.form.raw()
    assert (raw["grade"], raw["lesson"]) == (grade, lesson)


def test_several_calls_are_open_at_once_each_with_its_own_words(qtbot: QtBot, page: TicketsPage) -> None:
    first = opened(qtbot, page)
    first.matter.show_values({"description": "первый"})
    page.new_call()
    second = page.calls.forms()[-1]
    assert second is not first
    assert second.matter.values()["description"] == ""
    assert len({form.client_key for form in page.calls.forms()}) == 2


def test_the_stopwatch_stops_and_goes_on(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    form.watch.set_seconds(70)
    assert form.title() == "Звонок 01:10"
    form.watch.toggle()
    assert not form.watch.running
    form.watch.toggle()
    assert form.watch.running


def test_typed_words_come_back_after_a_crash(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    form.matter.show_values({"subject": "Химия", "grade": 9})
    type_text(form.matter.form.editor("description"), "Опечатка в формуле")
    form.files.add("снимок.png", _png())
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    assert host.context.drafts.flush()

    left = _reread(host)
    call = next(draft for draft in left if draft.kind == "tickets.call")
    host.panel.close_tab(f"call:{form.client_key}", ask=False)
    host.context.drafts._left = left  # what the next start would find
    page.restore_draft(call)
    (again,) = page.calls.forms()
    qtbot.waitUntil(lambda: again.caller.field.choice is not None and len(again.files.files()) == 1)
    values = again.matter.values()
    assert (values["subject"], values["grade"], values["description"]) == ("Химия", 9, "Опечатка в формуле")
    assert again.client_key == form.client_key
    assert again.caller.field.text() == f"{CALLER} · 412/2026-МЭО"


def test_an_empty_form_leaves_no_draft(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    form = opened(qtbot, page)
    assert host.panel.close_tab(f"call:{form.client_key}")
    assert host.context.drafts.flush()
    assert _reread(host) == []


def _png() -> bytes:
    from models.tickets.demo.pictures import screenshot

    return screenshot(1)


def _reread(host: Host):
    """What stands in the draft file now."""
    import json
    import sqlite3

    from widgets.parts.draft_file import Draft

    drafts = host.context.drafts
    path = drafts._file._path
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select key, kind, at, data from draft").fetchall()
    return [Draft(key, kind, at, json.loads(data)) for key, kind, at, data in rows]


def test_a_call_joins_what_others_have_reported_with_one_key(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    words = "Белый экран после входа, ничего не нажимается"
    parent = save(
        sqlite_database,
        incident(
            description=words,
            contract_no="412/2026-МЭО",
            received_at=datetime.now(UTC) - timedelta(minutes=5),
            override_reason="тест",
        ),
    )
    form = opened(qtbot, page)
    pick(qtbot, form, "кузн")
    form.matter.show_values({"kind": Kind.INCIDENT})
    type_text(form.matter.form.editor("description"), "белый экран при входе, не нажимается")
    qtbot.waitUntil(lambda: [one.ticket.id for one in form.similar.found()] == [parent])
    press(form.matter.form.editor("description"), "Alt+1")
    assert form.similar.parent_id == parent
    form.save()
    qtbot.waitUntil(lambda: tickets(sqlite_database) == 2)
    assert sqlite_database.read(lambda s: ticket_card(s, 2)).parent.id == parent


def test_joining_is_taken_back_with_the_same_key(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    form = opened(qtbot, page)
    assert not form.can_join()
    save(sqlite_database, incident(contract_no="412/2026-МЭО", override_reason="тест"))
    card = sqlite_database.read(
        lambda s: similar_tickets(s, Asked(Kind.INCIDENT, description="Белый экран после входа"), CALL)
    )
    form.similar.show_found(card)
    form.join()
    assert form.similar.parent_id == 1
    form.join()
    assert form.similar.parent_id is None


def test_beside_other_calls_a_tab_is_known_by_who_calls(qtbot: QtBot, page: TicketsPage, host: Host) -> None:
    first = opened(qtbot, page)
    pick(qtbot, first, "кузн")
    first.renamed.emit(first.title())
    assert host.panel.title(f"call:{first.client_key}").startswith("Звонок")
    opened(qtbot, page)
    first.renamed.emit(first.title())
    assert host.panel.title(f"call:{first.client_key}") == CALLER.split()[0]
    hint = host.panel.tabs.tabToolTip(host.panel.tabs.indexOf(first))
    assert CALLER in hint
    assert first.title() in hint


def test_after_a_call_is_saved_the_other_open_call_has_the_cursor(qtbot: QtBot, page: TicketsPage) -> None:
    """The panel gives the focus of a closed tab back to the list; what is typed next is meant for the other call."""
    first = opened(qtbot, page)
    opened(qtbot, page)
    page.context.panel.activate(page.context.panel.keys()[0])
    page.grid.setFocus()
    page.calls.go_on(page.grid)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert first.isAncestorOf(focus)
