"""Pictures and files of a call: pasted, copied elsewhere during the call, dropped; their content says what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.attachments import attachments_of
from models.tickets.choices import Kind
from models.tickets.demo.pictures import screenshot
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import register
from widgets.tickets.call_form import CallForm
from widgets.tickets.file_row import FileRow
from widgets.tickets.page import TicketsPage


@pytest.fixture
def page(host: Host, sqlite_database: Database) -> TicketsPage:
    register(sqlite_database)
    made = TicketsPage(host.context)
    host.show_with(made)
    return made


def opened(qtbot: QtBot, page: TicketsPage) -> CallForm:
    page.new_call()
    form = page.calls.forms()[-1]
    qtbot.waitUntil(form.caller.field.hasFocus)
    return form


def test_a_screenshot_is_pasted_into_whatever_field_has_the_cursor(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(qtbot, page)
    copied_elsewhere(monkeypatch, 0x4488CC, elsewhere=False)  # else it is there before it is pasted
    description = form.matter.form.editor("description")
    description.setFocus()
    press(description, "Ctrl+V")
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    (file,) = form.files.files()
    assert (file.name, file.media_type) == ("снимок-1.png", "image/png")
    assert page.context.notices.toasts() == ["Прикреплено: снимок-1.png"]
    form.matter.show_values({"kind": Kind.METHODOLOGY, "description": "Вопрос"})
    form.caller.field.setText("Сидоров Пётр")
    with qtbot.waitSignal(form.saved, timeout=30_000):
        form.save()
    assert [row.name for row in sqlite_database.read(lambda s: attachments_of(s, 1))] == ["снимок-1.png"]


def copied_elsewhere(monkeypatch: pytest.MonkeyPatch, colour: int, *, elsewhere: bool = True) -> None:
    """A picture comes onto the clipboard, from another program or from this one."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: not elsewhere)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(colour)
    QGuiApplication.clipboard().setImage(image)


def test_a_screenshot_copied_during_the_call_is_attached_by_itself_and_only_once(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(qtbot, page)
    copied_elsewhere(monkeypatch, 0x4488CC)
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    description = form.matter.form.editor("description")
    description.setFocus()
    press(description, "Ctrl+V")  # by habit
    copied_elsewhere(monkeypatch, 0xCC8844)
    qtbot.waitUntil(lambda: len(form.files.files()) == 2)
    assert [file.name for file in form.files.files()] == ["снимок-1.png", "снимок-2.png"]


def test_a_screenshot_never_takes_the_name_of_another(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither of one that came back with a draft nor of one that was taken away and may be had back."""
    form = opened(qtbot, page)
    form.files.add("снимок-1.png", screenshot(1))
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    copied_elsewhere(monkeypatch, 0x4488CC)
    qtbot.waitUntil(lambda: len(form.files.files()) == 2)
    form.files.findChildren(FileRow)[1].cross.click()
    copied_elsewhere(monkeypatch, 0xCC8844)
    qtbot.waitUntil(lambda: len(form.files.files()) == 2)
    assert [file.name for file in form.files.files()] == ["снимок-1.png", "снимок-3.png"]


def test_a_picture_goes_to_the_call_in_sight_and_what_this_program_copied_to_none(
    qtbot: QtBot, page: TicketsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind = opened(qtbot, page)
    front = opened(qtbot, page)
    copied_elsewhere(monkeypatch, 0x123456, elsewhere=False)
    copied_elsewhere(monkeypatch, 0x4488CC)
    qtbot.waitUntil(lambda: len(front.files.files()) == 1)
    assert behind.files.files() == []


def test_text_is_still_pasted_as_text(qtbot: QtBot, page: TicketsPage) -> None:
    form = opened(qtbot, page)
    QGuiApplication.clipboard().setText("просто слова")
    description = form.matter.form.editor("description")
    description.setFocus()
    press(description, "Ctrl+V")
    assert description.toPlainText() == "просто слова"
    assert form.files.files() == []


def test_a_file_in_disguise_is_refused_beneath_the_files(
    qtbot: QtBot, page: TicketsPage, tmp_path: Path
) -> None:
    form = opened(qtbot, page)
    path = tmp_path / "рисунок.png"
    path.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert form.files.take(data)
    qtbot.waitUntil(lambda: bool(form.files.error()))
    said = "Файл рисунок.png — не картинка PNG, JPEG, WebP или BMP."
    assert form.files.error() == said
    assert page.context.notices.toasts() == [said]  # in a low window the line lies beneath the edge
    assert form.files.files() == []
