"""Notices: a toast passes and can be taken back, a bar lasts, a failure says what is safe; nothing is modal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.errors import ConflictError, DatabaseUnavailable, NewerSchema
from tests.keys import press
from widgets.parts.labels import BriefLabel
from widgets.parts.notices import Bar, Notices, Toast
from widgets.parts.notices.said_panel import SaidPanel
from widgets.parts.notices.toasts import AT_MOST
from widgets.parts.theme import USUAL_POINTS, Theme

CONFLICT = (
    "A colleague has changed this record meanwhile. What you typed is kept in the drafts."
    " Compare both versions and save again."
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that toasts hover over."""
    widget = QWidget()
    widget.resize(900, 600)
    qtbot.addWidget(widget)
    widget.show()
    QCursor.setPos(widget.mapToGlobal(QPoint(1, 1)))  # not where toasts come up
    return widget


@pytest.fixture
def notices(qtbot: QtBot, window: QWidget) -> Iterator[Notices]:
    """Notices that float over the window."""
    made = Notices()
    made.bars.setParent(window)
    made.float_over(window)
    yield made
    made.deleteLater()


def toasts(window: QWidget) -> list[Toast]:
    return [toast for toast in window.findChildren(Toast) if not toast.isHidden()]


def test_a_second_toast_leaves_room_for_the_words_of_both(
    notices: Notices, window: QWidget, qtbot: QtBot
) -> None:
    notices.toast("Обращение 601 записано")
    qtbot.waitUntil(lambda: len(toasts(window)) == 1)
    notices.toast("Отказ записан. " * 12)
    qtbot.waitUntil(lambda: len(toasts(window)) == 2)
    qtbot.waitUntil(
        lambda: all(toast.height() >= toast.heightForWidth(toast.width()) > 0 for toast in toasts(window))
    )


@pytest.mark.parametrize("text", ["Присоединено к 20001: 4", "Закрыто: 5", "Вид «Ошибки в курсах» удалён"])
def test_a_short_toast_stands_in_one_line(notices: Notices, window: QWidget, qtbot: QtBot, text: str) -> None:
    notices.toast(text, lambda: None)
    qtbot.waitUntil(lambda: len(toasts(window)) == 1)
    (words,) = [each for each in toasts(window)[0].findChildren(QLabel) if each.text() == text]
    qtbot.waitUntil(lambda: 0 < words.heightForWidth(words.width()) < 2 * words.fontMetrics().lineSpacing())


def test_the_way_back_may_have_a_word_of_its_own(notices: Notices, window: QWidget, qtbot: QtBot) -> None:
    notices.toast("Черновик сохранён", lambda: None, back="Вернуть")
    qtbot.waitUntil(lambda: len(toasts(window)) == 1)
    button = toasts(window)[0].findChild(QPushButton, "undo")
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("Вернуть", "Вернуть")


def test_a_toast_says_what_has_happened_and_takes_it_back(notices: Notices, window: QWidget) -> None:
    undone: list[bool] = []
    notices.toast("Закрыто 3 обращения", lambda: undone.append(True))
    assert notices.toasts() == ["Закрыто 3 обращения"]
    toasts(window)[0].findChild(QPushButton, "undo").click()

    assert undone == [True]
    assert notices.toasts() == []


def test_undo_by_key_takes_back_the_newest_that_can_be(notices: Notices) -> None:
    undone: list[str] = []
    notices.toast("первое", lambda: undone.append("первое"))
    notices.toast("второе", lambda: undone.append("второе"))
    notices.toast("третье")

    assert [notices.undo(), notices.undo(), notices.undo()] == [True, True, False]
    assert undone == ["второе", "первое"]


def test_a_toast_passes_by_itself(notices: Notices, qtbot: QtBot) -> None:
    notices.toast("Готово", seconds=1)
    assert notices.toasts() == ["Готово"]

    qtbot.waitUntil(lambda: notices.toasts() == [], timeout=2500)


def test_a_toast_waits_while_somebody_reads_it(notices: Notices, window: QWidget, qtbot: QtBot) -> None:
    notices.toast("Готово", seconds=1)
    toast = toasts(window)[0]
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    qtbot.wait(1300)
    assert notices.toasts() == ["Готово"]
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    qtbot.waitUntil(lambda: notices.toasts() == [], timeout=2500)


def test_no_more_toasts_than_one_can_read(notices: Notices) -> None:
    for number in range(AT_MOST + 2):
        notices.toast(f"событие {number}")

    assert notices.toasts() == [f"событие {number}" for number in range(2, AT_MOST + 2)]


