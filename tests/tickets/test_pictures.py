"""Pictures of a ticket: decoded within limits, zoomed, marked; what is blurred cannot be read back."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.errors import FileProblem
from models.storage.database import Database
from models.tickets.attachments import attachments_of, content_of
from models.tickets.demo.pictures import screenshot
from models.tickets.drafts import NewAttachment
from models.tickets.operations import add_files
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, incident, register, save
from widgets.tickets.annotator import Mark, Tool, annotated
from widgets.tickets.pictures import as_png, decoded
from widgets.tickets.viewer import PictureView

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


def checkered(width: int = 200, height: int = 120) -> QImage:
    """Black and white columns, one pixel each: the finest thing there is to blur."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("black" if x % 2 else "white"))
    return image


def test_a_large_picture_becomes_a_small_thumbnail(qtbot: QtBot) -> None:
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    small = decoded("a.png", as_png(image), QSize(184, 112))
    assert (small.width(), small.height()) == (184, 103)


@pytest.mark.parametrize("content", [SVG, b"", b"\x89PNG\r\n\x1a\n", screenshot(0)[:200]])
def test_what_is_no_whole_picture_is_refused_at_once(qtbot: QtBot, content: bytes) -> None:
    begun = time.perf_counter()
    with pytest.raises(FileProblem):
        decoded("a.png", content)
    assert time.perf_counter() - begun < 0.2


def test_what_is_blurred_is_gone_and_the_rest_stays(qtbot: QtBot) -> None:
    image = checkered()
    marked = annotated(image, [Mark(Tool.BLUR, QPointF(20, 20), QPointF(120, 80))])
    inside = {marked.pixelColor(x, 50).lightness() for x in range(24, 116)}
    assert all(60 < lightness < 200 for lightness in inside)
    assert marked.pixelColor(150, 100) == image.pixelColor(150, 100)
    assert marked.pixelColor(151, 100) == image.pixelColor(151, 100)
    assert image.pixelColor(21, 50) == QColor("black")


def test_arrow_and_frame_are_drawn_where_they_were_dragged(qtbot: QtBot) -> None:
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    frame = annotated(image, [Mark(Tool.FRAME, QPointF(150, 100), QPointF(50, 20))])
    assert frame.pixelColor(50, 60).red() > 150 > frame.pixelColor(50, 60).green()
    assert frame.pixelColor(100, 60) == QColor("white")
    arrow = annotated(image, [Mark(Tool.ARROW, QPointF(20, 60), QPointF(180, 60))])
    assert arrow.pixelColor(100, 60).green() < 60


def test_a_slip_of_the_hand_marks_nothing() -> None:
    assert Mark(Tool.FRAME, QPointF(5, 5), QPointF(7, 7)).is_slip
    assert not Mark(Tool.FRAME, QPointF(5, 5), QPointF(40, 7)).is_slip


@pytest.fixture
def picture(host: Host, sqlite_database: Database, qtbot: QtBot) -> PictureView:
    register(sqlite_database)
    number = save(sqlite_database, incident())
    file = NewAttachment("снимок.png", as_png(checkered()))
    sqlite_database.write(ACTOR, lambda s: add_files(s, number, [file]))
    (row,) = sqlite_database.read(lambda s: attachments_of(s, number))
    view = PictureView(host.context, row)
    host.show_with(view)
    qtbot.waitUntil(lambda: view.view.result() is not None)
    return view


def test_the_marked_copy_is_attached_and_the_original_stays(
    qtbot: QtBot, picture: PictureView, sqlite_database: Database
) -> None:
    assert not picture.keep.isEnabled()
    picture.view.add(Mark(Tool.FRAME, QPointF(10, 10), QPointF(90, 90)))
    picture.view.add(Mark(Tool.ARROW, QPointF(10, 10), QPointF(90, 90)))
    picture.back.click()
    assert [mark.tool for mark in picture.view.marks] == [Tool.FRAME]
    picture.keep.setFocus()
    picture.keep.click()
    assert picture.window().focusWidget() is picture.view
    qtbot.waitUntil(lambda: len(sqlite_database.read(lambda s: attachments_of(s, 1))) == 2)
    rows = sqlite_database.read(lambda s: attachments_of(s, 1))
    assert [row.name for row in rows] == ["снимок.png", "снимок (с пометками).png"]
    original = sqlite_database.read(lambda s: content_of(s, rows[0].id))
    assert decoded("a.png", original).pixelColor(21, 50) == QColor("black")
    marked = decoded("b.png", sqlite_database.read(lambda s: content_of(s, rows[1].id)))
    assert marked.pixelColor(11, 50) not in (QColor("black"), QColor("white"))


