"""Files taken off a ticket or replaced: their content goes, the history says so, and they can be had back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.errors import FileProblem, NotFound
from models.storage.database import Database
from models.storage.journal import JournalEntry
from models.tickets.attachments import attachments_of, content_of
from models.tickets.choices import Kind
from models.tickets.drafts import NewAttachment
from models.tickets.operations import add_files, put_file_back, replace_file, take_file_off
from models.tickets.queries import ticket_card
from models.tickets.tables import AttachmentContent
from tests.keys import focused, press
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from tests.tickets.screen import small_desk
from tests.tickets.test_attachments import SVG_BOMB, png
from tests.tickets.test_pictures import checkered
from widgets.tickets.annotator import Mark, Tool
from widgets.tickets.file_preview import FilePreview
from widgets.tickets.file_row import FileRow, Thumbnail
from widgets.tickets.gallery import Gallery
from widgets.tickets.history import history_lines
from widgets.tickets.page import TicketsPage
from widgets.tickets.pictures import as_png, decoded
from widgets.tickets.viewer import PictureView

PATIENCE = 20_000
ORIGINAL, MARKED = png(3, 3, b"name"), png(3, 3, b"____")
BLUR = Mark(Tool.BLUR, QPointF(10, 10), QPointF(90, 90))


def with_picture(database: Database, content: bytes = ORIGINAL) -> tuple[int, int]:
    """The numbers of a ticket and of its only file."""
    register(database)
    number = save(database, incident(attachments=(NewAttachment("снимок.png", content),)))
    (row,) = database.read(lambda s: attachments_of(s, number))
    return number, row.id


def names(database: Database, number: int) -> list[str]:
    return [row.name for row in database.read(lambda s: attachments_of(s, number))]


def contents(database: Database) -> set[bytes]:
    return set(database.read(lambda s: s.scalars(select(AttachmentContent.content)).all()))


def told(database: Database, number: int) -> list[tuple[str, dict[str, list[str | None]]]]:
    """Who changed the files of a ticket, and how, the oldest first."""
    card = database.read(lambda s: ticket_card(s, number))
    lines = sorted((line for line in card.history if "file" in line.changes), key=lambda line: line.at)
    return [(line.actor, line.changes["file"]) for line in lines]


def test_of_a_file_taken_off_nothing_is_left_but_its_name_in_the_history(database: Database) -> None:
    number, file = with_picture(database)
    taken = database.write(ACTOR, lambda s: take_file_off(s, file)).value
    assert (names(database, number), contents(database)) == ([], set())
    assert told(database, number) == [(ACTOR.name, ["снимок.png", None])]
    journal = database.read(lambda s: [str(row) for row in s.scalars(select(JournalEntry.changes))])
    assert not any("name" in line and "IDAT" in line for line in journal)
    with pytest.raises(NotFound):
        database.write(ACTOR, lambda s: take_file_off(s, file))

    back = database.write(ACTOR, lambda s: put_file_back(s, taken)).value
    assert database.read(lambda s: content_of(s, back)) == ORIGINAL
    assert told(database, number)[1:] == [(ACTOR.name, [None, "снимок.png"])]


def test_a_replaced_file_is_gone_and_comes_back_for_what_replaced_it(database: Database) -> None:
    number, file = with_picture(database)
    marked = NewAttachment("снимок (с пометками).png", MARKED)
    taken = database.write(ACTOR, lambda s: replace_file(s, file, marked)).value
    assert (names(database, number), contents(database)) == (["снимок (с пометками).png"], {MARKED})
    assert told(database, number) == [(ACTOR.name, ["снимок.png", "снимок (с пометками).png"])]

    database.write(ACTOR, lambda s: put_file_back(s, taken))
    assert (names(database, number), contents(database)) == (["снимок.png"], {ORIGINAL})
    assert told(database, number)[1:] == [(ACTOR.name, ["снимок (с пометками).png", "снимок.png"])]


def test_what_replaced_a_file_may_be_gone_when_the_file_comes_back(database: Database) -> None:
    number, file = with_picture(database)
    taken = database.write(ACTOR, lambda s: replace_file(s, file, NewAttachment("б.png", MARKED))).value
    database.write(ACTOR, lambda s: take_file_off(s, taken.instead))
    database.write(ACTOR, lambda s: put_file_back(s, taken))
    assert names(database, number) == ["снимок.png"]


def test_a_file_that_may_not_be_attached_replaces_nothing(database: Database) -> None:
    number, file = with_picture(database)
    with pytest.raises(FileProblem):
        database.write(ACTOR, lambda s: replace_file(s, file, NewAttachment("б.png", SVG_BOMB)))
    assert (names(database, number), told(database, number)) == (["снимок.png"], [])


def test_the_content_stays_while_another_ticket_carries_it(database: Database) -> None:
    number, file = with_picture(database)
    other = save(database, incident(attachments=(NewAttachment("тот же.png", ORIGINAL),)))
    database.write(ACTOR, lambda s: take_file_off(s, file))
    assert (names(database, number), names(database, other)) == ([], ["тот же.png"])
    assert contents(database) == {ORIGINAL}


def test_the_history_tells_of_files_in_words(host: Host, sqlite_database: Database) -> None:
    number, file = with_picture(sqlite_database)
    sqlite_database.write(ACTOR, lambda s: add_files(s, number, [NewAttachment("а.txt", b"1")]))
    taken = sqlite_database.write(ACTOR, lambda s: replace_file(s, file, NewAttachment("б.png", MARKED)))
    sqlite_database.write(ACTOR, lambda s: take_file_off(s, taken.value.instead))
    card = sqlite_database.read(lambda s: ticket_card(s, number))
    words = [line.words for line in history_lines(card) if "файл" in line.words]
    assert words == ["убран файл «б.png»", "файл «снимок.png» заменён на «б.png»", "прикреплён файл «а.txt»"]


# -- on the screen -------------------------------------------------------------------------------------------


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    """A desk with a picture at its third ticket, which is open."""
    made = small_desk(host, sqlite_database, qtbot)
    file = NewAttachment("снимок.png", as_png(checkered()))
    sqlite_database.write(ACTOR, lambda s: add_files(s, 3, [file]))
    made.open_record("ticket", 3)
    qtbot.waitUntil(lambda: len(thumbnails(made)) == 1, timeout=PATIENCE)
    return made


def thumbnails(page: TicketsPage) -> list[Thumbnail]:
    view = page.details()
    gallery = view.findChild(Gallery) if view is not None else None
    buttons = gallery.findChildren(Thumbnail) if gallery is not None else []
    return [each for each in buttons if each.isVisibleTo(gallery)]


def opened(qtbot: QtBot, page: TicketsPage) -> PictureView:
    thumbnails(page)[0].setFocus()
    press(focused(), "Return")
    view = page.context.panel.tabs.currentWidget()
    assert isinstance(view, PictureView)
    qtbot.waitUntil(lambda: view.view.result() is not None, timeout=PATIENCE)
    return view


def test_a_blurred_picture_takes_the_place_of_the_original_by_itself(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    view = opened(qtbot, page)
    view.view.add(BLUR)
    assert view.instead.isChecked()
    assert view.warning.text() == ""
    press(view.view, "Ctrl+Return")
    qtbot.waitUntil(lambda: names(sqlite_database, 3) == ["снимок (с пометками).png"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: f"picture:{1}" not in host.panel.keys(), timeout=PATIENCE)  # noqa: SIM118
    (left,) = contents(sqlite_database)
    assert decoded("a.png", left).pixelColor(21, 50) not in (QColor("black"), QColor("white"))
    qtbot.waitUntil(host.notices.undo, timeout=PATIENCE)
    qtbot.waitUntil(lambda: names(sqlite_database, 3) == ["снимок.png"], timeout=PATIENCE)


def test_one_key_keeps_the_original_beside_and_the_screen_says_that_it_stays_legible(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    view = opened(qtbot, page)
    view.view.add(BLUR)
    press(view.view, "Ctrl+R")
    assert not view.instead.isChecked()
    assert view.warning.text() == "Исходная картинка останется в обращении неразмытой"
    view.view.add(BLUR)
    assert not view.instead.isChecked()
    press(view.view, "Ctrl+Return")
    qtbot.waitUntil(lambda: len(names(sqlite_database, 3)) == 2, timeout=PATIENCE)


def test_an_arrow_alone_takes_nothing_away(qtbot: QtBot, page: TicketsPage) -> None:
    view = opened(qtbot, page)
    view.view.add(Mark(Tool.ARROW, QPointF(10, 10), QPointF(90, 90)))
    assert not view.instead.isChecked()
    view.view.add(BLUR)
    assert view.instead.isChecked()
    view.back.click()
    assert not view.instead.isChecked()


def test_delete_takes_a_file_off_the_ticket_and_undo_brings_it_back(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    thumbnails(page)[0].setFocus()
    press(focused(), "Delete")
    qtbot.waitUntil(lambda: names(sqlite_database, 3) == [], timeout=PATIENCE)
    qtbot.waitUntil(lambda: host.notices.toasts() == ["Файл снимок.png убран из обращения"], timeout=PATIENCE)
    assert host.notices.undo()
    qtbot.waitUntil(lambda: names(sqlite_database, 3) == ["снимок.png"], timeout=PATIENCE)


def test_whoever_deletes_a_file_is_at_the_next_one(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    sqlite_database.write(ACTOR, lambda s: add_files(s, 3, [NewAttachment("б.txt", b"1")]))
    view = page.details()
    assert view is not None
    view.reload()
    qtbot.waitUntil(lambda: len(thumbnails(page)) == 2, timeout=PATIENCE)
    thumbnails(page)[0].setFocus()
    press(focused(), "Delete")
    qtbot.waitUntil(lambda: len(names(sqlite_database, 3)) == 1, timeout=PATIENCE)
    view.reload()
    qtbot.waitUntil(lambda: len(thumbnails(page)) == 1, timeout=PATIENCE)
    assert focused() is thumbnails(page)[0]


# -- during the call -----------------------------------------------------------------------------------------


def test_a_picture_blurred_during_the_call_is_stored_blurred_only(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    """Neither the ticket nor the draft of the call keeps the original."""
    sqlite_database.write(ACTOR, lambda s: take_file_off(s, 1))
    page.new_call()
    form = page.calls.forms()[-1]
    form.files.add("журнал.jpg.png", as_png(checkered()))
    qtbot.waitUntil(lambda: len(form.files.files()) == 1, timeout=PATIENCE)
    original = form.files.files()[0]
    press(form.files.findChildren(FileRow)[0].picture, "Return")
    preview = host.panel.tabs.currentWidget()
    assert isinstance(preview, FilePreview)
    qtbot.waitUntil(lambda: preview.view.result() is not None, timeout=PATIENCE)
    preview.view.add(BLUR)
    press(preview.view, "Ctrl+Return")
    qtbot.waitUntil(lambda: form.files.files() not in ([], [original]), timeout=PATIENCE)
    assert host.panel.tabs.currentWidget() is form
    (marked,) = form.files.files()
    assert decoded("a.png", marked.content).pixelColor(21, 50) not in (QColor("black"), QColor("white"))

    assert host.notices.undo()
    assert [file.content for file in form.files.files()] == [original.content]
    form._keeper.forget()


def test_esc_after_a_blur_keeps_it(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database, host: Host
) -> None:
    sqlite_database.write(ACTOR, lambda s: take_file_off(s, 1))
    page.new_call()
    form = page.calls.forms()[-1]
    form.files.add("а.png", as_png(checkered()))
    qtbot.waitUntil(lambda: len(form.files.files()) == 1, timeout=PATIENCE)
    before = form.files.files()
    press(form.files.findChildren(FileRow)[0].picture, "Return")
    preview = host.panel.tabs.currentWidget()
    qtbot.waitUntil(lambda: preview.view.result() is not None, timeout=PATIENCE)
    preview.view.add(BLUR)
    press(preview.view, "Escape")
    qtbot.waitUntil(lambda: form.files.files() not in ([], before), timeout=PATIENCE)
    (marked,) = form.files.files()
    form.matter.show_values({"kind": Kind.METHODOLOGY, "description": "Вопрос"})
    form.caller.field.setText("Сидоров Пётр")
    with qtbot.waitSignal(form.saved, timeout=30_000):
        form.save()
    assert contents(sqlite_database) == {marked.content}
