"""Ctrl+Z when the ten seconds are over: the window says so once, unless what is being typed has a use for the key."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.keys import press, type_text

NOTHING = "Отменять нечего: действие можно отменить в течение 10\N{NO-BREAK SPACE}секунд."


def test_the_key_says_when_there_is_nothing_left_to_take_back(qtbot, window):
    undone = []
    window.notices.toast("Закрыто: 1", lambda: undone.append(True))
    press(window, "Ctrl+Z")
    assert undone == [True]
    assert window.notices.toasts() == []
    press(window, "Ctrl+Z")
    assert window.notices.toasts() == [NOTHING]
    press(window, "Ctrl+Z")  # impatience brings no second one
    assert window.notices.toasts() == [NOTHING]
    assert undone == [True]


def test_something_newer_can_still_be_taken_back_while_that_stands_there(qtbot, window):
    press(window, "Ctrl+Z")
    undone = []
    window.notices.toast("Закрыто: 1", lambda: undone.append(True))
    press(window, "Ctrl+Z")
    assert undone == [True]
    assert window.notices.toasts() == [NOTHING]


def test_a_line_that_is_typed_in_keeps_the_key_to_itself(qtbot, window):
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    type_text(line, "слово")
    press(line, "Ctrl+Z")
    assert line.text() != "слово"
    assert window.notices.toasts() == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_right_after_an_action_the_key_is_the_actions_also_in_a_field_with_older_words(qtbot, window, kind):
    field = kind(window)
    field.show()
    field.setFocus()
    type_text(field, "слово")
    undone = []
    window.notices.toast("Слито: 1", lambda: undone.append(True))
    press(field, "Ctrl+Z")
    assert undone == [True]
    assert words(field) == "слово"
    press(field, "Ctrl+Z")  # the toast is gone: now it is the typing's again
    assert words(field) != "слово"


def test_what_was_typed_since_the_action_is_taken_back_first(qtbot, window):
    first, other = QLineEdit(window), QLineEdit(window)
    for field in (first, other):
        field.show()
    type_text(other, "прежнее")
    undone = []
    window.notices.toast("Слито: 1", lambda: undone.append(True))
    first.setFocus()
    type_text(first, "слово")
    press(first, "Ctrl+Z")
    assert undone == []
    assert first.text() != "слово"
    other.setFocus()
    press(other, "Ctrl+Z")  # nothing was typed here since
    assert (undone, other.text()) == ([True], "прежнее")


def words(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
