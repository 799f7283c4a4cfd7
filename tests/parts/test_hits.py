"""The words within a search line: how many there are, that an answer is late, and never over what is typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPoint, QStringListModel, Signal
from PySide6.QtWidgets import QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from models.formats import group_digits, plural_ru
from tests.keys import press, type_text
from widgets.parts.hits import Hits
from widgets.parts.page import SearchLine
from widgets.parts.theme import Theme

PATIENCE = 20_000  # ms: the machine may be busy with other things
LATE = 50  # ms: shorter than in daily work, so that the test does not wait


class Asked(QObject):
    """A list that answers when the test says so."""

    asked = Signal()
    ready = Signal()
    gave_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def rowCount(self) -> int:
        return self.count

    def answer(self, count: int) -> None:
        self.count = count
        self.ready.emit()


def tickets(count: int) -> str:
    word = plural_ru(count, "обращение", "обращения", "обращений")
    return f"{count}\N{NO-BREAK SPACE}{word}"


def told(count: int) -> str:
    """What stands in the line when there is room."""
    return tickets(count).replace(str(count), group_digits(count))


@pytest.fixture
def model() -> Asked:
    return Asked()


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, model: Asked) -> Iterator[SearchLine]:
    made = SearchLine("Слова")
    qtbot.addWidget(made)
    made.resize(500, made.sizeHint().height())
    made.hits.follow(model, tickets)
    made.hits.wait_for(LATE)
    made.show()
    yield made
    made.close()


def text_end(line: SearchLine) -> int:
    """Where the text's own ground ends."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    ground = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    return ground.right() + 1 - line.textMargins().right()


def right_end(hits: Hits) -> int:
    return hits.x() + hits.width()


def test_nothing_is_said_before_the_first_answer(line: SearchLine) -> None:
    assert line.hits.isHidden()


def test_an_answer_is_told_with_its_exact_number(line: SearchLine, model: Asked) -> None:
    model.asked.emit()
    model.answer(20_001)
    assert line.hits.isVisible()
    assert line.hits.text() == "20\N{NO-BREAK SPACE}001\N{NO-BREAK SPACE}обращение"


def test_nothing_found_is_a_number_too(line: SearchLine, model: Asked) -> None:
    model.asked.emit()
    model.answer(0)
    assert line.hits.text() == "0\N{NO-BREAK SPACE}обращений"


def test_a_late_answer_is_announced_and_then_replaces_the_announcement(
    qtbot: QtBot, line: SearchLine, model: Asked
) -> None:
    model.asked.emit()
    model.answer(5)
    model.asked.emit()
    assert line.hits.text() == told(5)
    qtbot.waitUntil(lambda: line.hits.text() == "looking…", timeout=PATIENCE)
    model.answer(7)
    assert line.hits.text() == told(7)


def test_the_wait_counts_from_the_first_question_without_an_answer(
    qtbot: QtBot, line: SearchLine, model: Asked
) -> None:
    """Who types on asks again with every word; the announcement must not be put off each time."""
    model.asked.emit()
    first = line.hits.late_in()
    qtbot.waitUntil(lambda: line.hits.late_in() < first, timeout=PATIENCE)
    left = line.hits.late_in()
    model.asked.emit()
    assert line.hits.late_in() <= left


def test_a_database_that_does_not_answer_leaves_no_number_behind(
    qtbot: QtBot, line: SearchLine, model: Asked
) -> None:
    model.asked.emit()
    model.answer(5)
    model.asked.emit()
    qtbot.waitUntil(lambda: line.hits.text() == "looking…", timeout=PATIENCE)
    model.gave_up.emit()
    assert line.hits.isHidden()


def test_typing_and_emptying_do_not_move_the_end_of_the_words(line: SearchLine, model: Asked) -> None:
    model.answer(1_234)
    end = right_end(line.hits)
    type_text(line, "журнал")
    assert right_end(line.hits) == end
    press(line, "Esc")
    assert right_end(line.hits) == end


def test_what_is_typed_never_runs_beneath_the_words(line: SearchLine, model: Asked) -> None:
    model.answer(1_234)
    assert line.hits.text() == told(1_234)
    type_text(line, "статус:новое тип:ошибка класс:7 с:01.09.2026 кто:Кузнецова")
    assert line.hits.text() == group_digits(1_234)
    assert line.hits.toolTip() == told(1_234)
    for width in (500, 220):
        line.resize(width, line.height())
        assert text_end(line) <= line.hits.x()


def test_the_whole_words_never_push_the_first_letter_out_of_sight(line: SearchLine, model: Asked) -> None:
    """The number alone stands there as soon as the words would scroll what is typed."""
    model.answer(11)
    line.setText("статус:новое")
    letter = line.fontMetrics().averageCharWidth()
    for width in range(400, 150, -3):
        line.resize(width, line.height())
        line.setCursorPosition(0)
        line.setCursorPosition(len(line.text()))
        line.grab()  # painting scrolls
        if line.hits.text() == told(11):
            assert line.cursorPositionAt(QPoint(line.textMargins().left() + letter, line.height() // 2)) <= 1
    assert line.hits.text() == "11"


def test_the_hint_of_an_empty_line_never_runs_beneath_the_number(line: SearchLine, model: Asked) -> None:
    model.answer(1_234)
    line.set_words("Слова, номер, телефон, статус:новое класс:7 …")
    for width in (500, 220, 300):
        line.resize(width, line.height())
        assert text_end(line) <= line.hits.x()


def test_how_many_are_chosen_is_said_once_a_key_acts_on_several(line: SearchLine, model: Asked) -> None:
    rows = QStringListModel([str(number) for number in range(2000)])
    selection = QItemSelectionModel(rows, line)
    line.hits.count_chosen(selection)
    line.resize(900, line.height())
    model.answer(2000)
    for last, words in ((0, told(2000)), (1, f"{told(2000)} · 2 chosen"), (1499, "1 500 chosen")):
        chosen = QItemSelection(rows.index(0), rows.index(last))
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        assert (
            line.hits.text()
            .replace("\N{NO-BREAK SPACE}", " ")
            .endswith(words.replace("\N{NO-BREAK SPACE}", " "))
        )
