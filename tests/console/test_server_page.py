"""The «Сервер» page in the real window: what is missing, what is wrong, and a console that works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.app import Console
from console.places import Places
from console.server_form import ORDER, ServerForm
from console.settings import Settings
from console.sign_in import LINE, NAME, ROLE, take_person
from console.start_page import StartPage
from models.errors import RuleError
from models.rights import add_person, init_server
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import Text
from tests.keys import press, type_text
from tests.postgres import Cluster
from widgets.parts.tasks import Tasks


def _never() -> Database:
    raise AssertionError("the check needs no open database")


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[ServerForm]:
    failures: list[Exception] = []
    tasks = Tasks(_never, failures.append, watch=False)
    form = ServerForm(tasks)
    qtbot.addWidget(form)
    form.show()
    yield form
    tasks.close()
    assert failures == []


def _fill(form: ServerForm, **values: str) -> None:
    for key, value in values.items():
        editor = form.form.editor(key)
        editor.clear()
        type_text(editor, value)


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_asked(form: ServerForm) -> None:
    form.check()
    assert form.form.cell("hosts").error.text()
    assert form.check_button.isEnabled()


def test_tab_goes_from_the_login_to_the_password(form: ServerForm, qtbot: QtBot) -> None:
    """Passed by, the password would be typed where everybody reads it, and be kept as the CA file's name."""
    with qtbot.waitActive(form):
        form.activateWindow()
    form.form.editor("hosts").setFocus()
    walked = []
    for _ in range(6):
        walked.append(next(key for key in ORDER if form.form.editor(key).hasFocus()))
        press(form.form.editor(walked[-1]), "Tab")
    assert walked == list(ORDER)


def test_a_wrong_address_is_explained_and_a_right_one_confirmed(
    form: ServerForm, qtbot: QtBot, cluster: Cluster, postgresql_url: str
) -> None:
    name = Database(postgresql_url).url.database or ""
    _fill(form, hosts="/nowhere/at/all", database=name, person="owner")
    form.check()
    qtbot.waitUntil(lambda: "PostgreSQL" in form.answer.text())
    _fill(form, hosts=str(cluster.folder))
    form.check()
    qtbot.waitUntil(lambda: name in form.remark.text())
    assert not form.answer.text()


def test_a_wrong_port_is_said_beside_the_server_and_no_page_of_a_crash_opens(form: ServerForm) -> None:
    """Each of these was thrown by the driver; an address of a browser did nothing at all."""
    for hosts in ("192.0.2.2:abc", "host:99999", "postgresql://192.0.2.2:5471", "[::z]:1"):
        _fill(form, hosts=hosts, database="desk", person="anna")
        form.check()
        assert form.form.cell("hosts").error.text()
        assert form.check_button.isEnabled()
        assert form.form.editor("hosts").hasFocus() or not form.isActiveWindow()


def test_an_answer_goes_when_something_else_is_typed_and_no_button_moves(
    form: ServerForm, qtbot: QtBot
) -> None:
    _fill(form, hosts="/nowhere/at/all", database="desk", person="anna")
    form.resize(520, form.sizeHint().height())
    before = form.connect_button.mapTo(form, QPoint(0, 0))
    form.check()
    assert form.remark.text()
    assert form.connect_button.mapTo(form, QPoint(0, 0)) == before
    qtbot.waitUntil(lambda: bool(form.answer.text()), timeout=20_000)
    qtbot.waitUntil(lambda: form.answer.height() > form.fontMetrics().lineSpacing())
    assert form.connect_button.mapTo(form, QPoint(0, 0)) == before
    type_text(form.form.editor("database"), "2")
    assert not form.answer.text()
    assert form.connect_button.mapTo(form, QPoint(0, 0)) == before


def test_an_answer_about_another_address_is_not_shown(form: ServerForm, qtbot: QtBot) -> None:
    _fill(form, hosts="/nowhere/at/all", database="desk", person="anna")
    form.check()
    _fill(form, hosts="/somewhere")
    qtbot.waitUntil(form.check_button.isEnabled, timeout=20_000)
    assert (form.answer.text(), form.remark.text()) == ("", "")


