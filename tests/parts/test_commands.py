"""Commands: declared on their methods, found, enabled, reached by both keyboards."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from models.text import QT_TRANSLATE_NOOP
from tests.keys import press
from widgets.parts.commands import (
    Command,
    action,
    clashes,
    collect,
    command,
    context_menu,
    refresh_all,
    with_twins,
)


class Base(QWidget):
    @command(
        "base.print", QT_TRANSLATE_NOOP("commands", "Print"), shortcut="Ctrl+P", icon="printer", menu="view"
    )
    def print(self):
        self.done.append("print")


class Form(Base):
    def __init__(self):
        super().__init__()
        self.done = []
        self.ready = False
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)

    @command(
        "form.save",
        QT_TRANSLATE_NOOP("commands", "Save"),
        shortcut="Ctrl+S; Ctrl+Return",
        icon="save",
        menu="tickets",
        scope="widget",
        context=True,
    )
    def save(self):
        self.done.append("save")

    def can_save(self):
        return self.ready

    @command("form.why", QT_TRANSLATE_NOOP("commands", "Why"), shortcut="F1", icon="info", scope="fallback")
    def why(self):
        self.done.append("why")


@pytest.fixture
def form(qtbot):
    made = Form()
    qtbot.addWidget(made)
    collect(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.field.setFocus()
    return made


def test_commands_are_collected_with_those_of_the_base_class(form):
    assert [each.command.id for each in collect(form)] == ["base.print", "form.save", "form.why"]
    assert collect(form)[0] is collect(form)[0]


def test_a_key_runs_the_method(form):
    form.ready = True
    refresh_all(form)
    press(form.field, "Ctrl+S")
    press(form.field, "Ctrl+Return")

    assert form.done == ["save", "save"]


def test_the_same_key_on_the_russian_keyboard_belongs_to_it_too(form):
    keys = [key.toString() for key in action(form, "form.save").shortcuts()]

    assert keys == ["Ctrl+S", "Ctrl+Ы", "Ctrl+Return"]


def test_a_key_that_matches_in_both_layouts_runs_it_once(form):
    """With the layouts «ru,us» Qt finds Ctrl+S and Ctrl+Ы at once and calls that ambiguous."""
    form.ready = True
    refresh_all(form)
    save = action(form, "form.save")
    QApplication.sendEvent(save, QShortcutEvent(save.shortcuts()[0], 1, True))

    assert form.done == ["save"]


def test_a_command_that_may_not_run_does_nothing(form):
    action(form, "form.save").run()
    assert not action(form, "form.save").isEnabled()

    assert form.done == []


def test_whether_it_may_run_is_asked_again_when_it_runs(form):
    form.ready = True
    action(form, "form.save").run()

    assert form.done == ["save"]


def test_a_fallback_key_belongs_to_whoever_has_the_focus(form):
    press(form.field, "F1")

    assert form.done == []
    assert action(form, "form.why").shortcuts() == []


def test_the_context_menu_has_only_what_is_meant_for_it(form):
    menu = context_menu(form, form)

    assert [each.objectName() for each in menu.actions()] == ["form.save"]


def test_letters_get_twins_and_other_keys_do_not():
    assert [key.toString() for key in with_twins("Ctrl+K; F2")] == ["Ctrl+K", "Ctrl+Л", "F2"]
    assert [key.toString() for key in with_twins("Ctrl+Shift+P")] == ["Ctrl+Shift+P", "Ctrl+Shift+З"]
    assert [key.toString() for key in with_twins("Ctrl+1")] == ["Ctrl+1"]


def test_two_commands_on_one_key_are_found_even_across_layouts():
    one, other = Command("a", "A", "Ctrl+K"), Command("b", "B", "Ctrl+Л")

    assert [(key, a.id, b.id) for key, a, b in clashes([one, other])] == [("Ctrl+Л", "a", "b")]
    assert clashes([one, Command("c", "C", "F3")]) == []


def test_any_object_can_have_commands(qapp):
    class Service(QObject):
        @command("service.go", QT_TRANSLATE_NOOP("commands", "Go"))
        def go(self):
            self.went = True

    service = Service()
    action(service, "service.go").run()

    assert service.went
