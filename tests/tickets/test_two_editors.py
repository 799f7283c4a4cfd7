"""Two people correct one ticket: other fields are joined, the same field is asked about, never overwritten unasked."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.merge import FieldClash
from models.tickets.choices import Kind
from models.tickets.operations import edit_ticket
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.keys import focused, press, type_text
from tests.tickets.factories import ACTOR, contract_draft, register, save
from widgets.tickets.edit_form import EditForm

ROUNDS = 500
PATIENCE = 30_000  # ms: the machine may be busy with other things


@pytest.fixture
def ticket(database: Database) -> int:
    register(database, contract_draft(), contract_draft("7/2025-МЭО", organisation="Гимназия № 1"))
    return save(database)


def values(database: Database, number: int) -> dict:
    return database.read(lambda s: ticket_card(s, number)).values


def edit(database: Database, number: int, before: dict, **after: object) -> None:
    database.write(ACTOR, lambda s: edit_ticket(s, number, before, after))


def test_corrections_of_different_fields_are_joined(database: Database, ticket: int) -> None:
    seen = values(database, ticket)
    edit(database, ticket, seen, lesson="14")
    edit(database, ticket, seen, caller="Кузнецова Анна")
    now = values(database, ticket)
    assert (now["lesson"], now["caller"]) == ("14", "Кузнецова Анна")


def test_the_same_field_is_refused_with_both_values_and_nothing_changes(
    database: Database, ticket: int
) -> None:
    seen = values(database, ticket)
    edit(database, ticket, seen, lesson="14")
    with pytest.raises(FieldClash) as refusal:
        edit(database, ticket, seen, lesson="15", caller="Кузнецова Анна")
    (clash,) = refusal.value.clashes
    assert (clash.field, clash.before, clash.mine, clash.theirs) == ("lesson", "12", "15", "14")
    now = values(database, ticket)
    assert (now["lesson"], now["caller"]) == ("14", seen["caller"])


def test_the_question_names_whoever_was_the_last_to_change_the_field(database: Database, ticket: int) -> None:
    seen = values(database, ticket)
    for name, lesson in (("Сидорова Ольга", "13"), ("Ильин Пётр", "14")):
        now = values(database, ticket)
        database.write(
            Actor(None, name), lambda s, n=now, to=lesson: edit_ticket(s, ticket, n, {"lesson": to})
        )
    edit(database, ticket, values(database, ticket), caller="Кузнецова Анна")
    with pytest.raises(FieldClash) as refusal:
        edit(database, ticket, seen, lesson="15")
    assert [(each.field, each.who) for each in refusal.value.clashes] == [("lesson", "Ильин Пётр")]


def test_a_colleagues_other_kind_does_not_swallow_a_corrected_lesson(database: Database, ticket: int) -> None:
    """An incident has no lesson: joining would throw what was typed away without a word."""
    seen = values(database, ticket)
    edit(database, ticket, seen, kind=Kind.REQUEST)
    with pytest.raises(FieldClash) as refusal:
        edit(database, ticket, seen, lesson="15")
    assert [(each.field, each.theirs) for each in refusal.value.clashes] == [("kind", Kind.REQUEST)]


def test_another_contract_leaves_the_organisation_that_a_colleague_has_just_named(
    database: Database, ticket: int
) -> None:
    seen = values(database, ticket)
    edit(database, ticket, seen, organisation="Школа № 5, Рязань")
    edit(database, ticket, seen, contract_no="7/2025-МЭО")
    now = values(database, ticket)
    assert (now["contract_no"], now["organisation"]) == ("7/2025-МЭО", "Школа № 5, Рязань")


# -- twice five hundred ------------------------------------------------------------------------------------------

Correct = Callable[[Database, int, dict[str, str], dict[str, str]], object]
"""correct(database, number, what was read, what is wanted): one way of saving a form."""


def read(database: Database, number: int, names: tuple[str, ...]) -> dict[str, str]:
    def query(session) -> dict[str, str]:
        found = session.get(Ticket, number)
        return {name: getattr(found, name) for name in names}

    return database.read(query)


def carefully(database: Database, number: int, before: dict[str, str], after: dict[str, str]) -> None:
    database.write(ACTOR, lambda s: edit_ticket(s, number, before, after))


def carelessly(database: Database, number: int, before: dict[str, str], after: dict[str, str]) -> None:
    """The control: whatever stands in the form is written, whatever has become of the ticket meanwhile."""

    def overwrite(session) -> None:
        found = session.get(Ticket, number, with_for_update=True)
        for name, value in after.items():
            setattr(found, name, value)

    database.write(ACTOR, overwrite)


def write_together(database: Database, number: int, correct: Correct, rounds: int) -> str:
    """Two consoles each add a letter of their own to the same description, reading and saving as a form does.

    A refused form reads the ticket again and adds its letter to what it finds. Returns what both have written.
    """
    carelessly(database, number, {}, {"description": "+"})

    def console(letter: str) -> None:
        mine = Database.open(database.url.render_as_string(hide_password=False))
        for _ in range(rounds):
            saved = False
            while not saved:
                before = read(mine, number, ("description",))
                try:
                    correct(mine, number, before, {"description": f"{before['description']} {letter}"})
                    saved = True
                except FieldClash:
                    continue
        mine.close()

    threads = [threading.Thread(target=console, args=(letter,)) for letter in "аб"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return read(database, number, ("description",))["description"]


def test_two_times_five_hundred_corrections_overwrite_nothing_in_silence(
    database: Database, ticket: int
) -> None:
    written = write_together(database, ticket, carefully, ROUNDS)
    assert (written.count("а"), written.count("б")) == (ROUNDS, ROUNDS)


def test_the_control_that_saves_whatever_stands_in_the_form_loses_corrections(
    database: Database, ticket: int
) -> None:
    written = write_together(database, ticket, carelessly, 100)
    assert written.count("а") + written.count("б") < 200


# -- in the form -------------------------------------------------------------------------------------------------


@pytest.fixture
def sqlite_database(database: Database) -> Database:
    """What the screen of these tests works on: each engine in turn."""
    return database


@pytest.fixture
def form(qtbot: QtBot, host, database: Database, ticket: int) -> EditForm:
    made = EditForm(host.context, ticket)
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.form.value("lesson") == "12", timeout=PATIENCE)
    return made


def put(form: EditForm, key: str, text: str) -> None:
    form.form.editor(key).set_raw(text)


def test_a_colleagues_other_field_is_joined_without_a_question(
    qtbot: QtBot, database: Database, ticket: int, form: EditForm
) -> None:
    edit(database, ticket, values(database, ticket), caller="Кузнецова Анна")
    put(form, "lesson", "15")
    with qtbot.waitSignal(form.done, timeout=PATIENCE):
        form.save()
    now = values(database, ticket)
    assert (now["lesson"], now["caller"]) == ("15", "Кузнецова Анна")


def test_a_field_that_is_only_shown_in_another_way_is_not_taken_for_edited(
    qtbot: QtBot, host, database: Database, ticket: int
) -> None:
    """A phone is stored as +7… and shown with blanks; an old log ends its lines as Windows does."""
    stored = {"phone": "+74912254411", "description": "Не открывается.\r\n\r\nСовсем. "}
    database.write(ACTOR, lambda s: s.execute(update(Ticket).where(Ticket.id == ticket).values(**stored)))
    mine, other = (EditForm(host.context, ticket) for _ in range(2))
    for one in (mine, other):
        qtbot.addWidget(one)
        qtbot.waitUntil(lambda one=one: one.form.value("lesson") == "12", timeout=PATIENCE)
    put(other, "phone", "8 4912 25-44-12")
    put(other, "description", "Открылось.")
    with qtbot.waitSignal(other.done, timeout=PATIENCE):
        other.save()
    put(mine, "lesson", "15")
    with qtbot.waitSignal(mine.done, timeout=PATIENCE):
        mine.save()
    now = values(database, ticket)
    assert (now["lesson"], now["description"]) == ("15", "Открылось.")
    assert now["phone"].endswith("44-12")


def test_the_same_field_asks_beneath_it_and_mine_is_saved_after_a_key(
    qtbot: QtBot, database: Database, ticket: int, form: EditForm
) -> None:
    edit(database, ticket, values(database, ticket), description="Тест не открывается вовсе.")
    put(form, "description", "Тест открывается через раз.")
    form.save()
    qtbot.waitUntil(lambda: "description" in form.clashes.rows, timeout=PATIENCE)
    qtbot.waitUntil(lambda: focused() is form.form.cell("description").widget, timeout=PATIENCE)
    assert values(database, ticket)["description"] == "Тест не открывается вовсе."
    asked = form.clashes.rows["description"].findChildren(QLabel)[0].text()
    assert ACTOR.name in asked
    type_text(focused(), "! ")
    typed = form.form.value("description")
    press(focused(), "Alt+2")
    with qtbot.waitSignal(form.done, timeout=PATIENCE):
        press(focused(), "Ctrl+Return")
    assert values(database, ticket)["description"] == typed


def test_the_colleagues_value_is_taken_with_the_other_key(
    qtbot: QtBot, database: Database, ticket: int, form: EditForm
) -> None:
    edit(database, ticket, values(database, ticket), lesson="14")
    put(form, "lesson", "15")
    put(form, "on_behalf_of", "Сидорова")
    form.save()
    qtbot.waitUntil(lambda: "lesson" in form.clashes.rows, timeout=PATIENCE)
    press(focused(), "Alt+1")
    with qtbot.waitSignal(form.done, timeout=PATIENCE):
        form.save()
    now = values(database, ticket)
    assert (now["lesson"], now["on_behalf_of"]) == ("14", "Сидорова")


def test_my_kind_kept_against_a_colleagues_brings_its_fields_back(
    qtbot: QtBot, database: Database, ticket: int, form: EditForm
) -> None:
    edit(database, ticket, values(database, ticket), kind=Kind.REQUEST)
    put(form, "lesson", "15")
    form.save()
    qtbot.waitUntil(lambda: "kind" in form.clashes.rows, timeout=PATIENCE)
    press(focused(), "Alt+2")
    with qtbot.waitSignal(form.done, timeout=PATIENCE):
        form.save()
    now = values(database, ticket)
    assert (now["kind"], now["subject"], now["lesson"]) == (Kind.COURSE_ERROR, "Алгебра", "15")
