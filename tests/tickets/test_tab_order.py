"""Tab goes through a ticket as the eye does, also through what is made anew with every ticket."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.storage.database import Database
from models.tickets.choices import LinkKind
from models.tickets.drafts import NewAttachment
from models.tickets.operations import link_tickets
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, incident, save
from tests.tickets.screen import small_desk
from tests.tickets.test_page import details
from widgets.tickets.details import TicketView
from widgets.tickets.gallery import Gallery
from widgets.tickets.move_bar import MoveBar
from widgets.tickets.page import TicketsPage
from widgets.tickets.sections import Relations

PATIENCE = 20_000


def stops(view: TicketView) -> list[QWidget]:
    """Where Tab stops within what is scrolled, in the order of Tab, from its first field on; the steps come after."""
    chain, each = [], view.headline.nextInFocusChain()
    while each is not view.headline:
        if (
            view.isAncestorOf(each)
            and each.isVisibleTo(view)
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            chain.append(each)
        each = each.nextInFocusChain()
    steps = [view_part(each, MoveBar) for each in chain]
    assert steps == sorted(steps)
    return [each for each in chain if not view_part(each, MoveBar)]


def view_part(field: QWidget, kind: type[QWidget]) -> bool:
    """Whether a field stands in a part of that kind."""
    above = field.parentWidget()
    return above is not None and (isinstance(above, kind) or view_part(above, kind))


def test_tab_walks_a_ticket_in_reading_order(qtbot: QtBot, host: Host, sqlite_database: Database) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    file = NewAttachment("журнал.txt", b"12")
    number = save(sqlite_database, incident(description="Файл", received_at=CALL, attachments=(file,)))
    sqlite_database.write(ACTOR, lambda s: link_tickets(s, number, 2, LinkKind.RELATED))
    page.open_record("ticket", number)
    view = page.details()
    assert view is not None
    qtbot.waitUntil(lambda: view.card is not None and view.card.id == number, timeout=PATIENCE)
    made_anew = (Gallery, Relations)
    qtbot.waitUntil(
        lambda: all(any(view_part(each, kind) for each in stops(view)) for kind in made_anew),
        timeout=PATIENCE,
    )
    order = stops(view)
    tops = [each.mapTo(view, QPoint(0, 0)).y() for each in order]
    lines = [top // 12 for top in tops]
    assert lines == sorted(lines)


def test_another_ticket_is_walked_in_order_too(qtbot: QtBot, host: Host, sqlite_database: Database) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    sqlite_database.write(ACTOR, lambda s: link_tickets(s, 3, 2, LinkKind.RELATED))
    details(qtbot, page, 4)
    view = details(qtbot, page, 3)
    qtbot.waitUntil(lambda: any(view_part(each, Relations) for each in stops(view)), timeout=PATIENCE)
    tops = [each.mapTo(view, QPoint(0, 0)).y() // 12 for each in stops(view)]
    assert tops == sorted(tops)


def test_no_steps_are_offered_before_the_ticket_is_there(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    page.open_ticket(3)
    view = page.details()
    assert view is not None
    assert view.card is None
    assert view.moves.isHidden()
    qtbot.waitUntil(lambda: view.card is not None)
    assert view.moves.isVisible()


def walked(page: TicketsPage, keys: str) -> QWidget | None:
    """Where a key leads from the chosen view."""
    page.views.setFocus()
    press(page.window().focusWidget(), keys)
    return page.window().focusWidget()


def test_tab_leads_from_the_views_to_the_list_and_back(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    """The list was built before the views, and the views are made anew with every one that is saved."""
    page = small_desk(host, sqlite_database, qtbot)
    page.context.panel.open("other", QLineEdit(), "Другое")  # something comes after the page
    assert walked(page, "Tab") is page.grid
    page.view_set.save("Мой разбор", page.state(), shared=False)
    qtbot.waitUntil(lambda: page.view_set.is_saved(page.view_set.current), timeout=PATIENCE)
    assert walked(page, "Tab") is page.grid
    press(page.grid, "Shift+Tab")
    chips = [page.views.chip(place) for place in range(len(page.view_set.titles()))]
    assert [chip for chip in chips if chip.hasFocus()] == [chip for chip in chips if chip.isChecked()]


def test_the_focus_stays_in_the_views_when_one_comes(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    page.views.setFocus()
    page.view_set.save("Мой разбор", page.state(), shared=False)
    qtbot.waitUntil(lambda: page.view_set.is_saved(page.view_set.current), timeout=PATIENCE)
    assert page.views.isAncestorOf(page.window().focusWidget())