def test_zooming_stays_within_reason_and_fits_again(qtbot: QtBot, picture: PictureView) -> None:
    fitted = picture.view.transform().m11()
    for _ in range(60):
        picture.view.zoom(1.25)
    assert picture.view.transform().m11() <= 16
    picture.view.fit()
    assert picture.view.transform().m11() == pytest.approx(fitted)


def test_a_mark_is_drawn_by_keyboard_alone(qtbot: QtBot, picture: PictureView) -> None:
    view = picture.view
    picture.tools.picked.emit(Tool.FRAME.value)
    press(view, "Return")
    for _ in range(3):
        press(view, "Right")
        press(view, "Down")
    assert view.marks == []
    press(view, "Return")
    (mark,) = view.marks
    assert mark.tool is Tool.FRAME
    assert mark.rect.width() == pytest.approx(mark.rect.height())
    assert mark.rect.width() > 20
    assert picture.keep.isEnabled()


def test_escape_gives_a_begun_mark_up(qtbot: QtBot, picture: PictureView) -> None:
    picture.tools.picked.emit(Tool.ARROW.value)
    press(picture.view, "Return")
    press(picture.view, "Right")
    press(picture.view, "Esc")
    press(picture.view, "Return")
    assert picture.view.marks == []


def test_the_mark_to_be_is_seen_while_one_drags(qtbot: QtBot, picture: PictureView) -> None:
    picture.tools.picked.emit(Tool.FRAME.value)
    view, ground = picture.view, picture.view.viewport()
    before = ground.grab().toImage()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=ground.rect().center())
    QTest.mouseMove(ground, ground.rect().center() + QPoint(40, 30))
    qtbot.waitUntil(lambda: ground.grab().toImage() != before)
    assert view.marks == []
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=ground.rect().center() + QPoint(40, 30))
    assert len(view.marks) == 1


def test_tab_goes_from_the_tools_to_the_picture_and_on(qtbot: QtBot, picture: PictureView) -> None:
    picture.view.add(Mark(Tool.ARROW, QPointF(0, 0), QPointF(20, 20)))
    picture.view.setFocus()
    picture.focusNextPrevChild(False)
    assert picture.tools.isAncestorOf(picture.window().focusWidget())


@pytest.mark.parametrize("presses", [0, 2])
def test_tab_leads_from_any_tool_into_the_picture(qtbot: QtBot, picture: PictureView, presses: int) -> None:
    picture.tools.chip(0).setFocus()
    for _ in range(presses):
        press(picture.window().focusWidget(), "Right")
    assert picture.window().focusWidget() is picture.tools.chip(presses)
    press(picture.window().focusWidget(), "Tab")
    assert picture.window().focusWidget() is picture.view


def test_ctrl_enter_attaches_the_copy_once_and_begins_no_mark(
    qtbot: QtBot, picture: PictureView, sqlite_database: Database
) -> None:
    """Without a mark the key does nothing: Enter alone is what begins one."""

    def files() -> int:
        return len(sqlite_database.read(lambda s: attachments_of(s, 1)))

    picture.tools.picked.emit(Tool.FRAME.value)
    picture.view.setFocus()
    press(picture.view, "Ctrl+Return")
    press(picture.view, "Right")
    press(picture.view, "Return")
    assert picture.view.marks == []
    press(picture.view, "Esc")
    picture.view.add(Mark(Tool.ARROW, QPointF(10, 10), QPointF(90, 90)))
    press(picture.view, "Ctrl+Return")
    qtbot.waitUntil(lambda: files() == 2)
    assert not picture.keep.isEnabled()
    picture.view.add(Mark(Tool.ARROW, QPointF(10, 90), QPointF(90, 10)))
    assert picture.keep.isEnabled()
    assert picture.keep.toolTip().endswith("Ctrl+⏎")
