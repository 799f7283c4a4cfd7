"""The consultation form: quick by keyboard, honest about the hours, nothing typed is lost."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from models.errors import DatabaseUnavailable
from models.hours.tables import PupilRefusal
from models.storage.database import Database
from tests.hours.factories import held
from tests.hours.screen import FakeClock, clock, consultations, hit, lines, open_form, page, write
from tests.keys import focused
from widgets.hours.consultation_form import ConsultationForm
from widgets.hours.page import HoursPage
from widgets.parts.draft_file import Draft
from widgets.parts.text import shown

__all__ = ["clock", "page"]


def fill(
    form: ConsultationForm, qtbot: QtBot, name: str = "Кузнецова Анна Петровна", school: str = "гимн 1 перм"
) -> None:
    """Type a whole consultation as a methodologist does while listening."""
    write(name)
    hit("Tab")
    hit("Tab")
    write(school)
    qtbot.waitUntil(lambda: len(form.fields.schools.matching(school)) == 1)
    hit("Return")
    qtbot.waitUntil(form.fields.topics.hasFocus)
    qtbot.waitUntil(lambda: bool(form.fields.topics.matching("3")))
    write("3")
    hit("Return")
    qtbot.waitUntil(form.fields.editor("question").hasFocus)
    write("журнал оценок")


def saved(page: HoursPage, qtbot: QtBot) -> None:
    hit("Ctrl+Return")
    qtbot.waitUntil(lambda: page.context.panel.keys() == [])


def test_consultation_is_typed_saved_and_charged(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database, clock: FakeClock
) -> None:
    form = open_form(page, qtbot)
    fill(form, qtbot)
    clock.now += 25 * 60
    saved(page, qtbot)

    (row,) = consultations(sqlite_database)
    assert (row.surname, row.name, row.patronymic, row.role) == ("Кузнецова", "Анна", "Петровна", "teacher")
    assert (row.organisation, row.locality, row.line) == ("Гимназия № 1", "Пермь", "132")
    assert (row.minutes, row.raw_seconds, row.question) == (25, 1500, "журнал оценок")
    assert [line.minutes for line in lines(sqlite_database)] == [25]
    assert "63\u00a0ч\u00a035\u00a0мин" in page.context.notices.toasts()[-1]


def test_stopwatch_starts_with_the_first_key_pauses_and_keeps_what_it_measured(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database, clock: FakeClock
) -> None:
    form = open_form(page, qtbot)
    clock.now += 600
    assert not form.stopwatch.started
    fill(form, qtbot)
    clock.now += 60
    hit("F8")
    clock.now += 3600
    assert not form.stopwatch.running
    hit("F8")
    clock.now += 75
    form.fields.minutes.setFocus()
    write("1,5 ч")
    saved(page, qtbot)

    (row,) = consultations(sqlite_database)
    assert (row.minutes, row.raw_seconds) == (90, 135)


def test_hours_left_stand_beside_the_form_as_soon_as_the_school_is_known(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 100)
    form = open_form(page, qtbot)
    assert form.standing.isHidden()
    fill(form, qtbot)
    qtbot.waitUntil(lambda: "62" in form.standing.sentence())

    assert form.explain()
    assert page.context.why.__self__[-1].checks[2].clause == "hours.quota"


def test_school_without_a_contract_is_asked_for_its_place_and_not_charged(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = open_form(page, qtbot)
    write("Ли Мэй нет")
    hit("Tab")
    hit("Tab")
    write("Школа № 99")
    assert form.fields.cell("locality").isVisibleTo(form)
    hit("Tab")
    write("Елец")
    hit("Tab")
    write("липец")
    hit("Return")
    assert form.fields.value("region") == "Липецкая область"
    form.fields.topics.setFocus()
    write("Собрание родителей")
    form.fields.minutes.setFocus()
    write("20")
    qtbot.waitUntil(lambda: not form.standing.isHidden())
    saved(page, qtbot)

    (row,) = consultations(sqlite_database)
    assert (row.organisation, row.region, row.charging) == ("Школа № 99", "Липецкая область", "uncharged")
    assert lines(sqlite_database) == []
    assert "не списываются" in page.context.notices.toasts()[-1]


def test_what_is_missing_is_said_beside_its_field_and_the_first_gets_the_cursor(
    page: HoursPage, qtbot: QtBot
) -> None:
    form = open_form(page, qtbot)
    write("Иванова Анна")
    hit("Ctrl+Return")

    assert form.fields.cell("school").error.text()
    assert form.fields.cell("topic").error.text()
    assert focused() is form.fields.schools
    fill_rest(form, qtbot)
    hit("Ctrl+Return")
    assert focused() is form.fields.callers
    assert "отчество" in form.fields.cell("caller").error.text()
    assert page.context.panel.keys() != []


def fill_rest(form: ConsultationForm, qtbot: QtBot) -> None:
    form.fields.schools.setFocus()
    write("лицей")
    qtbot.waitUntil(lambda: len(form.fields.schools.matching("лицей")) == 1)
    hit("Return")
    form.fields.topics.setFocus()
    write("карты")
    hit("Return")


def test_pupil_hears_the_sentence_and_leaves_nothing_but_a_number(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = open_form(page, qtbot)
    write("Петров Вася Иванович")
    form.fields.role.setFocus()
    for _ in range(4):
        hit("Right")
    qtbot.waitUntil(lambda: "детей мы не консультируем" in form.standing.sentence())
    hit("Ctrl+Return")
    qtbot.waitUntil(lambda: page.context.panel.keys() == [])

    assert consultations(sqlite_database) == []
    assert sqlite_database.read(lambda session: session.query(PupilRefusal).one().count) == 1
    assert page.context.drafts.flush()
    assert page.context.drafts.pending() == []


def test_excess_needs_a_reason_and_is_then_recorded(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = open_form(page, qtbot)
    fill(form, qtbot, school="лицей 7")
    form.fields.minutes.setFocus()
    write("90")
    qtbot.waitUntil(lambda: form.fields.cell("reason").isVisibleTo(form))
    hit("Ctrl+Return")
    assert form.fields.cell("reason").error.text()
    assert focused() is form.fields.cell("reason").widget
    write("обещано школе")
    saved(page, qtbot)

    assert [(line.minutes, line.excess, line.reason) for line in lines(sqlite_database)] == [
        (90, 30, "обещано школе")
    ]


def test_saved_consultation_can_be_taken_back_from_the_toast(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database, clock: FakeClock
) -> None:
    form = open_form(page, qtbot)
    fill(form, qtbot)
    clock.now += 300
    saved(page, qtbot)

    assert page.context.notices.undo()
    qtbot.waitUntil(lambda: len(lines(sqlite_database)) == 2)

    assert sum(line.minutes for line in lines(sqlite_database)) == 0
    assert consultations(sqlite_database)[0].state == "reversed"


def test_draft_comes_back_with_everything_typed(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database, clock: FakeClock
) -> None:
    form = open_form(page, qtbot)
    fill(form, qtbot)
    clock.now += 200
    form.fields.editor("answer").setFocus()
    write("показано")
    key, state = form.draft_key, form.state()
    page.context.panel.close_tab(page.context.panel.current_key())
    qtbot.waitUntil(lambda: page.context.panel.keys() == [])

    page.restore_draft(Draft(key, "hours.consultation", 0.0, dict(state)))
    again = page.context.panel.tabs.currentWidget()

    assert again.draft_key == key
    assert again.fields.value("caller") == "Кузнецова Анна Петровна"
    assert again.fields.school().locality == "Пермь"
    assert (again.fields.value("question"), again.fields.value("answer")) == ("журнал оценок", "показано")
    assert again.stopwatch.seconds() == 200


def test_thrown_away_draft_can_be_brought_back(page: HoursPage, qtbot: QtBot) -> None:
    form = open_form(page, qtbot)
    write("Кузнецова")
    form.discard()
    qtbot.waitUntil(lambda: page.context.panel.keys() == [])

    page.context.notices.undo()

    again = page.context.panel.tabs.currentWidget()
    assert again.fields.callers.raw() == "Кузнецова"


def test_known_caller_brings_role_and_school_along(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    held(sqlite_database, 1, 10, role="parent")
    form = open_form(page, qtbot)
    write("ивано")
    qtbot.waitUntil(lambda: bool(form.fields.callers.matching("ивано")))
    hit("Return")

    assert form.fields.value("role") == "parent"
    assert form.fields.school().locality == "Пермь"
    qtbot.waitUntil(form.fields.topics.hasFocus)


def test_without_a_connection_the_consultation_waits_and_is_sent_once(
    page: HoursPage, qtbot: QtBot, sqlite_database: Database
) -> None:
    form = open_form(page, qtbot)
    fill(form, qtbot)
    form.refuse(DatabaseUnavailable())

    assert form.outbox.waits
    page.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: page.context.panel.keys() == [])
    assert len(consultations(sqlite_database)) == 1


def test_two_consultations_can_be_open_at_once(page: HoursPage, qtbot: QtBot) -> None:
    first, second = open_form(page, qtbot), open_form(page, qtbot)

    assert first is not second
    assert len(page.context.panel.keys()) == 2


def test_sentences_are_russian(page: HoursPage) -> None:
    from models.hours.rules.judgement import NO_CONTRACT

    assert "действующего договора" in shown(NO_CONTRACT)
