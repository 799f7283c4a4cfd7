"""The files of a call by keyboard: reached by Tab, opened by Enter, taken away by Delete, had back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.demo.pictures import screenshot
from tests.keys import focused, press, type_text
from tests.screen import Host
from tests.tickets.factories import register
from widgets.parts.commands import action
from widgets.tickets.call_form import CallForm
from widgets.tickets.file_preview import FilePreview
from widgets.tickets.file_row import FileRow, Thumbnail
from widgets.tickets.page import TicketsPage


@pytest.fixture
def form(qtbot: QtBot, host: Host, sqlite_database: Database) -> CallForm:
    """A call with two pictures and a table."""
    register(sqlite_database)
    page = TicketsPage(host.context)
    host.show_with(page)
    page.new_call()
    made = page.calls.forms()[-1]
    qtbot.waitUntil(made.caller.field.hasFocus)
    for name, content in (("а.png", screenshot(1)), ("б.png", screenshot(2)), ("в.xlsx", b"PK\x03\x04")):
        count = len(made.files.files())
        made.files.add(name, content)
        qtbot.waitUntil(lambda count=count: len(made.files.files()) == count + 1)
    return made


def names(form: CallForm) -> list[str]:
    return [file.name for file in form.files.files()]


def thumbnails(form: CallForm) -> list[Thumbnail]:
    return [row.picture for row in form.files.findChildren(FileRow)]


def test_tab_leads_from_the_last_field_through_the_thumbnails_to_the_button(form: CallForm) -> None:
    form.matter.form.editor("on_behalf_of").setFocus()
    walked = []
    for _ in range(7):
        press(focused(), "Tab")
        walked.append(focused().accessibleName() or focused().text())
    assert [each.partition(",")[0] for each in walked] == [
        "Картинка а.png",
        "Убрать а.png",
        "Картинка б.png",
        "Убрать б.png",
        "Файл в.xlsx",
        "Убрать в.xlsx",
        "Файл…",
    ]


def test_enter_shows_a_picture_and_esc_goes_back_to_its_thumbnail(
    qtbot: QtBot, form: CallForm, host: Host
) -> None:
    first = thumbnails(form)[0]
    first.setFocus()
    press(first, "Return")
    shown = host.panel.tabs.currentWidget()
    assert isinstance(shown, FilePreview)
    qtbot.waitUntil(lambda: not shown.view.sceneRect().isEmpty())
    press(focused(), "Escape")
    assert host.panel.tabs.currentWidget() is form
    qtbot.waitUntil(first.hasFocus)


def test_a_file_that_is_no_picture_says_so(form: CallForm, host: Host) -> None:
    press(thumbnails(form)[2], "Return")
    assert host.panel.tabs.currentWidget() is form
    assert host.notices.toasts() == ["в.xlsx\N{NO-BREAK SPACE}— не картинка, показать нечего"]


def test_delete_takes_a_file_away_and_undo_brings_it_back_to_its_place(
    qtbot: QtBot, form: CallForm, host: Host
) -> None:
    first = thumbnails(form)[0]
    first.setFocus()
    press(first, "Delete")
    assert names(form) == ["б.png", "в.xlsx"]
    assert focused().accessibleName().startswith("Картинка б.png")
    assert host.notices.toasts() == ["Файл а.png убран"]
    assert host.notices.undo()
    assert names(form) == ["а.png", "б.png", "в.xlsx"]
    assert focused().accessibleName().startswith("Картинка а.png")


def test_who_types_goes_on_typing_when_the_mouse_takes_a_file_away_and_has_it_back(
    qtbot: QtBot, form: CallForm, host: Host
) -> None:
    """The focus was on a thumbnail before: what had it once within the files must not get the next letters."""
    first = form.files.findChildren(FileRow)[0]
    first.picture.setFocus()
    description = form.matter.form.editor("description")
    description.setFocus()
    qtbot.mouseClick(first.cross, Qt.MouseButton.LeftButton)
    assert names(form) == ["б.png", "в.xlsx"]
    type_text(focused(), "Нет ")
    assert host.notices.undo()
    assert names(form) == ["а.png", "б.png", "в.xlsx"]
    type_text(focused(), "звука")
    assert description.toPlainText() == "Нет звука"


def test_the_preview_goes_with_the_call(form: CallForm, host: Host) -> None:
    press(thumbnails(form)[0], "Return")
    assert len(host.panel.keys()) == 2
    host.panel.close_tab(f"call:{form.client_key}", ask=False)
    assert host.panel.keys() == []


def test_attaching_a_file_is_a_command_of_the_form(form: CallForm, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(form.files, "choose", lambda: asked.append(True))
    attach = action(form, "call.attach")
    assert attach.text() == "Прикрепить файл…"
    attach.run()
    assert asked == [True]
