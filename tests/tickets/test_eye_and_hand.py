"""A colleague changes the ticket under the hand: the hand does nothing else, focus and typing stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.desk.operations import sign_in
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.choices import LinkKind, Outcome, State
from models.tickets.operations import add_note, assign, link_tickets, move, take
from models.tickets.queries import TicketCard, ticket_card
from tests.keys import focused, press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details
from widgets.tickets import eye
from widgets.tickets.details import TicketView
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
FREE, COURSE_ERROR = 2, 6
HERS = "Сидорова Ольга"


class Clock:
    """A clock that stands until it is put on: a busy machine may need more than a second between two steps."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(eye, "time", SimpleNamespace(monotonic=made.monotonic))
    return made


@pytest.fixture
def page(qtbot: QtBot, host: Host, sqlite_database: Database, clock: Clock) -> TicketsPage:
    return small_desk(host, sqlite_database, qtbot)


class Colleague:
    """Another console on the same database, whose changes this window hears of."""

    def __init__(self, qtbot: QtBot, host: Host, database: Database) -> None:
        self._qtbot, self._host, self._database = qtbot, host, database
        self.who: Actor = database.write(ACTOR, lambda s: sign_in(s, HERS)).value

    def does(self, operation: Callable[[Session], object], view: TicketView) -> None:
        """Do it, and wait until the view shows it."""
        before = view.card
        changes = self._database.write(self.who, operation).changes
        self._host.context.tasks.changed.emit(changes)
        self._qtbot.waitUntil(lambda: view.card is not before, timeout=PATIENCE)


@pytest.fixture
def colleague(qtbot: QtBot, host: Host, page: TicketsPage, sqlite_database: Database) -> Iterator[Colleague]:
    with closing(Database.open(sqlite_database.url.render_as_string())) as other:
        yield Colleague(qtbot, host, other)


def card_of(database: Database, number: int) -> TicketCard:
    return database.read(lambda s: ticket_card(s, number))


def place_of(view: TicketView, name: str) -> QPoint:
    """Where the mouse rests on a step."""
    button = view.moves.buttons[name]
    assert button.isVisible()
    return button.mapTo(view.moves, button.rect().center())


def click_at(view: TicketView, place: QPoint) -> None:
    """Click whatever stands there."""
    hit = view.moves.childAt(place)
    assert hit is not None
    QTest.mouseClick(
        hit,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        hit.mapFrom(view.moves, place),
    )


# -- the hand --------------------------------------------------------------------------------------------------------


def test_a_click_on_what_a_colleague_has_just_put_under_the_mouse_only_says_who_was_faster(
    qtbot: QtBot, page: TicketsPage, host: Host, colleague: Colleague, sqlite_database: Database
) -> None:
    view = details(qtbot, page, FREE)
    place = place_of(view, "take")
    colleague.does(lambda s: take(s, [FREE]), view)
    qtbot.waitUntil(lambda: view.moves.childAt(place) is view.moves.buttons["ask"], timeout=PATIENCE)
    click_at(view, place)
    qtbot.waitUntil(lambda: host.notices.toasts() != [], timeout=PATIENCE)
    (said,) = host.notices.toasts()
    assert HERS in said
    card = card_of(sqlite_database, FREE)
    assert (card.state, card.assignee) == (State.WORK, HERS)


@pytest.mark.parametrize("key", ["F7", "Shift+F7", "F8", "Shift+F8"])
@pytest.mark.parametrize("hers", ["ask", "solve"])
def test_a_key_pressed_for_what_stood_there_before_does_nothing_to_what_stands_there_now(
    qtbot: QtBot,
    page: TicketsPage,
    host: Host,
    colleague: Colleague,
    sqlite_database: Database,
    key: str,
    hers: str,
) -> None:
    view = details(qtbot, page, FREE)
    page.grid.setFocus()
    colleague.does(lambda s: move(s, [FREE], hers), view)
    stands = card_of(sqlite_database, FREE).version
    press(page.grid, key)
    qtbot.waitUntil(lambda: host.notices.toasts() != [], timeout=PATIENCE)
    assert HERS in host.notices.toasts()[0]
    assert card_of(sqlite_database, FREE).version == stands


def test_a_second_later_the_hand_knows_what_it_does(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague, sqlite_database: Database, clock: Clock
) -> None:
    view = details(qtbot, page, FREE)
    colleague.does(lambda s: take(s, [FREE]), view)
    clock.seconds += eye.LAG
    click_at(view, place_of(view, "ask"))
    qtbot.waitUntil(lambda: card_of(sqlite_database, FREE).state == State.WAITING, timeout=PATIENCE)


def test_a_ticket_that_was_given_away_unseen_is_not_solved(
    qtbot: QtBot, page: TicketsPage, host: Host, colleague: Colleague, sqlite_database: Database
) -> None:
    """The buttons are the same: it is in other hands."""
    view = details(qtbot, page, FREE)
    colleague.does(lambda s: assign(s, [FREE], colleague.who.id), view)
    click_at(view, place_of(view, "solve"))
    qtbot.waitUntil(lambda: host.notices.toasts() != [], timeout=PATIENCE)
    assert HERS in host.notices.toasts()[0]
    assert card_of(sqlite_database, FREE).state == State.NEW


