"""Editors and forms: what people type becomes a value, and what is wrong is said beneath the field."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QCompleter
from pytestqt.qtbot import QtBot

from models.errors import InputError
from models.fields import Choice, Field, Kind
from models.formats import MOSCOW
from models.text import Text
from tests.keys import focused, press, type_text
from widgets.parts.form import (
    DateEdit,
    DurationEdit,
    EmailEdit,
    Form,
    IntegerEdit,
    LongText,
    MomentEdit,
    Option,
    PercentEdit,
    PhoneEdit,
    PickList,
    Segmented,
    TextEdit,
    UnreadableError,
)

NOON = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)

SUBJECT = Field(key="subject", title="Subject", kind=Kind.TEXT, required=True)
GRADE = Field(key="grade", title="Grade", kind=Kind.INTEGER, width=60)
SPENT = Field(key="spent", title="Time spent", kind=Kind.MINUTES, width=90)
KIND = Field(
    key="kind",
    title="Kind",
    kind=Kind.CHOICE,
    choices=(Choice("incident", "Incident", "zap"), Choice("request", "Request", "circle-help")),
)
ABOUT = Field(key="about", title="Description", kind=Kind.LONG_TEXT, required=True)
URGENT = Field(key="urgent", title="Urgent", kind=Kind.FLAG)

SCHOOLS = (
    Option(1, "МБОУ «СОШ № 14»", "Рязань"),
    Option(2, "МБОУ «Лицей № 7»", "Саранск"),
    Option(3, "Школа имени Королёва", "Пермь"),
)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form([SUBJECT])
    form.add_line(GRADE, SPENT)
    for field in (KIND, ABOUT, URGENT):
        form.add(field)
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("1:30", 90), ("90", 90), ("1,5 ч", 90), ("1ч30", 90), ("1 ч 30 мин", 90), ("0:05", 5), ("2 ч", 120)],
)
def test_a_duration_may_be_typed_in_every_usual_way(qtbot: QtBot, typed: str, minutes: int) -> None:
    edit = DurationEdit()
    qtbot.addWidget(edit)
    type_text(edit, typed)

    assert edit.read() == minutes


def test_a_duration_is_written_out_when_the_cursor_leaves(qtbot: QtBot) -> None:
    edit = DurationEdit()
    qtbot.addWidget(edit)
    type_text(edit, "1,5 ч")
    press(edit, "Return")

    assert edit.text() == "1\u00a0h\u00a030\u00a0min"


def test_arrow_keys_change_a_duration_and_never_below_nothing(qtbot: QtBot) -> None:
    edit = DurationEdit()
    qtbot.addWidget(edit)
    edit.show_value(14)
    press(edit, "Up")
    assert edit.read() == 15
    press(edit, "PgDown")
    press(edit, "PgDown")

    assert edit.read() == 0


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5.11.26", date(2026, 11, 5)),
        ("5.11", date(2026, 11, 5)),
        ("сегодня", date(2026, 11, 5)),
        ("Вчера", date(2026, 11, 4)),
        ("2026-11-05", date(2026, 11, 5)),
    ],
)
def test_a_date_may_be_typed_short(qtbot: QtBot, typed: str, day: date) -> None:
    edit = DateEdit(now=lambda: NOON)
    qtbot.addWidget(edit)
    type_text(edit, typed)
    press(edit, "Return")

    assert edit.read() == day
    assert edit.text() == f"{day:%d.%m.%Y}"


def test_arrow_keys_change_the_day(qtbot: QtBot) -> None:
    edit = DateEdit(now=lambda: NOON)
    qtbot.addWidget(edit)
    press(edit, "Up")
    assert edit.read() == date(2026, 11, 5)
    press(edit, "Down")
    press(edit, "PgDown")

    assert edit.read() == date(2026, 10, 28)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("5.11.26 9:03", datetime(2026, 11, 5, 9, 3, tzinfo=MOSCOW)),
        ("сегодня 9:03", datetime(2026, 11, 5, 9, 3, tzinfo=MOSCOW)),
        ("9:03", datetime(2026, 11, 5, 9, 3, tzinfo=MOSCOW)),
        ("05.11.2026, 9.03", datetime(2026, 11, 5, 9, 3, tzinfo=MOSCOW)),
        ("6.11", datetime(2026, 11, 6, tzinfo=MOSCOW)),
    ],
)
def test_a_moment_is_moscow_time(qtbot: QtBot, typed: str, moment: datetime) -> None:
    edit = MomentEdit(now=lambda: NOON)
    qtbot.addWidget(edit)
    type_text(edit, typed)

    assert edit.read() == moment


@pytest.mark.parametrize(("kind", "rest"), [(DateEdit, ""), (MomentEdit, " 9:00"), (MomentEdit, "")])
def test_a_day_that_does_not_exist_is_named(qtbot: QtBot, kind: type[DateEdit], rest: str) -> None:
    edit = kind(now=lambda: NOON)
    qtbot.addWidget(edit)
    type_text(edit, "31.02.2026" + rest)

    with pytest.raises(UnreadableError, match=r"There is no day 31\.02\.2026"):
        edit.read()


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (DurationEdit, "полчаса"),
        (lambda: DateEdit(now=lambda: NOON), "31.02.2026"),
        (lambda: MomentEdit(now=lambda: NOON), "5.11.26 25:00"),
        (lambda: MomentEdit(now=lambda: NOON), "5.11.26 в 9 утра"),
        (IntegerEdit, "семь"),
        (PercentEdit, "много"),
        (EmailEdit, "иванова@"),
        (lambda: PickList(SCHOOLS), "нет такой"),
    ],
)
def test_nonsense_is_refused_in_words(qtbot: QtBot, make: type[DurationEdit], typed: str) -> None:
    edit = make()
    qtbot.addWidget(edit)
    type_text(edit, typed)

    with pytest.raises(UnreadableError, match=r"\w+ \w+"):
        edit.read()


def test_numbers_and_phones_are_read_as_they_are_written(qtbot: QtBot) -> None:
    integer, percent, phone = IntegerEdit(), PercentEdit(), PhoneEdit()
    for edit in (integer, percent, phone):
        qtbot.addWidget(edit)
    integer.show_value(1234567)
    percent.show_value(99.98)
    phone.show_value("84952499011 доб. 222")

    assert integer.text() == "1\u00a0234\u00a0567"
    assert integer.read() == 1234567
    assert percent.text() == "99,98\u00a0%"
    assert percent.read() == 99.98
    assert phone.text() == "+7 495 249-90-11, доб.\u00a0222"


def test_a_text_that_nobody_touched_is_read_as_it_was_shown(qtbot: QtBot) -> None:
    phone, words, lines = PhoneEdit(), TextEdit(), LongText()
    for edit, value in ((phone, "+74952499011"), (words, "две  школы "), (lines, "раз\r\nдва\n")):
        qtbot.addWidget(edit)
        edit.show_value(value)
        assert edit.read() == value
        edit.set_raw(edit.raw())
        assert edit.read() == value
    phone.set_raw("8 495 249-90-12")
    words.set_raw("три  школы ")
    lines.set_raw("три\n")
    assert [edit.read() for edit in (phone, words, lines)] == ["8 495 249-90-12", "три школы", "три"]
    phone.show_value(None)
    assert phone.read() is None


@pytest.mark.parametrize("typed", ["королев", "КОРОЛЁВ", "пермь", "школа пермь"])
def test_a_pick_list_finds_any_part_of_a_title_whatever_the_case_and_yo(qtbot: QtBot, typed: str) -> None:
    edit = PickList(SCHOOLS)
    qtbot.addWidget(edit)
    edit.show()

    assert [option.value for option in edit.matching(typed)] == [3]

    type_text(edit, typed)
    edit.tidy()
    assert edit.read() == 3
    assert edit.text() == "Школа имени Королёва"


def test_a_pick_list_is_used_with_the_keys_alone(qtbot: QtBot) -> None:
    edit = PickList(SCHOOLS)
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    press(edit, "Down")
    popup = edit.findChild(QCompleter).popup()
    assert popup.isVisible()
    press(popup, "Down")
    press(popup, "Return")

    assert not popup.isVisible()
    assert edit.read() == 2


def test_a_free_pick_list_takes_other_words_too(qtbot: QtBot) -> None:
    edit = PickList([Option("Алгебра", "Алгебра")], free=True)
    qtbot.addWidget(edit)
    type_text(edit, "Астрономия")
    edit.tidy()

    assert edit.read() == "Астрономия"


def test_what_is_picked_stays_when_a_longer_list_arrives(qtbot: QtBot) -> None:
    edit = PickList(SCHOOLS[:1])
    qtbot.addWidget(edit)
    edit.show_value(1)
    edit.set_options(SCHOOLS)

    assert edit.read() == 1


def test_arrow_keys_choose_a_chip_and_tab_stops_only_once(qtbot: QtBot, form: Form) -> None:
    chips = form.editor("kind")
    assert isinstance(chips, Segmented)
    chips.show_value("incident")
    chips.setFocus()
    press(focused(), "Right")
    assert chips.read() == "request"
    press(focused(), "Right")
    assert chips.read() == "incident"
    press(focused(), "Tab")

    assert focused() is form.editor("about")


def test_tab_walks_in_reading_order_and_leaves_the_long_text(qtbot: QtBot, form: Form) -> None:
    form.focus_first()
    walked = []
    for _ in range(6):
        walked.append(focused())
        press(focused(), "Tab")
    wanted = [form.editor(key) for key in ("subject", "grade", "spent")]

    assert walked[:3] == wanted
    assert walked[3].parent() is form.editor("kind")
    assert walked[4:] == [form.editor("about"), form.editor("urgent").box]


def test_control_enter_in_a_long_text_is_left_to_the_form(qtbot: QtBot) -> None:
    edit = LongText()
    qtbot.addWidget(edit)
    type_text(edit, "Белый экран")
    press(edit, "Ctrl+Return")

    assert edit.read() == "Белый экран"


def test_saving_marks_every_bad_field_and_goes_to_the_first(form: Form) -> None:
    form.set_raw({"grade": "семь"})
    form.editor("urgent").setFocus()

    assert form.check() is None
    assert [key for key in form.raw() if form.cell(key).error.text()] == ["subject", "grade", "about"]
    assert focused() is form.editor("subject")
    assert form.editor("grade").accessibleDescription() == form.cell("grade").error.text()


def test_a_form_gives_its_values_when_all_is_well(form: Form) -> None:
    form.set_raw(
        {
            "subject": " Алгебра ",
            "grade": "7",
            "spent": "1:30",
            "about": "Белый экран\nпосле входа",
            "urgent": "1",
        }
    )
    form.show_values({"kind": "request"})

    assert form.check() == {
        "subject": "Алгебра",
        "grade": 7,
        "spent": 90,
        "kind": "request",
        "about": "Белый экран\nпосле входа",
        "urgent": True,
    }


def test_a_draft_comes_back_exactly_as_it_was_typed(qtbot: QtBot, form: Form) -> None:
    typed = {
        "subject": "Алг ",
        "grade": "сем",
        "spent": "1:3",
        "kind": "incident",
        "about": "Не\n",
        "urgent": "",
    }
    form.set_raw(typed)

    assert form.raw() == typed


def test_a_refusal_of_the_models_stands_at_its_field(form: Form) -> None:
    form.show_errors(InputError({"grade": Text("The course has no grade {grade}", {"grade": 12})}))

    assert form.cell("grade").error.text() == "The course has no grade 12"
    assert focused() is form.editor("grade")


def test_an_error_waits_until_the_cursor_leaves_and_goes_once_it_is_mended(form: Form) -> None:
    grade = form.editor("grade")
    grade.setFocus()
    type_text(grade, "семь")
    assert form.cell("grade").error.text() == ""
    QApplication.sendEvent(grade, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert form.cell("grade").error.text() == "A whole number is needed"
    grade.setText("7")
    QApplication.sendEvent(grade, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))

    assert form.cell("grade").error.text() == ""


def test_showing_values_is_no_edit(form: Form, qtbot: QtBot) -> None:
    edits: list[str] = []
    form.changed.connect(edits.append)
    form.show_values({"subject": "Алгебра", "grade": 7})
    assert edits == []
    type_text(form.editor("subject"), "!")

    assert edits == ["subject"]


def test_a_hidden_field_is_not_asked_for(form: Form) -> None:
    form.show_values({"subject": "Алгебра"})
    form.set_shown("about", False)

    values = form.check()
    assert values is not None
    assert "about" not in values


def test_a_value_that_is_only_read_can_be_copied_and_is_named(form: Form) -> None:
    label = form.add_value("Contract", "412/2026-МЭО-88")
    label.set_value("")

    assert label.text() == "—"
    assert label.accessibleName() == "Contract"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not label.focusPolicy() & Qt.FocusPolicy.TabFocus