def test_what_kept_the_page_from_opening_goes_when_something_else_is_typed(
    form: ServerForm, qtbot: QtBot, places: Places
) -> None:
    page = StartPage(Settings(places.settings_file), places, form._tasks)
    qtbot.addWidget(page)
    page.show()
    page.ask_for_server("postgresql://anna@/desk?host=db1")
    page.show_problem(RuleError(Text("The name or the password is wrong.")))
    assert page.problem.text()
    type_text(page.address.form.editor("password"), "a")
    assert not page.problem.text()


@pytest.fixture
def desk(cluster: Cluster) -> Iterator[str]:
    """A server with a methodologist; its administrator is nobody at the desk."""
    cluster.execute("create database desk_page")
    admin = Database(cluster.url("desk_page").render_as_string())
    init_server(admin)
    add_person(admin, "p_marina", "methodologist", "Мельник Марина", "correct horse")
    admin.close()
    yield "desk_page"
    cluster.execute("drop database desk_page with (force)")


def _open(qtbot: QtBot, console: Console, cluster: Cluster, person: str) -> StartPage:
    """Go from the very first page to the server, and press «Connect»; nothing is typed about oneself."""
    console.begin(None)
    page = console.start_page
    assert page is not None
    page.server.click()
    _fill(page.address, hosts=str(cluster.folder), database="desk_page", person=person)
    page.address.connect_button.click()
    return page


@pytest.fixture
def console(qapp: QApplication, places: Places) -> Iterator[Console]:
    console = Console(qapp, places, language="ru", pages=(), status_widget="")
    yield console
    console.close()
    console.languages.silence()
    console.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_server_that_knows_the_login_asks_nobody_who_they_are(
    qtbot: QtBot, console: Console, cluster: Cluster, desk: str
) -> None:
    """Name, role and line are the server's: a methodologist answers at «доб. 111»."""
    page = _open(qtbot, console, cluster, "p_marina")
    assert not page.operator.isVisible()
    qtbot.waitUntil(lambda: console.window is not None, timeout=60_000)
    values = [console.settings.value(key) for key in (NAME, ROLE, LINE)]
    assert values == ["Мельник Марина", "methodologist", "111"]
    assert console.window is not None
    assert console.window.status.operator.text().endswith("доб. 111")


def test_a_login_that_is_nobody_at_the_desk_is_asked_for_the_name(
    qtbot: QtBot, console: Console, cluster: Cluster, desk: str
) -> None:
    page = _open(qtbot, console, cluster, "owner")
    qtbot.waitUntil(lambda: bool(page.problem.text()), timeout=60_000)
    assert page.operator.isVisible()
    page.address.connect_button.click()
    assert page.operator.cell(NAME).error.text()
    page.operator.show_values({NAME: "Админов Антон"})
    page.address.connect_button.click()
    qtbot.waitUntil(lambda: console.window is not None, timeout=60_000)
    assert console.settings.value(NAME) == "Админов Антон"


def test_enter_hands_on_the_address_without_the_password(
    form: ServerForm, qtbot: QtBot, cluster: Cluster
) -> None:
    _fill(form, hosts=str(cluster.folder), database="desk", person="p_anna", password="very secret")
    with qtbot.waitSignal(form.accepted) as heard:
        press(form.form.editor("password"), "Return")
    place, password = heard.args
    assert password == "very secret"
    assert password not in place


def test_enter_after_a_check_that_went_well_connects(
    form: ServerForm, qtbot: QtBot, cluster: Cluster, postgresql_url: str
) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    _fill(
        form, hosts=str(cluster.folder), database=Database(postgresql_url).url.database or "", person="owner"
    )
    form.check_button.setFocus()
    press(form.check_button, "Return")
    qtbot.waitUntil(lambda: form.connect_button.hasFocus() and form.check_button.isEnabled(), timeout=20_000)
    with qtbot.waitSignal(form.accepted):
        press(form.connect_button, "Return")


def test_after_a_check_that_failed_the_keys_stay_at_the_check_and_the_next_one_begins_afresh(
    form: ServerForm, qtbot: QtBot
) -> None:
    """The button is off while the server is asked: the focus would have gone on to «Connect»."""
    with qtbot.waitActive(form):
        form.activateWindow()
    _fill(form, hosts="/nowhere/at/all", database="desk", person="owner")
    form.check_button.setFocus()
    press(form.check_button, "Return")
    qtbot.waitUntil(lambda: bool(form.answer.text()), timeout=20_000)
    assert form.check_button.hasFocus()
    _fill(form, ca_file="/nowhere/ca.pem")
    form.check()
    assert not form.answer.text()
    assert form.form.editor("ca_file").hasFocus()