def test_a_toast_never_takes_the_cursor_and_stays_inside_the_window(
    notices: Notices, window: QWidget
) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    notices.toast("Длинное сообщение " * 30, lambda: None)
    window.resize(500, 400)
    toast = toasts(window)[0]
    corner = toast.mapTo(window, toast.rect().bottomRight())

    assert window.focusWidget() is line
    assert 0 < corner.x() < 500
    assert 0 < corner.y() < 400
    assert toast.mapTo(window, toast.rect().topLeft()).y() >= 0


def test_escape_closes_a_toast_that_has_the_cursor(notices: Notices, window: QWidget) -> None:
    notices.toast("Готово", lambda: None)
    press(toasts(window)[0], "Escape")

    assert notices.toasts() == []


def test_what_is_said_before_there_is_a_window_waits_for_it(qtbot: QtBot, window: QWidget) -> None:
    notices = Notices()
    qtbot.addWidget(notices.bars)
    notices.toast("База обновлена")
    assert notices.toasts() == []
    notices.float_over(window)

    assert notices.toasts() == ["База обновлена"]


def test_a_bar_lasts_until_its_state_is_over(notices: Notices) -> None:
    pressed: list[bool] = []
    notices.bar("database", "Нет связи", "warn", ("Повторить", lambda: pressed.append(True)))
    notices.bar("database", "Нет связи, черновиков 3", "warn", ("Повторить", lambda: pressed.append(True)))
    notices.bar("window", "Технологическое окно до 20:00", "accent")
    assert notices.bars.texts() == {
        "database": "Нет связи, черновиков 3",
        "window": "Технологическое окно до 20:00",
    }
    notices.bars.findChild(QPushButton).click()
    notices.clear("database")
    notices.clear("window")

    assert pressed == [True]
    assert notices.bars.texts() == {}
    assert notices.bars.isHidden()


def shown_bars(notices: Notices) -> list[str]:
    return [bar.text() for bar in notices.bars.findChildren(Bar) if not bar.isHidden()]


def test_of_several_bars_the_gravest_is_in_sight_and_the_others_are_a_key_away(notices: Notices) -> None:
    notices.bar("drafts", "Остались черновики", "accent", ("Открыть", lambda: None))
    assert shown_bars(notices) == ["Остались черновики"]
    notices.bar("database", "Нет связи", "bad")
    notices.bar("window", "Технологическое окно до 20:00", "warn")
    assert shown_bars(notices) == ["Нет связи"]
    others = next(bar.others for bar in notices.bars.findChildren(Bar) if bar.text() == "Нет связи")
    assert others.text() == "2 more"
    others.click()
    assert shown_bars(notices) == ["Остались черновики", "Нет связи", "Технологическое окно до 20:00"]
    others.click()
    assert shown_bars(notices) == ["Нет связи"]
    notices.clear("database")
    assert shown_bars(notices) == ["Технологическое окно до 20:00"]
    notices.clear("window")
    assert shown_bars(notices) == ["Остались черновики"]
    (left,) = (bar for bar in notices.bars.findChildren(Bar) if not bar.isHidden())
    assert left.others.isHidden()


def test_of_equally_grave_bars_the_newest_is_in_sight(notices: Notices) -> None:
    """Else an outage that is known for an hour would hide that the database has just gone."""
    notices.bar("outage", "Система недоступна с 03:18", "bad", ("Показать", lambda: None))
    notices.bar("database", "Нет связи", "bad")
    assert shown_bars(notices) == ["Нет связи"]


def test_a_bar_that_is_grown_graver_comes_to_the_front(notices: Notices) -> None:
    notices.bar("database", "Связь медленная", "warn")
    notices.bar("disk", "Место на диске кончается", "warn")
    assert shown_bars(notices) == ["Место на диске кончается"]
    notices.bar("database", "Нет связи", "bad")
    assert shown_bars(notices) == ["Нет связи"]


def test_the_focus_stays_in_the_bars_when_a_graver_one_comes(
    notices: Notices, window: QWidget, qtbot: QtBot
) -> None:
    notices.bar("drafts", "Остались черновики", "accent", ("Открыть", lambda: None))
    following = QPushButton("Другое", window)
    following.show()
    window.activateWindow()
    qtbot.waitUntil(notices.bars.isVisible)
    notices.bars.findChild(QPushButton).setFocus()
    assert notices.bars.isAncestorOf(window.focusWidget())
    notices.bar("database", "Нет связи", "bad")
    assert notices.bars.isAncestorOf(window.focusWidget())


def test_a_bar_is_told_once_however_often_it_is_repeated(notices: Notices) -> None:
    said: list[str] = []
    notices.said.connect(said.append)
    for _ in range(3):
        notices.bar("database", "Нет связи", "warn")

    assert said == ["Нет связи"]