def test_ones_own_keys_in_a_row_wait_for_nothing(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    details(qtbot, page, FREE)
    page.take()
    page.solve()
    qtbot.waitUntil(lambda: card_of(sqlite_database, FREE).state == State.SOLVED, timeout=PATIENCE)


def test_the_second_press_of_a_double_click_is_not_another_step(
    qtbot: QtBot, page: TicketsPage, host: Host, sqlite_database: Database
) -> None:
    view = details(qtbot, page, FREE)
    place = place_of(view, "take")
    click_at(view, place)
    qtbot.waitUntil(lambda: view.card.state == State.WORK, timeout=PATIENCE)
    hit = view.moves.buttons["ask"]
    qtbot.waitUntil(lambda: view.moves.childAt(place) is hit, timeout=PATIENCE)
    asked: list[tuple[str, ...]] = []
    view.moves.asked.connect(lambda *told: asked.append(told))
    QTest.mouseDClick(hit, Qt.MouseButton.LeftButton)  # the second press alone
    QTest.mouseRelease(hit, Qt.MouseButton.LeftButton)
    assert asked == []


# -- the focus -------------------------------------------------------------------------------------------------------


def test_the_focus_stays_on_a_step_that_is_still_offered(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague
) -> None:
    view = details(qtbot, page, FREE)
    view.moves.buttons["solve"].setFocus(Qt.FocusReason.TabFocusReason)
    colleague.does(lambda s: take(s, [FREE]), view)
    assert QApplication.focusWidget() is view.moves.buttons["solve"]


def test_the_focus_of_a_step_that_is_gone_rests_in_the_card_where_no_key_does_anything(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague, sqlite_database: Database
) -> None:
    view = details(qtbot, page, FREE)
    view.moves.buttons["take"].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []

    def note(_: QWidget | None, now: QWidget) -> None:
        visited.append(now)

    QApplication.instance().focusChanged.connect(note)
    colleague.does(lambda s: take(s, [FREE]), view)
    QApplication.instance().focusChanged.disconnect(note)
    assert visited == [view.moves], "not even for a moment somewhere else"
    stands = card_of(sqlite_database, FREE).version
    for key in ("Space", "Return", "Enter"):
        press(view.moves, key)
    assert QApplication.focusWidget() is view.moves
    assert card_of(sqlite_database, FREE).version == stands
    assert page.chosen_numbers() == [FREE]
    press(view.moves, "Tab")
    assert focused() is view.moves.buttons["ask"]


def test_the_focus_on_something_else_that_a_colleague_takes_away_stays_in_the_card(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague, sqlite_database: Database
) -> None:
    sqlite_database.write(ACTOR, lambda s: link_tickets(s, FREE, 3, LinkKind.RELATED))
    view = details(qtbot, page, FREE)
    link = next(
        one for one in view.relations.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused() is link
    colleague.does(lambda s: add_note(s, FREE, "заметка коллеги"), view)
    assert focused() is view.moves


# -- what was typed and chosen ---------------------------------------------------------------------------------------


def test_a_chosen_outcome_stays_when_a_colleague_moves_the_ticket(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague, sqlite_database: Database, clock: Clock
) -> None:
    view = details(qtbot, page, COURSE_ERROR)
    colleague.does(lambda s: move(s, [COURSE_ERROR], "ask"), view)
    chips = view.moves.form.editor("outcome").focusProxy()
    chips.setFocus()
    for _ in range(3):
        press(focused(), "Right")
    chosen = view.moves.form.value("outcome")
    assert chosen in set(Outcome)
    at = focused()
    colleague.does(lambda s: move(s, [COURSE_ERROR], "resume"), view)
    assert (view.moves.form.value("outcome"), focused()) == (chosen, at)
    clock.seconds += eye.LAG
    page.close_tickets()
    qtbot.waitUntil(lambda: card_of(sqlite_database, COURSE_ERROR).state == State.CLOSED, timeout=PATIENCE)
    assert card_of(sqlite_database, COURSE_ERROR).outcome == chosen


def test_an_outcome_that_nobody_touched_here_follows_the_ticket(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague
) -> None:
    view = details(qtbot, page, COURSE_ERROR)
    colleague.does(lambda s: move(s, [COURSE_ERROR], "solve", outcome=Outcome.FIXED), view)
    assert view.moves.form.value("outcome") == Outcome.FIXED
    colleague.does(lambda s: move(s, [COURSE_ERROR], "reopen"), view)
    assert view.moves.form.value("outcome") is None


def test_a_typed_reason_stays_but_is_not_said_of_a_step_that_does_not_ask_for_one(
    qtbot: QtBot, page: TicketsPage, colleague: Colleague
) -> None:
    view = details(qtbot, page, FREE)
    asked: list[tuple[str, ...]] = []
    view.moves.asked.connect(lambda *told: asked.append(told))
    view.moves.show_state(FREE, State.REFUSED, needs_outcome=False, outcome="")
    type_text(view.moves.form.editor("reason"), "школа пишет")
    view.moves.ask("admit")
    view.moves.show_state(FREE, State.NEW, needs_outcome=False, outcome="")
    view.moves.ask("solve")
    assert asked == [("admit", "", "школа пишет"), ("solve", "", "")]
    view.moves.show_state(FREE, State.REFUSED, needs_outcome=False, outcome="")
    assert view.moves.form.value("reason") == "школа пишет"
