"""Looks at the parts together: at every size of letters, theme and window nothing is cut, everything has a name.

The pictures lie in the folder that pytest prints with `--basetemp`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.agreement.verdict import Answer, Check, Step, Verdict
from models.fields import Choice, Field, Kind
from models.text import Text
from tests.parts.lists import NOW, ListModel
from widgets.parts.commands import command
from widgets.parts.context import Context
from widgets.parts.form import ButtonLine, Form, PickList, ScrollColumn, options_of
from widgets.parts.grid import Grid
from widgets.parts.notices import Notices
from widgets.parts.page import Page
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel import JudgedLabel, WhyPanel

PANEL = 400
HEIGHTS = {1366: 768, 1920: 1080}
SUBJECTS = tuple(
    Choice(name, name) for name in ("Алгебра", "Биология", "География", "Русский язык", "Физика")
)
KINDS = (Choice("course", "Ошибка в курсе"), Choice("incident", "Инцидент"), Choice("request", "Запрос"))
VERDICT = Verdict(
    Answer.WARNING,
    Text("Можно. Ответственное лицо по договору, обучена 14.09.2026. Осталось мало часов."),
    checks=(
        Check(
            "person",
            True,
            "persons.trained",
            "обученные Лицензиаром сотрудники",
            Text("Кузнецова А. П. обучена"),
        ),
        Check("line", None, "", "", Text("Линия не проверялась")),
    ),
    inputs=((Text("Договор"), "412/2026-МЭО-88"), (Text("Дата начала"), date(2026, 9, 1))),
    steps=(
        Step(Text("Норма на договорный год"), 3840),
        Step(Text("Консультации, проведённые с начала договорного года"), -1360),
    ),
    other=((Text("По календарному году осталось бы 12 ч"), "календарный год"),),
    at=NOW,
)


class Broadcast(QObject):
    changed = Signal(object)


class Tickets(Page):
    def reload(self, changes: object) -> None:
        self.asked = changes

    @command("gallery.call", "Звонок", shortcut="F2", icon="phone", primary=True)
    def call(self) -> None: ...

    @command("gallery.consultation", "Консультация", shortcut="F4", icon="speech", toolbar=True)
    def consult(self) -> None: ...


def make_page() -> Page:
    page = Tickets(cast("Context", SimpleNamespace(tasks=Broadcast(), borrowed=lambda _: ())))
    page.add_search("Слова, номер, телефон, статус:новое класс:7 …")
    page.add_buttons()
    views = page.add_views([("all", "Все открытые"), ("mine", "Мои"), ("wait", "Ждём информацию")])
    views.set_counts({"all": 128, "mine": 4, "wait": 9})
    grid = Grid(page, name="Обращения", now=lambda: NOW)
    model = ListModel(range(500))
    model.setParent(grid)
    grid.setModel(model)
    grid.select_id(2)
    notices = Notices(page)
    notices.bar(
        "database", "Нет связи с сервером — пишу в черновики (3)", "warn", ("Повторить", lambda: None)
    )
    page.body.addWidget(notices.bars)
    page.body.addWidget(grid)
    return page


def make_form() -> QWidget:
    kinds = (
        Kind.CODE,
        Kind.INTEGER,
        Kind.DATE,
        Kind.MOMENT,
        Kind.MINUTES,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.PERCENT,
    )
    form = Form()
    form.add(Field(key="who", title="Кто звонит", kind=Kind.TEXT, required=True))
    form.add_widget(JudgedLabel("методических часов осталось 41 ч 20 мин из 64"))
    form.add(Field(key="kind", title="Вид", kind=Kind.CHOICE, choices=KINDS))
    subject = Field(key="subject", title="Предмет", kind=Kind.CHOICE, choices=SUBJECTS)
    form.add_line(
        (subject, PickList(options_of(subject))),
        *(Field(key=kind, title=f"Поле {kind}", kind=kind) for kind in kinds),
    )
    form.add(Field(key="about", title="Описание", kind=Kind.LONG_TEXT, required=True))
    form.add(Field(key="urgent", title="Произошло, а не может произойти", kind=Kind.FLAG))
    form.add_stretch()
    form.show_values({"kind": "course", Kind.DATE: date(2026, 11, 5), Kind.MOMENT: NOW, Kind.MINUTES: 90})
    form.check()
    panel = QWidget()
    set_look(panel, "surface")
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(ScrollColumn(form))
    buttons = ButtonLine()
    buttons.remark("черновик сохранён")
    buttons.add("Отказ", lambda: None)
    buttons.add("Сохранить", lambda: None, look="primary", key="Ctrl+Return")
    column.addWidget(buttons)
    return panel


def make_why() -> QWidget:
    panel = WhyPanel()
    panel.show_verdict(VERDICT)
    panel.moment.parentWidget().parentWidget().show()
    return panel


def make_window(side: Callable[[], QWidget], width: int, height: int) -> QWidget:
    window = QWidget()
    line = QHBoxLayout(window)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(make_page(), 1)
    panel = side()
    panel.setFixedWidth(PANEL)
    line.addWidget(panel)
    window.resize(width, height)
    return window


def shown_children(window: QWidget) -> Iterator[QWidget]:
    return (
        child for child in window.findChildren(QWidget) if child.isVisibleTo(window) and not child.isHidden()
    )


def cut(widget: QWidget) -> bool:
    """Whether words of a label or button do not fit into it."""
    if isinstance(widget, QPushButton):
        return (
            widget.width() < widget.sizeHint().width() - 1 or widget.height() < widget.sizeHint().height() - 1
        )
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        if not widget.wordWrap():
            return widget.width() < widget.fontMetrics().horizontalAdvance(widget.text())
        return widget.height() < widget.heightForWidth(widget.width()) - 1
    return False


@pytest.mark.parametrize("side", [make_form, make_why])
@pytest.mark.parametrize(
    ("name", "points", "width"),
    [("light", 9, 1366), ("dark", 10, 1366), ("light", 13, 1366), ("dark", 20, 1366), ("light", 10, 1920)],
)
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot,
    theme: Theme,
    tmp_path: Path,
    side: Callable[[], QWidget],
    name: str,
    points: float,
    width: int,
) -> None:
    theme.apply(name, points)
    window = make_window(side, width, HEIGHTS[width])
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    window.grab().save(str(tmp_path / f"{side.__name__}-{name}-{points}-{width}.png"))

    assert [area.horizontalScrollBar().maximum() for area in window.findChildren(ScrollColumn)] == [0]
    assert [getattr(child, "text", lambda: "")() for child in shown_children(window) if cut(child)] == []


def test_a_cut_word_would_be_seen(qtbot: QtBot, theme: Theme) -> None:
    for widget in (QLabel("Ждём информацию"), QPushButton("Ждём информацию")):
        qtbot.addWidget(widget)
        widget.adjustSize()
        assert not cut(widget)
        widget.resize(widget.width() // 2, widget.height())
        assert cut(widget)


@pytest.mark.parametrize("points", [10, 20])
def test_lines_of_a_form_never_cover_each_other(qtbot: QtBot, theme: Theme, points: float) -> None:
    theme.apply(points=points)
    window = make_window(make_form, 1366, 768)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    form = window.findChild(Form)
    boxes = [
        (cell.mapTo(form, cell.rect().topLeft()), cell) for cell in (form.cell(key) for key in form.raw())
    ]
    rects = [cell.rect().translated(place) for place, cell in boxes]

    assert not any(one.intersects(other) for number, one in enumerate(rects) for other in rects[:number])
    assert all(form.rect().contains(rect) for rect in rects)


def test_everything_that_takes_the_cursor_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    for side in (make_form, make_why):
        window = make_window(side, 1366, 768)
        qtbot.addWidget(window)
        window.show()
        reachable = [
            child
            for child in shown_children(window)
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(child, QLineEdit | QTabBar)
        ]
        nameless = [
            child
            for child in reachable
            if not QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)
        ]

        assert len(reachable) > 8
        assert nameless == []


def test_every_button_has_a_name_whether_or_not_the_cursor_stops_there(qtbot: QtBot, theme: Theme) -> None:
    window = make_window(make_form, 1366, 768)
    qtbot.addWidget(window)
    window.show()

    buttons = [child for child in shown_children(window) if isinstance(child, QAbstractButton)]

    assert len(buttons) > 8
    assert [button for button in buttons if not (button.accessibleName() or button.text())] == []


def test_a_picture_in_grey_still_tells_the_states_apart(theme: Theme) -> None:
    from tests.parts.lists import STATES

    assert len({choice.icon for choice in STATES}) == len(STATES)
    assert len({choice.title for choice in STATES}) == len(STATES)