def test_a_failure_says_what_happened_what_is_safe_and_what_to_do(notices: Notices) -> None:
    notices.failure(ConflictError())

    (said,) = notices.toasts()
    assert said.split(". ") == [
        "A colleague has changed this record meanwhile",
        "What you typed is kept in the drafts",
        "Compare both versions and save again.",
    ]


def test_only_what_stays_until_it_is_closed_is_dismissed(notices: Notices) -> None:
    notices.toast("Готово")
    assert not notices.dismiss()
    notices.failure(ConflictError())
    assert notices.dismiss()
    assert notices.toasts() == ["Готово"]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure passes a second after somebody was seen at work."""
    monkeypatch.setattr("widgets.parts.notices.notices.FAILURE_SECONDS", 1)


def work(window: QWidget) -> None:
    """A key as the system sends it."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F11)


def test_a_failure_waits_for_somebody_and_goes_once_they_work_on(
    notices: Notices, window: QWidget, qtbot: QtBot, hasty: None
) -> None:
    del hasty
    notices.failure(ConflictError())
    qtbot.wait(1500)
    assert len(notices.toasts()) == 1, "nobody was there"
    work(window)
    qtbot.waitUntil(lambda: notices.toasts() == [], timeout=15_000)


def test_a_failure_stays_while_it_has_the_focus_or_the_mouse(
    notices: Notices, window: QWidget, qtbot: QtBot, hasty: None
) -> None:
    del hasty
    notices.failure(ConflictError())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toast = toasts(window)[0]
    toast.findChild(QToolButton).setFocus()
    work(window)
    qtbot.wait(1500)
    assert len(notices.toasts()) == 1
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    toast.findChild(QToolButton).clearFocus()
    qtbot.wait(1500)
    assert len(notices.toasts()) == 1
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: notices.toasts() == [], timeout=15_000)


def test_a_failure_that_has_gone_can_be_read_again(notices: Notices, qtbot: QtBot) -> None:
    panel = SaidPanel(notices)
    qtbot.addWidget(panel)
    assert "Nothing was said yet" in panel.sheet.toPlainText()
    notices.toast("Готово")
    notices.failure(ConflictError())
    assert notices.dismiss()
    notices.bar("database", "Нет <связи>", "bad")
    notices.bar("export", "Записано 10 %", "accent")

    assert [said.text for said in notices.record()] == ["Нет <связи>", CONFLICT, "Готово"]
    shown = panel.sheet.toPlainText()
    assert 0 <= shown.index("Нет <связи>") < shown.index(CONFLICT) < shown.index("Готово")
    assert shown.count("failure") == 2


def test_a_failure_that_is_a_state_becomes_a_bar(notices: Notices) -> None:
    notices.failure(DatabaseUnavailable())
    notices.failure(DatabaseUnavailable())

    assert list(notices.bars.texts()) == ["database"]
    assert notices.toasts() == []


def test_a_newer_schema_is_a_state_that_stays_in_sight(notices: Notices) -> None:
    notices.failure(NewerSchema("0099_future"))

    assert list(notices.bars.texts()) == ["schema"]
    assert "Update the console" in notices.bars.texts()["schema"]


@pytest.mark.parametrize("width", [340, 500, 760])
@pytest.mark.parametrize("points", [USUAL_POINTS, 16])
def test_what_to_do_about_a_failure_is_never_cut_off(
    qtbot: QtBot, window: QWidget, notices: Notices, theme: Theme, width: int, points: float
) -> None:
    theme.apply(points=points)
    column = QVBoxLayout(window)
    column.addWidget(notices.bars)
    column.addStretch(1)
    window.resize(width, 600)
    notices.failure(NewerSchema("0099_future"))
    bar = notices.bars.findChild(Bar)
    label = notices.bars.findChild(BriefLabel)

    assert bar is not None
    assert label is not None
    qtbot.waitUntil(lambda: label.isVisible() and label.height() >= label.heightForWidth(label.width()))
    assert label.shown().replace("\n", " ") == bar.text()
    lines = label.shown().split("\n")
    assert max(label.fontMetrics().horizontalAdvance(line) for line in lines) <= label.width()
    assert len(lines) * label.fontMetrics().lineSpacing() <= label.height() + 1


def test_a_long_bar_takes_two_lines_and_its_tooltip_says_everything(qtbot: QtBot) -> None:
    label = BriefLabel()
    qtbot.addWidget(label)
    label.setText("Система: недоступно с 22.11.2026 20:54; " * 9)
    two_lines = 2 * label.fontMetrics().lineSpacing()
    assert label.heightForWidth(300) == two_lines
    label.resize(300, two_lines)
    label.grab()

    assert label.shown().count("\n") == 1
    assert label.shown().endswith("…")
    assert label.toolTip() == label.text()

    label.setText("Коротко")
    label.grab()
    assert (label.shown(), label.toolTip()) == ("Коротко", "")
