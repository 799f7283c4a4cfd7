"""A field that two people changed: both values stand beneath it, a key takes either, nothing typed is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.fields import Choice, Field, Kind
from models.storage.merge import Clash, FieldClash
from tests.keys import focused, press, type_text
from widgets.parts.form import Clashes, Form
from widgets.parts.theme import Theme

SUBJECT = Field(key="subject", title="Subject", kind=Kind.TEXT)
GRADE = Field(key="grade", title="Grade", kind=Kind.INTEGER)
NOTE = Field(key="note", title="Note", kind=Kind.LONG_TEXT)
STATE = Field(
    key="state", title="State", kind=Kind.CHOICE, choices=(Choice("up", "Up"), Choice("down", "Down"))
)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    made = Form()
    made.add_line(SUBJECT, GRADE)
    for field in (NOTE, STATE):
        made.add(field)
    qtbot.addWidget(made)
    made.show_values({"subject": "Алгебра", "grade": 7, "note": "моё", "state": "up"})
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def clashes(form: Form) -> Clashes:
    return Clashes(form)


def clash(field: str, mine: object, theirs: object) -> FieldClash:
    return FieldClash((Clash(field, None, mine, theirs),))


def words(clashes: Clashes, key: str) -> list[str]:
    """What the two buttons of a question stand for, to somebody who cannot see them."""
    row = clashes.rows[key]
    return [button.accessibleDescription() for button in (row.take, row.keep)]


def test_both_values_stand_beneath_the_field_and_the_cursor_goes_there(
    qtbot: QtBot, form: Form, clashes: Clashes
) -> None:
    assert clashes.ask(clash("note", "моё", "чужое"))
    assert words(clashes, "note") == ["Your colleague's: чужое", "Yours: моё"]
    assert focused() is form.cell("note").widget
    assert form.value("note") == "моё"
    row = clashes.rows["note"]
    assert row.isVisible()
    qtbot.waitUntil(lambda: row.geometry().top() >= form.cell("note").geometry().bottom())
    assert row.geometry().bottom() <= form.cell("state").geometry().top()


def test_nothing_can_be_saved_before_the_question_is_answered(form: Form, clashes: Clashes) -> None:
    clashes.ask(clash("note", "моё", "чужое"))
    form.cell("state").widget.setFocus()
    assert clashes.undecided()
    assert focused() is form.cell("note").widget
    press(focused(), "Alt+2")
    assert not clashes.undecided()


def test_one_key_takes_the_colleagues_value_and_the_other_brings_mine_back(
    form: Form, clashes: Clashes
) -> None:
    clashes.ask(clash("note", "моё", "чужое"))
    press(focused(), "Alt+1")
    assert form.value("note") == "чужое"
    press(focused(), "Alt+2")
    assert form.value("note") == "моё"


def test_what_was_typed_after_the_question_is_kept_too(form: Form, clashes: Clashes) -> None:
    clashes.ask(clash("note", "моё", "чужое"))
    type_text(focused(), "ещё ")
    typed = form.editor("note").raw()
    press(focused(), "Alt+2")
    assert form.editor("note").raw() == typed
    press(focused(), "Alt+1")
    press(focused(), "Alt+2")
    assert form.editor("note").raw() == typed


def test_keys_answer_the_question_of_the_field_with_the_cursor_then_the_next_one(
    form: Form, clashes: Clashes
) -> None:
    both = (Clash("subject", None, "Алгебра", "Физика"), Clash("grade", None, 7, 9))
    clashes.ask(FieldClash(both))
    form.cell("grade").widget.setFocus()
    press(focused(), "Alt+1")
    assert form.values()["grade"] == 9
    assert focused() is form.cell("subject").widget
    press(focused(), "Alt+1")
    assert form.values()["subject"] == "Физика"
    assert not clashes.undecided()


def test_choices_and_nothing_are_said_in_words(form: Form, clashes: Clashes) -> None:
    clashes.ask(FieldClash((Clash("state", "up", "up", "down"), Clash("note", "", "моё", ""))))
    assert words(clashes, "state") == ["Your colleague's: Down", "Yours: Up"]
    assert words(clashes, "note") == ["Your colleague's: nothing", "Yours: моё"]


def test_a_colleague_who_writes_once_more_is_asked_about_once_more(form: Form, clashes: Clashes) -> None:
    clashes.ask(clash("note", "моё", "чужое"))
    press(focused(), "Alt+2")
    clashes.ask(clash("note", "моё", "совсем другое"))
    assert clashes.undecided()
    assert words(clashes, "note")[0] == "Your colleague's: совсем другое"


def test_a_record_without_such_a_field_is_not_asked_about(clashes: Clashes) -> None:
    assert not clashes.ask(clash("unknown", 1, 2))
    assert not clashes.undecided()
