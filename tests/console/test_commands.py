"""Every command of the house: one key each, Russian words, an icon, a place in a menu."""

import ast
from pathlib import Path

import pytest

from console.explaining import Explaining
from console.menus import MENUS, Entry, Source, entries, fill_menu
from console.offering import Offering
from console.pages import PAGES, SETTINGS_PAGE
from console.window_commands import WindowCommands
from tests.texts import RUSSIAN, messages
from widgets.parts.commands import Command, clashes, declared

HOUSE = Path(__file__).resolve().parents[2]
SCOPES = {"window", "page", "widget", "fallback"}


def literal(node):
    if isinstance(node, ast.Call):  # QT_TRANSLATE_NOOP("commands", "…")
        return node.args[1].value
    return node.value


def declared_in(path):
    """(class, command) of every @command in a file, read without importing it."""
    for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(kind, ast.ClassDef):
            continue
        for method in kind.body:
            for mark in getattr(method, "decorator_list", []):
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "command":
                    details = {word.arg: literal(word.value) for word in mark.keywords}
                    yield kind.name, Command(*map(literal, mark.args), name=method.name, **details)


FILES = sorted(path for floor in ("console", "widgets") for path in (HOUSE / floor).rglob("*.py"))
ALL = [(path.relative_to(HOUSE), kind, each) for path in FILES for kind, each in declared_in(path)]
COMMANDS = pytest.mark.parametrize("each", [each for _, _, each in ALL], ids=lambda each: each.id)


def going():
    numbered = [Command(f"go.{line.id}", line.title, f"Ctrl+{n}") for n, line in enumerate(PAGES, 1)]
    return [*numbered, Command("go.settings", SETTINGS_PAGE.title, SETTINGS_PAGE.keys)]


def test_the_commands_are_found():
    assert {each.id for each in declared(WindowCommands)} <= {each.id for _, _, each in ALL}


def test_no_two_commands_have_the_same_id():
    ids = [each.id for _, _, each in ALL]

    assert sorted(ids) == sorted(set(ids))


def test_no_key_is_claimed_twice_where_both_can_be_meant():
    """The window's keys live beside those of every page and form; a page's beside the forms of its own room."""
    everywhere = [each for _, _, each in ALL if each.scope in ("window", "fallback")] + going()
    rooms = {path.parent for path, _, _ in ALL}
    found = clashes(everywhere)
    for room in rooms:
        pages = [each for path, _, each in ALL if path.parent == room and each.scope == "page"]
        found += clashes([*everywhere, *pages])
        for kind in {kind for path, kind, each in ALL if path.parent == room and each.scope == "widget"}:
            found += clashes(
                [
                    *everywhere,
                    *pages,
                    *(e for p, k, e in ALL if (p.parent, k) == (room, kind) and e.scope == "widget"),
                ]
            )

    assert [(key, one.id, other.id) for key, one, other in found] == []


@COMMANDS
def test_every_command_has_an_icon(each):
    assert (HOUSE / "resources" / "icons" / f"{each.icon}.svg").is_file()


@COMMANDS
def test_every_command_stands_in_a_menu_or_belongs_to_a_form(each):
    assert each.menu in MENUS or (each.menu == "" and (each.scope == "widget" or each.id == "app.menu"))


@COMMANDS
def test_every_command_has_a_known_scope(each):
    assert each.scope in SCOPES


@COMMANDS
def test_every_command_has_russian_words(each):
    known = {
        key: message.findtext("translation")
        for key, message in messages(HOUSE / "resources/i18n/console_ru.ts")
    }

    assert RUSSIAN
    assert known.get(("commands", each.text))


def test_every_command_of_the_window_is_in_the_palette(window):
    offered = {words.split()[0] for words in (offer.words for offer in window.offering.offers())}

    own = {each.id for kind in (WindowCommands, Offering, Explaining) for each in declared(kind)}

    assert own <= offered
    assert {"sample.call", "sample.export", "go.sample", "go.settings"} <= offered


def test_the_commands_of_a_page_that_was_never_shown_are_offered_and_run(qtbot, window):
    qtbot.waitUntil(lambda: window.stack.loaded("settings") is not None, timeout=10_000)
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    call = next(entry for entry in window.offering.entries() if entry.command.id == "sample.call")
    call.run()

    assert window.panel.keys() == ["call"]


def test_a_command_of_another_page_brings_that_page_to_the_front(qtbot, window):
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    export = next(entry for entry in window.offering.entries() if entry.command.id == "sample.export")
    export.run()

    assert window.stack.current_id == "sample"


def test_the_menu_has_its_groups_in_order_with_keys(qtbot, window):
    from PySide6.QtWidgets import QMenu

    menu = QMenu(window)
    fill_menu(menu, window.offering.entries())
    titles = [each.text().replace("&", "") for each in menu.actions()]
    texts = [each.text() for each in menu.actions()[-1].menu().actions()]

    assert titles == ["Пульт", "Перейти", "Обращения", "Вид", "Справка"]
    assert "Все клавиши\tCtrl+F1" in texts


def test_f10_opens_the_menu_and_esc_closes_it(qtbot, window):
    from PySide6.QtWidgets import QApplication

    from tests.keys import press

    press(window, "F10")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    while QApplication.activePopupWidget() is not None:
        press(QApplication.activePopupWidget(), "Escape")

    assert window.isActiveWindow()


def test_entries_name_each_command_once():
    source = Source("", WindowCommands, lambda: None)

    found = entries([source, source])
    assert len(found) == len(declared(WindowCommands))
    assert all(isinstance(entry, Entry) for entry in found)