def whole_in_sight(page: StartPage, part: QWidget) -> bool:
    """Nothing of the part has to be scrolled to."""
    box = part.rect().translated(part.mapTo(page, QPoint(0, 0)))
    return part.isVisible() and page.rect().contains(box)


def test_the_page_fits_a_small_screen_with_all_that_can_be_wrong(
    form: ServerForm, qtbot: QtBot, places: Places
) -> None:
    """768 lines less the title bar and a task bar; the database that was named makes room for the address."""
    page = StartPage(Settings(places.settings_file), places, form._tasks)
    qtbot.addWidget(page)
    page.offer("desk.sqlite")
    page.resize(1024, 690)
    page.show()
    assert page.named.isVisible()
    page.ask_for_server("postgresql://")
    page.address.check()
    page.address.answer.say("The computer answers, but no PostgreSQL listens there. " * 2)
    qtbot.waitUntil(lambda: whole_in_sight(page, page.address) and whole_in_sight(page, page.back))
    assert not page.named.isVisible()
    press(page, "Esc")
    assert page.named.isVisible()


def test_what_went_wrong_is_in_sight_however_low_the_window_is(
    form: ServerForm, qtbot: QtBot, places: Places
) -> None:
    page = StartPage(Settings(places.settings_file), places, form._tasks)
    qtbot.addWidget(page)
    page.resize(1024, 400)
    page.show()
    page.ask_for_server("postgresql://")
    page.show_problem(RuleError(Text("The computer answers, but no PostgreSQL listens there. " * 6)))
    qtbot.waitUntil(lambda: whole_in_sight(page, page.problem))


def test_the_person_of_the_login_is_the_one_who_writes(cluster: Cluster) -> None:
    """Whatever name the settings of this computer hold."""
    from models.desk.operations import sign_in

    cluster.execute("create database desk_login")
    admin = Database(cluster.url("desk_login").render_as_string())
    init_server(admin)
    add_person(admin, "p_anna", "operator", "Иванова Анна", "correct horse")
    admin.close()
    console = Database.open(cluster.url("desk_login", "p_anna").render_as_string())
    actor = console.write_as_system(lambda session: sign_in(session, "Кто угодно")).value
    console.close()
    cluster.execute("drop database desk_login with (force)")
    assert (actor.name, actor.role) == ("Иванова Анна", "operator")


@pytest.mark.parametrize(
    ("known", "chosen", "person", "shown"),
    [
        ("", "222", Actor(5, "Мельник Марк", "methodologist", "111"), "111"),
        ("", "132", Actor(5, "Мельник Марк", "methodologist", "111"), "132"),
        ("Мельник Марк", "132", Actor(5, "Мельник Марк", "methodologist", "111"), "132"),
        ("Мельник Марк", "222", Actor(5, "Мельник Марк", "methodologist", "111"), "111"),
        ("Мельник Марк", "111", Actor(6, "Орлова Ольга", "operator", "222"), "222"),
        ("Старшов Семён", "111", Actor(7, "Старшов Семён", "supervisor", "222"), "111"),
        ("Кто угодно", "111", Actor(8, "Кто угодно"), "111"),
    ],
)
def test_the_line_is_the_persons_until_they_choose_another(
    tmp_path: Path, known: str, chosen: str, person: Actor, shown: str
) -> None:
    settings = Settings(tmp_path / "console.ini")
    settings.set(NAME, known)
    settings.set(LINE, chosen)
    take_person(settings, person)
    assert settings.value(LINE) == shown


def test_the_window_names_the_person_of_the_login(tmp_path: Path) -> None:
    """Not the name that was typed on this computer: the server writes under the other one."""
    settings = Settings(tmp_path / "console.ini")
    settings.set(NAME, "Кто угодно")
    settings.set(ROLE, "supervisor")
    take_person(settings, Actor(5, "Иванова Анна", "operator"))
    assert (settings.value(NAME), settings.value(ROLE)) == ("Иванова Анна", "operator")
    take_person(settings, Actor(5, "Служба проверок", "monitor"))
    assert settings.value(ROLE) == "operator", "the group of services is no role of this desk"
