"""What is offered beside a call that is being typed: the words of the sentence, and the room that it takes."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import Kind, State
from models.tickets.queries import TicketLine
from models.tickets.similar import Alike, Asked, Similar
from tests.keys import focused, press
from tests.screen import Host
from tests.tickets.factories import register
from widgets.parts.page import CommandButton
from widgets.parts.theme import Theme
from widgets.tickets.call_form import CallForm
from widgets.tickets.links import ElidedLink
from widgets.tickets.page import TicketsPage
from widgets.tickets.similar_part import SimilarPart

LOW, HIGH = 600, 1000
PATIENCE = 20_000  # ms


def similar(number: int, *, same: bool = True) -> Similar:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    line = TicketLine(number, at, Kind.INCIDENT, State.NEW, "Не открывается журнал", "Школа", "Попов")
    return Similar(line, same)


THREE = Alike((similar(7), similar(8), similar(9, same=False)), 12)


@pytest.fixture
def part(qtbot: QtBot, host: Host) -> SimilarPart:
    made = SimilarPart(host.context)
    made.add_button(QPushButton("Присоединить"))
    host.show_with(made)
    return made


def links(part: SimilarPart) -> list[str]:
    return [each.whole().split(" ")[0] for each in part.findChildren(ElidedLink) if each.isVisible()]


@pytest.mark.parametrize(
    ("kind", "offered", "said"),
    [
        (Kind.INCIDENT, THREE, "Похожее: сообщили 12\N{NO-BREAK SPACE}школ"),
        (Kind.COURSE_ERROR, Alike((similar(7, same=False),)), "Похожее, но в других занятиях"),
        (Kind.INCIDENT, Alike((similar(7),)), "Похожее"),
    ],
)
def test_the_sentence_counts_the_schools_of_the_same_thing(
    part: SimilarPart, kind: Kind, offered: Alike, said: str
) -> None:
    part.ask(Asked(kind))
    part.show_found(offered)
    assert part.findChildren(QLabel)[0].text() == said


def test_a_low_form_shows_the_likeliest_and_a_button_shows_the_others(part: SimilarPart) -> None:
    part.fit(Theme.current().px(LOW))
    part.show_found(THREE)
    assert links(part) == ["7"]
    more = next(each for each in part.findChildren(QPushButton) if each.text() == "ещё\N{NO-BREAK SPACE}2")
    more.setFocus()
    press(more, "Space")
    assert links(part) == ["7", "8", "9"]
    focus = QApplication.focusWidget()
    assert isinstance(focus, ElidedLink)
    assert focus.whole().startswith("8")
    assert not more.isVisible()
    part.show_found(Alike(THREE.offered[:2], 2))
    assert links(part) == ["7"]


def test_a_high_form_shows_all_three(part: SimilarPart) -> None:
    part.fit(Theme.current().px(HIGH))
    part.show_found(THREE)
    assert links(part) == ["7", "8", "9"]


def test_another_lesson_takes_back_what_was_offered_for_the_last_one(part: SimilarPart) -> None:
    """Alt+1 would else join the call to a ticket of the lesson that was typed before."""
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "1", "", "Видео"))
    part.show_found(THREE)
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "1", "", "Видео идёт"))
    assert part.found() == THREE.offered
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "12", "", "Видео идёт"))
    assert part.found() == ()
    assert not part.isVisible()


def test_an_answer_about_the_last_lesson_is_dropped_when_it_comes_after_the_next_one_is_typed(
    qtbot: QtBot, part: SimilarPart, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, gate = threading.Event(), threading.Event()

    def held(_session: object, asked: Asked, _at: datetime) -> Alike:
        reading.set()
        assert gate.wait(PATIENCE / 1000)
        return THREE if asked.lesson == "1" else Alike()

    monkeypatch.setattr("widgets.tickets.similar_part.similar_tickets", held)
    offers: list[tuple[Similar, ...]] = []
    part.shown.connect(lambda: offers.append(part.found()))
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "1", "", "Видео"))
    qtbot.waitUntil(reading.is_set, timeout=PATIENCE)
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "12", "", "Видео"))
    part.findChildren(QTimer)[
        0
    ].stop()  # the next question, which would make the answer stale, is yet to come
    gate.set()
    qtbot.waitUntil(lambda: host.context.tasks.idle, timeout=PATIENCE)
    assert offers == []
    part.ask(Asked(Kind.COURSE_ERROR, "Алгебра", 7, "1", "", "Видео идёт"))
    qtbot.waitUntil(lambda: part.found() == THREE.offered, timeout=PATIENCE)


def link(part: SimilarPart, number: int) -> ElidedLink:
    return next(one for one in part.findChildren(ElidedLink) if one.isVisible() and _number(one) == number)


def _number(link: ElidedLink) -> int:
    return int(link.whole().split(" ")[0])


@pytest.mark.parametrize(
    ("focused_one", "others", "kept"),
    [
        (8, Alike((similar(6), similar(8)), 2), 8),
        (8, Alike((similar(6), similar(7)), 2), 7),
        (9, Alike((similar(6),), 1), 6),
    ],
)
def test_the_link_with_the_focus_hands_it_to_its_successor(
    part: SimilarPart, focused_one: int, others: Alike, kept: int
) -> None:
    """To the same ticket where it is still offered; never by accident to whatever comes next in the window."""
    part.fit(Theme.current().px(HIGH))
    part.show_found(THREE)
    link(part, focused_one).setFocus()
    part.show_found(others)
    now = focused()
    assert isinstance(now, ElidedLink)
    assert _number(now) == kept


def test_a_link_with_the_focus_that_has_no_room_any_more_hands_it_to_the_button_that_shows_it(
    part: SimilarPart,
) -> None:
    part.fit(Theme.current().px(HIGH))
    part.show_found(THREE)
    link(part, 8).setFocus()
    part.fit(Theme.current().px(LOW))
    assert focused().text() == "ещё\N{NO-BREAK SPACE}2"


@pytest.fixture
def form(qtbot: QtBot, host: Host, sqlite_database: Database) -> CallForm:
    """The call of a stranger, of whom everything is asked, in a window too low for it."""
    register(sqlite_database)
    page = TicketsPage(host.context)
    host.show_with(page, height=560)
    page.new_call()
    made = page.calls.forms()[-1]
    qtbot.waitUntil(made.caller.field.hasFocus)
    ask_for_everything(made, asked=True)
    qtbot.waitUntil(lambda: made._scroll.verticalScrollBar().maximum() > 100)
    return made


def ask_for_everything(form: CallForm, *, asked: bool) -> None:
    form.caller.form.setVisible(asked)
    for key in form.caller.form.keys():  # noqa: SIM118 (no mapping)
        form.caller.form.set_shown(key, asked)


@pytest.mark.parametrize("which", [ElidedLink, CommandButton])
def test_who_stands_on_an_offer_that_goes_stands_in_the_description_then(
    form: CallForm, which: type[QPushButton]
) -> None:
    form.matter.show_values({"kind": Kind.INCIDENT})
    form.similar.show_found(THREE)
    one = form.similar.findChildren(which)[0]
    one.setFocus()
    assert focused() is one
    form.similar.show_found(Alike())
    assert focused() is form.matter.form.editor("description")


def in_sight(field: QWidget) -> bool:
    return field.visibleRegion().boundingRect() == field.rect()


@pytest.mark.parametrize("key", ["description", "on_behalf_of"])
def test_the_field_with_the_cursor_stays_in_sight_when_the_offer_takes_its_room(
    qtbot: QtBot, form: CallForm, key: str
) -> None:
    field = form.matter.form.editor(key)
    assert not in_sight(field)
    field.setFocus()
    qtbot.waitUntil(lambda: in_sight(field))
    form.similar.show_found(THREE)
    qtbot.waitUntil(lambda: form.similar.isVisible() and in_sight(field))


def test_the_field_with_the_cursor_stays_in_sight_when_others_come_above_it(
    qtbot: QtBot, form: CallForm
) -> None:
    ask_for_everything(form, asked=False)
    field = form.matter.form.editor("description")
    field.setFocus()
    qtbot.waitUntil(lambda: in_sight(field))
    ask_for_everything(form, asked=True)
    qtbot.waitUntil(lambda: form._scroll.verticalScrollBar().maximum() > 100)
    qtbot.waitUntil(lambda: in_sight(field))


def test_typing_brings_a_field_back_that_was_scrolled_away(qtbot: QtBot, form: CallForm) -> None:
    field = form.matter.form.editor("description")
    field.setFocus()
    qtbot.waitUntil(lambda: in_sight(field))
    form._scroll.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: not in_sight(field))
    press(field, "1")
    qtbot.waitUntil(lambda: in_sight(field))
