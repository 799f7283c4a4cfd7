"""Ctrl+Z when the ten seconds are over: the window says so once, unless what is being typed has a use for the key."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

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
